//! An id must stand once: in offices.csv, ranks.csv and figures.csv, and of
//! posts once in the existing and once in the proposed structure.
//!
//! A post under one id in an existing and a proposed office is the same post
//! before and after; under one id in two offices of one structure it would be
//! in two places at once. A row of nondirectorate.csv may not have the id of a post:
//! `offset_by` could mean either.
//!
//! In a chart by itself with `--lenient` it is a warning, and the first is drawn.
//!
//! Example: two rows of ranks.csv with the id `csm`.
//!
//! Fix: give one of them another id, or remove it.

use std::collections::BTreeSet;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Staff, Stands};
use tables::source::{RowRef, Sources};

const OFFICES: &str = "offices/duplicate-id";
const RANKS: &str = "ranks/duplicate-id";
const POSTS: &str = "posts/duplicate-id";
const HEADS: &str = "heads/duplicate-id";
const STAFF: &str = "nondirectorate/duplicate-id";
const FIGURES: &str = "figures/duplicate-id";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[OFFICES, RANKS, POSTS, FIGURES, HEADS, STAFF],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("duplicate_id.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let establishment = &project.establishment;
    let offices = establishment
        .offices()
        .iter()
        .map(|row| (&row.id, row.id.as_str(), row.row));
    let ranks = establishment
        .ranks()
        .iter()
        .map(|row| (&row.id, row.id.as_str(), row.row));
    let figures = project
        .figures
        .iter()
        .map(|row| (&row.id, row.id.as_str(), row.row));
    let posts = establishment.posts().iter().flat_map(|post| {
        let structures = establishment
            .stands(post)
            .into_iter()
            .flat_map(Stands::each);
        structures.map(move |it| ((it, &post.id), post.id.as_str(), post.row))
    });
    let heads = establishment.heads().iter().flat_map(|head| {
        let structures = head.structure.each();
        structures.map(move |it| ((it, &head.id), head.id.as_str(), head.row))
    });
    let staff = establishment.staff().iter();
    let staff = staff.map(|row| (&row.id, row.id.as_str(), row.row));
    let mut findings = twice(OFFICES, sources, offices);
    findings.extend(twice(RANKS, sources, ranks));
    findings.extend(twice(FIGURES, sources, figures));
    findings.extend(twice(POSTS, sources, posts));
    findings.extend(twice(HEADS, sources, heads));
    findings.extend(twice(STAFF, sources, staff));
    findings.extend(of_posts_too(context));
    findings
}

/// A finding for each row of nondirectorate.csv whose id a post has: `offset_by` and
/// `except=` name either by it.
fn of_posts_too(context: &Context<'_>) -> Vec<Diagnostic> {
    let all = &context.project.establishment;
    let place = |row| context.sources.cell_span(row, "id");
    let finding = |row: &Staff| {
        let post = all.posts().iter().find(|post| post.id == row.id)?;
        let message = format!("the id `{}` is that of a post too", row.id);
        Some(
            Diagnostic::error(STAFF, message)
                .at(place(row.row))
                .with(place(post.row), "first here")
                .help("give the row another id: `offset_by` names posts and such rows alike"),
        )
    };
    all.staff().iter().filter_map(finding).collect()
}

/// A finding for each row whose key an earlier one has.
fn twice<'a, K: Ord>(
    name: &'static str,
    sources: &Sources,
    rows: impl Iterator<Item = (K, &'a str, RowRef)>,
) -> Vec<Diagnostic> {
    // A row that stands before and after is twice there at most once.
    let mut told = BTreeSet::new();
    let rows = rows.map(|(key, id, row)| (key, (id, row)));
    let found = crate::twice::twice(rows).into_iter();
    let found = found.filter(|(_, (_, row))| told.insert(*row));
    let place = |row| sources.cell_span(row, "id");
    let found = found.map(|((_, first), (id, row))| {
        Diagnostic::error(name, format!("the id `{id}` stands twice"))
            .at(place(row))
            .with(place(first), "first here")
            .help("give one of them another id, or remove it")
    });
    found.collect()
}
