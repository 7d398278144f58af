//! Tables of a redline: both values of a cell can be read.

use std::fmt::Write;

use super::small;
use crate::support::{Case, Run, copy, pdf_pages};

/// The earlier version beside a paper that has other amounts in a table of so many columns.
fn with_amounts(columns: usize) -> Case {
    let case = small();
    let table = |by: usize| {
        let mut text = "item".to_owned();
        (0..columns).for_each(|at| write!(text, ",y{at}").expect("a text"));
        for first in ["Dredging", "Walls"] {
            write!(text, "\n{first}").expect("a text");
            (0..columns).for_each(|at| {
                write!(text, ",{}", 2_407_800 + by + 111 * at).expect("a text");
            });
        }
        text + "\n"
    };
    let texts = |of: fn(usize) -> String| -> String {
        let all: Vec<String> = (0..columns).map(of).collect();
        all.join(", ")
    };
    let heads = texts(|at| format!("\"Sum {at} ($)\""));
    let totals = texts(|at| format!("\"y{at}\""));
    let section = format!(
        "\n[table.own]\ncaption_zh = \"開支\"\ncaption_en = \"Costs\"\nheads_zh = [\"項\", {heads}]\nheads_en = [\"Item\", {heads}]\ntotal = [{totals}]\n"
    );
    case.write("paper.toml", case.read("paper.toml") + &section);
    for lang in ["zh", "en"] {
        let body = format!("body.{lang}.hbs");
        let text = case.read(&body).trim_end().to_owned();
        case.write(&body, text + "\n\n{{table \"own\"}}\n\nEnd 1.\n");
    }
    case.write("own.csv", table(0));
    copy(&case.path("paper"), &case.path("old"));
    case.write("own.csv", table(61_800));
    case
}

/// What the command says, and the words of the pages.
fn written(case: &Case, lang: &str) -> (String, String) {
    let made = case.run(&[
        "compare", "paper", "--to", "old", "-o", "r.pdf", "--lang", lang,
    ]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    (made.stderr, pdf_pages(&case.path("r.pdf")).concat())
}

/// Both values of a cell side by side are wider than the columns that the paper has.
#[test]
fn two_amounts_stand_one_below_the_other() {
    for columns in [4, 5, 6] {
        let case = with_amounts(columns);
        for lang in ["zh", "en"] {
            let (told, text) = written(&case, lang);
            assert!(!told.contains("overprinted"), "{columns} {lang}: {told}");
            for value in ["2,407,800", "2,469,600", "4,815,600", "4,939,200"] {
                assert!(text.contains(value), "{columns} {lang} {value}: {text}");
            }
        }
    }
}

/// Nothing makes room for so many: it is told, and the redline is there.
#[test]
fn amounts_over_one_another_are_told() {
    let case = with_amounts(16);
    for lang in ["zh", "en"] {
        let (told, _) = written(&case, lang);
        assert!(told.contains("warning[pages/overprinted]"), "{told}");
        assert!(told.contains("write it as .html"), "{told}");
    }
}
