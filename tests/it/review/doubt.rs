//! What is not written, since more or less of it would be in the files than in the
//! document.

use tables::model::Lang;

use super::docx::{Docx, How, TEXT};
use super::whole::{WAYS, body, document, duties, one, shift, with};
use super::{Case, applied, small};

const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

/// Applies a document of which nothing is to be written; gives the list.
#[track_caller]
fn stays(case: &Case, docx: &Docx) -> String {
    let files = ["body.zh.hbs", "body.en.hbs", "duties.csv", "posts.csv"];
    let before = files.map(|file| case.read(file));
    let said = applied(case, docx);
    assert_eq!(files.map(|file| case.read(file)), before, "{said}");
    assert!(said.contains("not to be written"), "{said}");
    assert!(!said.contains("     written"), "{said}");
    assert!(!said.contains("already"), "{said}");
    said
}

/// What is on the lines of a paragraph that goes, and was not printed, stays.
#[test]
fn a_paragraph_in_a_block_is_left() {
    for (lang, own, other) in [
        (Lang::Zh, "甲段在此。", "另一支的字句。"),
        (Lang::En, "A plain paragraph.", "Words of the other branch."),
    ] {
        for more in [
            format!("{{{{#if (count)}}}}\n{own}\n{{{{else}}}}\n{other}\n{{{{/if}}}}"),
            format!("{{{{#unless (count)}}}}\n{other}\n{{{{/unless}}}}\n{own}"),
            format!("{own} {{{{#unless (count)}}}}{other}{{{{/unless}}}}"),
            format!("{{{{! {other} }}}}\n{own}"),
        ] {
            let (case, mut docx) = with(lang, &more);
            docx.no_paragraph(own, "Chan");
            let said = stays(&case, &docx);
            assert!(said.contains("take it out there"), "{more}: {said}");
        }
        // What counts numbers in it goes with it.
        let (case, mut docx) = with(lang, &format!("{own} {{{{annex \"beam\"}}}}"));
        let text = case
            .read(&body(lang))
            .replace(&format!("\n{own} {{{{annex \"beam\"}}}}\n"), "");
        docx.no_paragraph(own, "Chan");
        let said = applied(&case, &docx);
        assert_eq!(case.read(&body(lang)), text, "{said}");
        // Alone in a block it goes, and the block stays.
        let (case, mut docx) = with(lang, &format!("{{{{#if true}}}}\n\n{own}\n\n{{{{/if}}}}"));
        docx.no_paragraph(own, "Chan");
        let said = applied(&case, &docx);
        let after = case.read(&body(lang));
        assert!(!after.contains(own), "{said}");
        assert!(after.contains("{{#if true}}\n\n{{/if}}"), "{said}");
    }
}

/// A paragraph that comes beside a block may be meant in it or outside of it.
#[test]
fn a_paragraph_beside_a_block_is_left() {
    for (lang, [one, two], new) in [
        (Lang::Zh, ["甲段在此。", "乙段在此。"], "新的一段。"),
        (
            Lang::En,
            ["The first words.", "The last words."],
            "New words.",
        ),
    ] {
        for (more, is_left) in [
            (
                format!("{{{{#if true}}}}\n\n{one}\n\n{{{{/if}}}}\n\n{two}"),
                true,
            ),
            (
                format!("{one}\n\n{{{{#if true}}}}\n{two}\n{{{{/if}}}}"),
                true,
            ),
            (
                format!("{one} {{{{#if true}}}}{one}{{{{/if}}}}\n\n{two}"),
                false,
            ),
        ] {
            let (case, mut docx) = with(lang, &more);
            docx.new_paragraph(one, new, "Chan");
            match is_left {
                true => drop(stays(&case, &docx)),
                false => {
                    let said = applied(&case, &docx);
                    let after = case.read(&body(lang));
                    assert!(after.contains(&format!("\n\n{new}\n\n{two}")), "{said}");
                }
            }
        }
    }
}

/// A row or paragraph whose words are others by now is not the one that is gone.
#[test]
fn what_was_reworded_is_not_gone() {
    for (lang, was, is, [from, to]) in [
        (Lang::Zh, "每季出版", "每月印發", ["本文件就", "本件就"]),
        (
            Lang::En,
            "each quarter",
            "every quarter",
            ["This paper seeks", "This item seeks"],
        ),
    ] {
        let second = duties(lang)[1];
        let mut docx = small(lang);
        docx.no_paragraph(second, "Lee");
        let case = Case::small();
        case.edit("duties.csv", was, is);
        stays(&case, &docx);
        // Another row went meanwhile.
        let case = Case::small();
        case.edit("duties.csv", was, is);
        let rows = case.read("duties.csv");
        let lines = rows.split_inclusive('\n').enumerate();
        let kept: String = lines
            .filter(|(at, _)| *at != 3)
            .map(|(_, row)| row)
            .collect();
        case.write("duties.csv", kept);
        stays(&case, &docx);
        // A row of another wording in its place is none that is gone.
        let case = Case::small();
        let rows = case.read("duties.csv");
        let new = rows.lines().nth(2).expect("its row").to_owned();
        case.write(
            "duties.csv",
            rows.replace(&new, "survey,另有工作,To do other things"),
        );
        stays(&case, &docx);
        let mut docx = small(lang);
        docx.no_paragraph(from, "Lee");
        let case = Case::small();
        let text = case.read(&body(lang));
        // A call in it stands elsewhere or not at all.
        let text = text.replace(from, to).replace("(({{short \"lo\"}})", "");
        let text = text
            .replace("{{office \"lo\"}}", "LO")
            .replace("{{office \"hls\"}}", "HLS");
        case.write(&body(lang), text);
        stays(&case, &docx);
    }
}

/// Words that are changed where they moved from are not taken out there.
#[test]
fn no_half_of_a_change_is_written() {
    for (lang, was, is) in [
        (Lang::Zh, "每季", "每月"),
        (Lang::En, "each quarter", "each month"),
        (Lang::En, "quarter", "month"),
    ] {
        for how in [How::Untracked, How::Tracked("Lee")] {
            for way in WAYS {
                let case = Case::small();
                let mut docx = small(lang);
                docx.change(was, is, how);
                let [first, second] = duties(lang);
                let second = if lang == Lang::Zh { "出版" } else { second };
                shift(&mut docx, second, first, way);
                let rows = case.read("duties.csv");
                let whole = rows.replace(was, is);
                let said = applied(&case, &docx);
                let after = case.read("duties.csv");
                let sorted = |text: &str| {
                    let mut rows: Vec<String> = text.lines().map(str::to_owned).collect();
                    rows.sort();
                    rows
                };
                let is_half = ![&rows, &whole]
                    .map(|text| sorted(text))
                    .contains(&sorted(&after));
                assert!(!is_half, "{way:?}: {said}\n{after}");
            }
        }
    }
}

/// A row that two reviewers took out, a half each, is not left with nothing in it.
#[test]
fn a_paragraph_that_goes_by_several_hands_is_left() {
    for (lang, half) in [(Lang::Zh, "每季出版"), (Lang::En, "To publish the list")] {
        for how in [How::Untracked, How::Tracked("Lee")] {
            let case = Case::small();
            let mut docx = small(lang);
            let rest = if lang == Lang::Zh {
                "浮標表"
            } else {
                "of buoys each"
            };
            docx.change(half, "", how).no_paragraph(rest, "Chan");
            let said = stays(&case, &docx);
            assert!(said.contains("goes by several changes"), "{said}");
        }
    }
}

/// Two reviewers in one new paragraph make one, not two.
#[test]
fn a_paragraph_of_two_reviewers_is_left() {
    for (lang, behind) in [(Lang::Zh, "油燈每晚"), (Lang::En, "Somebody must")] {
        for other in ["w:author=\"Lee\"", "w:author=\"Chan\""] {
            let case = one(lang);
            let mut docx = document(&case, lang);
            docx.new_paragraph(behind, "New MIDDLE words.", "Chan");
            docx.raw(
                TEXT,
                "MIDDLE",
                &format!(
                    "</w:t></w:r></w:ins><w:ins w:id=\"777\" {other}><w:r><w:t>middle</w:t></w:r>\
                     </w:ins><w:ins w:id=\"778\" w:author=\"Chan\"><w:r>\
                     <w:t xml:space=\"preserve\">"
                ),
            );
            let text = case.read(&body(lang));
            let said = applied(&case, &docx);
            let after = case.read(&body(lang));
            match other.contains("Lee") {
                true => assert_eq!(after, text, "{said}"),
                false => assert!(after.contains("\nNew middle words.\n"), "{said}"),
            }
        }
    }
}

/// What a field shows is a number that Word counts, and no words.
#[test]
fn fields_are_left() {
    let run = "<w:r><w:t xml:space=\"preserve\">";
    let shown = format!("{run}3</w:t></w:r>");
    let part = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let fields = [
        format!("<w:fldSimple w:instr=\"REF a\">{shown}</w:fldSimple>"),
        format!(
            "{}<w:r><w:instrText>REF a</w:instrText></w:r>{}{shown}{}",
            part("begin"),
            part("separate"),
            part("end")
        ),
    ];
    for (lang, behind, within) in [
        (Lang::Zh, "油燈每晚", "電燈則不須"),
        (Lang::En, "Somebody must", "needs nobody"),
    ] {
        for field in &fields {
            let new = format!("</w:t></w:r>{field}{run}");
            let case = Case::small();
            let mut docx = small(lang);
            docx.new_paragraph(behind, "See NUMBER there.", "Chan");
            docx.raw(TEXT, "NUMBER", &new);
            let said = stays(&case, &docx);
            assert!(said.contains("it puts in a field"), "{said}");
            let mut docx = small(lang);
            docx.change(within, &format!("{within} (NUMBER)"), How::Tracked("Chan"));
            docx.raw(TEXT, "NUMBER", &new);
            stays(&case, &docx);
        }
    }
    // A new duty likewise.
    for lang in BOTH {
        let case = one(lang);
        let mut docx = document(&case, lang);
        docx.new_paragraph(duties(lang)[0], "See NUMBER there.", "Chan");
        docx.raw(TEXT, "NUMBER", &format!("</w:t></w:r>{}{run}", fields[1]));
        let rows = case.read("duties.csv");
        let said = applied(&case, &docx);
        assert_eq!(case.read("duties.csv"), rows, "{said}");
    }
}

/// A paragraph with a field that went in one place and came in another is one move.
#[test]
fn a_moved_paragraph_with_a_field_is_left_whole() {
    for (lang, behind) in [(Lang::Zh, "油燈每晚"), (Lang::En, "Somebody must")] {
        let case = Case::small();
        let mut docx = small(lang);
        let xml = docx.part(TEXT);
        let field = xml
            .find("<w:fldChar w:fldCharType=\"begin\"/>")
            .expect("a field");
        let text = |xml: &str| {
            let parts = xml.split('<').filter_map(|part| part.split_once('>'));
            let words = parts.filter(|(tag, _)| tag.starts_with("w:t ") || *tag == "w:t");
            words.map(|(_, words)| words).collect::<String>()
        };
        let from = xml[..field].rfind("<w:p>").expect("its paragraph");
        let to = from + xml[from..].find("</w:p>").expect("its end") + "</w:p>".len();
        let paragraph = xml[from..to].to_owned();
        let words = text(&paragraph);
        docx.set(TEXT, xml.replacen(&paragraph, "", 1));
        let rest = docx.part(TEXT);
        let place = docx.paragraph(&rest, behind).end;
        docx.set(
            TEXT,
            format!("{}{paragraph}{}", &rest[..place], &rest[place..]),
        );
        let said = stays(&case, &docx);
        assert!(said.contains("moved"), "{words}: {said}");
    }
}
