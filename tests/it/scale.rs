//! Papers with very many annexes, and with texts longer than anybody writes: the
//! work grows with them and no faster.

use std::fmt::Write;
use std::fs;

use super::support::{Case, Run, copy};

/// The small paper with so many annexes more, each of a post of its own.
fn with_annexes(count: usize) -> Case {
    let case = Case::small();
    let read = |name: &str| fs::read_to_string(case.path("paper").join(name)).expect("a table");
    let (mut posts, mut duties) = (read("posts.csv"), read("duties.csv"));
    let mut annexes = read("annexes.csv");
    for at in 0..count {
        let _ = writeln!(
            posts,
            "hls,p{at},燈塔主任{at},Lighthouse Officer {at},slo,keeper,,,permanent"
        );
        let _ = writeln!(duties, "p{at},看守第{at}座燈塔,To keep lighthouse {at}");
        let _ = writeln!(annexes, "duties,p{at},,");
    }
    case.write("posts.csv", posts)
        .write("duties.csv", duties)
        .write("annexes.csv", annexes);
    case
}

/// The manifest, which has the sum of every file.
fn manifest(case: &Case, out: &str) -> Vec<u8> {
    fs::read(case.path(out).join("paper/manifest.json")).expect("the manifest")
}

#[test]
fn hundreds_of_annexes_are_built_by_any_number_of_threads() {
    let case = with_annexes(300);
    let build = |jobs: &str| {
        let out = format!("out-{jobs}");
        let args = ["build", "paper", "--lang", "zh", "-q", "--out", &out];
        let outcome = case.run(&[&args[..], &["--jobs", jobs]].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        manifest(&case, &out)
    };
    let first = build("1");
    assert_eq!(build("2"), first);
    assert_eq!(build("8"), first);
}

#[test]
fn hundreds_of_annexes_are_made_by_themselves_and_in_a_batch() {
    let case = with_annexes(250);
    let alone = ["annexes", "paper", "--lang", "zh", "-q", "--jobs", "2"];
    let outcome = case.run(&alone);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(case.path("output/paper/zh/annex-253.pdf").is_file());
    copy(&case.path("paper"), &case.path("papers/one"));
    copy(&case.path("paper"), &case.path("papers/two"));
    for jobs in ["1", "3"] {
        let args = ["batch", "papers", "--lang", "zh", "-q", "--jobs", jobs];
        let outcome = case.run(&[&args[..], &["--out", jobs]].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    }
    let sums = |jobs: &str| fs::read(case.path(jobs).join("one/manifest.json")).expect("sums");
    assert_eq!(sums("1"), sums("3"));
}

/// What nobody types, each again and again.
const AGAIN: &[&str] = &[
    "字",
    "的",
    "，。",
    "資訊",
    "(",
    "(甲)",
    "「",
    "「智方便」甲智方便",
    "—－",
    ",",
    "甲 ",
    "Ａ",
    "1",
    "0",
    "一",
    "1個",
    "$1,000元",
    "one",
    "one two ",
    "附件3",
    "附件1(",
    "1、",
    "第3段",
    "燈務署負責監督及管理燈塔的運作。",
    "燈塔運作及燈塔管理。燈塔運作和燈塔管理。",
    "群組及羣組",
    "海港燈務局海港燈務署",
    "組織圖顯示開設",
    "上文第(5)項",
    "e\u{301}",
];

/// Signs of a body that open and never close.
const OPEN: &[&str] = &["#a(", "<a", "#footnote[", "{{! ", "{", "#"];

/// So many characters of a text again and again.
fn long(text: &str, length: usize) -> String {
    text.chars().cycle().take(length).collect()
}

#[test]
fn long_texts_are_checked_to_the_end_and_told_of_in_few_words() {
    const LENGTH: usize = 20_000;
    let case = Case::small();
    let duties = fs::read_to_string(case.path("paper/duties.csv")).expect("the table");
    let body = fs::read_to_string(case.path("paper/body.zh.hbs")).expect("the body");
    let own = AGAIN.iter().map(|text| long(text, LENGTH).replace('"', ""));
    let cells = own.map(|text| format!("beam,\"{text}\",To see\n"));
    case.write("duties.csv", duties + &cells.collect::<String>());
    let own = AGAIN.iter().map(|text| long(text, LENGTH));
    let paragraphs: String = own.map(|text| format!("\n{text}\n")).collect();
    case.write("body.zh.hbs", format!("{body}{paragraphs}"));
    let outcome = case.run(&["check", "paper", "--format", "short"]);
    assert_eq!(outcome.status, 1, "a typed annex is wrong");
    // Each rule tells of each text some places, and how many more there are; but
    // every safe change is told of, so that it is made.
    let safe = [
        "typing/mark-width",
        "typing/second-form",
        "typing/space",
        "typing/wide-character",
        "words/variant",
    ];
    let told = outcome.stderr.lines();
    let told = told.filter(|line| !safe.iter().any(|rule| line.contains(rule)));
    let lines = told.count();
    assert!(lines < 100 * 2 * AGAIN.len(), "{lines} lines");
    let more = outcome
        .stderr
        .lines()
        .filter(|line| line.contains("more like this in this line"));
    assert!(more.count() > 5, "{lines} lines");
    // One mistake, told once.
    assert!(outcome.stderr.contains("`的` stands 20000 times in a row"));
}

#[test]
fn what_never_closes_is_read_to_the_end() {
    const LENGTH: usize = 40_000;
    for open in OPEN {
        let case = Case::small();
        let body = fs::read_to_string(case.path("paper/body.zh.hbs")).expect("the body");
        case.write("body.zh.hbs", format!("{body}\n{}\n", long(open, LENGTH)));
        let outcome = case.run(&["check", "paper", "--lang", "zh", "--format", "short"]);
        assert!(outcome.status <= 1, "{open}: {}", outcome.stderr);
    }
}

#[test]
fn a_title_longer_than_any_page_makes_no_end_of_work() {
    let case = Case::small();
    let posts = fs::read_to_string(case.path("paper/posts.csv")).expect("the table");
    for text in ["字", "海港", "word ", "e\u{301}"] {
        let title = long(text, 20_000);
        let row = format!("hls,long,{},Long,slo,keeper,,,permanent\n", title.trim());
        case.write("posts.csv", format!("{posts}{row}"));
        let outcome = case.run(&["check", "paper", "--lang", "zh", "--format", "short"]);
        assert!(outcome.status <= 1, "{text}: {}", outcome.stderr);
    }
}

#[test]
fn a_place_in_a_long_line_is_where_every_format_says() {
    let case = Case::small();
    let long = "燈塔由燈塔處管理。".repeat(3_000);
    let text = format!("電燈則不須。{long}見附件9。{long}見附件2。{long}");
    case.edit("body.zh.hbs", "電燈則不須。", &text);
    let short = case.run(&["check", "paper", "--format", "short"]).stderr;
    let whole = case.run(&["check", "paper"]).stderr;
    let places = short.lines().filter_map(|line| line.split_once(": "));
    let places: Vec<&str> = places.map(|(place, _)| place).collect();
    for column in [17 + 27_001, 17 + 54_006] {
        let place = format!("paper/body.zh.hbs:19:{column}");
        assert!(places.contains(&place.as_str()), "{short}");
    }
    for place in places {
        assert!(
            whole.contains(&format!("--> {place}\n")),
            "{place}: {whole}"
        );
    }
    assert!(whole.contains("^^^^^"), "{whole}");
    assert!(whole.contains("::: paper/annexes.csv:4:7\n"), "{whole}");
    assert!(whole.len() < 20_000, "{} bytes", whole.len());
}

#[test]
fn a_cell_without_gaps_is_measured_in_step_with_its_length() {
    // Weighing where its lines might break took a minute for 36,000 characters.
    let text = "附件10及第3段，".repeat(60_000 / 9);
    for edition in ["zh", "en"] {
        let case = Case::small();
        let settings = fs::read_to_string(case.path("paper/paper.toml")).expect("settings");
        let section = "\n[table.long]\nheads_zh = [\"甲\", \"乙\"]\nheads_en = [\"A\", \"B\"]\n";
        let body = format!("body.{edition}.hbs");
        let typed = fs::read_to_string(case.path("paper").join(&body)).expect("the body");
        case.write("paper.toml", settings + section)
            .write("long.csv", format!("a,b\n{text}末,x\n"))
            .write(&body, format!("{typed}\n{{{{table \"long\"}}}}\n"));
        let outcome = case.run(&["build", "paper", "--lang", edition, "-q"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    }
}
