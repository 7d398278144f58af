//! A redline as text, with all of its changes or none.

use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

use crate::support::squeeze;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn page(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).expect("text");
    text.strip_prefix("<!DOCTYPE html>\n")
        .expect("a document type")
        .to_owned()
}

/// The text of a page: without numbers, which are counted, and charts, which are drawn.
pub(super) fn html(bytes: &[u8], all: bool) -> String {
    let text = page(bytes);
    let page = Document::parse(&text).expect("closed elements");
    let main = |node: &Node<'_, '_>| node.has_tag_name("header") || node.has_tag_name("main");
    let (mut out, mut notes) = (String::new(), Vec::new());
    for part in page.descendants().filter(main) {
        of_page(part, all, &mut out, &mut notes);
    }
    notes.sort();
    squeeze(&(out + &notes.concat()))
}

fn of_page(node: Node<'_, '_>, all: bool, out: &mut String, notes: &mut Vec<String>) {
    let class = node.attribute("class").unwrap_or_default();
    let aside = ["n", "said", "changes", "boxes", "chart"].contains(&class)
        || ["sup", "details", "svg"].contains(&node.tag_name().name())
        // Above notes, of which all may be gone.
        || node.next_sibling_element().is_some_and(|next| next.attribute("class") == Some("notes"));
    if aside || is_left_out(node, all) {
        return;
    }
    if class == "notes" {
        for note in node.children() {
            let mut own = String::new();
            note.children()
                .for_each(|child| of_page(child, all, &mut own, &mut Vec::new()));
            // A note that is none of this version leaves nothing.
            notes.push(squeeze(&own));
        }
        notes.retain(|note| !note.is_empty());
        return;
    }
    // What leads back from a note is none of its words.
    if node
        .attribute("href")
        .is_some_and(|to| to.starts_with("#mark"))
    {
        return;
    }
    out.push_str(node.text().filter(|_| node.is_text()).unwrap_or_default());
    node.children()
        .for_each(|child| of_page(child, all, out, notes));
}

/// Whether an element is of the version that is not wanted: what is told aloud tells
/// it from what two columns show.
fn is_left_out(node: Node<'_, '_>, all: bool) -> bool {
    let gone = if all { "del" } else { "ins" };
    let is_change = node
        .first_element_child()
        .is_some_and(|child| child.attribute("class") == Some("said"));
    node.has_tag_name(gone) && is_change
}

/// The names of the annexes in which something is marked.
pub(super) fn changed_annexes(bytes: &[u8]) -> Vec<String> {
    let text = page(bytes);
    let page = Document::parse(&text).expect("closed elements");
    let annexes = page.descendants().filter(|node| {
        node.attribute("class")
            .is_some_and(|own| own.starts_with("annex"))
    });
    let changed = annexes.filter(|annex| {
        let mut inside = annex.descendants();
        inside.any(|node| {
            let class = node.attribute("class");
            class == Some("said") || class == Some("boxes")
        })
    });
    let names = changed.filter_map(|annex| annex.attribute("id"));
    names.map(str::to_owned).collect()
}

/// The text of a Word document, likewise.
pub(super) fn docx(bytes: &[u8], all: bool) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut part = |name: &str| {
        let mut text = String::new();
        let mut part = package.by_name(name).expect("a part");
        part.read_to_string(&mut text).expect("XML");
        text
    };
    let main = part("word/document.xml");
    let main = Document::parse(&main).expect("XML");
    let mut out = String::new();
    for paragraph in main
        .descendants()
        .filter(|node| node.has_tag_name((W, "p")))
    {
        of_word(paragraph, all, &mut out);
    }
    let notes = part("word/footnotes.xml");
    let notes = Document::parse(&notes).expect("XML");
    let notes = notes
        .descendants()
        .filter(|node| node.has_tag_name((W, "footnote")));
    let notes = notes.map(|note| {
        let mut own = String::new();
        of_word(note, all, &mut own);
        squeeze(&own)
    });
    let mut notes: Vec<String> = notes.filter(|note| !note.is_empty()).collect();
    notes.sort();
    squeeze(&(out + &notes.concat()))
}

fn of_word(paragraph: Node<'_, '_>, all: bool, out: &mut String) {
    let style = |node: Node<'_, '_>, name: &str| {
        let styles = node.descendants().filter(|own| own.has_tag_name((W, name)));
        let styles = styles.filter_map(|own| own.attribute((W, "val")));
        styles.map(str::to_owned).collect::<Vec<_>>()
    };
    if style(paragraph, "pStyle")
        .iter()
        .any(|own| own.starts_with("Changes"))
    {
        return;
    }
    let left_out: &[&str] = match all {
        true => &["del", "moveFrom"],
        false => &["ins", "moveTo"],
    };
    for run in paragraph
        .descendants()
        .filter(|node| node.has_tag_name((W, "r")))
    {
        let within = run.ancestors().map(|node| node.tag_name().name());
        let gone = within.into_iter().any(|name| left_out.contains(&name));
        // The number of a note is counted.
        if gone
            || style(run, "rStyle")
                .iter()
                .any(|own| own == "FootnoteReference")
        {
            continue;
        }
        for text in run
            .children()
            .filter(|node| ["t", "delText"].contains(&node.tag_name().name()))
        {
            out.push_str(text.text().unwrap_or_default());
        }
    }
}

/// Whether something is inserted or deleted within an insertion or deletion.
pub(super) fn has_changes_within(bytes: &[u8]) -> bool {
    let text = page(bytes);
    let page = Document::parse(&text).expect("closed elements");
    let is_change = |node: &Node<'_, '_>| node.has_tag_name("ins") || node.has_tag_name("del");
    page.descendants()
        .filter(is_change)
        .any(|node| node.ancestors().skip(1).any(|outer| is_change(&outer)))
}
