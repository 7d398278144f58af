//! A post of a proposed office should be in an annex: its own of duties, or the
//! chart of its office.
//!
//! Members could not see where the post stands.
//!
//! Example: an office with a chart of another structure only.
//!
//! Fix: add a row `chart` for the office, or `duties` for the post.

use crate::{Context, Level, Rule};
use content::annex::chart;
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang, Structure};

const NAME: &str = "posts/no-annex";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["annexes.csv", "offices.csv"],
    source: include_str!("no_annex.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    let proposed = project
        .annexes
        .iter()
        .filter(|annex| annex.structure != Some(Structure::Existing));
    let establishment = &project.establishment;
    // Of an office a part alone may be drawn.
    let partly = |annex: &&Annex| {
        let part = &annex.part;
        part.under.is_some() || part.levels.is_some() || part.as_at.is_some()
    };
    let (parts, whole): (Vec<&Annex>, Vec<&Annex>) = proposed.partition(partly);
    let whole = whole.into_iter().map(|annex| annex.subject.as_str());
    let parts = parts.iter().filter_map(|annex| {
        let office = establishment.office(&annex.subject)?;
        Some(chart::drawn(establishment, annex, office))
    });
    let parts = parts.flatten();
    let drawn = parts
        .filter(|own| !own.gone)
        .map(|own| own.post.id.as_str());
    let shown: BTreeSet<&str> = whole.chain(drawn).collect();
    let posts = establishment.posts().iter();
    posts
        .filter(|post| establishment.structure_of(post) == Some(Structure::Proposed))
        .filter(|post| !post.outside && !shown.contains(post.id.as_str()))
        .filter(|post| {
            let office = establishment.office(&post.office);
            let mut wholes = office
                .into_iter()
                .flat_map(|office| establishment.wholes(office));
            !wholes.any(|whole| shown.contains(whole.id.as_str()))
        })
        .map(|post| {
            Diagnostic::warning(NAME, format!("the post `{}` is in no annex", post.id))
                .at(context.sources.cell_span(post.row, "id"))
                .help(format!(
                    "add `duties,{}` or `chart,{}` to annexes.csv",
                    post.id, post.office
                ))
        })
        .collect()
}
