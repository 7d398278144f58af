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
use tables::model::{Lang, Post};

const NAME: &str = "posts/numbering";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("numbering.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in &context.project.bodies {
        let mut series: BTreeMap<(&str, &str), Vec<(usize, &Post)>> = BTreeMap::new();
        for post in context.project.establishment.posts() {
            let title = post.title.get(body.lang);
            let stem = title.trim_end_matches(|c: char| c.is_ascii_digit());
            if let Ok(number) = title[stem.len()..].parse() {
                let numbered = series.entry((&post.office, stem)).or_default();
                numbered.push((number, post));
            }
        }
        for ((_, stem), mut posts) in series {
            posts.sort_by_key(|(number, _)| *number);
            let wrong = (1..)
                .zip(&posts)
                .find(|(wanted, (number, _))| wanted != number);
            let Some((wanted, (number, post))) = wrong else {
                continue;
            };
            let column = format!("title_{}", body.lang.code());
            let message = format!("there is {stem}{number} and no {stem}{wanted}");
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(context.sources.cell_span(post.row, &column))
                    .help("number these posts from 1 without a gap, or leave the number out"),
            );
        }
    }
    findings
}
