//! SARIF: one run for all papers, since services that show the findings of a
//! repository take one run a program (GitHub refuses more). A paper that could
//! not be tried has its reason as a notification of the run.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::batch::Outcome;
use crate::diag::render::sarif::{self, RuleFacts};

/// What the run has so far.
#[derive(Default)]
pub(super) struct Run {
    rules: BTreeMap<String, Value>,
    results: Vec<Value>,
    notifications: Vec<Value>,
}

impl Run {
    pub(super) fn add(&mut self, outcome: &Outcome, facts: &impl Fn(&str) -> Option<RuleFacts>) {
        self.join(sarif::run(&outcome.findings, &outcome.sources, facts));
        let word = outcome.status.word();
        let reason = match &outcome.error {
            Some(error) => error,
            None if !outcome.status.is_good() && outcome.findings.is_empty() => word,
            None => return,
        };
        let text = format!("{}: {reason}", outcome.path);
        self.notifications
            .push(json!({ "level": "error", "message": { "text": text } }));
    }

    /// Adds what another has.
    pub(super) fn append(&mut self, mut other: Self) {
        self.rules.append(&mut other.rules);
        self.results.append(&mut other.results);
        self.notifications.append(&mut other.notifications);
    }

    /// Adds what a run of this program has that is in JSON.
    pub(super) fn join(&mut self, mut run: Value) {
        let mut list = |at: &str| match run.pointer_mut(at).and_then(Value::as_array_mut) {
            Some(list) => std::mem::take(list),
            None => Vec::new(),
        };
        let rules = list("/tool/driver/rules");
        self.results.append(&mut list("/results"));
        self.notifications
            .append(&mut list("/invocations/0/toolExecutionNotifications"));
        for rule in rules {
            let id = rule["id"].as_str().unwrap_or_default().to_owned();
            self.rules.insert(id, rule);
        }
    }

    /// The log of this one run.
    pub(super) fn document(&self) -> String {
        let mut run = sarif::run(&[], &crate::source::Sources::default(), |_| None);
        let places = self.rules.keys().zip(0_usize..);
        let places: BTreeMap<&str, usize> =
            places.map(|(id, place)| (id.as_str(), place)).collect();
        let mut results = self.results.clone();
        for result in &mut results {
            let id = result["ruleId"].as_str().unwrap_or_default();
            result["ruleIndex"] = json!(places.get(id));
        }
        run["tool"]["driver"]["rules"] = self.rules.values().cloned().collect();
        run["results"] = Value::Array(results);
        let mut invocation = json!({ "executionSuccessful": self.notifications.is_empty() });
        if !self.notifications.is_empty() {
            invocation["toolExecutionNotifications"] = json!(self.notifications);
        }
        run["invocations"] = json!([invocation]);
        sarif::log(&[run])
    }
}

/// The runs of a log, if this program wrote it.
pub(super) fn runs(log: &mut Value) -> Option<Vec<Value>> {
    let runs = log.get_mut("runs")?.as_array_mut()?;
    let own = |run: &Value| run.pointer("/tool/driver/name") == Some(&json!("panelpaper"));
    runs.iter().all(own).then(|| std::mem::take(runs))
}
