//! Typst's markup in bodies, kind by kind: what was typed is printed, or is an
//! error at its place. Nothing vanishes.

use super::support::{Case, Run, squeeze};

/// The small paper in one language with this body.
fn with_body(lang: &str, body: &str) -> Case {
    let case = Case::small();
    case.edit("paper.toml", "[\"zh\", \"en\"]", &format!("[\"{lang}\"]"))
        .write(&format!("body.{lang}.hbs"), body);
    case
}

/// The errors of a body as `line:column rule`.
fn errors(lang: &str, body: &str) -> Vec<String> {
    let case = with_body(lang, body);
    let outcome = case.run(&["check", "paper", "--format", "short", "--quiet"]);
    let start = format!("paper/body.{lang}.hbs:");
    let found = outcome.stderr.lines().filter_map(|line| {
        let (place, rest) = line.strip_prefix(&start)?.split_once(": error[")?;
        Some(format!("{place} {}", rest.split_once(']')?.0))
    });
    let found: Vec<String> = found.collect();
    assert_eq!(
        outcome.status,
        i32::from(!found.is_empty()),
        "{}",
        outcome.stderr
    );
    found
}

/// Each of these texts must be an error at its column and no other, in both
/// languages: as paragraphs of one body.
#[track_caller]
fn refused(texts: &[(&str, usize, &str)]) {
    let paragraphs: Vec<&str> = texts.iter().map(|(text, ..)| *text).collect();
    let body = paragraphs.join("\n\n");
    let mut line = 1;
    let mut wanted = Vec::new();
    for (text, column, rule) in texts {
        // The place is in the last line of a paragraph.
        let last = line + text.matches('\n').count();
        wanted.push(format!("{last}:{column} body/{rule}"));
        line = last + 2;
    }
    for lang in ["zh", "en"] {
        assert_eq!(errors(lang, &body), wanted, "{lang}");
    }
}

/// A body must print this between the paper's title and its signatories.
#[track_caller]
fn printed(lang: &str, body: &str, text: &str) {
    let case = with_body(lang, body);
    case.build();
    let pages = case.pages(&format!("{lang}/paper.pdf")).concat();
    assert!(pages.contains(&squeeze(text)), "{body}\n{pages}");
}

#[test]
fn comments_take_nothing_away() {
    refused(&[
        ("合作//協作，另加說明", 3, "comment"),
        ("// 註", 1, "comment"),
        ("甲 // 乙", 3, "comment"),
    ]);
    refused(&[("見附表A/*註*/一", 5, "comment")]);
    refused(&[("見附表A/*註一，以下各段", 5, "comment")]);
    assert_eq!(errors("zh", "#!甲\n\n乙"), ["1:1 body/comment"]);
    // Within code a comment is code, as long as it ends.
    printed(
        "zh",
        "甲\n\n#table(columns: 2, // 兩欄\n  [子], /* 一 */ [丑])\n\n乙",
        "甲 子 丑 2. 乙",
    );
    printed(
        "en",
        "甲 https://www.gov.hk/en/a//b 乙",
        "甲https://www.gov.hk/en/a//b乙",
    );
    printed("zh", "甲/\\/乙 /\\*丙 {{! 註 }}", "甲//乙/*丙");
}

#[test]
fn signs_that_would_vanish_are_refused() {
    let sign = "unprinted-sign";
    refused(&[
        ("預計有50~60人", 6, sign),
        ("自動-?化", 3, sign),
        ("----", 1, sign),
        ("姓名 ------ 甲", 4, sign),
        ("C:\\data", 3, sign),
        ("甲\\，乙", 2, sign),
        ("甲 \\ 乙", 3, sign),
        ("甲\\", 2, sign),
        ("甲`乙`", 2, sign),
        ("甲 ```乙```", 3, sign),
        ("/ 甲: 乙", 1, sign),
        ("甲\n= 乙", 1, sign),
        ("=", 1, sign),
        ("第#3號", 2, sign),
        ("#1.5", 1, sign),
        ("甲#3pt", 2, sign),
        ("甲#true", 2, sign),
        ("甲#none", 2, sign),
        ("甲#table 乙", 2, sign),
        ("甲#(3)", 2, sign),
        ("甲#(1, 2)", 2, sign),
        ("C# 語言", 2, sign),
        ("甲#", 2, sign),
        ("甲#strong[乙];丙", 12, sign),
        ("甲#footnote[乙]; 丙", 14, sign),
        ("甲**乙", 2, sign),
        ("____", 1, sign),
        ("2 * 3 * 4", 3, sign),
        ("甲* 乙* 丙", 2, sign),
        ("甲*、乙*", 2, sign),
        ("姓名：_陳大文_", 4, sign),
        ("檔案_a_表", 3, sign),
        ("a _ b _ c", 3, sign),
    ]);
}

#[test]
fn labels_take_no_words_away() {
    let label = "stray-label";
    refused(&[
        ("第3號、甲<乙>丙", 6, label),
        ("甲<b>乙</b>", 2, label),
        ("= 題<heading>", 4, label),
        ("甲#footnote[乙<note>]", 13, label),
        ("甲<one><other>", 2, label),
        ("- 甲<item>", 4, label),
        // Nothing refers to these, and they do not look like labels.
        ("甲<丙>", 2, label),
        ("甲<br>", 2, label),
        ("甲<TBC>", 2, label),
    ]);
    refused(&[("甲<乙", 2, label)]);
    // Code may name what it labels.
    printed("zh", "甲#footnote[乙]<note>丙#footnote(<note>)\n", "甲1丙1");
    printed(
        "zh",
        "甲<乙>\n\n見{{para \"乙\"}}。1 < 2 > 0<usual>\n",
        "甲2.見第1段。1<2>0",
    );
}

/// What cells refer to is referred to.
#[test]
fn labels_may_be_named_by_cells_alone() {
    let case = Case::small();
    let settings = case.read("paper.toml");
    case.write(
        "paper.toml",
        format!("{settings}\n[refs]\nduties = true\ntitles = true\n"),
    );
    let duty = "survey,\"按{{para \"\"K\"\"}}出版浮標表\",";
    case.edit("duties.csv", "survey,每季出版浮標表,", duty);
    let title = "duties,survey,\"見{{para \"\"t\"\"}}\",";
    case.edit("annexes.csv", "duties,survey,,", title);
    let body = case.read("body.zh.hbs");
    case.write(
        "body.zh.hbs",
        format!("{body}\n\n另一段。<K>\n\n再一段。<t>\n"),
    );
    let run = case.run(&["build", "paper", "--lang", "zh", "--quiet"]);
    assert!(!run.stderr.contains("stray-label"), "{}", run.stderr);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn formulas_references_and_numbers_are_refused_where_they_stand() {
    refused(&[
        ("由$300至$500", 2, "mathematics"),
        ("電郵a@b.hk", 4, "typst-reference"),
        ("1. 甲", 1, "typed-number"),
    ]);
    // One dollar sign gets the message that two get.
    refused(&[("共$300", 2, "mathematics")]);
}

#[test]
fn places_are_those_of_the_body_wherever_it_stands() {
    let body = "= 題~\n\n甲{{title \"oil\"}}~\n\n+ 子~\n  + 丑#footnote[寅~]\n\n\
        #table(columns: 2, [卯~], [- 5])\n\n*辰~*{{#if (eq 1 1)}}巳~{{/if}}";
    for lang in ["zh", "en"] {
        let sign = "body/unprinted-sign";
        let places = [
            "1:4", "3:17", "5:4", "6:17", "8:22", "8:27", "10:3", "10:22",
        ];
        let wanted = places.map(|place| format!("{place} {sign}"));
        assert_eq!(errors(lang, body), wanted, "{lang}");
    }
}

#[test]
fn the_rest_of_the_markup_is_printed() {
    let body = "= 題\n\n甲 *乙* 丙 #emph[丁]#strong[戊]#h(1em)己 \\\n庚\n\n\
        \\#3 \\~ \\* \\_ \\` \\\\ \\< \\[ \\] \\/ \\= [\\u{8f9b}] 1 < 2 2*3*4 a_b_c _w x_ 甲‹乙›\n\n\
        -- --- ... ...... '壬' \"癸\" -5 (-6) 2.5 7.\n\n\
        - 子\n- 丑\n\n+ 寅\n  + 卯\n\n\
        #let 名 = [辰]\n#名;巳 #sym.arrow #\"午\" #table(columns: 2, [-], [+], [- 未\n- 申], [酉])";
    let text =
        "題甲乙丙丁戊己庚2.#3~*_`\\<[]/=[辛]1<22*3*4a_b_cwx甲‹乙›3.–—………'壬'\"癸\"-5(-6)2.57.";
    printed("zh", body, text);
    printed("zh", body, "•子•丑");
    printed("zh", body, "辰巳→午");
    printed("zh", body, "-+•未•申酉");
}

#[test]
fn a_hyphen_before_a_number_stays_a_hyphen() {
    for lang in ["zh", "en"] {
        printed(lang, "A -5 B {{count}}-6", "A-5B3-6");
    }
}

#[test]
fn text_that_code_hides_is_found() {
    let hidden = [
        ("甲#hide[乙]丙", "1:8"),
        ("甲#let x = [乙 *丙*]\n", "1:12"),
        ("甲#if false [乙]", "1:13"),
        ("甲#metadata[乙]", "1:12"),
        ("甲#box(width: 0pt, height: 0pt, clip: true)[乙]", "1:44"),
        ("甲#text(size: 0pt)[乙]", "1:19"),
        ("甲#text(fill: black.transparentize(100%))[乙]", "1:42"),
        ("甲#{ [乙]; none }#hide[{{title \"oil\"}}]", "1:22"),
    ];
    for (body, place) in hidden {
        for lang in ["zh", "en"] {
            assert_eq!(
                errors(lang, body),
                [format!("{place} body/not-printed")],
                "{body}"
            );
        }
    }
    // What is only elsewhere, or on another page, is printed.
    let far = "甲#footnote[乙]#v(20cm)丙丁#place(bottom)[戊]#let x = [己];#x";
    assert_eq!(errors("zh", far), [""; 0]);
}

#[test]
fn text_that_runs_off_the_page_is_found() {
    let off = "pages/off-the-page";
    for (body, place) in [
        ("甲#place(dx: 30cm)[乙]", "1:19"),
        ("甲#move(dy: -30cm)[乙]", "1:19"),
        (
            "甲\n\n#table(columns: (30cm, 2cm), [乙], align(right)[丙 丁])\n",
            "3:48",
        ),
        ("甲#h(-20cm)乙", "1:11"),
    ] {
        for lang in ["zh", "en"] {
            assert_eq!(errors(lang, body), [format!("{place} {off}")], "{body}");
        }
    }
}

#[test]
fn a_cell_that_runs_off_the_page_is_found_at_its_place() {
    let case = Case::small();
    let cell = ["燈"; 60].join("\u{A0}");
    case.edit("duties.csv", "調查船隻擱淺的成因", &cell);
    let outcome = case.run(&["check", "paper", "--format", "short", "--quiet"]);
    let found: Vec<&str> = outcome
        .stderr
        .lines()
        .filter(|line| line.contains("off-the-page"))
        .collect();
    assert_eq!(found.len(), 1, "{}", outcome.stderr);
    assert!(found[0].starts_with("paper/duties.csv:"), "{}", found[0]);
}

#[test]
fn long_runs_without_a_space_break() {
    let address = "a_very_long_department_mailbox_name_for_enquiries_and_complaints_about_services@bureau-of-something.gov.hk";
    let row = "_".repeat(84);
    let dots = "…".repeat(60);
    let letters = "X".repeat(200);
    for lang in ["zh", "en"] {
        let case = Case::small();
        let duties = format!(
            "post,text_zh,text_en\nsurvey,電郵{address},Mail {address}\nsurvey,姓名：{row},Name: {row}\n\
             beam,甲{dots},A{dots}\nbeam,乙{letters},B {letters}\n"
        );
        case.write("duties.csv", duties).build();
        let pages = case.pages(&format!("{lang}/paper.pdf")).concat();
        for text in [address, &row, &dots, &letters] {
            assert!(pages.contains(text), "{text} in {pages}");
        }
    }
}

#[test]
fn text_that_a_show_rule_takes_away_is_found() {
    for (body, place) in [
        ("#show \"乙\": none\n甲乙丙", "2:2"),
        ("#show \"乙\": [別的]\n甲乙丙", "2:2"),
        ("#show regex(\"[0-9]+\"): none\n甲123丙", "2:2"),
        ("#show regex(\"乙.\"): [丁]\n甲*乙丙*戊", "2:3"),
        ("#show \"Office\": [Bureau]\nThe Office stands", "2:5"),
    ] {
        for lang in ["zh", "en"] {
            let wanted = format!("{place} body/not-printed");
            assert_eq!(errors(lang, body), [wanted], "{body}");
        }
    }
    // What is only set in another way is printed.
    for (rule, text) in [
        ("\"乙\": strong", "甲乙丙"),
        ("\"Office\": upper", "The Office stands"),
        ("regex(\"[0-9]+\"): it => box(it.text)", "甲123丙"),
        ("\"乙\": text.with(fill: red)", "甲乙丙乙"),
    ] {
        let body = format!("#show {rule}\n{text}");
        assert_eq!(errors("zh", &body), [""; 0], "{body}");
    }
}

#[test]
fn text_that_cannot_be_told_from_its_ground_is_found() {
    for (body, place) in [
        ("甲#text(fill: white)[乙]", "1:21"),
        ("甲#text(fill: rgb(\"#fefefe\"))[乙]", "1:30"),
        ("甲#text(fill: luma(0%, 1%))[乙]", "1:28"),
        ("甲#box(fill: black)[乙]", "1:20"),
        ("甲#text(size: 1pt)[乙]", "1:19"),
        ("甲#box(width: 0pt, clip: true)[乙丙]", "1:31"),
        (
            "甲#box(width: 1em, height: 1em, clip: true)[乙丙丁]",
            "1:45",
        ),
        ("甲#scale(x: 1%)[乙]", "1:16"),
        (
            "#place(dy: 5cm)[乙]#place(dx: -1cm, dy: 4cm, rect(width: 9cm, height: 3cm, fill: white))\n甲",
            "1:17",
        ),
        ("甲#hide(\"乙\")", "1:8"),
        ("甲#text(fill: white, \"乙\")丙", "1:21"),
    ] {
        for lang in ["zh", "en"] {
            let wanted = format!("{place} body/not-printed");
            assert_eq!(errors(lang, body), [wanted], "{body}");
        }
    }
    for body in [
        "甲#box(fill: black)[#text(fill: white)[乙]]",
        "甲\n\n#table(columns: 2, fill: navy, [#text(fill: white)[乙]], text(fill: white)[丙])",
        "甲#highlight[乙]#box(stroke: 1pt, clip: true)[丙丁]#text(fill: gray)[戊]",
        "甲#text(fill: white, stroke: 0.5pt)[乙]",
        "甲#box(\"乙\")#text(red, \"丙\")#strong(\"丁\")#place(box(\"戊\"))",
    ] {
        assert_eq!(errors("zh", body), [""; 0], "{body}");
    }
}

#[test]
fn markup_in_a_string_takes_nothing_away() {
    for (body, found) in [
        (
            "甲#eval(\"乙 // 丙\", mode: \"markup\")",
            "1:8 body/comment",
        ),
        (
            "甲#eval(\"乙 /* 丙 */\", mode: \"markup\")",
            "1:8 body/comment",
        ),
        (
            "甲#hide(eval(\"乙\", mode: \"markup\"))",
            "1:13 body/not-printed",
        ),
    ] {
        for lang in ["zh", "en"] {
            assert_eq!(errors(lang, body), [found], "{body}");
        }
    }
    printed("zh", "甲#eval(\"乙 *丙*\", mode: \"markup\")", "甲乙丙");
}

/// What may stand between words.
const SIGNS: &[&str] = &[
    "*",
    "_",
    "`",
    "//",
    "/*",
    "*/",
    "~",
    "<",
    ">",
    "<x>",
    "#",
    "[",
    "]",
    "\\",
    "\n= ",
    "\n- ",
    "\n+ ",
    "\n/ ",
    ";",
    "--",
    "----",
    "-?",
    "...",
    "\"",
    "'",
    "@",
    "$",
    "{",
    "}",
    "#hide[",
    "#strong[",
    "#let x = [",
    "#if false [",
    "\n\n",
    " ",
];

/// Whatever stands between words: each word is on a page, or there is an error
/// in the body.
#[test]
fn no_sign_takes_a_word_away() {
    let mut seed: u64 = 7;
    let mut next = |bound: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or_default() % bound
    };
    let mut built = 0;
    for _ in 0..40 {
        let words: Vec<String> = (0..5).map(|at| format!("w{at}q{}", next(1_000))).collect();
        let mut body = String::new();
        for word in &words {
            body += word;
            if next(3) == 0 {
                body += SIGNS[next(SIGNS.len())];
            }
        }
        let case = with_body("zh", &body);
        let outcome = case.run(&["build", "paper", "--format", "short", "--quiet"]);
        if outcome.status == 0 {
            built += 1;
            let pages = case.pages("zh/paper.pdf").concat();
            let lost = words.iter().find(|word| !pages.contains(word.as_str()));
            assert_eq!(lost, None, "{body:?}");
        } else {
            assert_eq!(outcome.status, 1, "{body:?}");
            assert!(outcome.stderr.contains("paper/body.zh.hbs:"), "{body:?}");
        }
    }
    assert!(built > 2, "{built} were built");
}

/// `paper/body.zh.hbs:LINE:COLUMN MESSAGE`, errors alone.
fn messages(body: &str) -> Vec<String> {
    let case = with_body("zh", body);
    let outcome = case.run(&["check", "paper", "--format", "short", "--quiet"]);
    let errors = outcome.stderr.lines().filter_map(|line| {
        let (place, message) = line.split_once(": error[")?;
        let place = place.strip_prefix("paper/body.zh.hbs:")?;
        Some(format!("{place} {}", message.split_once(": ")?.1))
    });
    errors.collect()
}

/// A bracket that follows a call at once is read as a part of it: Typst's own
/// words ("expected function") say nothing to who typed it.
#[test]
fn a_sign_right_after_a_call_is_named() {
    for (body, column, sign) in [
        ("油#footnote[燈](見附件)。", 14, '('),
        ("油#strong[燈](甲，乙)。", 12, '('),
        ("油#footnote[燈]({{short \"lo\"}})。", 14, '('),
        ("油#emph[燈][乙]。", 10, '['),
        ("油#footnote[燈][乙]。", 14, '['),
        ("#let 甲(乙) = [乙#乙]\n油#甲[燈](乙)。", 7, '('),
        ("油#strong[燈].乙", 12, '.'),
    ] {
        let line = 1 + body.matches('\n').count();
        let said =
            format!("{line}:{column} `{sign}` right after a call is read as a part of the call");
        assert_eq!(messages(body), [said], "{body}");
    }
    printed(
        "zh",
        "油#strong[燈]\\(甲)#emph[燈]\\[乙\\]",
        "油燈(甲)燈[乙]",
    );
    // A function of the paper's own may give a function.
    printed(
        "zh",
        "#let 甲(乙) = 丙 => [#乙#丙]\n油#甲[燈]([塔])",
        "油燈塔",
    );
}

/// What the templates break anew is on the page, whatever stands beside it and
/// wherever a page ends.
#[test]
fn long_words_are_not_taken_for_hidden_ones() {
    for lang in ["zh", "en"] {
        for long in ["ab", "a.b", "a-b/"] {
            let long = long.repeat(1_500);
            printed(lang, &format!("甲\n\n{long}\n\n乙"), &long[..200]);
        }
        printed(
            lang,
            "甲\n\nhttps://x.hk/a[M]_(b)*c*\n\n乙",
            "https://x.hk/a[M]_(b)*c*",
        );
        printed(
            lang,
            "甲\n\n+ https://x.hk/a/b/c/d/e/f/g\n+ 乙",
            "https://x.hk/a/b/c/d/e/f/g",
        );
    }
    let hidden = format!("甲#hide[{}]", "ab".repeat(1_500));
    refused(&[(&hidden, 8, "not-printed")]);
}
