//! Words that would be read as signs: written as words where the file has a way, and else
//! left alone.

use std::fs;

use tables::model::Lang;

use super::docx::{Docx, How, TEXT};
use super::whole::document;
use super::{Case, applied};
use crate::support::{Run, squeeze};

const CHAN: How<'_> = How::Tracked("Chan");

/// A case with a paragraph at the end of a body, and its document.
fn with(lang: Lang, typed: &str) -> (Case, Docx) {
    let case = Case::small();
    let body = format!("body.{}.hbs", lang.code());
    let text = case.read(&body);
    case.write(&body, format!("{text}\n{typed}\n"));
    let docx = document(&case, lang);
    (case, docx)
}

/// What the notes and the text of a document say, without white space.
fn says(docx: &Docx) -> String {
    let parts = ["word/footnotes.xml", TEXT].map(|part| docx.part(part));
    let words = parts.iter().flat_map(|part| part.split('<'));
    let words = words.filter_map(|part| part.split_once('>'));
    squeeze(&words.map(|(_, words)| words).collect::<String>())
}

/// A note that begins with a sign of a list has it behind a backslash, and is printed as
/// it was typed.
#[test]
fn a_note_begins_with_any_sign() {
    for (lang, typed, was, is, expected) in [
        (
            Lang::En,
            "Lamps#footnote[Of oil.] are old.",
            "Of oil.",
            "1. Of oil.",
            "#footnote[1\\. Of oil.]",
        ),
        (
            Lang::En,
            "Lamps#footnote[Of oil.] are old.",
            "Of oil.",
            "- Of gas.",
            "#footnote[\\- Of gas.]",
        ),
        (
            Lang::En,
            "Lamps#footnote[Of oil.] are old.",
            "Of oil.",
            "(a) Of oil.",
            "#footnote[(a) Of oil.]",
        ),
        (
            Lang::Zh,
            "各燈#footnote[指油燈。]已舊。",
            "指油燈。",
            "= 指油燈。",
            "#footnote[\\= 指油燈。]",
        ),
        (
            Lang::Zh,
            "各燈#footnote[指油燈。]已舊。",
            "指油燈。",
            "/ 燈: 指油燈。",
            "#footnote[\\/ 燈: 指油燈。]",
        ),
        (
            Lang::Zh,
            "各燈#footnote[指油燈。]已舊。",
            "指油燈。",
            "12. 指油燈。",
            "#footnote[12\\. 指油燈。]",
        ),
    ] {
        let (case, mut docx) = with(lang, typed);
        docx.change_in("word/footnotes.xml", was, is, CHAN);
        fs::write(case.path("back.docx"), docx.bytes()).expect("written");
        let outcome = case.run(&["review", "paper", "back.docx", "--apply"]);
        assert_eq!(outcome.status, 0, "{}{}", outcome.stdout, outcome.stderr);
        let text = case.read(&format!("body.{}.hbs", lang.code()));
        assert!(text.contains(expected), "{text}");
        assert!(says(&document(&case, lang)).contains(&squeeze(is)), "{is}");
        let again = applied(&case, &docx);
        assert!(again.contains("1 in the files already"), "{again}");
    }
}

/// What would be an error is left, with its reason, and everything else is written.
#[test]
fn what_would_be_an_error_is_left_alone() {
    for (lang, was, is, why, [from, to]) in [
        (
            Lang::En,
            "each quarter",
            "each \u{10D40} quarter",
            "(fonts/missing-glyph)",
            ["needs nobody", "needs somebody"],
        ),
        (
            Lang::En,
            "oil lamp",
            "oil \u{10D40} lamp",
            "(fonts/missing-glyph)",
            ["each quarter", "each month"],
        ),
        (
            Lang::Zh,
            "每季出版",
            "每\u{10D40}季出版",
            "(fonts/missing-glyph)",
            ["電燈則不須", "電燈則無須"],
        ),
    ] {
        let case = Case::small();
        let mut docx = document(&case, lang);
        docx.change(was, is, CHAN).change(from, to, CHAN);
        fs::write(case.path("back.docx"), docx.bytes()).expect("written");
        let outcome = case.run(&["review", "paper", "back.docx", "--apply"]);
        let said = format!("{}{}", outcome.stdout, outcome.stderr);
        assert_eq!(outcome.status, 1, "{said}");
        assert!(said.contains("1 written, 1 left to you"), "{said}");
        assert!(
            said.contains("with it the paper would have an error"),
            "{said}"
        );
        assert!(said.contains(why), "{said}");
        let files = ["body.en.hbs", "body.zh.hbs", "duties.csv"].map(|file| case.read(file));
        assert!(files.iter().any(|text| text.contains(to)), "{said}");
        assert!(
            !files.iter().any(|text| text.contains('\u{10D40}')),
            "{said}"
        );
    }
}

/// The way out that the error names is one.
#[test]
fn a_number_at_the_beginning_of_a_note_has_its_stop_behind_a_backslash() {
    for (lang, typed, help) in [
        (
            Lang::En,
            "#footnote[1. Of oil.]",
            "write 1\\. for the sign itself",
        ),
        (
            Lang::Zh,
            "#footnote[23. 指油燈。]",
            "write 23\\. for the sign itself",
        ),
        (
            Lang::En,
            "#footnote[- Of oil.]",
            "write \\- for the sign itself",
        ),
    ] {
        let case = Case::small();
        let body = format!("body.{}.hbs", lang.code());
        let text = case.read(&body);
        case.write(&body, format!("{text}\nA{typed}.\n"));
        let outcome = case.run(&["check", "paper"]);
        assert!(outcome.stderr.contains(help), "{}", outcome.stderr);
        let sign = help.split(' ').nth(1).expect("the sign");
        let plain = sign.replace('\\', "");
        case.write(
            &body,
            format!("{text}\nA{}.\n", typed.replacen(&plain, sign, 1)),
        );
        let outcome = case.run(&["check", "paper"]);
        assert!(
            !outcome.stderr.contains("unprinted-sign"),
            "{}",
            outcome.stderr
        );
    }
}
