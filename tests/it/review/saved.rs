//! A document that LibreOffice saved: items of one list have a number each, and fields
//! show what it counted.

use tables::model::Lang;

use super::docx::{Docx, How, TEXT};
use super::whole::{document, duties, one};
use super::{Case, applied, listed};

const NUMBERS: &str = "word/numbering.xml";

/// Numbers items as LibreOffice does: each has a number of its own, all of one look; that
/// of the first item of a list begins anew.
fn saved(docx: &mut Docx) {
    let xml = docx.part(TEXT);
    let mut numbers = String::new();
    let mut known: Vec<String> = Vec::new();
    let mut parts = xml.split("<w:numId w:val=\"");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (at, part) in parts.enumerate() {
        let (own, rest) = part.split_once('"').expect("a number");
        let is_first = !known.iter().any(|known| known == own);
        known.push(own.to_owned());
        let id = 500 + at;
        let begins = match is_first {
            true => "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>",
            false => "",
        };
        numbers +=
            &format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"77\"/>{begins}</w:num>");
        text += &format!("<w:numId w:val=\"{id}\"{rest}");
    }
    docx.set(TEXT, text);
    let all = docx.part(NUMBERS);
    let end = "</w:numbering>";
    docx.set(NUMBERS, all.replace(end, &format!("{numbers}{end}")));
}

/// Fields show other numbers.
fn recounted(docx: &mut Docx) {
    let shows = "\"separate\"/></w:r><w:r><w:t xml:space=\"preserve\">";
    let xml = docx.part(TEXT);
    let mut parts = xml.split(shows);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (own, rest) = part.split_once('<').expect("an end");
        let number = own
            .parse()
            .map_or(own.to_owned(), |own: usize| (own + 3).to_string());
        text += &format!("{shows}{number}<{rest}");
    }
    docx.set(TEXT, text);
}

/// New items and duties are put behind those of their list, tracked or not.
#[test]
fn new_items_are_of_the_list_that_they_stand_in() {
    for (lang, behind, new) in [
        (Lang::Zh, ["把其職級由", "刪除"], ["另行檢討", "修理各燈"]),
        (
            Lang::En,
            ["re-rank it", "delete 1 post"],
            ["review it", "mend the lamps"],
        ),
    ] {
        let file = format!("body.{}.hbs", lang.code());
        for is_tracked in [true, false] {
            let case = one(lang);
            let (body, rows) = (case.read(&file), case.read("duties.csv"));
            let mut docx = document(&case, lang);
            docx.new_paragraph(behind[0], new[0], "Chan");
            docx.new_paragraph(behind[1], new[1], "Chan");
            docx.new_paragraph(duties(lang)[0], new[1], "Chan");
            if !is_tracked {
                let text = docx.part(TEXT);
                let tags = text.split_inclusive('>');
                let kept = tags.filter(|tag| !tag.starts_with("<w:ins ") && *tag != "</w:ins>");
                let text = kept.collect::<String>();
                docx.set(TEXT, text);
            }
            saved(&mut docx);
            recounted(&mut docx);
            let said = applied(&case, &docx);
            assert_eq!(said.matches("     written").count(), 3, "{said}");
            assert!(!said.contains("not to be written"), "{said}");
            let line = |text: &str| {
                let mut lines = body.lines();
                lines
                    .find(|line| line.contains(text))
                    .expect("its line")
                    .to_owned()
            };
            let regrade = line("<regrade>");
            let delete = line("\"deleted\"");
            let expected = body
                .replace(&regrade, &format!("{regrade}\n  + {}", new[0]))
                .replace(&delete, &format!("{delete}\n+ {}", new[1]));
            assert_eq!(case.read(&file), expected, "{said}");
            let duties = case.read("duties.csv");
            assert_eq!(duties.lines().count(), rows.lines().count() + 1);
            assert!(
                duties
                    .lines()
                    .nth(2)
                    .is_some_and(|row| row.contains(new[1]))
            );
        }
    }
}

/// An item that begins a list of its own is of no other.
#[test]
fn an_item_of_a_list_of_its_own_is_left() {
    let case = one(Lang::En);
    let mut docx = document(&case, Lang::En);
    docx.new_paragraph("delete 1 post", "mend the lamps", "Chan");
    let xml = docx.part(TEXT);
    let at = xml.find("mend the lamps").expect("it");
    let from = xml[..at].rfind("<w:numId w:val=\"").expect("its number");
    let to = from + xml[from..].find("/>").expect("its end");
    docx.set(
        TEXT,
        format!("{}<w:numId w:val=\"99\"{}", &xml[..from], &xml[to..]),
    );
    saved(&mut docx);
    let said = listed(&case, &docx);
    assert!(said.contains("a paragraph of its own"), "{said}");
}

/// What fields count, one or several with words between them, is nothing to do; words
/// beside them are.
#[test]
fn what_fields_count_is_no_change() {
    for (lang, was, is) in [
        (Lang::Zh, "述明理由", "說明理由"),
        (Lang::En, "give the reasons", "give reasons"),
    ] {
        let case = Case::small();
        let mut docx = super::small(lang);
        recounted(&mut docx);
        let said = listed(&case, &docx);
        assert!(said.contains("a field shows what Word counts"), "{said}");
        assert!(!said.contains("not to be written"), "{said}");
        assert!(!said.contains("can be written"), "{said}");
        docx.change(was, is, How::Untracked);
        let said = applied(&case, &docx);
        assert!(said.contains("1 written"), "{said}");
        assert!(!said.contains("not to be written"), "{said}");
    }
}

/// The first number that a field shows gives way to words.
fn overtyped(docx: &mut Docx, words: &str) {
    let shows = "\"separate\"/></w:r><w:r><w:t xml:space=\"preserve\">";
    let xml = docx.part(TEXT);
    let at = xml.find(shows).expect("a field") + shows.len();
    let end = at + xml[at..].find('<').expect("an end");
    docx.set(TEXT, format!("{}{words}{}", &xml[..at], &xml[end..]));
}

/// Words that no counting gives, typed over what a field shows, are a change.
#[test]
fn words_in_place_of_a_number_are_told() {
    for (lang, words) in [
        (Lang::Zh, "附表，有待重寫"),
        (Lang::Zh, "Schedule"),
        (Lang::En, "the Schedule, which must be rewritten"),
        (Lang::En, "part 2 of it"),
    ] {
        let case = Case::small();
        let mut docx = super::small(lang);
        overtyped(&mut docx, words);
        let said = listed(&case, &docx);
        assert!(said.contains("not to be written"), "{words}: {said}");
        assert!(!said.contains("what Word counts"), "{words}: {said}");
    }
    for number in ["17", "iv", "(c)", "9(aa)"] {
        for lang in Lang::ALL {
            let case = Case::small();
            let mut docx = super::small(lang);
            overtyped(&mut docx, number);
            let said = listed(&case, &docx);
            assert!(said.contains("a field shows what Word counts"), "{said}");
        }
    }
}
