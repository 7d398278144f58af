//! Two ids of one table must not differ only in what the eye passes over: case,
//! the width of letters, white space, accents, letters of another script.
//!
//! Whoever reads `DC1` and `ＤＣ１` takes them for one; the program does not, and
//! half of the duties would go to a post that nobody meant, or one post be
//! created and deleted.
//!
//! Example: the posts `dc1` and `DC1`, or `keeper` with a Cyrillic е.
//!
//! Fix: write one id in one way everywhere.

use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use tables::characters::{difference, fold, visible};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::RowRef;

const NAME: &str = "tables/look-alike-id";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("look_alike_id.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let offices = establishment.offices().iter();
    let ranks = establishment.ranks().iter();
    let posts = establishment.posts().iter();
    let figures = context.project.figures.iter();
    let mut findings = Vec::new();
    alike(
        context,
        offices.map(|it| (it.row, it.id.as_str())),
        &mut findings,
    );
    alike(
        context,
        ranks.map(|it| (it.row, it.id.as_str())),
        &mut findings,
    );
    alike(
        context,
        posts.map(|it| (it.row, it.id.as_str())),
        &mut findings,
    );
    alike(
        context,
        figures.map(|it| (it.row, it.id.as_str())),
        &mut findings,
    );
    findings
}

fn alike<'a>(
    context: &Context<'_>,
    rows: impl Iterator<Item = (RowRef, &'a str)>,
    findings: &mut Vec<Diagnostic>,
) {
    let mut first: BTreeMap<String, (&str, RowRef)> = BTreeMap::new();
    for (row, id) in rows {
        let span = context.sources.cell_span(row, "id");
        let (earlier, at) = *first.entry(fold(id)).or_insert((id, row));
        if earlier != id {
            let message = format!("`{id}` and `{earlier}` look like one id");
            let finding = Diagnostic::error(NAME, message)
                .at(span)
                .with(context.sources.cell_span(at, "id"), "the other")
                .help(format!(
                    "if one is meant, write `{}`",
                    visible(earlier.trim())
                ));
            findings.push(match difference(id, earlier) {
                Some(difference) => finding.saying(difference),
                None => finding,
            });
        }
    }
}
