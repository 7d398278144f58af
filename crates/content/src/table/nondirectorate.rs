//! The table of non-directorate posts: who supports whom, and what they cost.

use std::borrow::Cow;

use super::bill::Line;
use super::data::{ColumnData, HeadCell, RowData, TableData};
use super::{TableAsked, no_row};
use crate::said::{Cost, Said, Unsaid};
use tables::model::{Align, Directorate, Selection, Staff};

/// The one table of non-directorate posts.
pub(super) fn tables(said: &Said<'_>, asked: &TableAsked) -> Result<Vec<TableData>, Unsaid> {
    let selection = Selection {
        directorate: Some(Directorate::No),
        ..asked.selection.clone()
    };
    let rows = selection.staff(&said.project.establishment);
    if rows.is_empty() {
        let help = "add rows to nondirectorate.csv, or correct the filters";
        return Err(no_row("nondirectorate.csv has no row of it", help));
    }
    let shown = Shown::of(&rows);
    let mut table = shown.head(said);
    for row in &rows {
        let line = Line {
            posts: Vec::new(),
            staff: vec![row.clone()],
        };
        let cells = shown.row(said, row, &line)?;
        table.rows.push(RowData::plain(cells).about(&row.id));
    }
    let all = Line {
        posts: Vec::new(),
        staff: rows,
    };
    table.rows.push(RowData::total(shown.total(said, &all)?));
    Ok(vec![table])
}

/// Which columns are shown: those in which a row has something.
#[derive(Clone, Copy)]
struct Shown {
    post: bool,
    rank: bool,
    nams: bool,
    full_cost: bool,
}

impl Shown {
    fn of(rows: &[Cow<'_, Staff>]) -> Self {
        let rank = rows.iter().any(|row| row.rank.is_some());
        let post = rows.iter().any(|row| row.post.is_some());
        Self {
            post,
            rank: rank || !post,
            nams: rows.iter().any(|row| row.nams.is_some()),
            full_cost: rows.iter().any(|row| row.full_cost.is_some()),
        }
    }

    fn head(self, said: &Said<'_>) -> TableData {
        let words = &said.words.tables.columns;
        let heads = [
            (self.post, &words.supports, Align::Left, 2.2),
            (self.rank, &words.rank, Align::Left, 1.8),
            (true, &words.tenure, Align::Left, 1.3),
            (true, &words.posts, Align::Right, 1.1),
            (self.nams, &words.nams, Align::Right, 1.4),
            (self.full_cost, &words.full_cost, Align::Right, 1.4),
        ];
        let mut columns = Vec::new();
        let mut header = Vec::new();
        for (_, text, align, share) in heads.into_iter().filter(|(shown, ..)| *shown) {
            columns.push(ColumnData::share(align, share));
            header.push(HeadCell::plain(text));
        }
        TableData::new(said.lang, columns, vec![header])
    }

    fn row(self, said: &Said<'_>, row: &Staff, line: &Line<'_>) -> Result<Vec<String>, Unsaid> {
        let all = &said.project.establishment;
        let post = row.post.as_deref().and_then(|id| all.post(id));
        let title = post.map_or(said.words.tables.nil.as_str(), |post| {
            post.title.get(said.lang)
        });
        let mut cells = Vec::new();
        cells.extend(self.post.then(|| title.to_owned()));
        cells.extend(self.rank.then(|| line.rank(said)));
        cells.push(said.tenure_of(row.tenure).to_owned());
        self.numbers(said, line, &mut cells)?;
        Ok(cells)
    }

    fn total(self, said: &Said<'_>, all: &Line<'_>) -> Result<Vec<String>, Unsaid> {
        let texts = usize::from(self.post) + usize::from(self.rank);
        let mut cells = vec![String::new(); texts + 1];
        cells[0].clone_from(&said.words.tables.total);
        self.numbers(said, all, &mut cells)?;
        Ok(cells)
    }

    fn numbers(
        self,
        said: &Said<'_>,
        line: &Line<'_>,
        cells: &mut Vec<String>,
    ) -> Result<(), Unsaid> {
        cells.push(said.words.tabled(line.count()));
        for (shown, cost) in [(self.nams, Cost::Nams), (self.full_cost, Cost::Full)] {
            if shown {
                cells.push(said.amount(line.cost(said, cost)?));
            }
        }
        Ok(())
    }
}
