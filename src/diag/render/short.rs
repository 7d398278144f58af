//! One line a finding: `file:line:column: error[rule]: message`.

use std::fmt::Write;

use crate::diag::Diagnostic;
use crate::source::Sources;

/// The findings, a line each.
pub fn short(findings: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for finding in findings {
        if let Some(label) = &finding.primary {
            let (start, _) = sources.places(label.span);
            let path = &sources.file(label.span.file).path;
            let _ = write!(out, "{path}:{}:{}: ", start.line, start.column);
        } else if let Some(path) = &finding.path {
            let _ = write!(out, "{path}: ");
        }
        let severity = finding.severity.word();
        let _ = writeln!(out, "{severity}[{}]: {}", finding.rule, finding.message);
    }
    out
}
