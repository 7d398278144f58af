//! Posts of one title that are told apart by a number at its end should be
//! numbered from 1 without a gap.
//!
//! A number that is left out or doubled is a slip of typing, or a post that was
//! forgotten.
//!
//! Example: 總系統經理(數據應用)1 and 總系統經理(數據應用)3, and none with a 2.
//!
//! Fix: correct the number, or add the post that is missing.

use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use tables::diag::Diagnostic;
use tables::model::{Lang, Post, Structure};

const NAME: &str = "posts/numbering";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("numbering.rs"),
    run,
};

/// Posts of one office and title, by the number at the end of each.
type Series<'a> = BTreeMap<usize, Vec<&'a Post>>;

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in &context.project.bodies {
        let mut all: BTreeMap<(&str, &str), Series<'_>> = BTreeMap::new();
        for post in context.project.establishment.posts() {
            let title = post.title.get(body.lang);
            let stem = title.trim_end_matches(|c: char| c.is_ascii_digit());
            if let Ok(number) = title[stem.len()..].parse() {
                let series = all.entry((&post.office, stem)).or_default();
                series.entry(number).or_default().push(post);
            }
        }
        for ((_, stem), series) in all {
            let Some((post, message)) = wrong(context, stem, &series) else {
                continue;
            };
            let column = format!("title_{}", body.lang.code());
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(context.sources.cell_span(post.row, &column))
                    .help("number these posts from 1 without a gap, or leave the number out"),
            );
        }
    }
    findings
}

/// The first post whose number does not follow, or is another's too, and what is said.
fn wrong<'a>(context: &Context<'_>, stem: &str, series: &Series<'a>) -> Option<(&'a Post, String)> {
    for (wanted, (number, posts)) in (1..).zip(series) {
        if wanted != *number {
            let post = posts.first()?;
            return Some((
                post,
                format!("there is {stem}{number} and no {stem}{wanted}"),
            ));
        }
        if let Some(post) = second(context, posts) {
            return Some((post, format!("two posts are {stem}{number}")));
        }
    }
    None
}

/// The second of two posts that stand at one time. A post with an existing and a
/// proposed row is one, and so may be two that stand one after the other.
fn second<'a>(context: &Context<'_>, posts: &[&'a Post]) -> Option<&'a Post> {
    let establishment = &context.project.establishment;
    let structures = Structure::ALL;
    structures.into_iter().find_map(|structure| {
        let mut here = posts
            .iter()
            .filter(|post| establishment.stands_in(post, structure));
        here.nth(1).copied()
    })
}
