//! Two versions of a paper as one file: with all changes taken it says what the later
//! version says, with none what the earlier one said.

mod looks;
mod marks;
mod pages;
mod read;
mod tables;
mod wrong;

use std::fs;

use benches::random::Random;

use super::support::{Case, Run, root, same, squeeze};
use read::{docx, html};

/// What may be changed in the small paper: a file, and what gives way to what.
const EDITS: &[(&str, &str, &str)] = &[
    (
        "body.en.hbs",
        "Electric light needs nobody.",
        "Electric light needs hardly anybody.#footnote[See {{annex \"part\"}} of *this* paper.]",
    ),
    (
        "body.zh.hbs",
        "電燈則不須。",
        "電燈則*不*須。#footnote[見{{annex \"part\"}}。]",
    ),
    (
        "body.en.hbs",
        "The works in {{para",
        "A paragraph that is new in this version.\n\nThe works in {{para",
    ),
    ("body.zh.hbs", "上文{{para", "這是新的一段。\n\n上文{{para"),
    (
        "body.en.hbs",
        "\n+ delete {{count change=\"deleted\"}} post, the {{title \"oil\"}}",
        "",
    ),
    (
        "body.zh.hbs",
        "\n+ 刪除{{count change=\"deleted\"}}個職位，即{{title \"oil\"}}",
        "",
    ),
    (
        "body.en.hbs",
        "== Electric light",
        "== Light that is electric",
    ),
    ("body.zh.hbs", "== 電燈", "== 以電為燈"),
    (
        "body.en.hbs",
        "= Establishment\n\nThe",
        "= Posts of the office\n\nAs is known, the",
    ),
    (
        "annex-terms.en.hbs",
        "+ those in the harbour\n+ those of {{para \"light\"}}<outer>",
        "+ those of {{para \"light\"}}<outer>\n+ those in the harbour",
    ),
    (
        "annex-terms.zh.hbs",
        "。#footnote[見{{annex \"part\"}}。]",
        "",
    ),
    (
        "annex-terms.zh.hbs",
        "+ 港內的燈",
        "+ 港內外的燈\n+ 船上的燈",
    ),
    (
        "duties.csv",
        "beam,在三年內",
        "beam,主持會議,To chair meetings,,\nbeam,在三年內",
    ),
    (
        "duties.csv",
        "每季出版浮標表,To publish the list of buoys each quarter",
        "每月出版浮標表,To publish the list of buoys every month",
    ),
    (
        "duties.csv",
        "survey,向電燈改裝總監提供意見,To advise the Director of Electric Beams,proposed,\n",
        "",
    ),
    (
        "posts.csv",
        "航道測量總監,Director of Fairways",
        "航道總監,Director of All Fairways",
    ),
    (
        "posts.csv",
        "lo,oil,",
        "lo,boat,船長,Coxswain,slo,keeper,,,permanent\nlo,oil,",
    ),
    (
        "annexes.csv",
        "chart,lo,,,,existing,,,transferred,,,,,\n",
        "",
    ),
    (
        "annexes.csv",
        "只列部分職位,A part alone",
        "只列一部分,No more than a part",
    ),
    ("figures.csv", "1234567", "1334567"),
    (
        "paper.toml",
        "Reorganisation of the Lighthouse Office",
        "Reorganisation of the Office of Lights",
    ),
    (
        "paper.toml",
        "[\"海事局\", \"燈塔處\"]",
        "[\"海事局\", \"燈塔處\", \"船務處\"]",
    ),
    ("ranks.csv", "plo,D1", "plo,D2"),
];

/// Edits that change the order of what stands in the paper: what stands before what
/// comes after it.
const ORDERS: &[(&str, &str, &str)] = &[
    (
        "annexes.csv",
        "duties,survey,,,,,,,,yes,,,,\n",
        "duties,beam,,,,,,,,,,附註一則,One note,\nduties,keeper,,,,,,,,,yes,,,\n",
    ),
    (
        "annexes.csv",
        "chart,hls,,,,,,,,,,,,\n",
        "chart,hls,,,part,,survey,1,deleted staff,,,只列部分職位,A part alone,\n",
    ),
    (
        "annexes.csv",
        "chart,lo,,,,existing,,,transferred,,,,,\n",
        "text,terms,詞彙,Terms,,,,,,,,一則附註,A note,\n",
    ),
    (
        "posts.csv",
        "hls,survey,航道測量總監,Director of Fairways,plo,keeper,,,permanent\n",
        "hls,beam,電燈改裝總監,Director of Electric Beams,plo,keeper,,,supernumerary\n",
    ),
    (
        "duties.csv",
        "survey,每季出版浮標表,To publish the list of buoys each quarter,,\n",
        "survey,調查船隻擱淺的成因,To find out why ships run aground,existing,\n",
    ),
    (
        "body.en.hbs",
        "\n  + retitle the {{title \"survey\" structure=\"existing\"}} as {{title \"survey\"}}",
        "\n  + re-rank it from {{rank \"survey\" structure=\"existing\"}} ({{point \"survey\" structure=\"existing\"}}) to {{rank \"survey\"}} ({{point \"survey\"}}) <regrade>",
    ),
    (
        "body.zh.hbs",
        "\n  + 把{{title \"survey\" structure=\"existing\"}}改稱{{title \"survey\"}}",
        "\n  + 把其職級由{{rank \"survey\" structure=\"existing\"}}({{point \"survey\" structure=\"existing\"}})重訂為{{rank \"survey\"}}({{point \"survey\"}})<regrade>",
    ),
    (
        "body.en.hbs",
        "\n\n{{table \"nondirectorate\"}}",
        "\n\n{{table \"changes\" by=\"office\"}}",
    ),
    (
        "body.zh.hbs",
        "\n\n{{table \"nondirectorate\"}}",
        "\n\n{{table \"changes\" by=\"office\"}}",
    ),
];

fn small() -> Case {
    let case = Case::small();
    case.apply(&root().join("tests/it/every_annex.edit"));
    case
}

/// The earlier version beside a paper, with the later one's edits chosen by a seed.
fn edited(seed: u64) -> Case {
    let case = small();
    for lang in ["zh", "en"] {
        let body = format!("body.{lang}.hbs");
        let tables = "\n\n{{table \"nondirectorate\"}}\n\n{{table \"changes\" by=\"office\"}}\n";
        let text = case.read(&body);
        let last = text.trim_end().lines().next_back().expect("a line");
        case.edit(&body, last, &format!("{last}{tables}"));
    }
    super::support::copy(&case.path("paper"), &case.path("old"));
    let mut random = Random::of(seed);
    for (file, first, then) in ORDERS {
        if random.below(2) == 0 {
            let (from, to) = (format!("{first}{then}"), format!("{then}{first}"));
            case.edit(file, &from, &to);
        }
    }
    for (file, from, to) in EDITS {
        // What an earlier edit took away stays away.
        if random.below(2) == 0 && case.read(file).contains(from) {
            case.edit(file, from, to);
        }
    }
    case
}

fn build(case: &Case, paper: &str, out: &str) {
    let made = case.run(&["build", paper, "--with", "docx,html", "--out", out]);
    assert_eq!(made.status, 0, "{}", made.stderr);
}

/// The folder of the one paper below an output folder.
fn made(case: &Case, out: &str) -> std::path::PathBuf {
    let folder = fs::read_dir(case.path(out)).expect("a folder");
    let mut papers = folder.map(|entry| entry.expect("an entry").path());
    papers.find(|path| path.is_dir()).expect("a paper")
}

fn redline(case: &Case, name: &str, lang: &str) -> Vec<u8> {
    let made = case.run(&[
        "compare", "paper", "--to", "old", "-o", name, "--lang", lang,
    ]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    fs::read(case.path(name)).expect("the redline")
}

#[test]
fn none_of_the_changes_is_the_old_text_and_all_of_them_the_new_one() {
    for seed in [1, 2, 3] {
        let case = edited(seed);
        build(&case, "old", "was");
        build(&case, "paper", "is");
        for lang in ["zh", "en"] {
            let file = |out: &str, name: &str| {
                fs::read(made(&case, out).join(lang).join(name)).expect("an edition")
            };
            let what =
                |all: bool| format!("seed {seed}, {lang}, {}", if all { "all" } else { "none" });
            let page = redline(&case, "r.html", lang);
            assert_eq!(page, redline(&case, "again.html", lang), "the same bytes");
            let word = redline(&case, "r.docx", lang);
            assert_eq!(word, redline(&case, "again.docx", lang), "the same bytes");
            for (all, out) in [(false, "was"), (true, "is")] {
                let wanted = html(&file(out, "paper.html"), all);
                same(&format!("HTML, {}", what(all)), &html(&page, all), &wanted);
                let wanted = docx(&file(out, "paper.docx"), all);
                same(&format!("Word, {}", what(all)), &docx(&word, all), &wanted);
            }
        }
    }
}

#[test]
fn pages_show_what_was_removed_and_what_was_added() {
    let case = edited(1);
    case.edit("duties.csv", "run aground", "sink at once");
    for (lang, words) in [
        ("en", ["inserted: ", "deleted: ", "What has changed"]),
        ("zh", ["新增：", "刪去：", "與上一版本的分別"]),
    ] {
        let bytes = redline(&case, "r.pdf", lang);
        assert_eq!(bytes, redline(&case, "again.pdf", lang), "the same bytes");
        let pages = super::support::pdf_pages(&case.path("r.pdf"));
        let text = pages.concat();
        for word in words {
            assert!(text.contains(&squeeze(word)), "{word}: {text}");
        }
        assert!(pages[0].contains(&squeeze(words[2])), "{}", pages[0]);
        if lang == "en" {
            assert!(
                text.contains("runaground") && text.contains("sinkatonce"),
                "{text}"
            );
        }
    }
}

/// A chart of several pages has as many in a redline, each with its title; and what is told
/// of its boxes has no space that nobody typed.
#[test]
fn a_chart_of_several_pages_has_them_in_a_redline_too() {
    let case = small();
    super::support::copy(&case.path("paper"), &case.path("old"));
    let posts = (0..60).map(|at| {
        let superior = if at < 6 {
            "keeper"
        } else {
            ["b0", "b1", "b2", "b3", "b4", "b5"][at % 6]
        };
        let title = format!("Wharfmaster/Northapproaches {at}");
        format!("lo,b{at},碼頭主管{at},{title},slo,{superior},,,permanent\n")
    });
    let posts: String = posts.collect();
    case.edit("posts.csv", "lo,oil,", &format!("{posts}lo,oil,"));
    build(&case, "paper", "is");
    redline(&case, "r.pdf", "en");
    let of = |file: &std::path::Path| {
        let pages = super::support::pdf_pages(file);
        let own = pages
            .iter()
            .filter(|page| page.contains("OrganisationChart"));
        own.filter(|page| page.contains("Legend")).count()
    };
    let paper = of(&made(&case, "is").join("en/paper.pdf"));
    assert!(paper > 2, "{paper}");
    assert_eq!(of(&case.path("r.pdf")), paper);
    let page = redline(&case, "r.html", "en");
    let page = String::from_utf8_lossy(&page);
    assert!(page.contains("Wharfmaster/Northapproaches 59"));
    assert!(!page.contains("Wharfmaster/ N"));
}

/// One that has fewer pages now has these alone: its boxes stand on them.
#[test]
fn pages_that_a_chart_has_no_more_are_not_struck() {
    let case = small();
    let posts = |title: &str| -> String {
        let post = |at: usize| {
            let superior = match at {
                0..6 => "keeper",
                at => ["b0", "b1", "b2", "b3", "b4", "b5"][at % 6],
            };
            format!("lo,b{at},碼頭主管{at},{title} {at},slo,{superior},,,permanent\n")
        };
        (0..30).map(post).collect()
    };
    let long = posts(
        "Wharfmaster of the Northern Approaches and of All Quays and Landings within the Outer Harbour",
    );
    let table = case.read("posts.csv");
    case.write(
        "posts.csv",
        table.replace("lo,oil,", &format!("{long}lo,oil,")),
    );
    super::support::copy(&case.path("paper"), &case.path("old"));
    let short = posts("W");
    case.write(
        "posts.csv",
        table.replace("lo,oil,", &format!("{short}lo,oil,")),
    );
    let pages = |name: &str| {
        build(&case, name, &format!("of-{name}"));
        let file = made(&case, &format!("of-{name}")).join("en/paper.pdf");
        chart_pages(&super::support::pdf_pages(&file))
    };
    let (old, new) = (pages("old"), pages("paper"));
    assert!(old > new, "{old} {new}");
    redline(&case, "r.pdf", "en");
    let found = chart_pages(&super::support::pdf_pages(&case.path("r.pdf")));
    assert_eq!(found, new);
}

fn chart_pages(pages: &[String]) -> usize {
    let own = pages
        .iter()
        .filter(|page| page.contains("OrganisationChart"));
    own.filter(|page| page.contains("Legend")).count()
}

/// Two columns have lines of their own, which give way; a box that is gone is told below
/// the chart.
#[test]
fn charts_and_two_columns_have_the_marks_of_the_redline_alone() {
    let case = small();
    case.edit(
        "posts.csv",
        "lo,oil,",
        "lo,boat,船長,Coxswain,slo,keeper,,,permanent\nlo,oil,",
    );
    super::support::copy(&case.path("paper"), &case.path("old"));
    case.edit(
        "posts.csv",
        "lo,boat,船長,Coxswain,slo,keeper,,,permanent\n",
        "",
    );
    case.edit("duties.csv", "run aground", "sink at once");
    let page = redline(&case, "r.html", "en");
    assert!(!read::has_changes_within(&page));
    let told = squeeze("Boxes of this page that have changed:");
    redline(&case, "r.pdf", "en");
    let pages = super::support::pdf_pages(&case.path("r.pdf"));
    let mut charts = pages.iter().filter(|page| page.contains(&told));
    assert!(
        charts.any(|page| page.contains("Coxswain")),
        "{}",
        pages.concat()
    );
}

/// The annexes that are sent round again are those in which something is marked.
#[test]
fn annexes_since_and_a_redline_agree_on_what_changed() {
    for (file, from, to) in [
        ("duties.csv", "run aground", "sink"),
        (
            "posts.csv",
            "Director of Electric Beams",
            "Director of Electric Lights",
        ),
        ("annexes.csv", "One note", "Another note"),
    ] {
        let case = small();
        super::support::copy(&case.path("paper"), &case.path("old"));
        build(&case, "old", "was");
        let was = made(&case, "was");
        case.edit(file, from, to);
        let was = was.to_str().expect("a path in UTF-8");
        let listed = case.run(&["annexes", "paper", "--list", "--since", was, "--lang", "en"]);
        let again: Vec<String> = (1..=8)
            .filter(|number| listed.stdout.contains(&format!("annex-{number:02}")))
            .map(|number| format!("annex-{number}"))
            .collect();
        let page = redline(&case, "r.html", "en");
        assert_eq!(
            read::changed_annexes(&page),
            again,
            "{file}: {to}\n{}",
            listed.stdout
        );
        assert!(!again.is_empty());
    }
}
