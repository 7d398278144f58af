//! JUnit: a suite a paper.

use crate::batch::Outcome;
use crate::diag::render::junit;

pub(super) fn junit(outcomes: &[Outcome]) -> String {
    let suite = |outcome: &Outcome| {
        let name = outcome.path.as_str();
        match &outcome.error {
            Some(error) => junit::broken(name, outcome.status.word(), error),
            None if !outcome.status.is_good() && outcome.findings.is_empty() => {
                junit::broken(name, outcome.status.word(), outcome.status.word())
            }
            None => junit::suite(name, &outcome.findings, &outcome.sources),
        }
    };
    junit::document(&outcomes.iter().map(suite).collect::<Vec<_>>())
}
