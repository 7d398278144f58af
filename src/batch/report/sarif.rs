//! SARIF: a run a paper; one that could not be tried has its reason as a
//! notification of the run.

use serde_json::{Value, json};

use crate::batch::{Outcome, Status};
use crate::diag::render::sarif::{self, RuleFacts};

pub(super) fn run(outcome: &Outcome, facts: &impl Fn(&str) -> Option<RuleFacts>) -> Value {
    let mut run = sarif::run(&outcome.findings, &outcome.sources, facts);
    let tried = outcome.error.is_none() && outcome.status != Status::NotTried;
    let mut invocation = json!({ "executionSuccessful": tried });
    if let Some(error) = &outcome.error {
        let text = format!("{}: {error}", outcome.path);
        invocation["toolExecutionNotifications"] =
            json!([{ "level": "error", "message": { "text": text } }]);
    }
    run["invocations"] = json!([invocation]);
    run
}
