//! The table of posts: title, rank, point, tenure, from when and until when.

use super::data::{ColumnData, HeadCell, RowData, TableData};
use super::{TableAsked, no_row};
use crate::said::{Said, Unsaid};
use tables::model::{Align, Change, Happening, Post};

/// The one table of posts: those that answer, or all that are gained.
pub(super) fn tables(said: &Said<'_>, asked: &TableAsked) -> Result<Vec<TableData>, Unsaid> {
    let mut selection = asked.selection.clone();
    if selection.is_unfiltered() {
        selection.change = vec![Happening::Gained];
    }
    let all = &said.project.establishment;
    let posts = selection.posts(all);
    if posts.is_empty() {
        let help = "correct the filters, or leave the table out";
        return Err(no_row("no post answers", help));
    }
    let words = &said.words.tables;
    let heads = &words.columns;
    let times = posts.iter().map(|post| Times::of(said, post));
    let times: Vec<Times> = times.collect();
    let until = match times.iter().any(|own| own.is_period) {
        true => &heads.until_or_for,
        false => &heads.until,
    };
    let names = [
        &heads.post,
        &heads.rank,
        &heads.point,
        &heads.tenure,
        &heads.from,
        until,
    ];
    let header: Vec<HeadCell> = names.map(|name| HeadCell::plain(name)).into();
    let mut columns = vec![ColumnData::wide(Align::Left); header.len()];
    columns[0] = ColumnData::share(Align::Left, 1.3);
    columns[2] = ColumnData::auto(Align::Left);
    columns[3] = ColumnData::auto(Align::Left);
    let mut table = TableData::new(said.lang, columns, vec![header]);
    let nil = || words.nil.clone();
    for (post, own) in posts.iter().zip(times) {
        let rank = all.rank(&post.rank);
        let point = rank.map(|rank| said.point_of(rank));
        let cells = vec![
            post.title.get(said.lang).to_owned(),
            rank.map_or("", |rank| rank.name.get(said.lang)).to_owned(),
            point.filter(|point| !point.is_empty()).unwrap_or_else(nil),
            said.words.tenure.get(post.tenure).to_owned(),
            own.from.unwrap_or_else(nil),
            own.until.unwrap_or_else(nil),
        ];
        table.rows.push(RowData::plain(cells).about(&post.id));
    }
    Ok(vec![table])
}

/// When a post begins and ends, as far as it is known.
struct Times {
    from: Option<String>,
    /// The last day, or how long it is provided where that is not known.
    until: Option<String>,
    /// Whether it is how long.
    is_period: bool,
}

impl Times {
    fn of(said: &Said<'_>, post: &Post) -> Self {
        let period = || said.period(post).ok().filter(|_| post.term.ends());
        // What begins with the paper is said only of posts that something happens to.
        let changes = said.project.establishment.changes(&post.id);
        let own = !post.effective.is_empty() || !changes.contains(&Change::Kept);
        let until = said.until(post).ok();
        let period = until.is_none().then(period).flatten();
        Self {
            from: said.effective(post).ok().filter(|_| own),
            is_period: period.is_some(),
            until: until.or(period),
        }
    }
}
