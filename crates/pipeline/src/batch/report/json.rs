//! JSON: an object a paper, its findings as `--format json` has them.

use serde_json::{Value, json};

use crate::batch::Outcome;
use tables::diag::render::json as render;

/// The whole report.
pub(super) fn document(papers: &[Value]) -> String {
    // Plain strings and numbers always serialise.
    let text = serde_json::to_string_pretty(&json!({ "papers": papers })).unwrap_or_default();
    render::escaped(text) + "\n"
}

/// One paper.
pub(super) fn paper(outcome: &Outcome) -> Value {
    let lines = render::json(&outcome.findings, &outcome.sources);
    let findings = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_default());
    json!({
        "path": outcome.path.as_str(),
        "id": outcome.id,
        "status": outcome.status,
        "error": outcome.error,
        "editions": outcome.editions().collect::<Vec<_>>(),
        "pages": outcome.pages,
        "annexes": outcome.annexes,
        "findings": findings.collect::<Vec<Value>>(),
    })
}
