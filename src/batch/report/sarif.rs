//! SARIF: a run a paper; one that could not be tried has its reason as a
//! notification of the run.

use serde_json::json;

use crate::batch::Outcome;
use crate::diag::render::sarif::{self, RuleFacts};

pub(super) fn sarif(outcomes: &[Outcome], facts: &impl Fn(&str) -> Option<RuleFacts>) -> String {
    let run = |outcome: &Outcome| {
        let mut run = sarif::run(&outcome.findings, &outcome.sources, facts);
        let tried = outcome.error.is_none() && outcome.status != crate::batch::Status::NotTried;
        run["invocations"] = json!([{ "executionSuccessful": tried }]);
        if let Some(error) = &outcome.error {
            let text = format!("{}: {error}", outcome.path);
            run["invocations"][0]["toolExecutionNotifications"] =
                json!([{ "level": "error", "message": { "text": text } }]);
        }
        run
    };
    sarif::log(&outcomes.iter().map(run).collect::<Vec<_>>())
}
