//! A pay point that the body gives a rank must be that of ranks.csv, and the rank to which
//! it re-ranks a post that of posts.csv.
//!
//! A point is found in brackets after its rank, or in them: (Director of Sport, D4); and
//! where a post is said to be at it: is at present a D1 post, 現時屬首長級薪級第1點; a rank
//! behind re-rank … to, pitched at the rank of, 改為, 定於.
//!
//! Example: 總系統經理(首長級薪級第2點), where ranks.csv has D1.
//!
//! Fix: write `{{point "post"}}` or `{{rank "post"}}`, or correct the tables.

use crate::rules::numbers::points::typed_points;
use crate::rules::numbers::ranked::{WrongRank, wrong_ranks};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(super) const NAME: &str = "numbers/wrong-point";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &["ranks.csv", "posts.csv"],
    source: include_str!("wrong_point.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = wrong_ranks(context).iter().map(of_rank).collect();
    for point in typed_points(context) {
        let rank = point.rank;
        if point.is_of(rank) {
            continue;
        }
        let name = rank.name.get(point.passage.lang);
        let there = match &rank.pay_point {
            Some(point) => format!("at {point}"),
            None => "off any scale".to_owned(),
        };
        let message = format!("{name} is {there} in the tables, not at {}", point.point);
        let cell = context.sources.cell_span(rank.row, "pay_point");
        findings.push(
            Diagnostic::error(NAME, message)
                .at(point.passage.span(point.range.clone()))
                .with(cell, "its pay point here")
                .help(
                    "write {{point \"post\"}}, or correct ranks.csv; if it is right, allow it \
                     in the paragraph: {{! allow numbers/wrong-point: why }}",
                ),
        );
    }
    findings
}

/// What is said of a rank that no post gets.
fn of_rank(wrong: &WrongRank<'_>) -> Diagnostic {
    let lang = wrong.passage.lang;
    let ours: Vec<&str> = wrong.ours.iter().map(|rank| rank.name.get(lang)).collect();
    let message = format!(
        "by the tables no post is re-ranked or set at {}, but at {}",
        wrong.rank.name.get(lang),
        ours.join(", ")
    );
    let finding = Diagnostic::error(NAME, message);
    finding.at(wrong.passage.span(wrong.range.clone())).help(
        "write {{rank \"post\"}} or {{abbr \"post\"}}, or correct posts.csv; if it is right, \
         allow it in the paragraph: {{! allow numbers/wrong-point: why }}",
    )
}
