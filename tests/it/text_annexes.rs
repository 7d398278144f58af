//! Annexes of prose: numbered, footnoted and referred to like a body, and made again
//! when a word of them changes or a number that they cite.

use super::annexes::check_of;
use super::support::{Case, Run, manifest, root, squeeze};

/// The small paper with two annexes of prose.
fn paper() -> Case {
    let case = Case::small();
    case.apply(&root().join("tests/it/text_annexes.edit"));
    case
}

#[track_caller]
fn says(text: &str, wanted: &str) {
    assert!(text.contains(&squeeze(wanted)), "{wanted} in {text}");
}

/// An edit, the annexes that are then made again, and why.
#[track_caller]
fn check(file: &str, from: &str, to: &str, expected: &[&str], reasons: &[&str]) {
    let edit = |case: &Case| {
        case.edit(file, from, to);
    };
    check_of(&paper(), edit, expected, expected, reasons);
}

#[test]
fn an_annex_of_prose_is_set_as_a_body_is() {
    let case = paper();
    case.build();
    let zh = case.pages("zh/annex-02.pdf").concat();
    says(&zh, "附件2 詞彙 範圍 1. 本附件解釋海港燈務署所用的詞彙。1");
    says(
        &zh,
        "燈 2. 電燈指由電燈改裝總監管理的燈，按以下次序安裝— (a) 港內的燈；以及 (b) 港外的燈。",
    );
    says(
        &zh,
        "(I) 油燈 3. 油燈按本文件第3段及第2(b)段所述，不再使用。",
    );
    says(&zh, "1 詞彙見附件5。");
    let en = case.pages("en/annex-02.pdf").concat();
    says(&en, "Annex 2 Terms used Scope 1.");
    says(&en, "(a) those in the harbour; and (b) those outside it.");
    says(
        &en,
        "As paragraph 3 of the paper and paragraph 2(b) have it",
    );
    // Without numbers, and with a note.
    let zh = case.pages("zh/annex-04.pdf").concat();
    says(
        &zh,
        "附件4 工程安排 工程分三期進行，詞彙見附件2第2段。 每期約需十個月。 資料截至十月。",
    );
    // The body says which annex a paragraph is in; its notes count for themselves.
    let zh = case.pages("zh/paper.pdf").concat();
    says(&zh, "電燈則不須。1");
    says(&zh, "詞彙見附件2第2段，工程見附件4。");
    says(&zh, "1. 本附件解釋海港燈務署所用的詞彙。1");
    let en = case.pages("en/paper.pdf").concat();
    says(
        &en,
        "the words are in paragraph 2 of Annex 2, and the works in Annex 4.",
    );
    let manifest = manifest(&case.path("output/paper"));
    let text = &manifest["annexes"][1];
    assert_eq!(
        (&text["kind"], &text["subject"]),
        (&"text".into(), &"terms".into())
    );
}

#[test]
fn a_line_of_prose_is_in_its_annex_alone() {
    check(
        "annex-terms.zh.hbs",
        "港內的燈",
        "港口內的燈",
        &["zh/annex-02.pdf"],
        &["annex-terms.zh.hbs:9"],
    );
}

#[test]
fn a_number_that_an_annex_cites_is_in_it() {
    // A paragraph more in the body: the annex says paragraph 4.
    check(
        "body.zh.hbs",
        "== 電燈\n",
        "== 電燈\n\n燈塔共有九座。\n",
        &["zh/annex-02.pdf"],
        &["annex-terms.zh.hbs:14 {{para \"light\"}}"],
    );
    // One more in an annex that another cites.
    check(
        "annex-terms.zh.hbs",
        "== 燈\n",
        "== 燈\n\n燈塔共有九座。\n",
        &["zh/annex-02.pdf", "zh/annex-04.pdf"],
        &[
            "annex-terms.zh.hbs:7",
            "annex-works.zh.hbs:1 {{para \"lamps\"}}",
        ],
    );
}

#[test]
fn what_the_tables_give_to_an_annex_of_prose_is_in_it() {
    check(
        "posts.csv",
        "電燈改裝總監",
        "電燈總監",
        &["zh/annex-02.pdf", "zh/annex-03.pdf", "zh/annex-05.pdf"],
        &["annex-terms.zh.hbs:7 {{title \"beam\"}}"],
    );
    check(
        "annexes.csv",
        ",none,plan,",
        ",,plan,",
        &["zh/annex-04.pdf", "en/annex-04.pdf"],
        &["annexes.csv:5 number"],
    );
}

/// A file, an edit of it, and what is then told.
const WRONG_TEXTS: [(&str, &str, &str, &str); 16] = [
    (
        "annexes.csv",
        "text,terms",
        "text,trems",
        "annexes.csv:3:6: error[annexes/no-text]: annex-trems.zh.hbs is not there",
    ),
    (
        "annexes.csv",
        "text,terms",
        "text,../terms",
        "annexes.csv:3:6: error[annexes/no-text]: `../terms` is no name of a text",
    ),
    (
        "annexes.csv",
        "text,works,",
        "text,terms,",
        "annexes.csv:5:6: error[annexes/no-text]: the text `terms` is that of another annex",
    ),
    (
        "annexes.csv",
        "詞彙,Terms used",
        ",Terms used",
        "annexes.csv:3:12: error[tables/empty-cell]: `title_zh` is empty",
    ),
    (
        "annexes.csv",
        ",none,",
        ",roman,",
        "annexes.csv:5:44: error[tables/unknown-word]: `roman` is no number",
    ),
    (
        "annexes.csv",
        "duties,survey,,,,",
        "duties,survey,,,none,",
        "error[annexes/idle-cell]: an annex of duties reads no `number`",
    ),
    (
        "annex-terms.zh.hbs",
        "{{para \"outer\"}}",
        "{{para \"outre\"}}",
        "annex-terms.zh.hbs:14:29: error[body/unknown-label]: no paragraph or item has the label <outre>",
    ),
    (
        "annex-terms.zh.hbs",
        "<scope>",
        "<light>",
        "annex-terms.zh.hbs:3:58: error[body/duplicate-label]: the label <light> stands twice",
    ),
    (
        "annex-terms.zh.hbs",
        "{{title \"beam\"}}",
        "{{title \"baem\"}}",
        "annex-terms.zh.hbs:7:14: error[body/unknown-post]: no post has the id `baem`",
    ),
    (
        "annex-terms.zh.hbs",
        "{{title \"beam\"}}",
        "{{title \"beam\"",
        "annex-terms.zh.hbs:7:",
    ),
    (
        "annex-terms.zh.hbs",
        "+ 港內的燈",
        "1. 港內的燈",
        "annex-terms.zh.hbs:9:1: error[body/typed-number]",
    ),
    (
        "annex-terms.zh.hbs",
        "=== 油燈",
        "= 油燈\n\n=== 燈",
        "annex-terms.zh.hbs:14:1: error[body/heading-level]",
    ),
    (
        "annex-terms.zh.hbs",
        "不再使用",
        "#v(-30cm)不再使用",
        "annex-terms.zh.hbs:14:",
    ),
    (
        "annex-terms.zh.hbs",
        "不再使用",
        "#hide[不再使用]",
        "annex-terms.zh.hbs:14:",
    ),
    (
        "annex-terms.zh.hbs",
        "不再使用",
        "不再使用\u{1F6A2}",
        "annex-terms.zh.hbs:14:44: error[fonts/missing-glyph]",
    ),
    (
        "body.zh.hbs",
        "{{para \"lamps\"}}",
        "{{para \"lamps\" \"light\"}}",
        "error[body/labels-apart]: these labels are in two parts of the paper",
    ),
];

/// Holds that each edit of a paper brings what is said of it.
#[track_caller]
fn are_told(paper: fn() -> Case, wrong: &[(&str, &str, &str, &str)]) {
    for (file, from, to, said) in wrong {
        let case = paper();
        case.edit(file, from, to);
        let outcome = case.run(&["build", "paper", "--format", "short"]);
        assert_eq!(outcome.status, 1, "{to}: {}", outcome.stderr);
        assert!(
            outcome.stderr.contains(said),
            "{said} in {}",
            outcome.stderr
        );
    }
}

/// What is wrong with an annex of prose is told at its line or cell.
#[test]
fn what_is_wrong_with_an_annex_of_prose_is_told() {
    are_told(paper, &WRONG_TEXTS);
}

/// Checks of prose look at annexes as at bodies.
#[test]
fn annexes_of_prose_are_read_as_bodies_are() {
    for (file, from, to, said) in [
        (
            "annex-terms.zh.hbs",
            "管理的燈",
            "管理的的燈",
            "annex-terms.zh.hbs:7:",
        ),
        (
            "annex-terms.en.hbs",
            "those in the harbour",
            "those in the habrour",
            "annex-terms.en.hbs:9:",
        ),
        (
            "annex-terms.zh.hbs",
            "所用的詞彙。",
            "所用的詞彙",
            "typing/end-mark",
        ),
        (
            "annex-works.zh.hbs",
            "{{para \"lamps\"}}",
            "附件2",
            "numbers/typed-annex",
        ),
        (
            "annex-works.zh.hbs",
            "約需十個月",
            "第99段",
            "numbers/no-such-paragraph",
        ),
    ] {
        let case = paper();
        case.edit(file, from, to);
        let outcome = case.run(&["check", "paper", "--format", "short"]);
        assert!(
            outcome.stderr.contains(said),
            "{said} in {}",
            outcome.stderr
        );
    }
}

/// The same paper with calls in duties, titles and a table.
fn with_calls() -> Case {
    let case = paper();
    case.apply(&root().join("tests/it/refs.edit"));
    case
}

#[track_caller]
fn check_calls(file: &str, from: &str, to: &str, expected: &[&str], reasons: &[&str]) {
    let edit = |case: &Case| {
        case.edit(file, from, to);
    };
    check_of(&with_calls(), edit, expected, expected, reasons);
}

#[test]
fn cells_say_what_they_cite() {
    let case = with_calls();
    case.build();
    let zh = case.pages("zh/annex-01.pdf").concat();
    says(&zh, "(2) 向電燈改裝總監匯報本文件第3段所述的工程；");
    says(&zh, "(3) 調查{{不明的}}成因，詳見附件4。");
    let en = case.pages("en/annex-01.pdf").concat();
    says(&en, "on the works in paragraph 3 of the paper");
    let zh = case.pages("zh/annex-06.pdf").concat();
    says(&zh, "附件6 海港燈務署的工程");
    says(&zh, "安裝 本文件第3段");
    says(&zh, "次序見附件2第2(b)段。");
    let zh = case.pages("zh/paper.pdf").concat();
    says(&zh, "(2) 向電燈改裝總監匯報本文件第3段所述的工程；");
    // Without the settings braces are what they are.
    let settings = case
        .read("paper.toml")
        .replace("duties = true", "duties = false");
    case.write("paper.toml", settings);
    case.build();
    let zh = case.pages("zh/annex-01.pdf").concat();
    says(
        &zh,
        "(2) 向{{title \"beam\"}}匯報{{para \"light\"}}所述的工程；",
    );
    says(&zh, "(3) 調查\\{{不明的}}成因");
}

/// A table speaks of a paragraph as the text does in which it stands.
#[test]
fn a_table_cites_as_the_text_around_it_does() {
    let case = with_calls();
    for (lang, body, cited) in [
        ("zh", "第3段", "本文件第3段"),
        ("en", "paragraph 3", "paragraph 3 of the paper"),
    ] {
        for file in ["body", "annex-terms"] {
            let file = format!("{file}.{lang}.hbs");
            let text = case.read(&file);
            case.write(
                &file,
                format!("{text}\n\n{{{{table \"steps\"}}}}\n\nEnd.\n"),
            );
        }
        let outcome = case.run(&["build", "paper", "--lang", lang, "--with", "html"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        let pages = case.pages(&format!("{lang}/paper.pdf")).concat();
        let step = if lang == "zh" { "安裝" } else { "Setting up" };
        let html = case.read(&format!("../output/paper/{lang}/paper.html"));
        let tags = html.split('<').filter_map(|part| part.split_once('>'));
        let plain = squeeze(&tags.map(|(_, text)| text).collect::<String>());
        for (place, wanted, count) in [
            ("body", format!("{step} {body}"), 3),
            ("annexes", format!("{step} {cited}"), 2),
        ] {
            let wanted = squeeze(&wanted);
            let found = squeeze(&pages).matches(&wanted).count();
            assert_eq!(
                found,
                if lang == "zh" && place == "body" {
                    1
                } else {
                    count
                },
                "{place}: {pages}"
            );
            assert!(plain.contains(&wanted), "{place}: {plain}");
        }
    }
    // The annex speaks of its own paragraphs as its own.
    case.edit(
        "steps.csv",
        "\"{{para \"\"light\"\"}}\",",
        "\"{{para \"\"outer\"\"}}\",",
    );
    case.run(&["build", "paper", "--lang", "zh", "--quiet"]);
    let pages = case.pages("zh/paper.pdf").concat();
    for wanted in ["安裝 附件2第2(b)段", "安裝 第2(b)段"] {
        says(&pages, wanted);
    }
}

#[test]
fn a_number_that_a_cell_cites_is_in_its_annex() {
    check_calls(
        "body.zh.hbs",
        "== 電燈\n",
        "== 電燈\n\n燈塔共有九座。\n",
        &["zh/annex-01.pdf", "zh/annex-02.pdf", "zh/annex-06.pdf"],
        &[
            "duties.csv:3 {{para \"\"light\"\"}}",
            "steps.csv:3 {{para \"\"light\"\"}}",
        ],
    );
    // A list in an annex: the note of the table cites it.
    check_calls(
        "annex-terms.zh.hbs",
        "+ 港內的燈",
        "+ 港口的燈\n+ 港內的燈",
        &["zh/annex-02.pdf", "zh/annex-06.pdf"],
        &["annex-terms.zh.hbs:9"],
    );
}

/// A file, an edit of it, and what is then told.
const WRONG_CALLS: [(&str, &str, &str, &str); 10] = [
    (
        "duties.csv",
        "向{{title",
        "向{{count",
        "duties.csv:3:10: error[body/not-in-cells]: `count` is no helper for a cell",
    ),
    (
        "duties.csv",
        "向{{title \"\"beam\"\"}}",
        "{{#if true}}向{{/if}}",
        "duties.csv:3:9: error[body/not-in-cells]: a cell has no blocks",
    ),
    (
        "duties.csv",
        "向{{title \"\"beam\"\"}}",
        "向{{title \"\"baem\"\"}}",
        "duties.csv:3:20: error[body/unknown-post]: no post has the id `baem`",
    ),
    (
        "duties.csv",
        "向{{title \"\"beam\"\"}}",
        "向{{title \"\"beam\"\"",
        "duties.csv:3:",
    ),
    (
        "duties.csv",
        "{{para \"\"light\"\"}}所述",
        "{{para \"\"lihgt\"\"}}所述",
        "duties.csv:3:39: error[body/unknown-label]: no paragraph or item has the label <lihgt>",
    ),
    (
        "annexes.csv",
        "{{office \"\"hls\"\"}}的",
        "{{office \"\"hsl\"\"}}的",
        "annexes.csv:7:25: error[body/unknown-office]",
    ),
    (
        "steps.csv",
        "\"{{annex \"\"survey\"\"}}\",\"{{annex \"\"survey\"\"}}\"",
        "\"{{annex \"\"surveys\"\"}}\",x",
        "steps.csv:2:22: error[body/unknown-annex]",
    ),
    (
        "paper.toml",
        "次序見{{para \"outer\"}}",
        "次序見{{para \"outre\"}}",
        "error[body/unknown-label]: no paragraph or item has the label <outre>",
    ),
    (
        "paper.toml",
        "titles = true",
        "titles = 1",
        "error[paper/wrong-value]: `titles` must be true or false",
    ),
    (
        "paper.toml",
        "titles = true",
        "title = true",
        "error[paper/unknown-key]",
    ),
];

#[test]
fn what_is_wrong_with_a_call_in_a_cell_is_told_at_it() {
    are_told(with_calls, &WRONG_CALLS);
}

/// What a folder beside lends has its texts, and the calls in its tables.
#[test]
fn lent_tables_bring_their_texts_and_calls() {
    let case = with_calls();
    let lender = case.path("lender");
    std::fs::rename(case.path("paper"), &lender).expect("moved");
    std::fs::create_dir(case.path("paper")).expect("a folder");
    for name in ["body.zh.hbs", "body.en.hbs"] {
        std::fs::copy(lender.join(name), case.path("paper").join(name)).expect("copied");
    }
    let settings = std::fs::read_to_string(lender.join("paper.toml")).expect("paper.toml");
    let (own, _) = settings.split_once("[table.steps]").expect("its section");
    case.write(
        "paper.toml",
        format!("{own}\n[tables]\nfrom = \"../lender\"\n"),
    );
    case.build();
    let zh = case.pages("zh/annex-06.pdf").concat();
    says(
        &zh,
        "燈務署的工程 步驟 見 測量 附件1 安裝 本文件第3段 註：次序見附件2第2(b)段。",
    );
    says(
        &case.pages("zh/annex-04.pdf").concat(),
        "工程分三期進行，詞彙見附件2第2段。",
    );
    let manifest = manifest(&case.path("output/paper"));
    let inputs = manifest["inputs"].as_array().expect("a list").iter();
    let paths: Vec<&str> = inputs.filter_map(|input| input["path"].as_str()).collect();
    assert!(paths.contains(&"../lender/annex-terms.zh.hbs"), "{paths:?}");
}

/// The words of an own table are read as those of other cells are.
#[test]
fn own_tables_are_proof_read() {
    for (from, to, said) in [
        (
            "Setting up",
            "Seting up",
            "steps.csv:3:4: warning[words/spelling]",
        ),
        ("安裝", "安裝 燈", "steps.csv:3:"),
        ("Survey", "\"Survey \"\"plain\"\"\"", "steps.csv:2:"),
    ] {
        let case = with_calls();
        case.edit("steps.csv", from, to);
        let outcome = case.run(&["check", "paper", "--format", "short"]);
        assert!(
            outcome.stderr.contains(said),
            "{said} in {}",
            outcome.stderr
        );
    }
}
