//! Where what was changed is found: in another version, without bookmarks, in notes and
//! annexes.

use tables::model::Lang;

use super::docx::{Docx, How, TEXT};
use super::{Case, applied, listed, made, small};

const CHAN: How<'_> = How::Tracked("Chan");

/// Rows that came before, words that are others now, and words that stand twice.
#[test]
fn a_document_of_another_version_finds_what_still_stands() {
    let case = Case::small();
    let mut docx = small(Lang::En);
    docx.change("each quarter", "each month", CHAN)
        .change("run aground", "are lost", CHAN)
        .change("needs nobody", "needs somebody", CHAN)
        .change(" post, the ", " post, that of the ", CHAN);
    case.edit(
        "duties.csv",
        "survey,測量維港",
        "# A new row.\nsurvey,管理,To manage\nsurvey,測量維港",
    )
    .edit(
        "duties.csv",
        "find out why ships run aground",
        "learn why ships sink",
    )
    .edit(
        "body.en.hbs",
        "= Proposal\n",
        "= The proposal\n\nIt is new.\n",
    );
    let said = applied(&case, &docx);
    assert!(said.contains("duties.csv:5 text_en"), "{said}");
    assert!(said.contains("no longer stand in duties.csv"), "{said}");
    let (duties, body) = (case.read("duties.csv"), case.read("body.en.hbs"));
    assert!(
        duties.contains("buoys each month") && !duties.contains("are lost"),
        "{said}"
    );
    assert!(
        body.contains("needs somebody") && body.contains(" supernumerary post, that of the {{"),
        "{said}"
    );
}

/// Programs that keep no bookmarks, and one that moves them.
#[test]
fn lost_bookmarks_are_made_good_by_words() {
    let case = Case::small();
    let mut docx = small(Lang::Zh);
    docx.change("每季出版", "每月印發", How::Untracked).change(
        "油燈每晚須由人點燃",
        "油燈每晚均須由人點燃",
        CHAN,
    );
    let xml = docx.part(TEXT);
    let kept: Vec<&str> = xml
        .split_inclusive('>')
        .filter(|tag| !tag.contains("<w:bookmark"))
        .collect();
    docx.set(TEXT, kept.concat());
    let said = applied(&case, &docx);
    assert!(said.contains("2 changes, 2 written"), "{said}");
    assert!(case.read("duties.csv").contains("每月印發浮標表"));
    assert!(case.read("body.zh.hbs").contains("油燈每晚均須由人點燃"));
}

/// A move within one cell is written; helpers of a cell stay, though all around them was
/// typed anew.
#[test]
fn words_that_stay_are_not_touched() {
    let case = Case::small();
    let mut docx = small(Lang::En);
    docx.move_words("of the harbour ", "To survey ", "Lee");
    let said = applied(&case, &docx);
    let line = "To survey of the harbour the fairways and of the typhoon shelters";
    assert!(case.read("duties.csv").contains(line), "{said}");

    let case = Case::small();
    case.edit(
        "duties.csv",
        "To publish the list of buoys each quarter",
        "\"To help the {{title \"\"beam\"\"}} each quarter\"",
    );
    let settings = case.read("paper.toml");
    case.write("paper.toml", format!("{settings}\n[refs]\nduties = true\n"));
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::En));
    docx.change(
        "To help the Director of Electric Beams each quarter",
        "To assist the Director of Electric Beams each month",
        CHAN,
    );
    let said = applied(&case, &docx);
    let line = "\"To assist the {{title \"\"beam\"\"}} each month\"";
    assert!(case.read("duties.csv").contains(line), "{said}");
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::En));
    docx.change("Director of Electric Beams each", "Head each", CHAN);
    let said = applied(&case, &docx);
    assert!(said.contains("is given by a call"), "{said}");
}

/// A note, an annex of prose, a block that goes round.
#[test]
fn notes_and_annexes_of_prose_come_home_and_blocks_do_not() {
    let case = Case::small();
    case.edit(
        "body.en.hbs",
        "= Reasons\n",
        "Lamps#footnote[Of oil, as they were.] are old.\n\n{{#posts office=\"hls\"}}\n+ a post of {{this.rank}} is meant\n{{/posts}}\n\n= Reasons\n",
    )
    .edit("annexes.csv", "duties,survey,,\n", "duties,survey,,\ntext,terms,詞彙,Terms\n")
    .write("annex-terms.zh.hbs", "甲\n")
    .write("annex-terms.en.hbs", "Beams are lights of *some* kind.\n");
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::En));
    docx.change_in(
        "word/footnotes.xml",
        "as they were",
        "as they once were",
        CHAN,
    )
    .change("Beams are lights", "Beams are lamps", CHAN)
    .change("some kind", "a kind", CHAN)
    .change(" is meant", " is proposed", CHAN);
    let said = applied(&case, &docx);
    assert!(
        case.read("body.en.hbs")
            .contains("#footnote[Of oil, as they once were.]"),
        "{said}"
    );
    assert!(
        case.read("annex-terms.en.hbs")
            .contains("Beams are lamps of *a* kind."),
        "{said}"
    );
    assert!(said.contains("printed several times"), "{said}");
    let mut docx = Docx::open(&made(&case.path("paper"), Lang::En));
    docx.change("lamps of a", "", CHAN);
    let said = applied(&case, &docx);
    assert!(said.contains("over a sign of the file"), "{said}");
}

/// What is put in at the end of a note, or of the words of a link, stays in it.
#[test]
fn the_ends_of_notes_and_links_are_theirs() {
    for (lang, typed, part, was, is) in [
        (
            Lang::En,
            "Lamps#footnote[Of oil.] are old. So are beams.",
            "word/footnotes.xml",
            "Of oil.",
            "Of oil. Of gas too.",
        ),
        (
            Lang::Zh,
            "各燈#footnote[指油燈。]已舊。光束亦然。",
            "word/footnotes.xml",
            "指油燈。",
            "指油燈。不指氣燈。",
        ),
        (
            Lang::En,
            "Lamps#footnote[Of oil, as they were.] are old. So are beams.",
            "word/footnotes.xml",
            "they were.",
            "they were in 1900.",
        ),
        (
            Lang::En,
            "See #link(\"https://lamps.example\")[the list] of lamps. It is long.",
            TEXT,
            "the list",
            "the list there",
        ),
    ] {
        let body = format!("body.{}.hbs", lang.code());
        let case = Case::small();
        let text = case.read(&body);
        let last = text.rfind("\n= ").expect("a heading");
        let (before, behind) = text.split_at(last);
        case.write(&body, format!("{before}\n{typed}\n{behind}"));
        let mut docx = Docx::open(&made(&case.path("paper"), lang));
        docx.change_in(part, was, is, CHAN);
        let said = applied(&case, &docx);
        let expected = typed.replacen(was, is, 1);
        assert!(case.read(&body).contains(&expected), "{expected}: {said}");
    }
}

/// What a call counts stands in no cell: one that has the same number says nothing of it.
#[test]
fn a_count_is_of_no_cell_that_has_its_number() {
    for (lang, was, becomes) in [
        (Lang::Zh, "會有3個", "會有4個"),
        (Lang::Zh, "開設1個", "開設2個"),
        (Lang::En, "will have three", "will have four"),
    ] {
        let case = Case::small();
        let figures = case.read("figures.csv");
        case.write("figures.csv", format!("{figures}ships,3,\nlamps,1,\n"));
        let mut docx = Docx::open(&made(&case.path("paper"), lang));
        docx.change(was, becomes, How::Untracked);
        let list = listed(&case, &docx);
        assert!(list.contains("computed by {{count"), "{list}");
        assert!(!list.contains("figures.csv"), "{list}");
    }
}
