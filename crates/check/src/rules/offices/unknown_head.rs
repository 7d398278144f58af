//! The Head of expenditure of an office, a ceiling or an establishment must be in
//! heads.csv.
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
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[OFFICES, CEILINGS, STRENGTHS],
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
    let unknown_to = |id: &str| establishment.head(id).is_none();
    offices
        .chain(ceilings)
        .chain(strengths)
        .filter(|(.., id)| unknown_to(id))
        .map(|(name, row, id)| {
            let ids = establishment.heads().iter().map(|head| head.id.as_str());
            unknown(name, "Head", id, sources.cell_span(row, "head"), ids)
                .help("add it to heads.csv")
        })
        .collect()
}
