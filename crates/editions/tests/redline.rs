//! Two versions of a document as one: which words are marked, and what is left when
//! all changes are taken, or none.

use content::edition::HeadData;
use content::sheet::LayoutWords;
use content::wording::{self, Fate};
use panelpaper_editions::document::{
    Block, Change, Document, Heading, Inline, Item, List, Look, Note, Paragraph, Passage,
    PassageKind, Target, Words,
};
use panelpaper_editions::redline::merge;
use tables::model::{Date, FontChoice, Lang};

/// A document with a body, and what was typed by helpers.
fn document(body: Vec<Block>, notes: Vec<Note>, passages: Vec<Passage>) -> Document {
    Document {
        lang: Lang::En,
        title: "Lights".to_owned(),
        authors: Vec::new(),
        date: Date::parse("2031-11-03").expect("a day"),
        head: HeadData {
            lang: "en",
            region: "gb",
            date: "3 November 2031".to_owned(),
            signed: "October 2031".to_owned(),
            number: None,
            committee: "Panel".to_owned(),
            title: "Lights".to_owned(),
            signatories: vec!["Bureau".to_owned()],
            words: LayoutWords::new(),
            item: None,
        },
        head_passages: Vec::new(),
        fonts: FontChoice::default(),
        invitation: Vec::new(),
        body,
        annexes: Vec::new(),
        notes,
        passages,
        redline: None,
        files: Vec::new(),
    }
}

/// A text in which `{…}` is what a helper printed, `*…*` is bold, `^…^` is a note, and
/// `<…>` leads to a place.
fn typed(text: &str) -> Document {
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
fn marked(inside: &[Inline], notes: &[Note]) -> String {
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

fn blocks(all: &[Block], notes: &[Note]) -> Vec<String> {
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

/// Pairs of wordings, with what is marked: each was looked at.
const PAIRS: &[(&str, &str, &str)] = &[
    (
        "To plan the works",
        "To plan the works",
        "To plan the works",
    ),
    (
        "To plan the works",
        "To plan all the works",
        "To plan {+all +}the works",
    ),
    (
        "To plan all the works",
        "To plan the works",
        "To plan [-all -]the works",
    ),
    // A number is whole, with its commas and its sign.
    (
        "costs $1,250,000 a year",
        "costs $1,280,000 a year",
        "costs $[-1,250,000-]{+1,280,000+} a year",
    ),
    (
        "a rise of 3% a year",
        "a rise of 13% a year",
        "a rise of [-3%-]{+13%+} a year",
    ),
    (
        "管理 1 250 個泊位",
        "管理 1 350 個泊位",
        "管理 [-1 250-]{+1 350+} 個泊位",
    ),
    // A name of the tables is.
    (
        "to the Chief Engineer of Works",
        "to the Chief Officer of Works",
        "to the [-Chief Engineer-]{+Chief Officer+} of Works",
    ),
    (
        "協助海港事務處副處長工作",
        "協助海港事務處處長工作",
        "協助[-海港事務處副處長-]{+海港事務處處長+}工作",
    ),
    // What a helper printed is, however much of it is the same.
    (
        "with {3 posts of clerks} in all",
        "with {4 posts of clerks} in all",
        "with [-3 posts of clerks-]{+4 posts of clerks+} in all",
    ),
    (
        "共{三個職位}，另有{一個職位}。",
        "共{四個職位}，另有{一個職位}。",
        "共[-三個職位-]{+四個職位+}，另有一個職位。",
    ),
    // And a reference.
    (
        "see <Annexes 1 and 3> for it",
        "see <Annexes 1 and 2> for it",
        "see [-Annexes 1 and 3-]{+<Annexes 1 and 2>+} for it",
    ),
    (
        "詳情載於<附件2>。",
        "詳情載於<附件3>。",
        "詳情載於[-附件2-]{+<附件3>+}。",
    ),
    // Words that look otherwise are others.
    (
        "to *lead* the team",
        "to lead the team",
        "to [-*lead*-]{+lead+} the team",
    ),
    (
        "負責*統籌*工作",
        "負責*統籌*及監督工作",
        "負責*統籌*{+及監督+}工作",
    ),
    // Notes at one place are one; others come and go.
    (
        "lamps^Of oil.^ burn",
        "lamps^Of whale oil.^ burn",
        "lamps^Of {+whale +}oil.^ burn",
    ),
    (
        "lamps burn",
        "lamps^Of oil.^ burn",
        "lamps{+^Of oil.^+} burn",
    ),
    ("燈^見報告。^火", "燈火", "燈[-^見報告。^-]火"),
    // Chinese is told character by character, in runs that read well.
    (
        "統籌海港的規劃工作",
        "統籌海港及航道的規劃工作",
        "統籌海港{+及航道+}的規劃工作",
    ),
    (
        "監督疏浚合約的管理",
        "監督海堤工程的施工",
        "監督[-疏浚合約的管理-]{+海堤工程的施工+}",
    ),
    (
        "每季出版浮標表",
        "每月出版浮標表及海圖",
        "每[-季-]{+月+}出版浮標表{+及海圖+}",
    ),
    (
        "To lead and to plan",
        "To plan and to lead",
        "To [-lead-]{+plan+} and to [-plan-]{+lead+}",
    ),
    (
        "Members' views",
        "Members’ views",
        "Members[-'-]{+’+} views",
    ),
];

const NAMES: &[&str] = &[
    "Chief Engineer",
    "Chief Officer",
    "海港事務處副處長",
    "海港事務處處長",
];

#[test]
fn the_words_that_are_marked_are_the_words_that_changed() {
    let mut wrong = String::new();
    for (before, after, said) in PAIRS {
        let merged = merge(&typed(before), &typed(after), NAMES);
        let found = blocks(&merged.body, &merged.notes).join("\n");
        if &found != said {
            wrong += &format!("{before} → {after}\n  {found}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What annexes side by side and the list mark is what a redline marks.
#[test]
fn there_is_one_notion_of_changed() {
    for (before, after, _) in PAIRS {
        let plain = |text: &str| text.replace(['{', '}', '*', '^', '<', '>'], "");
        let (before, after) = (plain(before), plain(after));
        let stretches = wording::compare(&before, &after, NAMES);
        let stretches: String = stretches
            .iter()
            .map(|own| match own.fate {
                Fate::Kept => own.text.clone(),
                Fate::Removed => format!("[-{}-]", own.text),
                Fate::Added => format!("{{+{}+}}", own.text),
            })
            .collect();
        let merged = merge(&typed(&before), &typed(&after), NAMES);
        assert_eq!(blocks(&merged.body, &merged.notes).join(""), stretches);
    }
}

fn paragraph(name: &str, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        number: Some(2),
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        inside: vec![Inline::plain(text)],
    })
}

fn list(texts: &[&str]) -> Block {
    let items = texts.iter().enumerate().map(|(at, text)| Item {
        number: format!("({})", at + 1),
        inside: vec![Inline::plain(*text)],
        ..Item::default()
    });
    Block::List(List {
        pattern: vec!["(1)".to_owned()],
        level: 0,
        start: 1,
        items: items.collect(),
    })
}

fn heading(text: &str) -> Block {
    Block::Heading(Heading {
        level: 1,
        number: None,
        inside: vec![Inline::plain(text)],
    })
}

#[test]
fn paragraphs_and_items_come_go_and_move() {
    let old = vec![
        heading("Purpose"),
        paragraph("", "This paper seeks views."),
        paragraph("cost", "It costs nothing."),
        list(&[
            "to plan works",
            "to keep the books",
            "to advise the Secretary",
        ]),
    ];
    let new = vec![
        heading("Purpose"),
        paragraph("", "A word before all others."),
        paragraph("", "This paper seeks Members’ views."),
        paragraph("cost", "Altogether another sum of money."),
        list(&[
            "to advise the Secretary",
            "to plan works",
            "to keep all books",
            "to chair meetings",
        ]),
    ];
    let whole = |body: Vec<Block>| document(body, Vec::new(), Vec::new());
    let merged = merge(&whole(old), &whole(new), &[]);
    assert_eq!(
        blocks(&merged.body, &merged.notes),
        [
            "= Purpose",
            "{+A word before all others.+}",
            "This paper seeks {+Members’ +}views.",
            // Told by its label.
            "[-It costs nothing-]{+Altogether another sum of money+}.",
            "(1) {~1 to advise the Secretary~}",
            "(2) to plan works",
            "(3) to keep [-the-]{+all+} books",
            "(3) [~1 to advise the Secretary~]",
            "(4) {+to chair meetings+}",
        ]
    );
}

#[test]
fn the_head_and_the_signatories_are_marked() {
    let (old, mut new) = (typed("Same"), typed("Same"));
    new.head.title = "Lights of the harbour".to_owned();
    new.head.signatories = vec!["Bureau".to_owned(), "Office".to_owned()];
    let merged = merge(&old, &new, &[]);
    let redline = merged.redline.expect("what a redline has");
    assert_eq!(marked(&redline.title, &[]), "Lights{+ of the harbour+}");
    let lines = redline.signature.iter().map(|line| marked(line, &[]));
    assert_eq!(
        lines.collect::<Vec<_>>(),
        ["Bureau", "{+Office+}", "October 2031"]
    );
}
