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
            let place = sources.begin(label.span, |words| visible_line(words).into_owned());
            let _ = write!(out, "{place}: ");
        } else if let Some(path) = &finding.path {
            let _ = write!(out, "{}: ", visible_line(path.as_str()));
        }
        let severity = finding.severity.word();
        let _ = writeln!(out, "{severity}[{}]: {}", finding.rule, finding.message);
    }
    out
}
