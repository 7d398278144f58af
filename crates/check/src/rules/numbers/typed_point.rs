//! A pay point should come from a helper and not be typed.
//!
//! It follows the rank; typed, it stays when the rank changes.
//!
//! It is found in brackets after its rank, or in them: (Director of Sport, D4).
//!
//! Example: 首長級丙級政務官職位(首長級薪級第2點).
//!
//! Fix: write `{{point "post"}}`.

use crate::rules::numbers::typed_points;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(super) const NAME: &str = "numbers/typed-point";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["ranks.csv"],
    source: include_str!("typed_point.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for point in typed_points(context) {
        if !point.is_of(point.rank) {
            continue;
        }
        let typed = &point.passage.text[point.range.clone()];
        let mut posts = context.project.establishment.posts().iter();
        let of = posts.find(|post| post.rank == point.rank.id);
        let id = of.map_or("post", |post| post.id.as_str());
        findings.push(
            Diagnostic::warning(NAME, format!("the pay point `{typed}` is typed"))
                .at(point.passage.span(point.range.clone()))
                .help(format!("write {{{{point \"{id}\"}}}}")),
        );
    }
    findings
}
