//! The table of changes: posts as they stand, gained, lost and proposed.

use std::collections::{BTreeMap, BTreeSet};

use super::data::{ColumnData, HeadCell, RowData, TableData};
use super::{By, TableAsked, no_row};
use crate::said::{Said, Unsaid};
use tables::model::{Align, Change, Post, Selection, Structure};

/// The one table of changes.
pub(super) fn tables(said: &Said<'_>, asked: &TableAsked) -> Result<Vec<TableData>, Unsaid> {
    let by = asked.by.unwrap_or(By::Rank);
    let all = &said.project.establishment;
    let stand = |structure| {
        let selection = Selection {
            structure: Some(structure),
            ..asked.selection.clone()
        };
        selection.posts(all)
    };
    let keyed = |posts: Vec<&'_ Post>| -> Vec<(String, String)> {
        let posts = posts.into_iter();
        posts
            .map(|post| (key(said, by, post), post.id.clone()))
            .collect()
    };
    let before = keyed(stand(Structure::Existing));
    let after = keyed(stand(Structure::Proposed));
    let mut rows = counted(said, &before, &after);
    if rows.is_empty() {
        let help = "correct the filters, or leave the table out";
        return Err(no_row("no post answers", help));
    }
    rows.sort_by_key(|row| position(said, by, &row.key));
    let lapsed = rows.iter().any(|row| row.lapsed > 0);
    let words = &said.words.tables;
    let heads = &words.columns;
    let first = match by {
        By::Office => &heads.office,
        By::Head => &heads.head,
        By::Rank | By::Post => &heads.rank,
    };
    let mut names = vec![first, &heads.existing, &heads.gained, &heads.lost];
    names.extend(lapsed.then_some(&heads.lapsed));
    names.push(&heads.proposed);
    let mut columns = vec![ColumnData::auto(Align::Right); names.len()];
    columns[0] = ColumnData::wide(Align::Left);
    let header = names.iter().map(|name| HeadCell::plain(name)).collect();
    let mut table = TableData::new(columns, vec![header]);
    let mut sum = Counts::new(String::new());
    for row in &rows {
        sum.add(row);
        let name = name(said, by, &row.key);
        table
            .rows
            .push(RowData::plain(row.cells(said, name, lapsed)));
    }
    let total = sum.cells(said, words.total.clone(), lapsed);
    table.rows.push(RowData::total(total));
    Ok(vec![table])
}

/// The rows of posts before and after, each with what it is of and its id. Besides
/// those that are gained and lost it is one more or less where a post comes from
/// another row, or goes to one.
fn counted(
    said: &Said<'_>,
    before: &[(String, String)],
    after: &[(String, String)],
) -> Vec<Counts> {
    let all = &said.project.establishment;
    let mut rows: BTreeMap<&str, Counts> = BTreeMap::new();
    let [stood, stand] = [before, after].map(|posts| posts.iter().collect::<BTreeSet<_>>());
    for post in before {
        let (key, id) = post;
        let row = rows.entry(key).or_insert_with(|| Counts::new(key.clone()));
        row.existing += 1;
        if all.changes(id).contains(&Change::Lapsed) {
            row.lapsed += 1;
        } else if all.is_lost(id) || !stand.contains(post) {
            row.lost += 1;
        }
    }
    for post in after {
        let (key, id) = post;
        let row = rows.entry(key).or_insert_with(|| Counts::new(key.clone()));
        row.proposed += 1;
        if all.is_gained(id) || !stood.contains(post) {
            row.gained += 1;
        }
    }
    rows.into_values().collect()
}

/// What the row of a post is of.
fn key(said: &Said<'_>, by: By, post: &Post) -> String {
    let all = &said.project.establishment;
    match by {
        By::Rank | By::Post => post.rank.clone(),
        By::Office => all.largest_whole(&post.office).to_owned(),
        By::Head => all.head_of(post).unwrap_or_default().to_owned(),
    }
}

/// Where a row stands: ranks from the highest point down, others as their table.
fn position(said: &Said<'_>, by: By, key: &str) -> (std::cmp::Reverse<usize>, usize) {
    let all = &said.project.establishment;
    let of_ids = |mut ids: Box<dyn Iterator<Item = &str> + '_>| {
        ids.position(|id| id == key).unwrap_or(usize::MAX)
    };
    let (level, place) = match by {
        By::Rank | By::Post => {
            let mut points: Vec<_> = all.ranks().iter().map(|rank| &rank.pay_point).collect();
            points.sort();
            let own = all.rank(key).map(|rank| &rank.pay_point);
            let level = points.iter().position(|point| Some(*point) == own);
            (level.unwrap_or_default(), all.rank_position(key))
        }
        By::Office => (
            0,
            of_ids(Box::new(all.offices().iter().map(|it| it.id.as_str()))),
        ),
        By::Head => (
            0,
            of_ids(Box::new(all.heads().iter().map(|it| it.id.as_str()))),
        ),
    };
    (std::cmp::Reverse(level), place)
}

fn name(said: &Said<'_>, by: By, key: &str) -> String {
    let all = &said.project.establishment;
    let words = &said.words.tables;
    match by {
        By::Rank | By::Post => all
            .rank(key)
            .map(|rank| said.ranked(&words.rank, rank, &[]))
            .unwrap_or_default(),
        By::Office => all
            .office(key)
            .map(|office| office.name.get(said.lang).to_owned())
            .unwrap_or_default(),
        By::Head => match all.head(key) {
            Some(head) => words
                .head
                .fill(&[("head", key), ("name", head.name.get(said.lang))]),
            None => words.nil.clone(),
        },
    }
}

/// The numbers of a row: those at its left and what happens make those at its right.
struct Counts {
    key: String,
    existing: i64,
    gained: i64,
    lost: i64,
    lapsed: i64,
    proposed: i64,
}

impl Counts {
    fn new(key: String) -> Self {
        let (existing, gained, lost, lapsed, proposed) = (0, 0, 0, 0, 0);
        Self {
            key,
            existing,
            gained,
            lost,
            lapsed,
            proposed,
        }
    }

    fn add(&mut self, other: &Self) {
        self.existing += other.existing;
        self.gained += other.gained;
        self.lost += other.lost;
        self.lapsed += other.lapsed;
        self.proposed += other.proposed;
    }

    fn cells(&self, said: &Said<'_>, name: String, lapsed: bool) -> Vec<String> {
        let words = said.words;
        let some = |number: i64, sign: &str| match number {
            0 => words.tables.nil.clone(),
            number => format!("{sign}{}", words.tabled(number)),
        };
        let mut cells = vec![
            name,
            words.tabled(self.existing),
            some(self.gained, "+"),
            some(self.lost, "-"),
        ];
        cells.extend(lapsed.then(|| some(self.lapsed, "-")));
        cells.push(words.tabled(self.proposed));
        cells
    }
}
