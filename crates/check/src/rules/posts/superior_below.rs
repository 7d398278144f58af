//! A superior should not have a lower pay point than a post that reports to it.
//!
//! Two rows have most often been mixed up: a rank, or a superior.
//!
//! Example: a post of D3 that reports to one of D2.
//!
//! Fix: correct the rank of one of them, or reports_to.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, PayPoint};

const NAME: &str = "posts/superior-below";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["ranks.csv", "offices.csv"],
    source: include_str!("superior_below.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let mut findings = Vec::new();
    for post in establishment.posts() {
        let superior = post.reports_to.as_deref().and_then(|id| {
            let structure = establishment.structure_of(post)?;
            establishment.post_in(structure, id)
        });
        let Some(superior) = superior.filter(|superior| superior.office == post.office) else {
            continue;
        };
        let points = (
            establishment.pay_point_of(superior),
            establishment.pay_point_of(post),
        );
        let (Some(above), Some(below)) = points else {
            continue;
        };
        if lower(above, below) {
            let message = format!(
                "`{}` at {below} reports to `{}` at {above}",
                post.id, superior.id
            );
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(context.sources.cell_span(post.row, "reports_to"))
                    .with(
                        context.sources.cell_span(superior.row, "rank"),
                        "the superior's rank",
                    )
                    .help("correct the superior, or one of the ranks"),
            );
        }
    }
    findings
}

/// Whether one point is surely below another: points of two scales that are no
/// directorate scales cannot be compared.
fn lower(above: &PayPoint, below: &PayPoint) -> bool {
    match (above.is_directorate(), below.is_directorate()) {
        (true, true) => above.level() < below.level(),
        (false, true) => true,
        (true, false) => false,
        (false, false) => above.scale == below.scale && above.number < below.number,
    }
}
