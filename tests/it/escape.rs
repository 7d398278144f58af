//! What tables hold is printed as typed and never does anything; what a paper
//! may read lies in its own folder.

use std::fs;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::support::{Case, Run, manifest, squeeze};

/// What means something to Typst, Handlebars, CSV, PDF or XML.
const HOSTILE: &[&str] = &[
    "#import \"x\"",
    "#read(\"/etc/passwd\")",
    "#panic()",
    "$1,200",
    "$x$",
    "*a*",
    "_b_",
    "@b",
    "<lab>",
    "</",
    "</dc:title>",
    "{{x}}",
    "{{{y}}}",
    "{{title \"oil\"}}",
    "\\{{z}}",
    "R&D",
    "&amp;",
    "\\",
    "\\\\u{1F600}",
    "\\u{41}",
    "//",
    "/* */",
    "*/",
    "/*",
    "\"quotes\"",
    "\"",
    "'x'",
    "`",
    "```",
    "= x",
    "== x",
    "+ y",
    "- z",
    "/ t: u",
    "1. v",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "#",
    "#{",
    ";",
    "#;",
    "~",
    "--",
    "---",
    "...",
    "-?",
    "%PDF",
    "%",
    "^",
    "|",
    "^^M",
    "{n}",
    "{title}",
    "a\nb",
    "燈\n\n塔",
    "https://x.hk/?a=b&c",
    "Wi-Fi",
    "#\"x\";",
    "\");#x[",
    "];#x[",
    "“燈”",
    "，",
];

/// A cell: hostile pieces alone, beside one another, or between words.
fn cell() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["燈", "塔", "a", "B9", " "]).prop_map(str::to_owned),
    ];
    let pieces = prop::collection::vec(piece, 1..5);
    // A cell that is blank would be an empty one.
    pieces
        .prop_map(|pieces| pieces.concat())
        .prop_filter("blank", |cell| !cell.trim().is_empty())
}

/// A cell as CSV.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// The hostile cells of one paper.
#[derive(Debug)]
struct Cells {
    office: String,
    short: String,
    rank: String,
    title: String,
    superior: String,
    duties: Vec<String>,
}

fn cells() -> impl Strategy<Value = Cells> {
    let duties = prop::collection::vec(cell(), 10..30);
    (cell(), cell(), cell(), cell(), cell(), duties).prop_map(
        |(office, short, rank, title, superior, duties)| Cells {
            office,
            short,
            rank,
            title,
            superior,
            duties,
        },
    )
}

/// Where a body takes values: beside text, in headings, lists, notes, strong
/// text, content, and beside one another.
const BODY: &str = r#"= 甲{{office "o"}}乙

{{title "p"}}

丙{{title "p"}}丁{{rank "p"}}{{office "o"}}戊({{short "o"}})#strong[{{title "p"}}]*{{rank "p"}}*己#footnote[庚{{title "p"}}]

辛—

+ {{title "p"}}
+ {{office "o"}}壬
  + 癸{{short "o"}}

== {{rank "p"}}

子{{posts office="o"}}丑#box[寅{{title "p"}}]#emph[{{short "o"}}]卯
"#;

/// A Chinese or English paper of one office and one post with these cells.
fn paper(cells: &Cells, lang: &str) -> Case {
    let case = Case::small();
    let Cells {
        office,
        short,
        rank,
        title,
        superior,
        ..
    } = cells;
    let [office, short, rank, title, superior] =
        [office, short, rank, title, superior].map(|cell| quoted(cell));
    let duties = cells
        .duties
        .iter()
        .map(|duty| format!("p,{}\n", quoted(duty)));
    let duties = duties.collect::<String>();
    case.edit("paper.toml", "\"zh\", \"en\"", &format!("\"{lang}\""))
        .write("offices.csv", format!("id,structure,name_{lang},short_{lang}\no,proposed,{office},{short}\n"))
        .write("ranks.csv", format!("id,pay_point,name_{lang}\nr,D2,{rank}\n"))
        .write(
            "posts.csv",
            format!("office,id,title_{lang},rank,reports_to,superior_{lang},tenure\no,p,{title},r,,{superior},\n"),
        )
        .write("duties.csv", format!("post,text_{lang}\n{duties}"))
        .write("annexes.csv", "kind,subject\nduties,p\nchart,o\n")
        .write(&format!("body.{lang}.hbs"), BODY);
    case
}

/// Pages in one, without the number at the head of each.
fn joined(pages: &[String]) -> String {
    let numbered = |(at, page): (usize, &String)| {
        let number = format!("-{}-", at + 1);
        page.strip_prefix(&number).unwrap_or(page).to_owned()
    };
    pages.iter().enumerate().map(numbered).collect()
}

#[track_caller]
fn check_has(text: &str, wanted: &str) {
    let wanted = squeeze(wanted);
    assert!(text.contains(&wanted), "{wanted} is not in {text}");
}

fn check_cells(cells: &Cells, lang: &str) {
    let case = paper(cells, lang);
    let outcome = case.run(&["build", "paper"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let Cells {
        office,
        short,
        rank,
        title,
        superior,
        duties,
    } = cells;
    let body = joined(&case.pages(&format!("{lang}/paper.pdf")));
    check_has(&body, &format!("甲{office}乙"));
    check_has(
        &body,
        &format!("丙{title}丁{rank}{office}戊({short}){title}{rank}己"),
    );
    check_has(&body, &format!("庚{title}"));
    check_has(&body, &format!("(a){title}"));
    check_has(&body, &format!("(b){office}壬"));
    check_has(&body, &format!("(i)癸{short}"));
    check_has(&body, &format!("丑寅{title}{short}卯"));
    // The annex of duties says this and nothing else.
    let annex = joined(&case.pages(&format!("{lang}/annex-01.pdf")));
    let (label, heading, words, ends) = match lang {
        "zh" => (
            "附件1",
            "擬議職責說明",
            [
                "職級：",
                "(首長級薪級第2點)",
                "直屬上司：",
                "主要職務和職責：",
            ],
            ["；", "；以及", "。"],
        ),
        _ => (
            "Annex 1",
            "Proposed Job Description",
            [
                "Rank:",
                "(D2)",
                "Responsible to:",
                "Main Duties and Responsibilities:",
            ],
            [";", "; and", "."],
        ),
    };
    let [rank_word, point, superior_word, duties_word] = words;
    let mut expected = format!(
        "{label}{title}{heading}{rank_word}{rank}{point}{superior_word}{superior}{duties_word}"
    );
    for (at, duty) in duties.iter().enumerate() {
        let end = ends[(at + 3).saturating_sub(duties.len()).min(2)];
        expected += &format!("({}){duty}{end}", at + 1);
    }
    assert_eq!(annex, squeeze(&expected));
    let chart = joined(&case.pages(&format!("{lang}/annex-02.pdf")));
    check_has(&chart, office);
    check_has(&chart, &in_box(title, rank));
}

/// What a chart's box says: a title that is the rank's name stands once.
fn in_box(title: &str, rank: &str) -> String {
    match title == rank {
        true => format!("{title}[D2]"),
        false => format!("{title}({rank})[D2]"),
    }
}

#[test]
fn hostile_cells_come_out_as_typed() {
    for lang in ["zh", "en"] {
        let config = Config {
            cases: 6,
            failure_persistence: None,
            max_shrink_iters: 40,
            ..Config::default()
        };
        let mut runner = TestRunner::new(config);
        let result = runner.run(&cells(), |cells| {
            check_cells(&cells, lang);
            Ok(())
        });
        if let Err(error) = result {
            panic!("{error}");
        }
    }
}

#[test]
fn every_hostile_piece_comes_out_alone_and_glued() {
    let alone = HOSTILE.iter().map(|piece| (*piece).to_owned());
    let glued = HOSTILE.iter().map(|piece| format!("燈{piece}塔a{piece}b"));
    let cells = |duties: Vec<String>| Cells {
        office: "署#[".to_owned(),
        short: "*/".to_owned(),
        rank: "主任*_".to_owned(),
        title: "總監`".to_owned(),
        superior: "局長</".to_owned(),
        duties,
    };
    for lang in ["zh", "en"] {
        check_cells(&cells(alone.clone().collect()), lang);
        check_cells(&cells(glued.clone().collect()), lang);
    }
}

/// A body whose line `line` (the third) must be refused there.
#[track_caller]
fn check_refused(line: &str, rule: &str) {
    let case = Case::small();
    case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]")
        .edit("posts.csv", "燈油供應主任", "*/ #panic() [ ` $ /*")
        .write("body.zh.hbs", format!("= 題\n\n{line}\n"));
    let outcome = case.run(&["build", "paper", "--format", "short"]);
    assert_eq!(outcome.status, 1, "{line}: {}", outcome.stderr);
    let at = "paper/body.zh.hbs:3:";
    let found = outcome
        .stderr
        .lines()
        .any(|found| found.starts_with(at) && found.contains(rule));
    assert!(found, "{line}: {}", outcome.stderr);
    assert!(
        !outcome.stderr.contains("panicked with"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn values_inside_code_are_refused() {
    for line in [
        "燈#text(fill: {{title \"oil\"}})[塔]",
        "燈#link(\"{{title \"oil\"}}\")[塔]",
        "燈#link({{title \"oil\"}})[塔]",
        "燈#{ {{title \"oil\"}} }",
        "燈#{{title \"oil\"}}",
        "燈#let x = {{title \"oil\"}}",
        "燈\\\\{{title \"oil\"}}",
        "燈#v({{count}}pt)",
        "燈#eval(\"{{title \"oil\"}}\")",
    ] {
        check_refused(line, "body/value-in-code");
    }
    // Where a sign makes it code that was meant as it is, the sign alone is named.
    check_refused("燈$ {{title \"oil\"}} $", "body/mathematics");
    check_refused("燈 /* {{title \"oil\"}} */", "body/value-in-code");
    check_refused("燈 // {{title \"oil\"}}", "body/comment");
    check_refused("燈`{{title \"oil\"}}`", "body/value-in-code");
    check_refused("燈 ```typ {{title \"oil\"}}```", "body/unprinted-sign");
}

#[test]
fn what_is_commented_out_stays_out() {
    let case = Case::small();
    case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]")
        .write("body.zh.hbs", "= 題\n\n燈{{!-- {{title \"oil\"}} --}}塔\n");
    case.build();
    let page = &case.pages("zh/paper.pdf")[0];
    assert!(page.contains("題燈塔海事局"), "{page}");
    // Typst's own comments would take words away unseen.
    check_refused("燈/* {{title \"beam\"}} */塔", "body/comment");
    check_refused("燈塔 // {{title \"oil\"}}", "body/comment");
}

/// A paper with a secret beside its folder, and the ways to it inside.
#[cfg(unix)]
fn with_secret() -> Case {
    let case = Case::small();
    case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]");
    fs::write(case.path("secret.txt"), "SECRET").expect("the secret");
    fs::create_dir(case.path("outside")).expect("a folder");
    fs::write(case.path("outside/secret.txt"), "SECRET").expect("the secret");
    let link = |to: &str, from: &str| {
        std::os::unix::fs::symlink(to, case.path("paper").join(from)).expect("a link");
    };
    link("../secret.txt", "link.txt");
    link("../outside", "folder");
    link("/etc", "etc-link");
    case.write("own.txt", "自己");
    case
}

/// What would read outside, as Typst expressions.
const WAYS_OUT: &[&str] = &[
    "read(\"/etc/passwd\")",
    "read(\"../secret.txt\")",
    "read(\"/../secret.txt\")",
    "read(\"a/../../secret.txt\")",
    "read(\"link.txt\")",
    "read(\"/link.txt\")",
    "read(\"/folder/secret.txt\")",
    "read(\"/etc-link/passwd\")",
    "read(\"C:\\\\secret.txt\")",
    "read(\"..\\\\secret.txt\")",
    "read(\"file:///etc/passwd\")",
    "image(\"/../../x.png\", alt: \"x\")",
    "csv(\"../secret.txt\")",
    "json(\"/etc/passwd\")",
    "include \"../secret.txt\"",
    "import \"../secret.txt\": x",
    "import \"@preview/x:1.0.0\": x",
    "import \"@local/x:1.0.0\": x",
    "eval(\"read(\\\"../secret.txt\\\")\")",
    "plugin(\"/link.txt\").x()",
];

#[cfg(unix)]
#[test]
fn bodies_read_nothing_outside() {
    for way in WAYS_OUT {
        let case = with_secret();
        case.write("body.zh.hbs", format!("= 題\n\n燈#({way})\n"));
        if way.starts_with("import") || way.starts_with("include") {
            case.write("body.zh.hbs", format!("= 題\n\n燈#{way}\n"));
        }
        let outcome = case.run(&["build", "paper", "--format", "short"]);
        assert_eq!(outcome.status, 1, "{way}: {}", outcome.stderr);
        let first = outcome.stderr.lines().next().unwrap_or_default();
        assert!(first.starts_with("paper/body.zh.hbs:3:"), "{way}: {first}");
        assert!(!outcome.stderr.contains("SECRET") && !outcome.stderr.contains("root:"));
        assert!(!case.path("output").exists());
    }
}

#[cfg(unix)]
#[test]
fn templates_read_nothing_outside() {
    for way in [
        "read(\"../secret.txt\")",
        "read(\"/link.txt\")",
        "read(\"/etc-link/passwd\")",
    ] {
        let case = with_secret();
        let built_in = fs::read_to_string(super::support::root().join("templates/front.typ"));
        let built_in = built_in.expect("the built-in template");
        case.write("templates/front.typ", format!("#let x = {way}\n{built_in}"));
        let outcome = case.run(&["build", "paper", "--format", "short"]);
        assert_eq!(outcome.status, 1, "{way}");
        let first = outcome.stderr.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("paper/templates/front.typ:1:"),
            "{way}: {first}"
        );
    }
    // Nor may a table, the body or a template be a link to the outside.
    for name in [
        "duties.csv",
        "paper.toml",
        "body.zh.hbs",
        "templates/page.typ",
    ] {
        let case = with_secret();
        let path = case.path("paper").join(name);
        case.write(name, "x");
        fs::remove_file(&path).expect("the file was there");
        std::os::unix::fs::symlink(case.path("secret.txt"), &path).expect("a link");
        let outcome = case.run(&["build", "paper", "--format", "short"]);
        assert_eq!(outcome.status, 1, "{name}");
        let message = format!("paper/{name}: error[tables/unreadable-file]");
        assert!(
            outcome.stderr.contains(&message),
            "{name}: {}",
            outcome.stderr
        );
    }
}

#[cfg(unix)]
#[test]
fn files_of_the_paper_can_be_read() {
    let case = with_secret();
    case.write("parts/more.typ", "#let more = [更多]\n").write(
        "body.zh.hbs",
        "#import \"/parts/more.typ\": more\n= 題\n\n燈#read(\"own.txt\")#read(\"/own.txt\")#more\n",
    );
    case.build();
    let page = &case.pages("zh/paper.pdf")[0];
    assert!(page.contains("燈自己自己更多"), "{page}");
    // What was read counts as an input.
    let manifest = manifest(&case.path("output/paper"));
    let inputs = manifest["inputs"].as_array().expect("inputs");
    let times = |path: &str| inputs.iter().filter(|input| input["path"] == path).count();
    assert_eq!(
        [
            times("own.txt"),
            times("parts/more.typ"),
            times("duties.csv")
        ],
        [1, 1, 1]
    );
}
