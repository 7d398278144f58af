//! JUnit: a suite a paper.

use crate::batch::Outcome;
use tables::diag::render::junit::{self, TestSuite};

pub(super) fn suite(outcome: &Outcome) -> TestSuite {
    let (name, word) = (outcome.path.as_str(), outcome.status.word());
    match outcome.reason() {
        Some(reason) => junit::broken(name, word, reason),
        None => junit::suite(name, &outcome.findings, &outcome.sources),
    }
}
