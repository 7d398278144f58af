//! A table of posts, as CSV.

use std::collections::HashMap;

use orgchart::{ChartError, ChartPost, OrgChart};
use serde::Deserialize;

/// A row of the table.
#[derive(Deserialize)]
struct Row {
    id: String,
    title: String,
    #[serde(default)]
    rank: String,
    #[serde(default)]
    point: String,
    reports_to: String,
    #[serde(default)]
    staff: String,
    #[serde(default)]
    also_reports_to: String,
}

/// Reads a chart from the text of a table.
///
/// # Errors
/// What is wrong with the table, and in which line.
pub(crate) fn read(text: &str) -> Result<OrgChart, String> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let rows: Vec<Row> = reader
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|error| error.to_string())?;
    if rows.is_empty() {
        return Err("there are no posts in it".to_owned());
    }
    let mut at: HashMap<&str, usize> = HashMap::new();
    for (i, row) in rows.iter().enumerate() {
        if at.insert(&row.id, i).is_some() {
            return Err(format!("two posts have the id \"{}\"", row.id));
        }
    }
    let find = |row: &Row, id: &str| match at.get(id) {
        _ if id.is_empty() => Ok(None),
        Some(&post) => Ok(Some(post)),
        None => Err(format!(
            "post \"{}\" reports to \"{id}\", which is not in the table",
            row.id
        )),
    };
    let post = |row: &Row| {
        Ok(ChartPost {
            id: row.id.clone(),
            title: row.title.clone(),
            rank: row.rank.clone(),
            point: row.point.clone(),
            superior: find(row, &row.reports_to)?,
            staff: row.staff == "yes",
            dotted_to: find(row, &row.also_reports_to)?.into_iter().collect(),
            ..ChartPost::default()
        })
    };
    let posts: Vec<ChartPost> = rows.iter().map(post).collect::<Result<_, String>>()?;
    OrgChart::new(posts).map_err(|error| match &error {
        ChartError::Cycle(posts) => {
            let ids: Vec<&str> = posts.iter().map(|&post| rows[post].id.as_str()).collect();
            format!("{error}: {}", ids.join(", "))
        }
        ChartError::UnknownSuperior(_) => error.to_string(),
    })
}
