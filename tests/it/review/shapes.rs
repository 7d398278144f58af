//! Words that stand in no passage: in new paragraphs, text boxes, fields, halves of
//! paragraphs. They go into no file.

use tables::model::Lang;

use super::docx::{Docx, How, TEXT};
use super::{Case, applied, made, small};

const INS: &str = "<w:ins w:id=\"900\" w:author=\"Lee\" w:date=\"2031-10-02T14:05:00Z\">";

fn words(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// Puts XML in before the paragraph with some words, or at its end.
fn put(docx: &mut Docx, beside: &str, xml: &str, at_end: bool) {
    let text = docx.part(TEXT);
    let at = text.find(beside).expect("the words");
    let place = match at_end {
        true => at + text[at..].find("</w:p>").expect("an end"),
        false => text[..at].rfind("<w:p>").expect("a paragraph"),
    };
    docx.set(TEXT, format!("{}{xml}{}", &text[..place], &text[place..]));
}

/// Nothing of a document is written; gives the list.
#[track_caller]
fn nothing_written(docx: &Docx) -> String {
    let case = Case::small();
    let files = ["body.en.hbs", "duties.csv", "paper.toml", "posts.csv"];
    let before = files.map(|file| case.read(file));
    let said = applied(&case, docx);
    assert_eq!(files.map(|file| case.read(file)), before, "{said}");
    said
}

#[test]
fn words_of_new_paragraphs_go_into_no_other() {
    let tracked = format!("<w:p>{INS}{}</w:ins></w:p>", words("It is new."));
    let mixed = format!(
        "<w:p>{}{INS}{}</w:ins>{}</w:p>",
        words("It "),
        words("is "),
        words("new.")
    );
    let row = format!("<w:tbl><w:tr><w:tc>{tracked}</w:tc></w:tr></w:tbl>");
    for xml in [&tracked, &mixed, &row] {
        for beside in ["Somebody must", "To publish", "This paper seeks"] {
            let mut docx = small(Lang::En);
            put(&mut docx, beside, xml, false);
            let said = nothing_written(&docx);
            assert!(said.contains("a paragraph of its own"), "{said}");
        }
    }
}

#[test]
fn words_of_text_boxes_are_told_once() {
    let inner = format!(
        "<w:txbxContent><w:p>{INS}{}</w:ins></w:p></w:txbxContent>",
        words("In a box.")
    );
    let old = format!("<w:pict>{inner}</w:pict>");
    let drawing = format!("<w:drawing>{inner}</w:drawing>");
    let both = format!(
        "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">\
         <mc:Choice>{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    );
    for shape in [&old, &drawing, &both] {
        let mut docx = small(Lang::En);
        put(
            &mut docx,
            "Somebody must",
            &format!("<w:r>{shape}</w:r>"),
            true,
        );
        let said = nothing_written(&docx);
        assert_eq!(said.matches("In a box.").count(), 1, "{said}");
    }
}

/// A formula is in the list, tracked or not, and goes into no file.
#[test]
fn formulas_are_told() {
    let math = "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";
    let formula = format!("<m:oMath {math}><m:r><m:t>x=2</m:t></m:r></m:oMath>");
    let tracked = format!("{INS}{formula}</w:ins>");
    let para = format!("<m:oMathPara {math}>{formula}</m:oMathPara>");
    let own = format!("<w:p>{formula}</w:p>");
    for (xml, at_end) in [
        (&formula, true),
        (&tracked, true),
        (&para, true),
        (&own, false),
    ] {
        let mut docx = small(Lang::En);
        put(&mut docx, "Somebody must", xml, at_end);
        let said = nothing_written(&docx);
        assert_eq!(said.matches("[formula]x=2").count(), 1, "{said}");
        assert!(said.contains("not to be written"), "{said}");
    }
}

/// Only what a field alone shows is no change.
#[test]
fn words_beside_a_field_are_changes() {
    let part = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = format!(
        "{}<w:r><w:instrText>REF x</w:instrText></w:r>{}{}{}",
        part("begin"),
        part("separate"),
        words("5"),
        part("end")
    );
    for (before, behind, is_change) in [
        (" See paragraph ", "", true),
        ("", " of them.", true),
        ("", "", false),
    ] {
        let case = Case::small();
        let body = case.read("body.en.hbs");
        let mut docx = small(Lang::En);
        let of = |text: &str| match text {
            "" => String::new(),
            text => words(text),
        };
        let xml = format!("{}{field}{}", of(before), of(behind));
        put(&mut docx, "Somebody must", &xml, true);
        let said = applied(&case, &docx);
        assert_eq!(said.contains("nothing to do"), !is_change, "{said}");
        assert_eq!(said.contains("it puts in a field"), is_change, "{said}");
        assert_eq!(case.read("body.en.hbs"), body, "{said}");
    }
}

/// A paragraph that was parted or joined without a track loses no words in the file, and
/// gets none twice.
#[test]
fn parted_and_joined_paragraphs_are_left() {
    for parted in [
        "Electric light needs nobody.",
        "ships run aground",
        "propose to",
    ] {
        let mut docx = small(Lang::En);
        docx.change(parted, "PARTED", How::Untracked);
        let text = docx.part(TEXT);
        let open = text.find("PARTED").expect("the place");
        let run = text[..open].rfind("<w:r ").expect("its run");
        let begin = text[..run].rfind("<w:pPr>").expect("properties");
        let end = text[..run].rfind("</w:pPr>").expect("their end") + "</w:pPr>".len();
        // Word gives both halves one style.
        for properties in ["", &text[begin..end]] {
            let text = format!("{}</w:p><w:p>{properties}{}", &text[..run], &text[run..]);
            docx.set(TEXT, text.replacen("PARTED", parted, 1));
            let said = nothing_written(&docx);
            assert!(said.contains("not to be written"), "{said}");
        }
    }
    for (one, other) in [
        ("To survey", "To publish"),
        ("To publish", "To find out"),
        ("Somebody must", "The works"),
    ] {
        let mut docx = small(Lang::En);
        let text = docx.part(TEXT);
        let (own, next) = (docx.paragraph(&text, one), docx.paragraph(&text, other));
        let (_, inner) = text[next.clone()]
            .split_once("</w:pPr>")
            .expect("properties");
        let joined = text[own.clone()].strip_suffix("</w:p>").expect("its end");
        let text = format!(
            "{}{joined}{inner}{}{}",
            &text[..own.start],
            &text[own.end..next.start],
            &text[next.end..]
        );
        docx.set(TEXT, text);
        nothing_written(&docx);
    }
}

/// Signs that the words between them kept apart.
#[test]
fn signs_that_would_come_together_are_left() {
    for (typed, gone) in [
        ("a -now- b", "now"),
        ("a /now/ b", "now"),
        ("a -now5 b", "now"),
    ] {
        let case = Case::small();
        case.edit(
            "body.en.hbs",
            "Somebody must",
            &format!("Also {typed}. Somebody must"),
        );
        let mut docx = Docx::open(&made(&case.path("paper"), Lang::En));
        docx.change(gone, "", How::Tracked("Lee")).change(
            "needs nobody",
            "needs somebody",
            How::Tracked("Lee"),
        );
        let said = applied(&case, &docx);
        assert!(said.contains("signs would come together"), "{said}");
        let body = case.read("body.en.hbs");
        assert!(
            body.contains(typed) && body.contains("needs somebody"),
            "{said}"
        );
    }
}
