//! What is in the files already, and what only looks so.

use tables::model::Lang;

use super::docx::{Docx, How};
use super::whole::{document, duties, one};
use super::{Case, applied, small};

fn body(lang: Lang) -> String {
    format!("body.{}.hbs", lang.code())
}

/// Applies a document twice: it is written once, and there afterwards.
#[track_caller]
fn once(case: &Case, file: &str, docx: &Docx, count: usize) -> String {
    let said = applied(case, docx);
    assert_eq!(said.matches("     written").count(), count, "{said}");
    let after = case.read(file);
    for _ in 0..2 {
        let again = applied(case, docx);
        let there = again.matches("in the file already").count();
        assert_eq!(there, count, "{said}{again}");
        assert_eq!(case.read(file), after, "{again}");
    }
    after
}

/// The line of a change that is there already is where it stands now, though a paragraph
/// came above it.
#[test]
fn what_is_there_already_is_named_by_its_line() {
    for (lang, [first, new, last, becomes]) in [
        (Lang::Zh, ["甲段在此。", "乙段在此。", "丙段在此。", "丁"]),
        (
            Lang::En,
            ["The first words.", "New words.", "The last words.", "only"],
        ),
    ] {
        let case = one(lang);
        let text = case.read(&body(lang));
        case.write(&body(lang), format!("{text}\n{first}\n\n{last}\n"));
        let was = if lang == Lang::Zh { "丙" } else { "last" };
        let mut docx = document(&case, lang);
        docx.change(was, becomes, How::Tracked("Lee"));
        docx.new_paragraph(first, new, "Chan");
        let after = once(&case, &body(lang), &docx, 2);
        let stands = last.replace(was, becomes);
        let line = after.lines().position(|line| line == stands);
        let line = line.expect("the changed line") + 1;
        let again = applied(&case, &docx);
        let place = format!("{}:{line}: Lee", body(lang));
        assert!(again.contains(&place), "{place}: {again}");
    }
}

/// What comes is not there already because what stands behind it says the same.
#[test]
fn what_says_what_the_next_one_says_is_written() {
    for (lang, [one_, two]) in [
        (Lang::Zh, ["甲段在此。", "乙段在此。"]),
        (Lang::En, ["The first words.", "The last words."]),
    ] {
        let case = one(lang);
        let text = case.read(&body(lang));
        case.write(&body(lang), format!("{text}\n{one_}\n\n{two}\n"));
        let mut docx = document(&case, lang);
        docx.new_paragraph(one_, two, "Chan");
        let after = once(&case, &body(lang), &docx, 1);
        assert_eq!(after, format!("{text}\n{one_}\n\n{two}\n\n{two}\n"));
        // Where the file is another one by now, too.
        let case = one(lang);
        case.write(&body(lang), format!("{text}\n{one_}\n\n{two}\n"));
        let other = case.read(&body(lang));
        case.write(
            &body(lang),
            other.replacen("\n\n= ", "\n\n{{! A remark. }}\n\n= ", 1),
        );
        once(&case, &body(lang), &docx, 1);
        // A duty, and an item.
        let case = one(lang);
        let mut docx = document(&case, lang);
        let rows = case.read("duties.csv");
        let next = rows.lines().nth(2).expect("the second duty").to_owned();
        let next = next.split(',').nth(if lang == Lang::Zh { 1 } else { 2 });
        let next = next.expect("its text");
        docx.new_paragraph(duties(lang)[0], next, "Chan");
        let after = once(&case, "duties.csv", &docx, 1);
        assert_eq!(after.matches(next).count(), 2, "{after}");
        let case = one(lang);
        let text = case.read(&body(lang));
        let [three, four] = match lang {
            Lang::Zh => ["丙項", "丁項"],
            Lang::En => ["the third", "the fourth"],
        };
        case.write(
            &body(lang),
            format!("{text}\n{one_}\n\n+ {three}\n+ {four}\n"),
        );
        let mut docx = document(&case, lang);
        docx.new_paragraph(three, four, "Chan");
        once(&case, &body(lang), &docx, 1);
    }
}

/// What was written beside words that were written too is there.
#[test]
fn what_was_written_is_there_whatever_stands_beside_it() {
    for (lang, was, is, [behind, new]) in [
        (Lang::Zh, "刪除", "撤銷", ["撤銷", "檢討收費"]),
        (
            Lang::En,
            "delete",
            "abolish",
            ["abolish", "review the fees"],
        ),
    ] {
        let case = Case::small();
        let mut docx = small(lang);
        docx.change(was, is, How::Untracked);
        docx.new_paragraph(behind, new, "Chan");
        once(&case, &body(lang), &docx, 2);
    }
    for (lang, was, is, new) in [
        (Lang::Zh, "電燈則不須", "電燈則無須", "共$5。"),
        (
            Lang::En,
            "Electric light",
            "Electricity",
            "It costs $5 \"a day\".",
        ),
    ] {
        let case = Case::small();
        let mut docx = small(lang);
        docx.change(was, is, How::Untracked);
        docx.new_paragraph(is, new, "Chan");
        let next = if lang == Lang::Zh {
            "所述的工程"
        } else {
            "The works in"
        };
        let other = if lang == Lang::Zh {
            "的工程"
        } else {
            "All works in"
        };
        docx.change(next, other, How::Tracked("Lee"));
        once(&case, &body(lang), &docx, 3);
    }
}

/// A duty of a paper in two languages that a person put into the table is there.
#[test]
fn what_a_person_wrote_is_there() {
    for (lang, new) in [(Lang::Zh, "檢討收費"), (Lang::En, "To review the fees")] {
        let case = Case::small();
        let mut docx = small(lang);
        docx.new_paragraph(duties(lang)[0], new, "Chan");
        let said = applied(&case, &docx);
        assert!(said.contains("needs a text in each language"), "{said}");
        case.edit(
            "duties.csv",
            "survey,每季",
            "survey,檢討收費,To review the fees\nsurvey,每季",
        );
        let said = applied(&case, &docx);
        assert!(said.contains("1 in the files already"), "{said}");
        // The same words elsewhere are not these.
        let case = Case::small();
        case.edit(
            "duties.csv",
            "beam,在三年內",
            "beam,檢討收費,To review the fees\nbeam,在三年內",
        );
        let said = applied(&case, &docx);
        assert!(said.contains("not to be written"), "{said}");
    }
}
