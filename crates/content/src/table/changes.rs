//! The table of changes: posts as they stand, gained, lost and proposed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::counts::{Counts, Shown};
use super::data::{RowData, TableData};
use super::{By, TableAsked, no_row};
use crate::said::{Said, Unsaid};
use tables::model::{Office, Post, Selection, Staff, Structure};

/// The one table of changes.
pub(super) fn tables(said: &Said<'_>, asked: &TableAsked) -> Result<Vec<TableData>, Unsaid> {
    let by = asked.by.unwrap_or(By::Rank);
    let lines = match by {
        By::Office => said.project.establishment.office_lines(),
        By::Rank | By::Post | By::Head => BTreeMap::new(),
    };
    let rows = Rows { said, by, lines };
    let mut counts = rows.counted(asked);
    if counts.is_empty() {
        let help = "correct the filters, or leave the table out";
        return Err(no_row("no post answers", help));
    }
    if by == By::Head && counts.iter().all(|row| row.key.is_empty()) {
        let help = "add heads.csv and fill in head in offices.csv, or write by=\"office\"";
        return Err(no_row("no post is under a Head", help));
    }
    counts.sort_by_key(|row| rows.position(&row.key));
    let mut sum = Counts::default();
    counts.iter().for_each(|row| sum.add(row));
    let shown = Shown {
        lapsed: counts.iter().any(|row| row.lapsed > 0),
        moved: counts.iter().any(|row| row.moved() != 0),
    };
    let mut table = shown.head(said, by);
    for row in &counts {
        let cells = row.cells(said, rows.name(&row.key), shown);
        table.rows.push(RowData::plain(cells));
    }
    let total = sum.cells(said, said.words.tables.total.clone(), shown);
    table.rows.push(RowData::total(total));
    Ok(vec![table])
}

/// What the rows of the table are of.
struct Rows<'s, 'p> {
    said: &'s Said<'p>,
    by: By,
    /// The line of each largest whole.
    lines: BTreeMap<&'s str, &'s str>,
}

impl Rows<'_, '_> {
    /// The rows of the posts before and after. What has ended before the paper's day is
    /// not there before.
    fn counted(&self, asked: &TableAsked) -> Vec<Counts> {
        let all = &self.said.project.establishment;
        let stand = |structure| {
            let selection = Selection {
                structure: Some(structure),
                ..asked.selection.clone()
            };
            (selection.posts(all), selection.staff(all))
        };
        let mut rows: BTreeMap<String, Counts> = BTreeMap::new();
        let (before, staff_before) = stand(Structure::Existing);
        let (after, staff_after) = stand(Structure::Proposed);
        let before = before.into_iter();
        for post in before.filter(|post| !all.has_ended(post)) {
            let row = rows.entry(self.key(post)).or_default();
            row.existing += 1;
            row.lapsed += i64::from(all.is_lapsing(&post.id));
            row.lost += i64::from(all.is_lost(&post.id));
        }
        for post in after {
            let row = rows.entry(self.key(post)).or_default();
            row.proposed += 1;
            row.gained += i64::from(all.is_gained(&post.id));
        }
        let mut add = |staff: Vec<Cow<'_, Staff>>, number: fn(&mut Counts) -> &mut i64| {
            for own in staff {
                let row = rows.entry(self.key_of_staff(&own)).or_default();
                let sum = number(row);
                *sum = sum.saturating_add(i64::try_from(own.count).unwrap_or(i64::MAX));
            }
        };
        add(staff_before, |row| &mut row.existing);
        add(asked.selection.staff_lost(all), |row| &mut row.lost);
        add(asked.selection.staff_gained(all), |row| &mut row.gained);
        add(staff_after, |row| &mut row.proposed);
        let rows = rows.into_iter();
        rows.map(|(key, row)| Counts { key, ..row }).collect()
    }

    /// What the row of a post is of.
    fn key(&self, post: &Post) -> String {
        let all = &self.said.project.establishment;
        match self.by {
            By::Rank | By::Post => post.rank.clone(),
            By::Office => self.line_of(&post.office),
            By::Head => all.head_of(post).unwrap_or_default().to_owned(),
        }
    }

    /// The same of non-directorate posts, whose rank may be open.
    fn key_of_staff(&self, staff: &Staff) -> String {
        let head = self
            .said
            .project
            .establishment
            .head_of_office(&staff.office);
        match self.by {
            By::Rank | By::Post => staff.rank.clone().unwrap_or_default(),
            By::Office => self.line_of(&staff.office),
            By::Head => head.unwrap_or_default().to_owned(),
        }
    }

    fn line_of(&self, office: &str) -> String {
        let whole = self.said.project.establishment.largest_whole(office);
        self.lines.get(whole).map_or(whole, |line| *line).to_owned()
    }

    /// Where a row stands: ranks from the highest point down, others as their table.
    fn position(&self, key: &str) -> (std::cmp::Reverse<usize>, usize) {
        let all = &self.said.project.establishment;
        let place = |mut ids: Box<dyn Iterator<Item = &str> + '_>| {
            ids.position(|id| id == key).unwrap_or(usize::MAX)
        };
        let (level, place) = match self.by {
            By::Rank | By::Post => {
                let mut points: Vec<_> = all.ranks().iter().map(|rank| &rank.pay_point).collect();
                points.sort();
                let own = all.rank(key).map(|rank| &rank.pay_point);
                let level = points.iter().position(|point| Some(*point) == own);
                (level.unwrap_or_default(), all.rank_position(key))
            }
            By::Office => {
                let ids = all.offices().iter().map(|it| it.id.as_str());
                (0, place(Box::new(ids)))
            }
            By::Head => {
                let ids = all.heads().iter().map(|it| it.id.as_str());
                (0, place(Box::new(ids)))
            }
        };
        (std::cmp::Reverse(level), place)
    }

    fn name(&self, key: &str) -> String {
        let all = &self.said.project.establishment;
        let words = &self.said.words.tables;
        let lang = self.said.lang;
        match self.by {
            By::Rank | By::Post => match all.rank(key) {
                Some(rank) => self.said.ranked(&words.rank, rank, &[]),
                None => words.open_rank.clone(),
            },
            By::Office => self.line(key),
            By::Head => match all.head(key) {
                Some(head) => {
                    let name = head.name.get(lang);
                    words.head.fill(&[("head", key), ("name", name)])
                }
                None => words.nil.clone(),
            },
        }
    }

    /// The name of a line of offices: those that it ends with.
    fn line(&self, key: &str) -> String {
        let all = &self.said.project.establishment;
        let offices = all.offices().iter();
        let line = offices.filter(|it| self.lines.get(it.id.as_str()) == Some(&key));
        let (stay, go): (Vec<&Office>, Vec<&Office>) =
            line.partition(|office| office.structure.includes(Structure::Proposed));
        let names = if stay.is_empty() { go } else { stay };
        let names = names
            .iter()
            .map(|it| it.name.get(self.said.lang).to_owned());
        self.said.words.list.join(&names.collect::<Vec<_>>())
    }
}
