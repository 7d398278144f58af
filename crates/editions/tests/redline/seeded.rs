//! Annexes in two versions, of which a seed chooses the later one.

use content::table::{ColumnData, HeadCell, RowData, TableData};
use panelpaper_editions::document::{AnnexPart, Block, Document, Inline, Note, Paragraph, Table};
use tables::model::{Align, Lang};

use crate::support::{document, list};

/// Numbers that look like any, the same for a seed.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % 1_000_003).expect("small") % most.max(1)
    }

    /// One thing somewhere else.
    fn moved<T>(&mut self, things: &mut Vec<T>) {
        if things.len() > 1 {
            let own = things.remove(self.below(things.len()));
            let to = self.below(things.len() + 1);
            things.insert(to, own);
        }
    }
}

pub(super) const DUTIES: [[&str; 6]; 2] = [
    [
        "to plan the works of the harbour",
        "to advise the Secretary",
        "to keep the books of the Office",
        "to chair the committee on lights",
        "to survey 12 fairways",
        "to publish the list of buoys",
    ],
    [
        "統籌海港的規劃工作",
        "向局長提供意見",
        "管理辦事處的帳目",
        "主持燈光委員會的會議",
        "測量12條航道",
        "每季出版浮標表",
    ],
];

fn table(rows: Vec<&str>) -> Block {
    let heads = vec![vec![HeadCell::plain("Duty"), HeadCell::plain("Posts")]];
    let columns = vec![
        ColumnData::auto(Align::Left),
        ColumnData::auto(Align::Right),
    ];
    let mut data = TableData::new(Lang::En, columns, heads);
    let row = |text: &str| RowData::plain(vec![text.to_owned(), "1".to_owned()]);
    data.rows = rows.into_iter().map(row).collect();
    Block::Table(Table {
        data,
        number: None,
        passages: Vec::new(),
        around: Default::default(),
        is_of_body: false,
        marks: None,
    })
}

/// What an annex is made of: its subject, its duties, and whether they stand in a table.
pub(super) type Made = (usize, Vec<&'static str>, bool);

pub(super) fn annexes(made: &[Made]) -> Document {
    let mut all = document(Vec::new(), Vec::new(), Vec::new());
    for (at, (subject, duties, is_table)) in made.iter().enumerate() {
        all.notes.push(Note {
            number: 1,
            paragraphs: vec![vec![Inline::plain(format!("note of {subject}"))]],
            change: None,
        });
        let noted = Paragraph {
            number: Some(2),
            name: None,
            inside: vec![Inline::plain(format!("Of {subject}")), Inline::Note(at)],
        };
        let listed = match is_table {
            true => table(duties.clone()),
            false => list(duties),
        };
        all.annexes.push(AnnexPart {
            name: format!("annex-{}", at + 1),
            key: format!("duties post-{subject}"),
            change: None,
            label: format!("Annex {}", at + 1),
            was: None,
            corner: format!("Annex {}", at + 1),
            number: at + 1,
            titles: vec![vec![Inline::plain(format!("Post {subject}"))]],
            landscape: subject % 2 == 1,
            was_landscape: None,
            blocks: vec![Block::Paragraph(noted), listed],
        });
    }
    all
}

pub(super) fn edited(seed: u64, duties: &[&'static str; 6]) -> [Vec<Made>; 2] {
    let mut random = Seeded(seed * 7_919 + 1);
    let made = |subject: usize| {
        let own = (0..4).map(|at| duties[(subject + at) % duties.len()]);
        (subject, own.collect(), subject == 2)
    };
    let old: Vec<Made> = (0..5).map(made).collect();
    let mut new = old.clone();
    for _ in 0..=random.below(6) {
        let annex = random.below(new.len());
        let own = &mut new[annex].1;
        match random.below(6) {
            0 | 1 => random.moved(&mut new),
            2 => random.moved(own),
            3 => drop(own.pop()),
            4 => own.push(duties[random.below(duties.len())]),
            _ if new.len() > 2 => drop(new.remove(annex)),
            _ => new.push((9, duties[..2].to_vec(), false)),
        }
    }
    [old, new]
}
