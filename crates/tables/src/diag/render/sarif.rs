//! SARIF 2.1.0, the interchange format of code-scanning tools: one run for all
//! papers of a command, since services that show the findings of a repository
//! take one run a program (GitHub refuses more).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::json::escaped;
use super::uri;
use crate::characters::visible;
use crate::diag::{Diagnostic, Fix, Label};
use crate::source::{Sources, Span};

/// What a rule is, for the list of rules of a log.
pub struct RuleFacts {
    /// Its name.
    pub name: &'static str,
    /// What it holds, in a sentence.
    pub summary: String,
    /// Everything that people read about it.
    pub help: String,
}

/// The most results of a run that GitHub takes; it shows the first
/// [`SHOWN`] of them by their level (docs.github.com, "SARIF support for code
/// scanning", "Validating your SARIF file").
pub const MOST: usize = 25_000;

/// How many results of a run GitHub shows.
pub const SHOWN: usize = 5_000;

/// The most places beside its own that a result has: GitHub refuses more than
/// a thousand, and shows a hundred.
const PLACES: usize = 100;

/// The run of a command while it grows, a paper at a time.
#[derive(Debug, Default)]
pub struct Run {
    rules: BTreeMap<String, Value>,
    results: Vec<Value>,
    notifications: Vec<Value>,
}

impl Run {
    /// Adds the findings of a paper. `facts` tells what is known of a rule.
    pub fn add(
        &mut self,
        findings: &[Diagnostic],
        sources: &Sources,
        facts: impl Fn(&str) -> Option<RuleFacts>,
    ) {
        self.join(run(findings, sources, facts));
    }

    /// Adds that something could not be tried, with the reason.
    pub fn add_failure(&mut self, reason: &str) {
        let message = json!({ "text": visible(reason) });
        self.notifications
            .push(json!({ "level": "error", "message": message }));
    }

    /// Adds what another has.
    pub fn append(&mut self, mut other: Self) {
        self.rules.append(&mut other.rules);
        self.results.append(&mut other.results);
        self.notifications.append(&mut other.notifications);
    }

    /// Adds what a run of this program has that is in JSON.
    pub fn join(&mut self, mut run: Value) {
        let mut list = |at: &str| match run.pointer_mut(at).and_then(Value::as_array_mut) {
            Some(list) => std::mem::take(list),
            None => Vec::new(),
        };
        let rules = list("/tool/driver/rules");
        self.results.append(&mut list("/results"));
        let notifications = list("/invocations/0/toolExecutionNotifications");
        // What a part says of its length is said anew of the whole.
        let own = |told: &Value| told.pointer("/descriptor/id") != Some(&json!(CUT));
        self.notifications
            .extend(notifications.into_iter().filter(own));
        for rule in rules {
            let id = rule["id"].as_str().unwrap_or_default().to_owned();
            self.rules.insert(id, rule);
        }
    }

    /// The log of this one run, cut where GitHub would refuse it.
    pub fn document(&self) -> String {
        let mut run = run(&[], &Sources::default(), |_| None);
        let places = self.rules.keys().zip(0_usize..);
        let places: BTreeMap<&str, usize> =
            places.map(|(id, place)| (id.as_str(), place)).collect();
        let mut results = first(&self.results);
        for result in &mut results {
            let id = result["ruleId"].as_str().unwrap_or_default();
            result["ruleIndex"] = json!(places.get(id));
        }
        run["tool"]["driver"]["rules"] = self.rules.values().cloned().collect();
        let mut invocation = json!({ "executionSuccessful": self.notifications.is_empty() });
        let cut = cut(self.results.len());
        let told: Vec<&Value> = self.notifications.iter().chain(&cut).collect();
        if !told.is_empty() {
            invocation["toolExecutionNotifications"] = json!(told);
        }
        run["results"] = Value::Array(results);
        run["invocations"] = json!([invocation]);
        log(&[run])
    }
}

/// The name of the word on a log's length.
const CUT: &str = "log-length";

/// What there is to say of the length of a run of so many results.
fn cut(count: usize) -> Option<Value> {
    if count <= SHOWN {
        return None;
    }
    let text = match count <= MOST {
        true => format!("{count} findings; GitHub shows {SHOWN} of a run, errors first"),
        false => format!(
            "{count} findings, of which this log has {MOST}, errors first: GitHub takes no more \
             of a run, and shows {SHOWN}; --format json has all"
        ),
    };
    let message = json!({ "text": text });
    Some(json!({ "level": "warning", "descriptor": { "id": CUT }, "message": message }))
}

/// As many results as a run may have: all errors before any warning, and what
/// is kept in its order.
fn first(results: &[Value]) -> Vec<Value> {
    let is_error = |result: &&Value| result["level"] == "error";
    let errors = results.iter().filter(is_error).count();
    let mut warnings = MOST.saturating_sub(errors);
    let mut errors = MOST;
    let kept = results.iter().filter(|result| {
        let left = match is_error(result) {
            true => &mut errors,
            false => &mut warnings,
        };
        let keep = *left > 0;
        *left = left.saturating_sub(1);
        keep
    });
    kept.cloned().collect()
}

/// One run: the findings of one paper. `facts` tells what is known of a rule.
fn run(
    findings: &[Diagnostic],
    sources: &Sources,
    facts: impl Fn(&str) -> Option<RuleFacts>,
) -> Value {
    let names = findings.iter().map(|finding| &*finding.rule);
    let indices: BTreeMap<&str, usize> = {
        let sorted: std::collections::BTreeSet<&str> = names.collect();
        sorted.into_iter().zip(0..).collect()
    };
    let rules: Vec<Value> = indices
        .keys()
        .map(|name| match facts(name) {
            Some(facts) => json!({
                "id": facts.name,
                "shortDescription": { "text": facts.summary },
                "help": { "text": facts.help },
            }),
            None => json!({ "id": name }),
        })
        .collect();
    let results = findings.iter();
    let results: Vec<Value> = results
        .map(|finding| result(finding, sources, indices[&*finding.rule]))
        .collect();
    json!({
        "tool": { "driver": {
            "name": "panelpaper",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        } },
        "columnKind": "unicodeCodePoints",
        "results": results,
    })
}

/// The whole log.
fn log(runs: &[Value]) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": runs,
    });
    // Plain strings and numbers always serialise.
    escaped(serde_json::to_string_pretty(&log).unwrap_or_default() + "\n")
}

fn result(finding: &Diagnostic, sources: &Sources, index: usize) -> Value {
    let level = finding.severity.word();
    let label = finding.primary.as_ref();
    let cell = label.and_then(|label| sources.file(label.span.file).cell(label.span));
    // Those who show results show files and lines.
    let place = cell.map_or(String::new(), |cell| {
        format!("{}: ", visible(&cell.whole()))
    });
    let mut text = place + &finding.message;
    for help in finding.ways_out() {
        text = text + "; " + help;
    }
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": level,
        "message": { "text": text },
    });
    if let Some(label) = &finding.primary {
        result["locations"] = json!([location(label, sources)]);
    } else if let Some(path) = &finding.path {
        let place = json!({ "physicalLocation": {
            "artifactLocation": { "uri": uri::path(path.as_str()) },
        } });
        result["locations"] = json!([place]);
    }
    if !finding.others.is_empty() {
        let others = finding.others.iter().take(PLACES);
        result["relatedLocations"] = others.map(|label| location(label, sources)).collect();
    }
    let in_sheet = |fix: &Fix| sources.file(fix.span.file).sheet.is_some();
    if !finding.fixes.is_empty() && !finding.fixes.iter().any(in_sheet) {
        result["fixes"] = json!([fix(finding, sources)]);
    }
    result
}

fn location(label: &Label, sources: &Sources) -> Value {
    let mut location = match sources.file(label.span.file).cell(label.span) {
        // A region is of lines or bytes.
        Some(cell) => json!({
            "physicalLocation": { "artifactLocation": artifact(label.span, sources) },
            "logicalLocations": [{
                "name": cell.cell,
                "fullyQualifiedName": cell.whole(),
                "kind": "cell",
            }],
        }),
        None => json!({ "physicalLocation": {
            "artifactLocation": artifact(label.span, sources),
            "region": region(label.span, sources),
        } }),
    };
    if !label.text.is_empty() {
        location["message"] = json!({ "text": label.text });
    }
    location
}

fn fix(finding: &Diagnostic, sources: &Sources) -> Value {
    let changes = finding.fixes.iter().map(|fix| {
        json!({
            "artifactLocation": artifact(fix.span, sources),
            "replacements": [{
                "deletedRegion": region(fix.span, sources),
                "insertedContent": { "text": fix.text },
            }],
        })
    });
    json!({ "artifactChanges": changes.collect::<Vec<_>>() })
}

fn artifact(span: Span, sources: &Sources) -> Value {
    json!({ "uri": uri::path(sources.file(span.file).path.as_str()) })
}

fn region(span: Span, sources: &Sources) -> Value {
    let (start, end) = sources.places(span);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{MOST, Run, SHOWN};

    /// A run of so many errors and warnings, the warnings first.
    fn of(errors: usize, warnings: usize) -> Value {
        let warning = |at: usize| json!({ "ruleId": "a/b", "level": "warning", "n": at });
        let error = |at: usize| json!({ "ruleId": "a/b", "level": "error", "n": at });
        let run = Run {
            results: (0..warnings)
                .map(warning)
                .chain((0..errors).map(error))
                .collect(),
            ..Run::default()
        };
        let log: Value = serde_json::from_str(&run.document()).expect("JSON");
        log["runs"][0].clone()
    }

    #[test]
    fn a_run_is_cut_with_a_word() {
        let told = |run: &Value| {
            let told = &run["invocations"][0]["toolExecutionNotifications"][0];
            told["message"]["text"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        let short = of(1, SHOWN - 1);
        assert_eq!(told(&short), "");
        let long = of(1, SHOWN);
        assert_eq!(long["results"].as_array().map(Vec::len), Some(SHOWN + 1));
        assert!(told(&long).contains("shows 5000"), "{}", told(&long));
        let cut = of(3, MOST);
        let results = cut["results"].as_array().expect("results");
        assert_eq!(results.len(), MOST);
        let errors = results.iter().filter(|it| it["level"] == "error");
        assert_eq!(errors.count(), 3, "errors are kept before warnings");
        assert!(told(&cut).starts_with("25003 findings, of which this log has 25000"));
        assert_eq!(cut["invocations"][0]["executionSuccessful"], true);
    }

    #[test]
    fn joined_runs_are_cut_once() {
        let mut whole = Run::default();
        whole.join(of(0, MOST));
        whole.join(of(2, 5));
        let log: Value = serde_json::from_str(&whole.document()).expect("JSON");
        let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
        assert_eq!(told.as_array().map(Vec::len), Some(1));
    }
}
