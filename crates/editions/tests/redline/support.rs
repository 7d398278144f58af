//! Documents as they are typed for a test, and redlines as text.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use crate::package;
use crate::plain::plain;
use panelpaper_editions::chart::Painter;
use panelpaper_editions::document::{
    Block, Change, Document, Inline, Item, List, Look, Note, Paragraph, Passage, PassageKind,
    Target, Words,
};
use panelpaper_editions::docx;
use tables::fonts::FontFiles;

/// A document with a body, and what was typed by helpers.
pub(super) fn document(body: Vec<Block>, notes: Vec<Note>, passages: Vec<Passage>) -> Document {
    Document {
        notes,
        passages,
        ..plain(body)
    }
}

pub(super) fn list(texts: &[&str]) -> Block {
    let items = texts.iter().enumerate().map(|(at, text)| Item {
        number: format!("({})", at + 1),
        inside: vec![Inline::plain(*text)],
        ..Item::default()
    });
    Block::List(List {
        pattern: vec!["(1)".to_owned()],
        level: 0,
        start: 1,
        at_margin: false,
        items: items.collect(),
    })
}

/// A text in which `{…}` is what a helper printed, `*…*` is bold, `^…^` is a note, and
/// `<…>` leads to a place.
pub(super) fn typed(text: &str) -> Document {
    let (mut inside, mut notes, mut passages) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '{' => '}',
            '<' => '>',
            other => other,
        };
        if !"{*^<".contains(first) {
            let to = rest.find(['{', '*', '^', '<']).unwrap_or(rest.len());
            inside.push(Inline::plain(&rest[..to]));
            rest = &rest[to..];
            continue;
        }
        let to = rest[1..].find(end).expect("its end") + 1;
        let words = &rest[1..to];
        rest = &rest[to + 1..];
        inside.push(match first {
            '{' => {
                passages.push(passage(words));
                Inline::Text(Words {
                    text: words.to_owned(),
                    passage: Some(passages.len() - 1),
                    ..Words::default()
                })
            }
            '*' => Inline::Text(Words {
                text: words.to_owned(),
                look: Look {
                    strong: true,
                    ..Look::default()
                },
                passage: None,
            }),
            '^' => {
                notes.push(Note {
                    number: notes.len() + 1,
                    paragraphs: vec![vec![Inline::plain(words)]],
                    change: None,
                });
                Inline::Note(notes.len() - 1)
            }
            _ => Inline::Link {
                to: Target::Place("annex-1".to_owned()),
                inside: vec![Inline::plain(words)],
            },
        });
    }
    // By its name it is the same, however much of it changed.
    let paragraph = Paragraph {
        number: None,
        name: Some("para-it".to_owned()),
        inside,
    };
    document(vec![Block::Paragraph(paragraph)], notes, passages)
}

fn passage(text: &str) -> Passage {
    Passage {
        kind: PassageKind::Call,
        file: "body.en.hbs".to_owned(),
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
        text: text.to_owned(),
        typed: text.to_owned(),
    }
}

/// A text with its marks: `[-removed-]`, `{+added+}`, and moved words with `~` in
/// place of the sign.
pub(super) fn marked(inside: &[Inline], notes: &[Note]) -> String {
    let piece = |piece: &Inline| match piece {
        Inline::Text(words) if words.look.strong => format!("*{}*", words.text),
        Inline::Text(words) => words.text.clone(),
        Inline::Break => "/".to_owned(),
        Inline::Note(at) => {
            let lines = notes[*at].paragraphs.iter();
            let lines: Vec<String> = lines.map(|line| marked(line, notes)).collect();
            format!("^{}^", lines.join("/"))
        }
        Inline::Link { inside, .. } => format!("<{}>", marked(inside, notes)),
        Inline::Anchor(_) => String::new(),
        Inline::Changed(change, inside) => sign(*change, &marked(inside, notes)),
    };
    inside.iter().map(piece).collect()
}

fn sign(change: Change, text: &str) -> String {
    match change {
        Change::Added => format!("{{+{text}+}}"),
        Change::Removed => format!("[-{text}-]"),
        Change::MovedHere(number) => format!("{{~{number} {text}~}}"),
        Change::MovedAway(number) => format!("[~{number} {text}~]"),
    }
}

pub(super) fn blocks(all: &[Block], notes: &[Note]) -> Vec<String> {
    let mut out = Vec::new();
    for block in all {
        match block {
            Block::Heading(own) => out.push(format!("= {}", marked(&own.inside, notes))),
            Block::Paragraph(own) => out.push(marked(&own.inside, notes)),
            Block::Plain(inside) => out.push(marked(inside, notes)),
            Block::List(list) => {
                for item in &list.items {
                    let text = marked(&item.inside, notes);
                    let text = item
                        .change
                        .map_or(text.clone(), |change| sign(change, &text));
                    out.push(format!("{} {text}", item.number));
                    let below = blocks(&item.below, notes).into_iter();
                    out.extend(below.map(|line| format!("  {line}")));
                }
            }
            Block::Changed(change, inside) => {
                let lines = blocks(inside, notes).into_iter();
                out.extend(lines.map(|line| sign(*change, &line)));
            }
            other => out.push(format!("{other:?}")),
        }
    }
    out
}

/// The main part of a Word document.
pub(super) fn word(document: &Document) -> String {
    let fonts = FontFiles::default();
    let painter = Painter::new(&fonts, &document.fonts);
    let bytes = docx::docx(document, &|_: char| 0.5, &painter).expect("a Word document");
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = BTreeMap::new();
    for at in 0..package.len() {
        let mut part = package.by_index(at).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        parts.insert(part.name().expect("a name").into_owned(), text);
    }
    package::check(&parts);
    parts.remove("word/document.xml").expect("the main part")
}
