//! The establishment of Heads: how many posts they have had, day by day.

use std::collections::BTreeSet;

use super::data::{ColumnData, HeadCell, RowData, TableData};
use super::{TableAsked, no_row};
use crate::said::{Said, Unsaid};
use tables::model::{Align, Category, Date, Strength};

/// A table a Head, in the order of heads.csv.
pub(super) fn tables(said: &Said<'_>, asked: &TableAsked) -> Result<Vec<TableData>, Unsaid> {
    let all = &said.project.establishment;
    let wanted = &asked.selection.head;
    let wanted = |head: &str| wanted.is_empty() || wanted.iter().any(|id| id == head);
    let mut heads: Vec<&str> = Vec::new();
    let listed = all.heads().iter().map(|head| head.id.as_str());
    let rows = all.strengths().iter().map(|row| row.head.as_str());
    for head in listed.chain(rows) {
        let has_rows = all.strengths().iter().any(|row| row.head == head);
        if wanted(head) && has_rows && !heads.contains(&head) {
            heads.push(head);
        }
    }
    if heads.is_empty() {
        let help = "add rows to establishment.csv, or correct head=";
        return Err(no_row("establishment.csv has no row of it", help));
    }
    let several = heads.len() > 1;
    heads
        .into_iter()
        .map(|head| table(said, head, several))
        .collect()
}

/// The table of one Head.
fn table(said: &Said<'_>, head: &str, named: bool) -> Result<TableData, Unsaid> {
    let all = &said.project.establishment;
    let rows: Vec<&Strength> = all
        .strengths()
        .iter()
        .filter(|row| row.head == head)
        .collect();
    let dates: BTreeSet<Date> = rows.iter().map(|row| row.date).collect();
    let dates: Vec<Date> = dates.into_iter().rev().collect();
    let words = &said.words.tables;
    let own = &words.establishment;
    let mut columns = vec![ColumnData::auto(Align::Center); dates.len() + 1];
    columns[0] = ColumnData::wide(Align::Left);
    let above = vec![
        HeadCell::spanning(&own.title, 1, 2),
        HeadCell::spanning(&words.columns.posts, dates.len(), 1),
    ];
    let below = dates.iter().enumerate().map(|(at, date)| {
        let pattern = if at == 0 { &own.existing } else { &own.as_at };
        HeadCell::plain(&pattern.fill(&[("date", &said.date(*date))]))
    });
    let mut table = TableData::new(said.lang, columns, vec![above, below.collect()]);
    let on = |date: Date, category: Category| {
        let mut rows = rows.iter();
        rows.find(|row| row.date == date && row.category == category)
            .copied()
    };
    for category in Category::ALL {
        let mut cells = vec![category.word().to_owned()];
        for date in &dates {
            cells.push(match on(*date, category) {
                Some(row) => {
                    let mark = if row.vacant.is_some() { "#" } else { "" };
                    format!("{}{mark}", number(said, row.count, row.supernumerary))
                }
                None => words.nil.clone(),
            });
        }
        table.rows.push(RowData::plain(cells));
    }
    let mut total = vec![words.total.clone()];
    for date in &dates {
        let found = || Category::ALL.into_iter().filter_map(|it| on(*date, it));
        let sum = |of: fn(&Strength) -> u64| {
            let mut numbers = found().map(of);
            numbers
                .try_fold(0u64, u64::checked_add)
                .ok_or_else(|| too_many(head))
        };
        let (count, more) = (sum(|row| row.count)?, sum(|row| row.supernumerary)?);
        total.push(number(said, count, more));
    }
    table.rows.push(RowData::total(total));
    if named {
        let found = all.head(head).map(|head| head.name.get(said.lang));
        let name = found.unwrap_or_default();
        table.caption = Some(words.head.fill(&[("head", head), ("name", name)]));
    }
    table.lead.clone_from(&words.notes);
    table.notes = notes(said, &rows);
    Ok(table)
}

/// How many posts there are: 15, or 15+(1).
fn number(said: &Said<'_>, count: u64, supernumerary: u64) -> String {
    let [count, more] = [count, supernumerary]
        .map(|number| said.words.tabled(i64::try_from(number).unwrap_or(i64::MAX)));
    let own = &said.words.tables.establishment;
    match supernumerary {
        0 => count,
        _ => own
            .with_supernumerary
            .fill(&[("count", &count), ("supernumerary", &more)]),
    }
}

/// What the letters, brackets and signs of a table mean.
fn notes(said: &Said<'_>, rows: &[&Strength]) -> Vec<(String, String)> {
    let words = &said.words.tables;
    let own = &words.establishment;
    let sign = |sign: &str| words.sign.fill(&[("sign", sign)]);
    let mut notes = Vec::new();
    for category in Category::ALL {
        if rows.iter().any(|row| row.category == category) {
            let text = match category {
                Category::A => &own.category_a,
                Category::B => &own.category_b,
                Category::C => &own.category_c,
            };
            notes.push((sign(category.word()), text.clone()));
        }
    }
    if rows.iter().any(|row| row.supernumerary > 0) {
        notes.push((sign("( )"), own.brackets.clone()));
    }
    let mut vacant: Vec<&&Strength> = rows.iter().filter(|row| row.vacant.is_some()).collect();
    vacant.sort_by_key(|row| (std::cmp::Reverse(row.date), row.category));
    for row in vacant {
        let count = row.vacant.unwrap_or_default();
        let pattern = match (row.category, count) {
            (Category::A, 0) => &own.none_vacant,
            (Category::A, 1) => &own.one_vacant,
            (Category::A, _) => &own.many_vacant,
            _ => &own.others_vacant,
        };
        let text = pattern.fill(&[
            ("date", &said.date(row.date)),
            ("count", &said.words.count(count, false)),
            ("category", row.category.word()),
        ]);
        notes.push((sign("#"), text));
    }
    notes
}

fn too_many(head: &str) -> Unsaid {
    let message = format!("the posts of Head {head} are more than any number");
    Unsaid::new(
        "body/no-amount",
        message,
        "correct the numbers of establishment.csv",
    )
}
