//! A row of nondirectorate.csv must name an office, a rank and a post that there are.
//!
//! `from`, the office that the posts come from, need be listed nowhere; `rank` and
//! `post` may be empty.
//!
//! Example: `hsl` in the column office.
//!
//! Fix: write an id of offices.csv, ranks.csv or posts.csv, or add it there.

use crate::{Context, Level, Rule, unknown, unknown_rank};
use tables::diag::Diagnostic;
use tables::model::Lang;

const OFFICE: &str = "nondirectorate/unknown-office";
const RANK: &str = "nondirectorate/unknown-rank";
const POST: &str = "nondirectorate/unknown-post";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[OFFICE, RANK, POST],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv", "ranks.csv", "posts.csv"],
    source: include_str!("unknown_office.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let mut findings = Vec::new();
    for staff in establishment.staff() {
        let span = |column| context.sources.cell_span(staff.row, column);
        if !staff.office.is_empty() && establishment.office(&staff.office).is_none() {
            let ids = establishment.offices().iter().map(|it| it.id.as_str());
            findings.push(unknown(
                OFFICE,
                "office",
                &staff.office,
                span("office"),
                ids,
            ));
        }
        if let Some(rank) = staff
            .rank
            .as_deref()
            .filter(|id| establishment.rank(id).is_none())
        {
            findings.push(unknown_rank(context, RANK, rank, span("rank")));
        }
        if let Some(post) = staff
            .post
            .as_deref()
            .filter(|id| establishment.post(id).is_none())
        {
            let ids = establishment.posts().iter().map(|it| it.id.as_str());
            findings.push(unknown(POST, "post", post, span("post"), ids));
        }
    }
    findings
}
