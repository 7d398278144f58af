//! One JSON object a line, for machines (SPEC 5). Lines and columns count from
//! 1, columns in characters; the end is the place just after the last one.

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::source::{Place, Sources};

#[derive(Serialize)]
struct Finding<'a> {
    severity: &'a str,
    rule: &'a str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    help: Option<String>,
}

fn help(finding: &Diagnostic) -> Option<String> {
    let parts: Vec<&str> = finding.ways_out().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The findings, a line each; `null` where a finding has no file or no place.
pub fn json(findings: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for finding in findings {
        let label = finding.primary.as_ref();
        let places: Option<(Place, Place)> = label.map(|label| sources.places(label.span));
        let file = label
            .map(|label| sources.file(label.span.file).path.as_str())
            .or(finding.path.as_ref().map(|path| path.as_str()));
        let line = Finding {
            severity: finding.severity.word(),
            rule: &finding.rule,
            message: &finding.message,
            file,
            line: places.map(|(start, _)| start.line),
            column: places.map(|(start, _)| start.column),
            end_line: places.map(|(_, end)| end.line),
            end_column: places.map(|(_, end)| end.column),
            help: help(finding),
        };
        // Plain strings and numbers always serialise.
        out.push_str(&serde_json::to_string(&line).unwrap_or_default());
        out.push('\n');
    }
    out
}
