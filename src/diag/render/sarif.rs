//! SARIF 2.1.0, the interchange format of code-scanning tools: one run a
//! paper, in one log a command.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diag::{Diagnostic, Label};
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

/// One run: the findings of one paper. `facts` tells what is known of a rule.
pub fn run(
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
pub fn log(runs: &[Value]) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": runs,
    });
    // Plain strings and numbers always serialise.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn result(finding: &Diagnostic, sources: &Sources, index: usize) -> Value {
    let level = finding.severity.word();
    let mut text = finding.message.clone();
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
            "artifactLocation": { "uri": uri(path.as_str()) },
        } });
        result["locations"] = json!([place]);
    }
    if !finding.others.is_empty() {
        let others = finding.others.iter();
        result["relatedLocations"] = others.map(|label| location(label, sources)).collect();
    }
    if !finding.mends.is_empty() {
        result["fixes"] = json!([fix(finding, sources)]);
    }
    result
}

fn location(label: &Label, sources: &Sources) -> Value {
    let mut location = json!({ "physicalLocation": {
        "artifactLocation": artifact(label.span, sources),
        "region": region(label.span, sources),
    } });
    if !label.text.is_empty() {
        location["message"] = json!({ "text": label.text });
    }
    location
}

fn fix(finding: &Diagnostic, sources: &Sources) -> Value {
    let changes = finding.mends.iter().map(|mend| {
        json!({
            "artifactLocation": artifact(mend.span, sources),
            "replacements": [{
                "deletedRegion": region(mend.span, sources),
                "insertedContent": { "text": mend.text },
            }],
        })
    });
    json!({ "artifactChanges": changes.collect::<Vec<_>>() })
}

fn artifact(span: Span, sources: &Sources) -> Value {
    json!({ "uri": uri(sources.file(span.file).path.as_str()) })
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

/// A path as a relative reference: what no address may hold is written in
/// hexadecimal.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if plain {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("data/a b/posts.csv"), "data/a%20b/posts.csv");
        assert_eq!(uri("紙/a"), "%E7%B4%99/a");
    }
}
