//! Words around the text: captions, notes, two columns, and what stands in paper.toml.

use tables::model::Lang;

use super::super::support::root;
use super::docx::{Docx, How, TEXT};
use super::whole::table_in_bodies;
use super::{Case, applied, listed, made};

const CHAN: How<'_> = How::Tracked("Chan");

/// The small paper with annexes of every sort, and a table of the author's own.
fn case() -> Case {
    let case = Case::small();
    case.apply(&root().join("tests/it/every_annex.edit"));
    case.write(
        "steps.csv",
        "step_zh,step_en,month\n諮詢委員會,Consult the Panel,2031-11\n提交財委會,Submit to the FC,2031-12\n",
    );
    let settings = case.read("paper.toml");
    case.write(
        "paper.toml",
        format!(
            "{settings}\n[table.steps]\ncaption_zh = \"推行的步驟\"\ncaption_en = \"Steps to be taken\"\n\
             heads_zh = [\"步驟\", \"月份\"]\nheads_en = [\"Step\", \"Month\"]\n\
             notes_zh = [\"月份或會更改。\", '步驟須按序。']\nnotes_en = [\"Months may change.\", 'Steps are in order.']\n"
        ),
    );
    table_in_bodies(&case, "steps");
    case
}

#[test]
fn captions_notes_and_two_columns_are_written() {
    for (lang, changes) in [
        (
            Lang::En,
            [
                ("Steps to be taken", "Steps that are taken", "paper.toml"),
                ("Months may change.", "Months will change.", "paper.toml"),
                ("Steps are in order", "Steps stay in order", "paper.toml"),
                ("Submit to the FC", "Send to the FC", "steps.csv"),
                ("A part alone", "A part only", "annexes.csv"),
                ("One note", "One small note", "annexes.csv"),
                ("typhoon shelters", "storm shelters", "duties.csv"),
                (
                    "why ships run aground",
                    "how ships run aground",
                    "duties.csv",
                ),
            ],
        ),
        (
            Lang::Zh,
            [
                ("推行的步驟", "落實的步驟", "paper.toml"),
                ("月份或會更改", "月份可能更改", "paper.toml"),
                ("步驟須按序", "步驟必須按序", "paper.toml"),
                ("提交財委會", "送交財委會", "steps.csv"),
                ("只列部分職位", "只列少數職位", "annexes.csv"),
                ("附註一則", "附註兩則", "annexes.csv"),
                ("各避風塘", "所有避風塘", "duties.csv"),
                ("調查船隻擱淺", "研究船隻擱淺", "duties.csv"),
            ],
        ),
    ] {
        let case = case();
        let mut docx = Docx::open(&made(&case.path("paper"), lang));
        for (from, to, _) in changes {
            docx.change(from, to, CHAN);
        }
        let before = changes.map(|(.., file)| case.read(file));
        let said = applied(&case, &docx);
        assert!(said.contains("8 changes, 8 written"), "{said}");
        for ((from, to, file), before) in changes.into_iter().zip(before) {
            let now = case.read(file);
            assert!(now.contains(to), "{to}: {said}");
            // One place alone.
            assert_eq!(
                now.matches(to).count(),
                before.matches(from).count(),
                "{to}"
            );
        }
        // The paper made of it says so.
        let again = Docx::open(&made(&case.path("paper"), lang)).part(TEXT);
        let parts = again.split('<').filter_map(|part| part.split_once('>'));
        let words: String = parts.map(|(_, words)| words).collect();
        for (_, to, _) in changes {
            assert!(words.contains(to), "{to}");
        }
    }
}

#[test]
fn what_is_computed_names_the_keys_and_cells_that_it_comes_from() {
    let case = case();
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::En));
    docx.change("CB(4)7/2031-32(02)", "CB(4)8/2031-32(02)", CHAN)
        .change("3 November 2031", "10 November 2031", CHAN)
        .change("October 2031", "November 2031", CHAN);
    let said = applied(&case, &docx);
    assert!(
        case.read("paper.toml")
            .contains("number = \"CB(4)8/2031-32(02)\""),
        "{said}"
    );
    for place in ["paper.toml:4 date", "paper.toml:5 signed"] {
        assert!(
            said.contains(&format!("computed from {place}")),
            "{place}: {said}"
        );
    }
    assert!(!said.contains("typed nowhere"), "{said}");
    // Periods and days come from the row of their post.
    let paper = root().join("data/harbour-2027");
    let case = Case::copy_of(&paper);
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::Zh));
    docx.change("為期三年", "為期兩年", CHAN)
        .change("2031年3月31日", "2030年3月31日", CHAN);
    let said = listed(&case, &docx);
    for place in [
        "from paper.toml:5 effective, paper.toml:6 approval, posts.csv:21 period:",
        "from posts.csv:15 effective, posts.csv:15 until:",
    ] {
        assert!(said.contains(place), "{place}: {said}");
    }
}
