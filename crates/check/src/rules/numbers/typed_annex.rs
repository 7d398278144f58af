//! The number of an annex should come from a helper and not be typed.
//!
//! When a row of annexes.csv moves, every typed number after it is wrong.
//!
//! Example: 載於附件6至25.
//!
//! Fix: name what the annex is of, `{{annex "cdp"}}`, or describe it,
//! `{{annex office="dpo" superior="cdp"}}`.

use crate::rules::numbers::{annex_helper, annex_references};
use crate::{Context, Level, Rule};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang};

pub(super) const NAME: &str = "numbers/typed-annex";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["annexes.csv"],
    source: include_str!("typed_annex.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let annexes = &context.project.annexes;
    let references = annex_references(context).into_iter();
    let sound = references.filter(|(_, reference)| {
        reference
            .numbers
            .iter()
            .all(|&number| (1..=annexes.len()).contains(&number))
    });
    sound
        .map(|(passage, reference)| {
            let numbers: BTreeSet<usize> = reference.numbers.iter().copied().collect();
            let meant: Vec<&Annex> = numbers.iter().map(|number| &annexes[number - 1]).collect();
            let typed = &passage.text[reference.range.clone()];
            let finding = Diagnostic::warning(NAME, format!("`{typed}` is typed"));
            finding
                .at(passage.span(reference.range.clone()))
                .help(format!("write {}", annex_helper(context, &meant)))
        })
        .collect()
}
