//! The Head of expenditure of an office, a ceiling or an establishment, and each of
//! those that paper.toml names, must be in heads.csv.
//!
//! Net changes are counted by Head.
//!
//! Example: `head` is 74 where heads.csv has 47.
//!
//! Fix: write an id of heads.csv, or add the Head there.

use crate::{Context, Level, Rule, unknown};
use tables::diag::Diagnostic;
use tables::model::Lang;

const OFFICES: &str = "offices/unknown-head";
const CEILINGS: &str = "ceilings/unknown-head";
const STRENGTHS: &str = "establishment/unknown-head";
const PAPER: &str = "paper/unknown-head";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[OFFICES, CEILINGS, STRENGTHS, PAPER],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["heads.csv"],
    source: include_str!("unknown_head.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let establishment = &project.establishment;
    let offices = establishment.offices().iter();
    let offices = offices.filter_map(|it| Some((OFFICES, it.row, it.head.as_deref()?)));
    let ceilings = establishment.ceilings().iter();
    let ceilings = ceilings.map(|it| (CEILINGS, it.row, it.head.as_str()));
    let strengths = establishment.strengths().iter();
    let strengths = strengths.map(|it| (STRENGTHS, it.row, it.head.as_str()));
    let in_tables = offices.chain(ceilings).chain(strengths);
    let in_tables = in_tables.map(|(name, row, id)| (name, sources.cell_span(row, "head"), id));
    let stated = project.paper.item.heads.iter();
    let stated = stated.map(|it| (PAPER, it.span, it.text.as_str()));
    in_tables
        .chain(stated)
        .filter(|(.., id)| establishment.head(id).is_none())
        .map(|(name, span, id)| {
            let ids = establishment.heads().iter().map(|head| head.id.as_str());
            unknown(name, "Head", id, span, ids).help("add it to heads.csv")
        })
        .collect()
}
