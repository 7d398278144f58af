//! Whole paragraphs: rows of duties and paragraphs of bodies that come, go and move.

use tables::model::Lang;

use super::bad::Random;
use super::docx::{Docx, TEXT};
use super::{Case, applied, listed, made, small};

/// The body of a language.
pub(super) fn body(lang: Lang) -> String {
    format!("body.{}.hbs", lang.code())
}

/// A case with more at the end of a body, and its document.
pub(super) fn with(lang: Lang, more: &str) -> (Case, Docx) {
    let case = Case::small();
    let text = case.read(&body(lang));
    case.write(&body(lang), format!("{text}\n{more}\n"));
    let docx = document(&case, lang);
    (case, docx)
}

/// Puts a table of the paper's own into both bodies.
pub(super) fn table_in_bodies(case: &Case, name: &str) {
    for (body, heading) in [
        ("body.zh.hbs", "= 編制"),
        ("body.en.hbs", "= Establishment"),
    ] {
        let placed = format!("{{{{table \"{name}\"}}}}\n\n{heading}");
        case.edit(body, heading, &placed);
    }
}

/// The small paper in one language alone.
pub(super) fn one(lang: Lang) -> Case {
    let case = Case::small();
    let other = if lang == Lang::Zh { "en" } else { "zh" };
    let toml = case.read("paper.toml");
    let from = toml.find(&format!("[{other}]")).expect("its section");
    let to = from + toml[from + 1..].find("\n[").map_or(toml.len(), |at| at + 2);
    let to = if other == "en" {
        toml.find("# The tests").expect("the rest")
    } else {
        to
    };
    let toml = format!("{}{}", &toml[..from], &toml[to..]);
    let languages = format!("languages = [\"{}\"]", lang.code());
    case.write(
        "paper.toml",
        toml.replace("languages = [\"zh\", \"en\"]", &languages),
    );
    std::fs::remove_file(case.path(&format!("paper/body.{other}.hbs"))).expect("removed");
    case
}

pub(super) fn document(case: &Case, lang: Lang) -> Docx {
    Docx::open(&made(&case.path("paper"), lang))
}

/// How a paragraph is moved.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way {
    /// As Word tracks a move.
    Move,
    /// Taken out here and put in there, both tracked.
    OutAndIn,
    /// Cut and pasted without a track, with what Word knows its words by, or without.
    Paste(bool),
}

pub(super) const WAYS: [Way; 4] = [
    Way::Move,
    Way::OutAndIn,
    Way::Paste(true),
    Way::Paste(false),
];

fn without_marks(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find("<w:bookmark") {
        out += &rest[..at];
        rest = &rest[at + rest[at..].find("/>").expect("its end") + 2..];
    }
    out + rest
}

/// Moves the paragraph with some words behind the one with others.
pub(super) fn shift(docx: &mut Docx, words: &str, behind: &str, way: Way) {
    let xml = docx.part(TEXT);
    let own = docx.paragraph(&xml, words);
    let old = xml[own.clone()].to_owned();
    let (properties, inner) = old.split_once("</w:pPr>").expect("properties");
    let inner = inner.strip_suffix("</w:p>").expect("its end");
    let plain = without_marks(inner);
    let [a, b, c, d] = [0; 4].map(|_| docx.track("Chan"));
    let marked =
        |kind: &str, track: &str| format!("{properties}<w:rPr><w:{kind} {track}/></w:rPr></w:pPr>");
    let deleted = inner
        .replace("<w:t ", "<w:delText ")
        .replace("</w:t>", "</w:delText>");
    let start = |kind: &str| format!("<w:{kind}RangeStart w:id=\"{kind}1\" w:name=\"move1\"/>");
    let end = |kind: &str| format!("<w:{kind}RangeEnd w:id=\"{kind}1\"/>");
    let (gone, new) = match way {
        Way::Move => (
            format!(
                "{}{}<w:moveFrom {b}>{inner}</w:moveFrom></w:p>{}",
                marked("moveFrom", &a),
                start("moveFrom"),
                end("moveFrom")
            ),
            format!(
                "{}{}<w:moveTo {d}>{plain}</w:moveTo></w:p>{}",
                marked("moveTo", &c),
                start("moveTo"),
                end("moveTo")
            ),
        ),
        Way::OutAndIn => (
            format!("{}<w:del {b}>{deleted}</w:del></w:p>", marked("del", &a)),
            format!("{}<w:ins {d}>{plain}</w:ins></w:p>", marked("ins", &c)),
        ),
        Way::Paste(true) => (String::new(), old.clone()),
        Way::Paste(false) => (String::new(), format!("{properties}</w:pPr>{plain}</w:p>")),
    };
    let xml = format!("{}{gone}{}", &xml[..own.start], &xml[own.end..]);
    let at = docx.paragraph(&xml, behind).end;
    docx.set(TEXT, format!("{}{new}{}", &xml[..at], &xml[at..]));
}

/// The first two duties, as they begin.
pub(super) fn duties(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Zh => ["測量維港", "每季出版"],
        Lang::En => ["To survey the fairways", "To publish the list"],
    }
}

/// A row changes its place, and every other byte stays; the move is one entry.
#[test]
fn a_row_that_moved_is_moved_in_its_table() {
    for lang in [Lang::Zh, Lang::En] {
        for way in WAYS {
            let case = Case::small();
            let text = case.read("duties.csv");
            // A remark between the rows, and ends of lines as Windows has them.
            let text = text.replacen("survey,每", "# a remark\nsurvey,每", 1);
            let text = text.replace('\n', "\r\n");
            case.write("duties.csv", &text);
            let mut docx = document(&case, lang);
            let [first, second] = duties(lang);
            shift(&mut docx, first, second, way);
            let said = applied(&case, &docx);
            let after = case.read("duties.csv");
            let rows = |text: &str| -> Vec<String> {
                let lines = text.split_inclusive('\n').map(str::to_owned);
                lines.filter(|line| !line.starts_with('#')).collect()
            };
            let mut expected = rows(&text);
            expected.swap(1, 2);
            assert_eq!(rows(&after), expected, "{way:?}: {said}");
            assert_eq!(
                after.matches("# a remark\r\n").count(),
                1,
                "{way:?}: {after}"
            );
            assert_eq!(after.len(), text.len(), "{way:?}: {after}");
            let again = applied(&case, &docx);
            assert!(again.contains("1 in the files already"), "{way:?}: {again}");
            assert_eq!(case.read("duties.csv"), after, "{way:?}: {again}");
            assert_eq!(said.matches("moved: ").count(), 1, "{way:?}: {said}");
            assert!(said.contains("1 change, 1 written"), "{way:?}: {said}");
        }
    }
}

/// A row that moved with other words in it is moved and has these; its other text stays.
#[test]
fn a_row_that_moved_and_was_reworded_is_both() {
    for (lang, was, is, row) in [
        (
            Lang::Zh,
            "各避風塘",
            "所有避風塘",
            "survey,測量維港及所有避風塘的航道,To survey the fairways of the harbour and of the typhoon shelters\n",
        ),
        (
            Lang::En,
            "typhoon shelters",
            "shelters, too",
            "survey,測量維港及各避風塘的航道,\"To survey the fairways of the harbour and of the shelters, too\"\n",
        ),
    ] {
        for way in WAYS {
            let case = Case::small();
            let text = case.read("duties.csv");
            let mut docx = document(&case, lang);
            let [first, second] = duties(lang);
            shift(&mut docx, first, second, way);
            let xml = docx.part(TEXT);
            let at = xml.rfind(was).expect("the words");
            docx.set(TEXT, [&xml[..at], is, &xml[at + was.len()..]].concat());
            let said = applied(&case, &docx);
            let rows: Vec<&str> = text.split_inclusive('\n').collect();
            let expected = [rows[0], rows[2], row].concat() + &rows[3..].concat();
            assert_eq!(case.read("duties.csv"), expected, "{way:?}: {said}");
            assert!(!said.contains("not to be written"), "{way:?}: {said}");
            let again = applied(&case, &docx);
            assert!(again.contains("in the files already"), "{way:?}: {again}");
            assert!(!again.contains("not to be written"), "{way:?}: {again}");
        }
    }
    // Two of which either may be meant are not one.
    let case = Case::small();
    let text = case.read("duties.csv");
    case.write(
        "duties.csv",
        text.replace(
            "survey,每季",
            "survey,測量維港及各避風塘的水道,To survey all\nsurvey,每季",
        ),
    );
    let mut docx = document(&case, Lang::Zh);
    docx.no_paragraph("各避風塘的航道", "Chan")
        .no_paragraph("各避風塘的水道", "Chan")
        .new_paragraph("調查船隻", "測量維港及各避風塘的河道", "Chan");
    let said = listed(&case, &docx);
    assert!(!said.contains("moved: "), "{said}");
}

#[test]
fn a_row_that_leaves_its_post_stays() {
    for way in WAYS {
        let case = Case::small();
        let text = case.read("duties.csv");
        let mut docx = small(Lang::Zh);
        shift(&mut docx, "測量維港", "目的", way);
        let said = applied(&case, &docx);
        assert_eq!(case.read("duties.csv"), text, "{said}");
        assert!(
            said.contains("its place in the table is in doubt"),
            "{said}"
        );
    }
}

/// A new duty between two of one post is a row, where all of it is sure.
#[test]
fn a_new_duty_is_a_row_where_it_is_sure() {
    for (lang, words, row) in [
        (Lang::Zh, "檢討\"收費\"；", "survey,\"檢討\"\"收費\"\"\",\n"),
        (
            Lang::En,
            "To mend the buoys, too;",
            "survey,,\"To mend the buoys, too\"\n",
        ),
    ] {
        let case = one(lang);
        let text = case.read("duties.csv");
        let mut docx = document(&case, lang);
        docx.new_paragraph(duties(lang)[0], words, "Chan");
        let said = applied(&case, &docx);
        let rows: Vec<&str> = text.split_inclusive('\n').collect();
        let expected = [rows[0], rows[1], row].concat() + &rows[2..].concat();
        assert_eq!(case.read("duties.csv"), expected, "{said}");
        assert!(said.contains("1 change, 1 written"), "{said}");
        let again = applied(&case, &docx);
        assert!(again.contains("1 in the files already"), "{again}");
    }
    // In two languages its other text is missing; behind the last it may be another's.
    let case = Case::small();
    let mut docx = small(Lang::Zh);
    docx.new_paragraph("測量維港", "檢討收費；", "Chan");
    let said = listed(&case, &docx);
    assert!(said.contains("needs a text in each language"), "{said}");
    let mut docx = small(Lang::Zh);
    docx.new_paragraph("調查船隻", "檢討收費。", "Chan");
    let said = listed(&case, &docx);
    assert!(said.contains("no duty between two of one post"), "{said}");
}

/// At the end of a body stands nothing behind what comes there but the layout's.
#[test]
fn what_comes_at_the_end_of_a_body_is_put_there() {
    for (lang, more, behind, words, end) in [
        (
            Lang::En,
            "We will --\n\n+ look\n+ listen",
            "listen",
            "speak.",
            "+ listen\n+ speak\n",
        ),
        (
            Lang::Zh,
            "我們會－\n\n+ 看\n+ 聽",
            "聽",
            "說。",
            "+ 聽\n+ 說\n",
        ),
        (
            Lang::En,
            "It ends here.",
            "It ends here",
            "And it is over.",
            "It ends here.\n\nAnd it is over.\n",
        ),
        (
            Lang::Zh,
            "本文件至此為止。",
            "本文件至此",
            "就此完結。",
            "本文件至此為止。\n\n就此完結。\n",
        ),
    ] {
        let (case, mut docx) = with(lang, more);
        docx.new_paragraph(behind, words, "Chan");
        let said = applied(&case, &docx);
        let text = case.read(&body(lang));
        assert!(text.ends_with(end), "{said}{text}");
        let again = applied(&case, &docx);
        assert!(again.contains("1 in the files already"), "{again}");
    }
}

#[test]
fn new_paragraphs_and_items_are_put_into_bodies() {
    let case = Case::small();
    let body = case.read("body.en.hbs");
    let mut docx = small(Lang::En);
    docx.new_paragraph("Somebody must", "It costs $5 \"a day\".", "Chan")
        .new_paragraph("delete 1 post", "mend #2.", "Lee");
    let said = applied(&case, &docx);
    let (light, oil) = ("needs nobody. <light>\n", "{{title \"oil\"}}\n");
    let expected = body
        .replace(light, &format!("{light}\nIt costs \\$5 \\\"a day\\\".\n"))
        .replace(oil, &format!("{oil}+ mend \\#2\n"));
    assert_eq!(case.read("body.en.hbs"), expected, "{said}");
    assert!(said.contains("2 changes, 2 written"), "{said}");
    let again = applied(&case, &docx);
    assert!(again.contains("2 in the files already"), "{again}");
    // Each of these is no paragraph of the body's, or none of one line.
    for (behind, words) in [
        ("Somebody must", "= Title"),
        ("Somebody must", "{{title \"oil\"}}"),
        ("Keeper of the Lights", "Another superior"),
        ("Purpose", "Another heading"),
    ] {
        let mut docx = small(Lang::En);
        docx.new_paragraph(behind, words, "Chan");
        let said = listed(&case, &docx);
        assert!(said.contains("not to be written"), "{words}: {said}");
    }
}

#[test]
fn paragraphs_and_rows_that_go_are_taken_out() {
    let case = Case::small();
    let (body, rows) = (case.read("body.zh.hbs"), case.read("duties.csv"));
    let mut docx = small(Lang::Zh);
    docx.no_paragraph("本文件就改組", "Chan")
        .no_paragraph("刪除", "Chan")
        .no_paragraph("每季出版", "Lee");
    let said = applied(&case, &docx);
    assert!(said.contains("3 changes, 3 written"), "{said}");
    let line = |text: &str, part: &str| {
        let lines = text.split_inclusive('\n');
        lines
            .filter(|line| !line.contains(part))
            .collect::<String>()
    };
    let expected = line(&line(&body, "本文件就"), "+ 刪除").replace("目的\n\n\n", "目的\n\n");
    assert_eq!(case.read("body.zh.hbs"), expected);
    assert_eq!(case.read("duties.csv"), line(&rows, "每季出版"));
    // The same in the other language's document is in the table by then.
    let again = applied(&case, &docx);
    assert!(again.contains("3 in the files already"), "{again}");
    let mut other = small(Lang::En);
    other.no_paragraph("To publish the list", "Lee");
    let again = applied(&case, &other);
    assert!(again.contains("1 in the files already"), "{again}");
    // What others name, or hang on, stays.
    let mut docx = small(Lang::En);
    docx.no_paragraph("Somebody must", "Chan")
        .no_paragraph("alter 1 post", "Chan")
        .no_paragraph("Electric light", "Chan");
    let before = case.read("body.en.hbs");
    let said = applied(&case, &docx);
    assert_eq!(case.read("body.en.hbs"), before, "{said}");
    assert_eq!(said.matches("not to be written").count(), 3, "{said}");
}

/// The words of a document without the signs that the program puts behind items, and
/// without numbers, which Word has yet to count.
fn words(docx: &Docx) -> String {
    let mut text = docx.accepted();
    text.retain(|c| !c.is_ascii_digit());
    for sign in ["；以及", "；", "。", ";and", ";", "."] {
        text = text.replace(sign, "");
    }
    text
}

/// What is changed in a language: paragraphs that others come behind, that go, an item,
/// and new words.
type Edits = (Lang, [&'static str; 3], [&'static str; 4]);

const EDITS: [Edits; 2] = [
    (
        Lang::Zh,
        ["油燈每晚", "本文件就改組", "刪除"],
        ["新的*甲*一段", "共$5", "另有\"乙\"", "a#b及<丙>"],
    ),
    (
        Lang::En,
        ["Somebody must", "This paper seeks", "delete 1 post"],
        ["New *one*", "at $5", "it's \"so\"", "a#b and <c>"],
    ),
];

/// Changes whole paragraphs of a document; gives how many.
fn edit(docx: &mut Docx, (lang, paragraphs, texts): Edits, random: &mut Random) -> usize {
    let [first, second] = duties(lang);
    let [light, seeks, item] = paragraphs;
    let text = |random: &mut Random| texts[random.below(texts.len())];
    match random.below(4) {
        0 => drop(docx.new_paragraph(first, text(random), "Chan")),
        1 => drop(docx.no_paragraph(second, "Chan")),
        _ => shift(docx, first, second, WAYS[random.below(WAYS.len())]),
    }
    let mut done = 1;
    if random.below(2) == 0 {
        docx.new_paragraph(light, text(random), "Lee");
        done += 1;
    }
    if random.below(2) == 0 {
        docx.no_paragraph(seeks, "Lee");
        done += 1;
    }
    match random.below(3) {
        0 => drop(docx.no_paragraph(item, "Lee")),
        1 => drop(docx.new_paragraph(item, text(random), "Chan")),
        _ => return done,
    }
    done + 1
}

/// With any of these changes home, a build says what the document says.
#[test]
fn what_comes_goes_and_moves_is_what_the_document_says() {
    let mut count = 0;
    for seed in 0..12 {
        for edits in EDITS {
            let lang = edits.0;
            let case = one(lang);
            let mut docx = document(&case, lang);
            let done = edit(&mut docx, edits, &mut Random(seed));
            let said = applied(&case, &docx);
            assert!(!said.contains("not to be written"), "seed {seed}: {said}");
            let written = said.matches("     written\n").count();
            assert_eq!(written, done, "seed {seed}: {said}");
            let built = document(&case, lang);
            assert_eq!(words(&built), words(&docx), "seed {seed}: {said}");
            count += done;
        }
    }
    assert!(count > 40, "{count} changes");
}
