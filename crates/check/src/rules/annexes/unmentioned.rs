//! Every annex must be mentioned by the body.
//!
//! An annex that no paragraph refers to has no reason to be there, or the
//! reference has been forgotten.
//!
//! Example: a row `chart,eo` in annexes.csv, and no `{{annex "eo"}}`.
//!
//! Fix: refer to it, or take the row out.

use crate::{BODY, Context, Level, Rule};
use content::annex::{named, shown_in};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang, Project};

const NAME: &str = "annexes/unmentioned";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["annexes.csv", "posts.csv", "offices.csv", BODY],
    source: include_str!("unmentioned.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in &context.prose.bodies {
        // An annex that another speaks of is spoken of, though it does so itself.
        let parts = context.prose.parts().filter(|part| part.lang == body.lang);
        let found = parts.flat_map(|part| {
            let mut found = context.prose.mentions(context.project, part);
            found.retain(|mention| Some(mention.number) != part.annex);
            found
        });
        let mentioned: BTreeSet<usize> = found.map(|mention| mention.number).collect();
        let annexes = context.project.annexes.iter();
        let silent = annexes.filter(|annex| !mentioned.contains(&annex.number));
        findings.extend(silent.map(|annex| {
            let body = format!("body.{}.hbs", body.lang.code());
            let message = format!("annex {} is mentioned nowhere in {body}", annex.number);
            Diagnostic::warning(NAME, message)
                .at(context.sources.cell_span(annex.row, "subject"))
                .help(match call(context.project, annex) {
                    Some(call) => format!("write {call} where the body speaks of it"),
                    None => "give its row an id in annexes.csv, and write {{annex \"ID\"}} where \
                             the body speaks of it"
                        .to_owned(),
                })
        }));
    }
    findings
}

/// The shortest call that means an annex and no other.
fn call(project: &Project, annex: &Annex) -> Option<String> {
    let structure = shown_in(&project.establishment, annex);
    let asked = [(false, false), (false, true), (true, false), (true, true)];
    let means_it = |(by_kind, by_structure): &(bool, bool)| {
        let annexes = project.annexes.iter().filter(|other| {
            let same = shown_in(&project.establishment, other) == structure;
            (!by_kind || other.kind == annex.kind) && (!by_structure || same)
        });
        let found = named(annexes, annex.called());
        matches!(found[..], [only] if only.number == annex.number)
    };
    let (by_kind, by_structure) = asked.into_iter().find(means_it)?;
    let mut call = format!("{{{{annex \"{}\"", annex.called());
    if by_kind {
        call += &format!(" kind=\"{}\"", annex.kind);
    }
    if let Some(structure) = structure.filter(|_| by_structure) {
        call += &format!(" structure=\"{}\"", structure.word());
    }
    Some(call + "}}")
}
