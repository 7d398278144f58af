//! A pay point should come from a helper and not be typed.
//!
//! It follows the rank; typed, it stays when the rank changes.
//!
//! It is found in brackets after its rank, or in them: (Director of Sport, D4).
//!
//! Example: 首長級丙級政務官職位(首長級薪級第2點).
//!
//! Fix: write `{{point "post"}}`.

use crate::prose::sentence;
use crate::rules::numbers::points::{TypedPoint, typed_points};
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
        findings.push(
            Diagnostic::warning(NAME, format!("the pay point `{typed}` is typed"))
                .at(point.passage.span(point.range.clone()))
                .help(format!("write {}", helper(context, &point))),
        );
    }
    findings
}

/// The helper that gives a point: of the post that the sentence names, of the first post
/// that has the rank, or has it now and not later, or of the rank where none has.
fn helper(context: &Context<'_>, point: &TypedPoint<'_>) -> String {
    let establishment = &context.project.establishment;
    let passage = point.passage;
    let (before, after) = sentence(passage.lang, &passage.text, &point.range);
    let named = context
        .nameable(passage.lang)
        .within(&format!("{before} {after}"))
        .posts;
    let holders = || {
        establishment
            .posts()
            .iter()
            .filter(|it| it.rank == point.rank.id)
    };
    let of_sentence = holders().find(|post| named.contains(post.id.as_str()));
    let Some(post) = of_sentence.or(holders().next()) else {
        return format!("{{{{point \"{}\"}}}}", point.rank.id);
    };
    let id = post.id.as_str();
    match establishment
        .post(id)
        .is_none_or(|post| post.rank == point.rank.id)
    {
        true => format!("{{{{point \"{id}\"}}}}"),
        false => format!("{{{{point \"{id}\" structure=\"existing\"}}}}"),
    }
}
