//! An office must have one head: one post that reports to nobody in it.
//!
//! Without one its chart has no top; with two, one of them has probably lost
//! its superior.
//!
//! Example: a proposed office in which every post reports to another.
//!
//! Fix: leave reports_to empty for the one post that heads the office.

use crate::{Context, Level, Rule};
use content::annex::chart;
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::{Lang, Office, Post, Project, Structure};
use tables::source::RowRef;

const TWO: &str = "posts/two-heads";
const NONE: &str = "posts/no-head";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[TWO, NONE],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv", "posts.csv"],
    source: include_str!("two_heads.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let mut findings = Vec::new();
    for office in establishment.offices() {
        let mut told = BTreeSet::new();
        for structure in office.structure.each() {
            for (row, finding) in heads(context, office, structure) {
                // A row that stands before and after is told once.
                if told.insert(row) {
                    findings.push(finding);
                }
            }
        }
    }
    findings
}

/// What is wrong with the heads of an office in a structure, each with its row.
fn heads(
    context: &Context<'_>,
    office: &Office,
    structure: Structure,
) -> Vec<(RowRef, Diagnostic)> {
    let sources = context.sources;
    let posts: Vec<&Post> = context
        .project
        .establishment
        .posts_within(&office.id, structure)
        .collect();
    let drawn = is_drawn(context.project, office, structure);
    // An office may be there for its name alone, but then has no chart; the head of
    // a part reports into the whole, and matters to its own chart alone.
    let empty = posts.is_empty();
    if !drawn && (empty || office.part_of.is_some()) {
        return Vec::new();
    }
    let ids: BTreeSet<&str> = posts.iter().map(|post| post.id.as_str()).collect();
    let mut heads = posts.iter().filter(|post| match &post.reports_to {
        Some(superior) => office.part_of.is_some() && !ids.contains(superior.as_str()),
        None => true,
    });
    let Some(first) = heads.next() else {
        let finding = Diagnostic::error(NONE, format!("`{}` has no head", office.id));
        let finding = finding
            .at(sources.cell_span(office.row, "id"))
            .help(if empty {
                "give it a post, or take its chart out of annexes.csv"
            } else {
                "leave reports_to empty for the post that heads it"
            });
        return vec![(office.row, finding)];
    };
    let two = |second: &&Post| {
        let message = format!("`{}` has two heads", office.id);
        let says = match &second.reports_to {
            None => "this post reports to nobody".to_owned(),
            Some(superior) => format!("`{superior}` is not in `{}`", office.id),
        };
        let finding = Diagnostic::error(TWO, message)
            .at(sources.cell_span(second.row, "reports_to"))
            .saying(says)
            .with(sources.cell_span(first.row, "id"), "the first head")
            .help("give this post's superior in reports_to");
        (second.row, finding)
    };
    heads.map(two).collect()
}

/// Whether an annex shows the chart of an office in a structure.
fn is_drawn(project: &Project, office: &Office, structure: Structure) -> bool {
    let mut annexes = project.annexes.iter();
    annexes.any(|annex| {
        annex.kind == chart::NAME
            && annex.subject == office.id
            && chart::structure_of(annex, office) == structure
    })
}
