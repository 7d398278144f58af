//! A post must report to a post of the same office.
//!
//! A superior outside the office is a head's, and is given by name in
//! `superior_zh` and `superior_en`.
//!
//! In a chart by itself it must be a post of the same table; with
//! `panelpaper chart --lenient` it is a warning, and the post stands at the top.
//!
//! Example: reports_to names a post of another office.
//!
//! Mend: name a post of the same office, or leave it empty and fill in superior_zh.

use crate::check::{Level, Look, Rule, unknown};
use crate::diag::Diagnostic;

const NAME: &str = "posts/unknown-superior";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Firm,
    needs: &["offices.csv"],
    source: include_str!("unknown_superior.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (look.project, look.sources);
    let posts = project.establishment.posts();
    let of_office = project.establishment.ids_by_office();
    posts
        .iter()
        .filter_map(|post| {
            let superior = post.reports_to.as_deref()?;
            // An unknown office is another rule's business.
            project.establishment.office(&post.office)?;
            let ids = of_office.get(post.office.as_str())?;
            if ids.contains(superior) {
                return None;
            }
            let span = sources.cell_span(post.row, "reports_to");
            let what = format!("post of `{}`", post.office);
            Some(
                unknown(NAME, &what, superior, span, ids.iter().copied()).help(
                    "a superior outside the office is given in superior_zh, with reports_to empty",
                ),
            )
        })
        .collect()
}
