//! All that a paper is made of: nothing is passed over, and what nobody sees is nothing.

use std::fs;

use super::support::{compared, says, version};
use panelpaper_compare::{compare, show};
use testing::{Case, root};

#[test]
fn a_paper_differs_in_nothing_from_itself() {
    says(|_| {}, "nothing is different\n");
}

#[test]
fn settings_and_files_are_told() {
    says(
        |case| {
            case.edit("paper.toml", "2031-11-03", "2031-11-10").write(
                "templates/page.typ",
                fs::read(root().join("templates/page.typ")).expect("it is there"),
            );
        },
        "\
         paper.toml:4: setting date, changed: 2031-11-03 → 2031-11-10\n\
         templates/page.typ: file templates/page.typ, added\n\
         ",
    );
}

/// What no word of a text shows: calls, levels, looks, what stands between paragraphs.
#[test]
fn nothing_that_was_edited_is_passed_over() {
    let edits: [(&str, &str, &str); 12] = [
        (
            "body.en.hbs",
            "{{annex \"survey\" \"hls\"}}",
            "{{annex \"beam\"}}",
        ),
        (
            "body.en.hbs",
            "{{para from=\"proposal\" to=\"light\"}}",
            "{{para \"light\"}}",
        ),
        ("body.en.hbs", "== Electric light", "= Electric light"),
        ("body.en.hbs", "  + re-rank it", "+ re-rank it"),
        (
            "body.en.hbs",
            "+ create {{count",
            "{{list \"i\"}}\n\n+ create {{count",
        ),
        ("body.en.hbs", "Somebody must", "*Somebody* must"),
        (
            "body.en.hbs",
            "nobody. <light>",
            "nobody.#footnote[Or few.] <light>",
        ),
        ("body.en.hbs", "= Cost\n", "{{table \"posts\"}}\n\n= Cost\n"),
        ("body.zh.hbs", "= 編制\n", "#pagebreak()\n\n= 編制\n"),
        (
            "paper.toml",
            "\n[zh]\n",
            "\n[chart.marks]\ncreated = {}\n\n[zh]\n",
        ),
        (
            "paper.toml",
            "languages = [\"zh\", \"en\"]\ndate = 2031-11-03\n",
            "date = 2031-11-03\nlanguages = [\"zh\", \"en\"]\n",
        ),
        ("annexes.csv", "duties,beam,,\n", "duties,beam,電燈,\n"),
    ];
    for (file, from, to) in &edits {
        let (found, text) = compared(|case| {
            case.edit(file, from, to);
        });
        assert!(!found.differences.is_empty(), "{from:?} → {to:?}: {text}");
    }
}

/// The columns of a table of the author's own are printed in their order.
#[test]
fn columns_in_another_order_are_told() {
    let table = |case: &Case, rows: &str| {
        case.write("steps.csv", rows)
            .edit(
                "paper.toml",
                "\n[zh]\n",
                "\n[table.steps]\ncaption_zh = \"步驟\"\ncaption_en = \"Steps\"\n\n[zh]\n",
            )
            .edit("body.en.hbs", "= Cost\n", "{{table \"steps\"}}\n\n= Cost\n")
            .edit(
                "body.zh.hbs",
                "= 財政影響\n",
                "{{table \"steps\"}}\n\n= 財政影響\n",
            );
    };
    let (before, after) = (Case::small(), Case::small());
    table(&before, "year,lamps\n2031,4\n");
    table(&after, "lamps,year\n4,2031\n");
    let (before, after) = (version(&before), version(&after));
    let text = show::plain(&compare(&before, &after), &after.names());
    assert!(
        text.contains("steps.csv: columns of steps.csv, moved"),
        "{text}"
    );
}

#[test]
fn words_are_told_key_by_key_and_pictures_of_templates_too() {
    let folder = |case: &Case| case.path("paper").join("templates");
    let write = |case: &Case, name: &str, text: &str| {
        fs::create_dir_all(folder(case)).expect("a folder");
        fs::write(folder(case).join(name), text).expect("a file");
    };
    let (before, after) = (Case::small(), Case::small());
    for (case, word, picture) in [(&before, "Grade", "<svg/>"), (&after, "Class", "<svg />")] {
        write(
            case,
            "words.en.toml",
            &format!("[layout]\nrank = \"{word}\"\n"),
        );
        write(case, "front.typ", "#let front() = image(\"crest.svg\")\n");
        write(case, "crest.svg", picture);
    }
    let (before, after) = (version(&before), version(&after));
    let found = compare(&before, &after);
    assert_eq!(
        show::plain(&found, &after.names()),
        "templates/words.en.toml:2: word layout.rank, changed: Grade → Class\n\
         templates/crest.svg: file templates/crest.svg, changed\n"
    );
}

#[test]
fn what_nobody_sees_is_no_difference() {
    says(
        |case| {
            case.edit(
                "body.en.hbs",
                "Somebody must light",
                "Somebody  must   light",
            )
            .edit("body.en.hbs", "  + re-rank it", "  +  re-rank it")
            .edit("paper.toml", "\n[zh]\n", "\n# A comment.\n[zh]\n");
        },
        "nothing is different\n",
    );
}
