//! The table of costs: what posts cost a year, group by group, and what is taken
//! off.

use super::bill::{Group, Line};
use super::data::{ColumnData, HeadCell, RowData, TableData};
use super::{By, TableAsked, no_row};
use crate::said::{Cost, Said, Unsaid};
use tables::model::{Align, Establishment, Post};

/// The one table of costs.
pub(super) fn tables(said: &Said<'_>, asked: &TableAsked) -> Result<Vec<TableData>, Unsaid> {
    let bill = said.bill(&asked.selection, asked.net);
    let mut plus = Line {
        posts: bill.posts,
        staff: bill.staff,
    };
    let mut less = Line {
        posts: bill.less,
        staff: bill.less_staff,
    };
    if plus.is_empty() && less.is_empty() {
        let help = "correct the filters, or leave the table out";
        return Err(no_row("no post answers", help));
    }
    let costs = Costs {
        said,
        asked,
        full: has_full_cost(said, &plus) || has_full_cost(said, &less),
    };
    let mut sums = Sums::default();
    let moved = re_ranked(said, &mut plus, &mut less);
    let mut parts: Vec<(&str, Vec<RowData>)> = Vec::new();
    for group in Group::ALL {
        let rows = costs.rows(&plus.of(group), 1, &mut sums)?;
        parts.push((group.name(said), rows));
    }
    let words = &said.words.tables;
    parts.push((&words.groups.re_ranked, costs.moved(&moved, &mut sums)?));
    parts.push((&words.groups.less, costs.rows(&less, -1, &mut sums)?));
    parts.retain(|(_, rows)| !rows.is_empty());
    let mut table = costs.head();
    let off = !less.is_empty() || !moved.is_empty();
    let grouped = parts.len() > 1;
    for (name, rows) in parts {
        table.rows.extend(grouped.then(|| RowData::group(name)));
        table.rows.extend(rows);
    }
    let name = if off { &words.net } else { &words.total };
    let total = costs.cells(
        name,
        (said.words.tabled(sums.count), None),
        sums.nams,
        sums.full,
    );
    table.rows.push(RowData::total(total));
    Ok(vec![table])
}

/// Whether any of the posts has a full cost: where none has, no column is for it.
fn has_full_cost(said: &Said<'_>, line: &Line<'_>) -> bool {
    let establishment = &said.project.establishment;
    let of_post = |post: &&Post| {
        let rank = establishment.rank(&post.rank);
        rank.is_some_and(|rank| rank.full_cost.is_some())
    };
    line.posts.iter().any(of_post) || line.staff.iter().any(|row| row.full_cost.is_some())
}

/// A post that has one rank and gets another.
struct Moved<'a> {
    from: &'a Post,
    to: &'a Post,
}

/// Takes out of what is gained and lost the posts that have another rank, and
/// nothing else that makes them another post.
fn re_ranked<'a>(said: &Said<'a>, plus: &mut Line<'a>, less: &mut Line<'a>) -> Vec<Moved<'a>> {
    let all: &Establishment = &said.project.establishment;
    let mut moved = Vec::new();
    for &to in &plus.posts {
        let from = less.posts.iter().find(|from| from.id == to.id);
        let same = |from: &&&Post| {
            from.rank != to.rank && from.tenure == to.tenure && all.head_of(from) == all.head_of(to)
        };
        if let Some(&from) = from.filter(same) {
            moved.push(Moved { from, to });
        }
    }
    let stays = |post: &&Post| !moved.iter().any(|it| it.to.id == post.id);
    plus.posts.retain(stays);
    less.posts.retain(stays);
    moved
}

#[derive(Default)]
struct Sums {
    count: i64,
    nams: i64,
    full: i64,
}

struct Costs<'a, 'p> {
    said: &'a Said<'p>,
    asked: &'a TableAsked,
    full: bool,
}

impl<'p> Costs<'_, 'p> {
    fn head(&self) -> TableData {
        let words = &self.said.words.tables.columns;
        let first = match self.asked.by {
            Some(By::Post) => &words.post,
            _ => &words.rank,
        };
        let number = |share| ColumnData::share(Align::Right, share);
        let mut columns = vec![
            ColumnData::share(Align::Left, 2.4),
            number(1.0),
            number(1.2),
            number(1.3),
        ];
        let mut above = vec![
            HeadCell::spanning(first, 1, 2),
            HeadCell::spanning(&words.posts, 1, 2),
            HeadCell::spanning(&words.nams, 2, 1),
        ];
        if self.full {
            columns.push(number(1.5));
            above.push(HeadCell::spanning(&words.full_cost, 1, 2));
        }
        let below = [&words.each, &words.together].map(|text| HeadCell::plain(text));
        TableData::new(self.said.lang, columns, vec![above, below.into()])
    }

    /// The rows of a group, which are added to the sums, or taken off them.
    fn rows(&self, line: &Line<'p>, sign: i64, sums: &mut Sums) -> Result<Vec<RowData>, Unsaid> {
        let by_post = self.asked.by == Some(By::Post);
        let lines = match by_post {
            true => line.each(),
            false => line.by_rank(self.said),
        };
        let row = |line: Line<'_>| {
            let count = line.count();
            let nams = line.cost(self.said, Cost::Nams)?;
            let full = match self.full {
                true => line.cost(self.said, Cost::Full)?,
                false => 0,
            };
            sums.count += sign * count;
            sums.nams += sign * nams;
            sums.full += sign * full;
            let name = match line.posts.first().filter(|_| by_post) {
                Some(post) => post.title.get(self.said.lang).to_owned(),
                None => line.rank(self.said),
            };
            let each = (count > 0 && nams % count == 0).then(|| nams / count);
            let number = self.said.words.tabled(sign * count);
            let cells = self.cells(&name, (number, each), sign * nams, sign * full);
            let own = line.posts.first().filter(|_| by_post);
            Ok(RowData::plain(cells).about(own.map_or("", |post| &post.id)))
        };
        lines.into_iter().map(row).collect()
    }

    /// The rows of posts that get another rank, with what they cost more.
    fn moved(&self, moved: &[Moved<'p>], sums: &mut Sums) -> Result<Vec<RowData>, Unsaid> {
        let mut rows = Vec::new();
        let mut done: Vec<(&str, &str)> = Vec::new();
        for own in moved {
            let ranks = (own.from.rank.as_str(), own.to.rank.as_str());
            if done.contains(&ranks) && self.asked.by != Some(By::Post) {
                continue;
            }
            done.push(ranks);
            let alike = |it: &&Moved<'p>| match self.asked.by {
                Some(By::Post) => it.to.id == own.to.id,
                _ => (it.from.rank.as_str(), it.to.rank.as_str()) == ranks,
            };
            let alike: Vec<&Moved<'p>> = moved.iter().filter(alike).collect();
            let side = |post: fn(&Moved<'p>) -> &'p Post| Line {
                posts: alike.iter().map(|it| post(it)).collect(),
                staff: Vec::new(),
            };
            let (from, to) = (side(|it| it.from), side(|it| it.to));
            let more =
                |cost| Ok::<i64, Unsaid>(to.cost(self.said, cost)? - from.cost(self.said, cost)?);
            let nams = more(Cost::Nams)?;
            let full = if self.full { more(Cost::Full)? } else { 0 };
            sums.nams += nams;
            sums.full += full;
            let (from, to) = (from.rank(self.said), to.rank(self.said));
            let words = &self.said.words.tables;
            let name = match self.asked.by {
                Some(By::Post) => own.to.title.get(self.said.lang).to_owned(),
                _ => words.re_ranked.fill(&[("from", &from), ("to", &to)]),
            };
            let count = i64::try_from(alike.len()).unwrap_or(i64::MAX);
            // None is gained: the number stands in brackets and is not summed.
            let number = format!("({})", self.said.words.tabled(count));
            let cells = self.cells(&name, (number, Some(nams / count)), nams, full);
            let id = match self.asked.by {
                Some(By::Post) => own.to.id.as_str(),
                _ => "",
            };
            rows.push(RowData::plain(cells).about(id));
        }
        Ok(rows)
    }

    fn cells(
        &self,
        name: &str,
        (number, each): (String, Option<i64>),
        nams: i64,
        full: i64,
    ) -> Vec<String> {
        let each = each.map_or_else(String::new, |sum| self.said.amount(sum));
        let mut cells = vec![name.to_owned(), number, each, self.said.amount(nams)];
        cells.extend(self.full.then(|| self.said.amount(full)));
        cells
    }
}
