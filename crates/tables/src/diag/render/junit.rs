//! JUnit's XML, which build servers show as test results: one suite a paper,
//! one case a finding.

use std::fmt::Write;

use super::xml;
use crate::diag::Diagnostic;
use crate::source::Sources;

/// The suite of one paper. A paper without findings has one case, which
/// passes: build servers take a suite without cases for a mistake.
pub fn suite(name: &str, findings: &[Diagnostic], sources: &Sources) -> String {
    let name = escape(name);
    if findings.is_empty() {
        return format!(
            "  <testsuite name=\"{name}\" tests=\"1\" failures=\"0\" errors=\"0\">\n    \
             <testcase classname=\"{name}\" name=\"checks\"/>\n  </testsuite>\n"
        );
    }
    let count = findings.len();
    let mut out = format!(
        "  <testsuite name=\"{name}\" tests=\"{count}\" failures=\"{count}\" errors=\"0\">\n"
    );
    for finding in findings {
        out.push_str(&case(finding, sources));
    }
    out + "  </testsuite>\n"
}

/// The suite of a paper that could not be looked at, with the reason.
pub fn broken(name: &str, kind: &str, reason: &str) -> String {
    let (name, kind, reason) = (escape(name), escape(kind), escape(reason));
    format!(
        "  <testsuite name=\"{name}\" tests=\"1\" failures=\"0\" errors=\"1\">\n    \
         <testcase classname=\"{name}\" name=\"build\">\n      \
         <error type=\"{kind}\" message=\"{reason}\">{reason}</error>\n    </testcase>\n  </testsuite>\n"
    )
}

/// What stands before the suites of a document, and after them.
const FRAME: (&str, &str) = (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"panelpaper\">\n",
    "</testsuites>\n",
);

/// The whole document.
pub fn document(suites: &[String]) -> String {
    FRAME.0.to_owned() + &suites.concat() + FRAME.1
}

fn case(finding: &Diagnostic, sources: &Sources) -> String {
    let (file, place) = match (&finding.primary, &finding.path) {
        (Some(label), _) => {
            let (start, _) = sources.places(label.span);
            let file = sources.file(label.span.file).path.as_str();
            (file, format!(":{}:{}", start.line, start.column))
        }
        (None, Some(path)) => (path.as_str(), String::new()),
        (None, None) => ("", String::new()),
    };
    let mut out = String::new();
    let rule = escape(&finding.rule);
    let kind = finding.severity.word();
    let file = escape(file);
    let message = escape(&finding.message);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "    <testcase classname=\"{file}\" name=\"{rule} {file}{place}\">\n      \
         <failure type=\"{kind}\" message=\"{message}\">{file}{place}: {kind}[{rule}]: {message}"
    );
    for help in finding.ways_out() {
        let _ = write!(out, "\nhelp: {}", escape(help));
    }
    out + "</failure>\n    </testcase>\n"
}

/// Text of an attribute or element.
fn escape(text: &str) -> String {
    xml::escape(text, "&#10;")
}
