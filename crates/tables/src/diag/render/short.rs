//! One line a finding: `file:line:column: error[rule]: message`.

use std::fmt::Write;

use crate::characters::visible_line;
use crate::diag::Diagnostic;
use crate::source::Sources;

/// The findings, a line each.
pub fn short(findings: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for finding in findings {
        if let Some(label) = &finding.primary {
            let (start, _) = sources.places(label.span);
            let path = visible_line(sources.file(label.span.file).path.as_str());
            let _ = write!(out, "{path}:{}:{}: ", start.line, start.column);
        } else if let Some(path) = &finding.path {
            let _ = write!(out, "{}: ", visible_line(path.as_str()));
        }
        let severity = finding.severity.word();
        let _ = writeln!(out, "{severity}[{}]: {}", finding.rule, finding.message);
    }
    out
}
