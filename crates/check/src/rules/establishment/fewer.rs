//! A Head has at least the permanent directorate posts that posts.csv lists of it.
//!
//! Of the rows of establishment.csv the last one up to the day of the paper is looked
//! at, with the posts that stand in the existing structure by then.
//!
//! Example: category A of Head 47 has 5, and posts.csv lists 8 of its permanent directorate
//! posts.
//!
//! Fix: correct `count`, or the tenure, rank or structure of posts in posts.csv.

use std::collections::BTreeMap;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Category, Directorate, Lang, Selection, StaffTenure, Strength, Structure};

const NAME: &str = "establishment/fewer";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv", "ranks.csv", "establishment.csv"],
    source: include_str!("fewer.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    let all = &project.establishment;
    let day = project.paper.date;
    let mut latest: BTreeMap<&str, &Strength> = BTreeMap::new();
    let rows = all.strengths().iter();
    for row in rows.filter(|row| row.category == Category::A && row.date <= day) {
        let known = latest.entry(row.head.as_str()).or_insert(row);
        if known.date < row.date {
            *known = row;
        }
    }
    let findings = latest.into_iter().filter_map(|(head, row)| {
        let listed = Selection {
            head: vec![head.to_owned()],
            tenure: vec![StaffTenure::Permanent],
            structure: Some(Structure::Existing),
            directorate: Some(Directorate::Yes),
            ..Selection::default()
        };
        let posts = listed.posts(all);
        let begun = posts.iter().filter(|post| {
            let first = all.first_day(post);
            first.is_none_or(|first| first <= row.date)
        });
        let begun = u64::try_from(begun.count()).ok()?;
        (begun > row.count).then(|| {
            let message = format!(
                "category A of Head {head} has {}, and posts.csv lists {begun} permanent posts of it",
                row.count
            );
            Diagnostic::warning(NAME, message)
                .at(context.sources.cell_span(row.row, "count"))
                .help("correct the count, or posts.csv")
        })
    });
    findings.collect()
}
