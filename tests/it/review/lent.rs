//! Words that another folder lends, or that paper.toml has behind a number.

use tables::model::Lang;

use super::docx::{Docx, How};
use super::{Case, listed, made};
use crate::support::{copy, root};

const CHAN: How<'_> = How::Tracked("Chan");

/// The second paper of a proposal, with the folder that lends its tables.
fn item(lang: Lang) -> (Case, Docx) {
    let data = root().join("data");
    let case = Case::copy_of(&data.join("harbour-2027-ec"));
    copy(&data.join("harbour-2027"), &case.path("harbour-2027"));
    let docx = Docx::open(&made(&data.join("harbour-2027-ec"), lang));
    (case, docx)
}

#[test]
fn what_is_said_of_a_lent_table_is_to_be_changed_there() {
    for (lang, was, becomes) in [
        (
            Lang::En,
            "Timetable of the Re-organisation",
            "Timetable of the Changes",
        ),
        (Lang::En, "Expected month", "Expected date"),
        (Lang::En, "Subject to the approval", "Subject to approval"),
        (Lang::Zh, "改組時間表", "改組日程表"),
        (Lang::Zh, "預計月份", "預計日期"),
    ] {
        let (case, mut docx) = item(lang);
        docx.change(was, becomes, CHAN);
        let list = listed(&case, &docx);
        let said = "../harbour-2027/paper.toml is lent by another folder: change it there";
        assert!(list.contains(said), "{was}: {list}");
        assert!(
            list.contains("../harbour-2027/paper.toml:"),
            "{was}: {list}"
        );
    }
}

#[test]
fn the_name_of_a_subhead_stands_in_paper_toml() {
    for (lang, was, becomes, key) in [
        (
            Lang::En,
            "Operational expenses",
            "Operating expenses",
            "paper.toml:18 ec.subhead_en",
        ),
        (
            Lang::Zh,
            "運作開支",
            "營運開支",
            "paper.toml:17 ec.subhead_zh",
        ),
    ] {
        let (case, mut docx) = item(lang);
        docx.change(was, becomes, CHAN);
        let list = listed(&case, &docx);
        assert!(list.contains(key), "{list}");
        assert!(list.contains("change what they come from"), "{list}");
    }
}

/// Notes of a lender, alone in their list or not, are named where they are typed, however
/// the page sets their blanks and quotation marks.
#[test]
fn notes_of_a_lender_have_their_place() {
    let data = root().join("data");
    for (lang, notes, was, becomes, line) in [
        (
            Lang::En,
            "[\"It's the \\\"FC\\\" that decides.\"]",
            "decides",
            "approves",
            37,
        ),
        (
            Lang::En,
            "['Of the {{office \"ho\"}}, and \"others\".']",
            "others",
            "more",
            37,
        ),
        (Lang::Zh, "[\"由 FC 決定 2 次。\"]", "決定", "批准", 36),
        (Lang::Zh, "[\"甲。\", \"由 FC 決定。\"]", "決定", "批准", 36),
        (Lang::Zh, "[\"- 由財委會決定\"]", "決定", "批准", 36),
    ] {
        for how in [CHAN, How::Untracked] {
            let case = Case::copy_of(&data.join("harbour-2027-ec"));
            copy(&data.join("harbour-2027"), &case.path("harbour-2027"));
            let path = case.path("harbour-2027/paper.toml");
            let settings = std::fs::read_to_string(&path).expect("it");
            let key = format!("notes_{} = ", lang.code());
            let lines = settings.lines().map(|own| match own.starts_with(&key) {
                true => format!("{key}{notes}\n"),
                false => format!("{own}\n"),
            });
            std::fs::write(&path, lines.collect::<String>()).expect("written");
            let mut docx = Docx::open(&made(&case.path("paper"), lang));
            docx.change(was, becomes, how);
            let list = listed(&case, &docx);
            let place = format!("../harbour-2027/paper.toml:{line} table.timetable.notes_");
            assert!(list.contains(&place), "{notes}: {list}");
            assert!(
                list.contains("is lent by another folder"),
                "{notes}: {list}"
            );
        }
    }
}
