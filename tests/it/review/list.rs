//! What the list says.

use std::fs;

use tables::model::Lang;

use super::super::support::Run;
use super::docx::{Docx, How, TEXT};
use super::{Case, listed, made, small};

const CHAN: How<'_> = How::Tracked("Chan");

/// The small paper's list of a document.
#[track_caller]
fn says(docx: &Docx, expected: &str) {
    assert_eq!(listed(&Case::small(), docx), expected);
}

#[test]
fn a_document_that_nobody_changed_says_nothing() {
    for lang in [Lang::Zh, Lang::En] {
        says(&small(lang), "nothing was changed, and nothing said\n");
    }
    for (paper, lang) in [
        ("data/dpo-2024", Lang::Zh),
        ("data/harbour-2027", Lang::En),
        ("data/harbour-2027-ec", Lang::En),
    ] {
        let root = crate::support::root();
        let paper = root.join(paper);
        let case = Case::copy_of(&paper);
        // What lends its tables stands beside it.
        let lender = "harbour-2027";
        crate::support::copy(&root.join("data").join(lender), &case.path(lender));
        let docx = Docx::open(&made(&paper, lang));
        assert_eq!(
            listed(&case, &docx),
            "nothing was changed, and nothing said\n"
        );
    }
}

/// Other programs may make spaces of the gaps that tie numbers to their words; who takes one
/// out, or puts one in, changes no word.
#[test]
fn ties_are_no_words() {
    for (lang, becomes) in [(Lang::En, " "), (Lang::Zh, "")] {
        let mut docx = small(lang);
        let xml = docx.part(TEXT);
        assert!(xml.contains('\u{A0}'), "{lang:?}");
        let changed = xml.replace('\u{A0}', becomes);
        docx.parts.insert(TEXT.to_owned(), changed.into_bytes());
        says(&docx, "nothing was changed, and nothing said\n");
    }
}

#[test]
fn every_kind_is_told_once() {
    let mut docx = small(Lang::En);
    docx.change("Reorganisation of", "Changes in", How::Tracked("Lee"))
        .change("Somebody must light", "A keeper must light", How::Untracked)
        .change(
            "Electric light needs nobody",
            "Electric light needs no keeper",
            CHAN,
        )
        .change("1,234,567", "1,300,000", CHAN)
        .change("Fairway Surveyor as", "Surveyor of Fairways as", CHAN)
        .change("Annex 2", "Annex 7", CHAN)
        .new_paragraph("To find out why ships", "To mend the buoys", "Chan")
        .no_paragraph("To publish the list of buoys", "Lee")
        .move_words("of the harbour ", "To survey", "Lee")
        .comment("three", "Is it not four?", "Wong")
        .comment(
            "To find out why ships run aground",
            "Since when?\nWe doubt it.",
            "Wong",
        );
    insta::assert_snapshot!(listed(&Case::small(), &docx));
}

#[test]
fn what_was_put_in_and_taken_out_again_is_told() {
    let mut docx = small(Lang::Zh);
    docx.change("每季出版", "每季編印", CHAN);
    let put_in = "<w:ins w:id=\"101\"";
    let xml = docx.part(TEXT);
    let at = xml.find(put_in).expect("it is put in");
    let end = at + xml[at..].find("</w:ins>").expect("its end");
    let inner = &xml[at..end];
    let (open, words) = inner.split_once('>').expect("its beginning");
    let both = format!(
        "{open}><w:del w:id=\"500\" w:author=\"Lee\" w:date=\"2031-10-03T09:00:00Z\">{}</w:del>",
        words
            .replace("w:t>", "w:delText>")
            .replace("<w:t ", "<w:delText ")
    );
    let xml = format!("{}{both}{}", &xml[..at], &xml[end..]);
    docx.set(TEXT, xml);
    insta::assert_snapshot!(listed(&Case::small(), &docx));
}

/// Looks, rows, text boxes, headers, fields that Word counted anew.
#[test]
fn nothing_else_is_silent() {
    let mut docx = small(Lang::En);
    let by = "w:id=\"700\" w:author=\"Chan\" w:date=\"2031-10-02T14:05:00Z\"";
    docx.change("needs nobody", "needs nobody at all", CHAN);
    docx.raw(
        TEXT,
        "<w:r><w:t xml:space=\"preserve\">To find out",
        &format!("<w:r><w:rPr><w:b/><w:rPrChange {by}><w:rPr/></w:rPrChange></w:rPr><w:t xml:space=\"preserve\">To find out"),
    )
    .raw(
        TEXT,
        "<w:pPr><w:pStyle w:val=\"Committee\"/>",
        &format!("<w:pPr><w:pStyle w:val=\"Committee\"/><w:jc w:val=\"left\"/><w:pPrChange {by}><w:pPr/></w:pPrChange>"),
    )
    .raw(
        "word/header1.xml",
        "</w:hdr>",
        &format!("<w:p><w:ins {by}><w:r><w:t>Restricted</w:t></w:r></w:ins></w:p></w:hdr>"),
    )
    .raw(
        "word/header2.xml",
        "</w:hdr>",
        "<w:p><w:r><w:t>Draft of Monday</w:t></w:r></w:p></w:hdr>",
    );
    // A field that shows another number since a paragraph came.
    let xml = docx.part(TEXT);
    let field = xml.find("REF _Ref_t0_p3").expect("the field");
    let shown = field + xml[field..].find(">3<").expect("what it shows");
    docx.set(TEXT, format!("{}>4<{}", &xml[..shown], &xml[shown + 3..]));
    insta::assert_snapshot!(listed(&Case::small(), &docx));
}

#[test]
fn formats_say_the_same() {
    let mut docx = small(Lang::Zh);
    docx.change("每季出版", "每月<編印>", CHAN)
        .change("1,234,567", "1,300,000", How::Untracked)
        .comment("調查船隻", "請刪|去", "李");
    let (review, version) = super::read(&Case::small(), &docx.bytes()).expect("a list");
    let names = version.names();
    let all = [
        review::show::short(&review, &names, "paper"),
        review::show::markdown(&review, &names),
        review::show::github(&review, &names, "paper"),
        review::show::json(&review),
    ];
    insta::assert_snapshot!(all.join("\n"));
}

/// The list that the manual shows.
#[test]
fn the_manual_shows_what_is_printed() {
    let case = Case::small();
    let new = case.run(&["new", "my-paper"]);
    assert_eq!(new.status, 0, "{}", new.stderr);
    let mut docx = Docx::open(&made(&case.path("my-paper"), Lang::Zh));
    docx.change("服務中心的運作", "服務中心的日常運作", CHAN)
        .change("改善公共服務", "改善和統籌公共服務", How::Untracked)
        .change("2,407,800", "2,500,000", How::Tracked("Lee"))
        .new_paragraph("管理人手和資源", "檢討收費", "Lee")
        .comment("每年平均員工開支總額則為", "請核對", "Lee");
    fs::write(case.path("back.docx"), docx.bytes()).expect("written");
    let page = fs::read_to_string(crate::support::root().join("book/src/review.md"));
    let page = page.expect("the page");
    let shown = |command: &str| {
        let from = page.find(&format!("$ {command}\n")).expect("the command");
        let rest = &page[from + command.len() + 3..];
        rest[..rest.find("```").expect("the end of the block")].to_owned()
    };
    for command in [
        "panelpaper review my-paper back.docx",
        "panelpaper review my-paper back.docx --apply",
    ] {
        let args: Vec<&str> = command.split(' ').skip(1).collect();
        let outcome = case.run(&args);
        assert_eq!(outcome.stderr + &outcome.stdout, shown(command));
    }
}
