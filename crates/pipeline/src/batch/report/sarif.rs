//! SARIF: one run for all papers. A paper that could not be tried has its reason
//! as a notification of the run.

use serde_json::{Value, json};

use crate::batch::Outcome;
use tables::diag::render::sarif::{RuleFacts, Run};

/// Adds what came of a paper.
pub(super) fn add(run: &mut Run, outcome: &Outcome, facts: &impl Fn(&str) -> Option<RuleFacts>) {
    run.add(&outcome.findings, &outcome.sources, facts);
    if let Some(reason) = outcome.reason() {
        run.add_failure(&format!("{}: {reason}", outcome.path));
    }
}

/// The runs of a log, if this program wrote it.
pub(super) fn runs(log: &mut Value) -> Option<Vec<Value>> {
    let runs = log.get_mut("runs")?.as_array_mut()?;
    let own = |run: &Value| run.pointer("/tool/driver/name") == Some(&json!("panelpaper"));
    runs.iter().all(own).then(|| std::mem::take(runs))
}
