//! Quotation marks: curly ones in English bodies, and what was typed elsewhere.

use super::support::{Case, Run, squeeze};

/// The first page of the English edition with a paragraph of this text.
fn page(case: &Case, text: &str) -> String {
    let body = format!("= Purpose\n\nOne.\n\n{text} The end.\n\n= Two\n\nTwo.\n");
    case.write("body.en.hbs", body).build();
    case.pages("en/paper.pdf")[0].clone()
}

#[track_caller]
fn check(text: &str, printed: &str) {
    let case = Case::small();
    let page = page(&case, text);
    assert!(page.contains(&squeeze(printed)), "{printed} in {page}");
}

#[test]
fn english_bodies_have_curly_marks() {
    check(
        "The \"Office\" (\"O\"), 'so called', don't, Members' views, the '90s, 5' 6\".",
        "The “Office” (“O”), ‘so called’, don’t, Members’ views, the ’90s, 5′ 6″.",
    );
    check(
        "He said \"I read 'Beams' here\"—\"twice\". *\"Bold\"* and _\"so\"_ #underline[\"there\"].",
        "He said “I read ‘Beams’ here”—“twice”. “Bold” and “so” “there”.",
    );
    check(
        "The \"{{office \"lo\"}}\", the {{short \"lo\"}}'s and \"{{annex \"beam\"}}\".",
        "The “Lighthouse Office”, the LO’s and “Annex 2”.",
    );
    check(
        "A \"note#footnote[One \"note\" of '97.]\" stands.",
        "One “note” of ’97.",
    );
    check("#table(columns: 2, [\"a\"], [\"b])", "“a” “b");
    check("A list:\n\n+ \"one\"\n+ the 'two'", "(b) the ‘two’");
    check(
        "\"abcdefghijklmnopqrstuvwxyzabcdefgh\" and",
        "“abcdefghijklmnopqrstuvwxyzabcdefgh” and",
    );
}

#[test]
fn marks_that_are_meant_straight_stand() {
    check("As \\\"typed\\\" and \\'so\\'.", "As \"typed\" and 'so'.");
    check(
        "#set smartquote(enabled: false)\nAs \"typed\".",
        "As \"typed\".",
    );
    // What comes of a table is printed as it is typed there.
    let case = Case::small();
    case.edit(
        "offices.csv",
        "Lighthouse Office,LO,",
        "Keepers' Office,LO,",
    );
    let text = page(&case, "The {{office \"lo\"}} and \"that\".");
    assert!(text.contains("TheKeepers'Officeand“that”."), "{text}");
    // Chinese bodies are left alone.
    case.edit("body.zh.hbs", "油燈每晚", "\"油燈\"每晚").build();
    let text = case.pages("zh/paper.pdf").concat();
    assert!(text.contains("\"油燈\"每晚"), "{text}");
}

/// What the checks read is what is printed.
#[test]
fn the_checks_read_what_is_printed() {
    let case = Case::small();
    case.edit("paper.toml", "\"typing/mark-width\" = \"allow\"\n", "");
    let found = |case: &Case| {
        let outcome = case.run(&["check", "paper", "--format", "short", "--lang", "en"]);
        outcome.stderr
    };
    case.edit("body.en.hbs", "Somebody must", "\"Somebody\" must");
    assert!(!found(&case).contains("unbalanced"), "{}", found(&case));
    case.edit("body.en.hbs", "\"Somebody\" must", "\"Somebody must");
    let told = found(&case);
    assert!(
        told.contains("typing/unbalanced]: “ is never closed"),
        "{told}"
    );
    let line = told.lines().find(|line| line.contains("unbalanced"));
    assert!(
        line.is_some_and(|line| line.starts_with("paper/body.en.hbs:")),
        "{told}"
    );
}

/// `--fix` makes straight marks of tables curly, and the paper says so.
#[test]
fn straight_marks_of_cells_are_mended() {
    let case = Case::small();
    case.edit(
        "duties.csv",
        "To survey the fairways of the harbour and of the typhoon shelters",
        "\"To survey the \"\"fairways\"\", 5' 6\"\" deep, of the harbour\"",
    )
    .edit(
        "offices.csv",
        "Lighthouse Office,LO,",
        "Keepers' Office,LO,",
    )
    .edit(
        "paper.toml",
        "title = \"Reorganisation of the Lighthouse Office\"",
        "title = \"Future of the \\\"{{office \\\"lo\\\"}}\\\"\"",
    );
    let outcome = case.run(&["check", "paper", "--fix"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(
        case.read("duties.csv")
            .contains("\"To survey the “fairways”, 5' 6\"\" deep, of the harbour\"")
    );
    assert!(case.read("offices.csv").contains("Keepers’ Office"));
    assert!(
        case.read("paper.toml")
            .contains("title = \"Future of the “{{office \\\"lo\\\"}}”\"")
    );
    let outcome = case.run(&["check", "paper", "--format", "short"]);
    assert!(
        !outcome.stderr.contains("straight-quote"),
        "{}",
        outcome.stderr
    );
    case.build();
    let page = case.pages("en/paper.pdf")[0].clone();
    assert!(page.contains("Futureofthe“Keepers’Office”"), "{page}");
}
