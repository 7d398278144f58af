//! An HTML edition as text.

use roxmltree::{Document, Node};

use super::super::support::squeeze;

/// What is read of an HTML edition.
#[derive(Default)]
pub(super) struct Said {
    /// Its text, charts included, without notes and what only the web has.
    pub(super) text: String,
    /// The text of each note.
    pub(super) notes: Vec<String>,
    /// The ids in it.
    pub(super) ids: Vec<String>,
    /// Where its links lead.
    pub(super) links: Vec<String>,
}

pub(super) fn read(html: &str) -> Said {
    let xml = html
        .strip_prefix("<!DOCTYPE html>\n")
        .expect("a document type");
    let document = Document::parse(xml).expect("every element is closed");
    let mut said = Said::default();
    let mut text = String::new();
    walk(document.root_element(), &mut text, &mut said);
    said.text = squeeze(&text);
    for node in document.descendants() {
        said.ids.extend(node.attribute("id").map(str::to_owned));
        said.links.extend(node.attribute("href").map(str::to_owned));
    }
    said
}

fn walk(node: Node<'_, '_>, text: &mut String, said: &mut Said) {
    if node.is_text() {
        text.push_str(node.text().unwrap_or_default());
    }
    let class = node.attribute("class").unwrap_or_default();
    let skipped = ["head", "nav", "details"].contains(&node.tag_name().name()) || class == "skip";
    if skipped {
        return;
    }
    if class == "notes" {
        for note in node.children() {
            let words = note.children().filter(|node| node.has_tag_name("p"));
            let texts = words.flat_map(|p| p.descendants()).filter(Node::is_text);
            let texts: String = texts.filter_map(|node| node.text()).collect();
            said.notes.push(squeeze(texts.trim_end_matches('↩')));
        }
        // The word above them is the web's own.
        let heading = node
            .prev_sibling()
            .and_then(|node| node.text())
            .unwrap_or_default();
        text.truncate(text.len() - heading.len());
        return;
    }
    // Cells that reach down come after the others of their row, since pages are drawn so.
    let (late, own): (Vec<_>, Vec<_>) = node
        .children()
        .partition(|child| child.has_attribute("rowspan"));
    own.into_iter()
        .chain(late)
        .for_each(|child| walk(child, text, said));
}
