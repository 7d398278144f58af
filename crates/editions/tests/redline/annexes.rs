//! Annexes: with none of the changes there is the earlier version, with all of them the
//! later one, in whatever order they stand.

use panelpaper_editions::document::{AnnexPart, Block, Change, Document, Inline};
use panelpaper_editions::redline::merge;

use crate::seeded::{DUTIES, Made, annexes, edited};
use crate::support::{marked, typed};

/// A version of what shows two: its words, line by line, in order.
struct Taken<'a> {
    document: &'a Document,
    all: bool,
    lines: Vec<String>,
}

impl Taken<'_> {
    fn has(&self, change: Change) -> bool {
        self.all != change.is_gone()
    }

    fn words(&mut self, inside: &[Inline]) -> String {
        let mut out = String::new();
        for piece in inside {
            match piece {
                Inline::Text(words) => out += &words.text,
                Inline::Changed(change, inside) if self.has(*change) => out += &self.words(inside),
                Inline::Note(at) => {
                    let note = &self.document.notes[*at];
                    if note.change.is_none_or(|change| self.has(change)) {
                        let paragraphs = note.paragraphs.clone();
                        let texts = paragraphs.iter().map(|text| self.words(text));
                        out += &format!("^{}^", texts.collect::<Vec<_>>().join("/"));
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(own) => {
                    let line = self.words(&own.inside);
                    self.lines.push(line);
                }
                Block::List(list) => {
                    for item in &list.items {
                        if item.change.is_none_or(|change| self.has(change)) {
                            let line = self.words(&item.inside);
                            self.lines.push(line);
                        }
                    }
                }
                Block::Table(own) => {
                    for (at, row) in own.data.rows.iter().enumerate() {
                        let mark = own.marks.as_ref().map(|marks| marks.rows[at].clone());
                        let mark = mark.unwrap_or_default();
                        if mark.change.is_some_and(|change| !self.has(change)) {
                            continue;
                        }
                        let line = match mark.cells.first() {
                            Some(cell) => self.words(cell),
                            None => row.cells[0].clone(),
                        };
                        self.lines.push(line);
                    }
                }
                Block::Changed(change, inside) if self.has(*change) => self.blocks(inside),
                Block::Changed(..) => {}
                other => panic!("{other:?}"),
            }
        }
    }
}

fn version(document: &Document, all: bool) -> Vec<String> {
    let lines = Vec::new();
    let mut taken = Taken {
        document,
        all,
        lines,
    };
    for annex in &document.annexes {
        if annex.change.is_some_and(|change| !taken.has(change)) {
            continue;
        }
        for text in [annex.shown_corner()].iter().chain(&annex.titles) {
            let line = taken.words(text);
            taken.lines.push(line);
        }
        taken.blocks(&annex.blocks);
    }
    taken.lines
}

#[test]
fn none_of_the_changes_is_the_old_order_and_all_of_them_the_new_one() {
    let mut moves = 0;
    for seed in 1..=200 {
        for duties in &DUTIES {
            let [old, new] = edited(seed, duties).map(|made| annexes(&made));
            let merged = merge(&old, &new, &[]);
            assert_eq!(version(&merged, false), version(&old, true), "seed {seed}");
            assert_eq!(version(&merged, true), version(&new, true), "seed {seed}");
            let moved = |annex: &&AnnexPart| matches!(annex.change, Some(Change::MovedHere(_)));
            moves += merged.annexes.iter().filter(moved).count();
        }
    }
    assert!(moves > 100, "{moves}");
}

/// What is different in an annex that moved is marked where it stands now.
#[test]
fn an_annex_that_moved_shows_what_is_different_in_it() {
    let duties = &DUTIES[0];
    let old: Vec<Made> = (0..3).map(|own| (own, vec![duties[own]], false)).collect();
    let mut new = vec![old[2].clone(), old[0].clone(), old[1].clone()];
    new[0].1 = vec!["to keep all books of the Office"];
    let merged = merge(&annexes(&old), &annexes(&new), &[]);
    let told = merged.annexes.iter().map(|annex| annex.change);
    let moved = [
        Some(Change::MovedHere(1)),
        None,
        None,
        Some(Change::MovedAway(1)),
    ];
    assert_eq!(told.collect::<Vec<_>>(), moved);
    let Some(Block::List(list)) = merged.annexes[0].blocks.last() else {
        panic!("{:?}", merged.annexes[0]);
    };
    let said = marked(&list.items[0].inside, &merged.notes);
    assert_eq!(said, "to keep [-the-]{+all+} books of the Office");
    // A note in it stands in both places, and is counted in one.
    let notes = merged.notes.iter().map(|note| note.change);
    let notes: Vec<_> = notes.filter(Option::is_some).collect();
    assert_eq!(notes, [Some(Change::MovedHere(1)), Some(Change::Removed)]);
}

/// The title of a paper of another type, which has Heads of expenditure in its place.
#[test]
fn a_title_that_is_on_the_page_of_one_version_alone_is_marked() {
    let (panel, mut item) = (typed("Same"), typed("Same"));
    item.head.item = Some(content::edition::ItemData {
        left: String::new(),
        heads: vec!["HEAD 100".to_owned()],
        subhead: None,
    });
    for (old, new, said) in [
        (&panel, &item, "[-Lights-]"),
        (&item, &panel, "{+Lights+}"),
        (&item, &item, ""),
    ] {
        let redline = merge(old, new, &[]).redline.expect("what a redline has");
        assert_eq!(marked(&redline.title, &[]), said);
    }
}
