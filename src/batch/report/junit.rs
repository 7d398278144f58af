//! JUnit: a suite a paper.

use crate::batch::Outcome;
use crate::diag::render::junit;

pub(super) fn suite(outcome: &Outcome) -> String {
    let (name, word) = (outcome.path.as_str(), outcome.status.word());
    match &outcome.error {
        Some(error) => junit::broken(name, word, error),
        None if !outcome.status.is_good() && outcome.findings.is_empty() => {
            junit::broken(name, word, word)
        }
        None => junit::suite(name, &outcome.findings, &outcome.sources),
    }
}
