//! A Word document as text, with the numbers that Word would print.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

use super::super::support::squeeze;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a document by name.
pub(super) struct Word(pub(super) BTreeMap<String, Vec<u8>>);

/// What is read of a document.
#[derive(Default)]
pub(super) struct Said {
    /// Its text, numbers and charts included, without notes.
    pub(super) text: String,
    /// The text of each note.
    pub(super) notes: Vec<String>,
    /// The number of the paragraph that each bookmark stands in, and its words.
    pub(super) marks: BTreeMap<String, (String, String)>,
    /// The fields: their code and the text that is stored.
    pub(super) fields: Vec<(String, String)>,
}

/// How a list counts.
#[derive(Default)]
struct Counting {
    /// By numId: the definition, and the number that it begins with.
    lists: BTreeMap<String, (String, Option<usize>)>,
    /// By definition: format, text and start of each level.
    levels: BTreeMap<String, Vec<(String, String, usize)>>,
    /// By style: numId and level.
    styles: BTreeMap<String, (String, usize)>,
    /// By definition: where each level is.
    at: BTreeMap<String, Vec<usize>>,
    begun: Vec<String>,
}

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|child| child.has_tag_name((W, name)))
}

fn value(node: Node<'_, '_>) -> String {
    node.attribute((W, "val")).unwrap_or_default().to_owned()
}

impl Word {
    pub(super) fn open(bytes: Vec<u8>) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("its bytes");
            let name = part.name().expect("a name").into_owned();
            parts.insert(name, bytes);
        }
        Self(parts)
    }

    pub(super) fn part(&self, name: &str) -> String {
        let bytes = self.0.get(name).unwrap_or_else(|| panic!("no {name}"));
        String::from_utf8(bytes.clone()).expect("text")
    }

    /// Reads the whole document.
    pub(super) fn said(&self) -> Said {
        let mut counting = self.counting();
        let rels = self.part("word/_rels/document.xml.rels");
        let rels = Document::parse(&rels).expect("XML");
        let media: BTreeMap<&str, &str> = rels
            .descendants()
            .filter_map(|node| Some((node.attribute("Id")?, node.attribute("Target")?)))
            .collect();
        let text = self.part("word/document.xml");
        let document = Document::parse(&text).expect("XML");
        let mut said = Said::default();
        for paragraph in in_order(&document) {
            let number = counting.number(paragraph);
            let words = self.words(paragraph, &media, &number, &mut said);
            said.text.push_str(&squeeze(&format!("{number}{words}")));
        }
        let notes = self.part("word/footnotes.xml");
        let notes = Document::parse(&notes).expect("XML");
        let notes = notes
            .descendants()
            .filter(|node| node.has_tag_name((W, "footnote")));
        let own = notes.filter(|note| note.attribute((W, "type")).is_none());
        said.notes = own
            .map(|note| {
                let texts = note
                    .descendants()
                    .filter(|node| node.has_tag_name((W, "t")) && !is_mark(*node));
                squeeze(&texts.filter_map(|node| node.text()).collect::<String>())
            })
            .collect();
        said
    }

    fn words(
        &self,
        paragraph: Node<'_, '_>,
        media: &BTreeMap<&str, &str>,
        number: &str,
        said: &mut Said,
    ) -> String {
        let mut out = String::new();
        let mut open: BTreeMap<String, (String, usize)> = BTreeMap::new();
        let mut field: Option<(String, Option<usize>)> = None;
        for node in paragraph.descendants() {
            match node.tag_name().name() {
                "t" => out.push_str(node.text().unwrap_or_default()),
                // The number of its own follows as text.
                "footnoteReference" if node.has_attribute((W, "customMarkFollows")) => {}
                "footnoteReference" => out.push_str(node.attribute((W, "id")).unwrap_or_default()),
                "bookmarkStart" => {
                    let name = node.attribute((W, "name")).unwrap_or_default().to_owned();
                    let id = node.attribute((W, "id")).unwrap_or_default().to_owned();
                    open.insert(id, (name, out.len()));
                }
                "bookmarkEnd" => {
                    let id = node.attribute((W, "id")).unwrap_or_default();
                    let (name, from) = open.remove(id).expect("a bookmark that begins");
                    let words = out[from..].to_owned();
                    let known = said.marks.insert(name.clone(), (number.to_owned(), words));
                    assert!(known.is_none(), "{name} stands twice");
                }
                "instrText" => {
                    field = Some((node.text().unwrap_or_default().trim().to_owned(), None));
                }
                "fldChar" => match (node.attribute((W, "fldCharType")), &mut field) {
                    (Some("separate"), Some((_, from))) => *from = Some(out.len()),
                    (Some("end"), Some((code, Some(from)))) => {
                        said.fields.push((code.clone(), out[*from..].to_owned()));
                        field = None;
                    }
                    _ => {}
                },
                "svgBlip" => {
                    let id = node.attribute((R, "embed")).unwrap_or_default();
                    let svg = self.part(&format!("word/{}", media[id]));
                    let svg = Document::parse(&svg).expect("SVG");
                    let texts = svg.descendants().filter(|node| {
                        node.has_tag_name("text") || node.tag_name().name() == "text"
                    });
                    out.extend(texts.filter_map(|node| node.text()));
                }
                _ => {}
            }
        }
        assert!(open.is_empty(), "{open:?} do not end");
        out
    }

    fn counting(&self) -> Counting {
        let mut counting = Counting::default();
        let numbering = self.part("word/numbering.xml");
        let numbering = Document::parse(&numbering).expect("XML");
        for node in numbering.root_element().children() {
            if node.has_tag_name((W, "abstractNum")) {
                let id = node.attribute((W, "abstractNumId")).unwrap_or_default();
                let levels = node.children().filter(|node| node.has_tag_name((W, "lvl")));
                let level = |node| {
                    let of = |name| child(node, name).map(value).unwrap_or_default();
                    (
                        of("numFmt"),
                        of("lvlText"),
                        of("start").parse().unwrap_or(1),
                    )
                };
                counting
                    .levels
                    .insert(id.to_owned(), levels.map(level).collect());
            } else if node.has_tag_name((W, "num")) {
                let id = node.attribute((W, "numId")).unwrap_or_default();
                let definition = child(node, "abstractNumId").map(value).unwrap_or_default();
                let start = node
                    .descendants()
                    .find(|node| node.has_tag_name((W, "startOverride")));
                let start = start.and_then(|node| value(node).parse().ok());
                counting.lists.insert(id.to_owned(), (definition, start));
            }
        }
        let styles = self.part("word/styles.xml");
        let styles = Document::parse(&styles).expect("XML");
        for style in styles
            .descendants()
            .filter(|node| node.has_tag_name((W, "style")))
        {
            let id = style.attribute((W, "styleId")).unwrap_or_default();
            if let Some(own) = child(style, "pPr").and_then(numbered) {
                counting.styles.insert(id.to_owned(), own);
            }
        }
        counting
    }
}

/// The paragraphs, cells that reach down after the others of their row, since pages
/// are drawn so.
fn in_order<'a>(document: &'a Document<'a>) -> Vec<Node<'a, 'a>> {
    let paragraphs = document
        .descendants()
        .filter(|node| node.has_tag_name((W, "p")));
    let mut found = Vec::new();
    for (at, paragraph) in paragraphs.enumerate() {
        let cell = paragraph
            .parent()
            .filter(|node| node.has_tag_name((W, "tc")));
        let merged = cell
            .and_then(|cell| child(cell, "tcPr"))
            .and_then(|node| child(node, "vMerge"));
        let after = cell.map_or(0, |cell| cell.next_siblings().skip(1).count());
        let reaches = merged.is_some_and(|node| value(node) == "restart");
        let key = if reaches {
            (at + after, true)
        } else {
            (at, false)
        };
        found.push((key, paragraph));
    }
    found.sort_by_key(|(key, _)| *key);
    found.into_iter().map(|(_, paragraph)| paragraph).collect()
}

/// Whether a text is the number of the note that it stands in.
fn is_mark(text: Node<'_, '_>) -> bool {
    let run = text.ancestors().find(|node| node.has_tag_name((W, "r")));
    let run = run.into_iter().flat_map(|run| run.descendants());
    let styles = run.filter(|node| node.has_tag_name((W, "rStyle")));
    styles.map(value).any(|style| style == "FootnoteReference")
}

/// The numId and level of the properties of a paragraph or style.
fn numbered(properties: Node<'_, '_>) -> Option<(String, usize)> {
    let own = properties
        .children()
        .find(|node| node.has_tag_name((W, "numPr")))?;
    let of = |name: &str| {
        own.children()
            .find(|node| node.has_tag_name((W, name)))
            .map(value)
    };
    let level = of("ilvl").and_then(|level| level.parse().ok());
    Some((of("numId")?, level.unwrap_or(0)))
}

impl Counting {
    /// The number that Word prints before a paragraph.
    fn number(&mut self, paragraph: Node<'_, '_>) -> String {
        let properties = paragraph
            .children()
            .find(|node| node.has_tag_name((W, "pPr")));
        let own = properties.and_then(numbered);
        let style = properties.and_then(|node| {
            node.children()
                .find(|node| node.has_tag_name((W, "pStyle")))
        });
        let style = style.map(value).unwrap_or_default();
        let Some((list, level)) = own.or_else(|| self.styles.get(&style).cloned()) else {
            return String::new();
        };
        let (definition, start) = self.lists[&list].clone();
        let levels = &self.levels[&definition];
        let at = self
            .at
            .entry(definition.clone())
            .or_insert_with(|| vec![0; 9]);
        let mut first = levels[level].2;
        if !self.begun.contains(&list) {
            self.begun.push(list);
            if let Some(start) = start {
                at[0] = 0;
                first = if level == 0 { start } else { first };
            }
        }
        at[level] = if at[level] == 0 { first } else { at[level] + 1 };
        at[level + 1..].fill(0);
        let (format, text, _) = &levels[level];
        let sign = match format.as_str() {
            "decimal" => at[level].to_string(),
            "lowerLetter" => {
                char::from(b'a' + u8::try_from(at[level] - 1).expect("a letter")).to_string()
            }
            "lowerRoman" => roman(at[level]),
            "upperRoman" => roman(at[level]).to_uppercase(),
            "bullet" => return text.clone(),
            _ => return String::new(),
        };
        text.replace(&format!("%{}", level + 1), &sign)
    }
}

fn roman(number: usize) -> String {
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    format!("{}{}", "x".repeat(number / 10), ones[number % 10])
}
