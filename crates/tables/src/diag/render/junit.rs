//! JUnit's XML, which build servers show as test results: one suite a paper,
//! one case a finding.

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, XmlString};

pub use quick_junit::{Report, TestSuite};

use crate::characters::{visible, visible_lines};
use crate::diag::Diagnostic;
use crate::source::Sources;

/// The name of this program's reports.
pub const NAME: &str = "panelpaper";

/// A report with no suite in it.
pub fn report() -> Report {
    Report::new(NAME)
}

/// The suite of one paper. A paper without findings has one case, which
/// passes: build servers take a suite without cases for a mistake.
pub fn suite(name: &str, findings: &[Diagnostic], sources: &Sources) -> TestSuite {
    let name = visible(name);
    let mut suite = TestSuite::new(&name);
    if findings.is_empty() {
        let mut case = TestCase::new("checks", TestCaseStatus::success());
        case.set_classname(&name);
        suite.add_test_case(case);
    }
    suite.add_test_cases(findings.iter().map(|finding| case(finding, sources)));
    suite
}

/// The suite of a paper that could not be looked at, with the reason.
pub fn broken(name: &str, kind: &str, reason: &str) -> TestSuite {
    let (name, reason) = (visible(name), visible_lines(reason));
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_type(kind);
    status.set_message(&reason).set_description(&reason);
    let mut case = TestCase::new("build", status);
    case.set_classname(&name);
    let mut suite = TestSuite::new(&name);
    suite.add_test_case(case);
    suite
}

fn case(finding: &Diagnostic, sources: &Sources) -> TestCase {
    let whole = |words: &str| visible(words).into_owned();
    let (file, place) = match (&finding.primary, &finding.path) {
        (Some(label), _) => {
            let file = sources.file(label.span.file).path.as_str();
            (whole(file), sources.begin(label.span, whole))
        }
        (None, Some(path)) => (whole(path.as_str()), whole(path.as_str())),
        (None, None) => (String::new(), String::new()),
    };
    let rule = visible(&finding.rule);
    let (kind, message) = (finding.severity.word(), visible(&finding.message));
    let mut text = format!("{place}: {kind}[{rule}]: {message}");
    for help in finding.ways_out() {
        text += &format!("\nhelp: {}", visible(help));
    }
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(kind);
    status.set_message(message).set_description(text);
    let mut case = TestCase::new(format!("{rule} {place}"), status);
    case.set_classname(file);
    case
}

/// What stands for a tab until the report is written: the library takes tabs
/// for control characters and drops them.
const TAB: char = '\u{FDD0}';

/// A text of a report with its tabs.
pub fn text(text: &str) -> XmlString {
    match text.contains('\t') {
        true => XmlString::new(text.replace('\t', TAB.encode_utf8(&mut [0; 4]))),
        false => XmlString::new(text),
    }
}

/// The whole document.
pub fn document(report: &Report) -> String {
    // Writing into memory does not fail.
    kept(&report.to_string().unwrap_or_default())
}

/// The document with what its readers would take otherwise written by number:
/// line ends and tabs in attributes, of which they make spaces, and what begins
/// a command of GitHub's runner.
fn kept(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut in_tag = false;
    for c in xml.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ => {}
        }
        match c {
            '\n' if in_tag => out.push_str("&#10;"),
            TAB => out.push_str("&#9;"),
            c => out.push(c),
        }
    }
    let out = out.replace("##[", "##&#91;");
    let lines = out.split('\n').map(|line| {
        let command = line.trim_start().starts_with("::");
        match command {
            true => line.replacen(':', "&#58;", 1),
            false => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{broken, document, report, suite, text};
    use crate::source::Sources;

    #[test]
    fn what_would_act_is_written_by_number() {
        let mut report = report();
        let name = "a<b> & \"c\"\u{1}\u{9B}\r\n甲";
        report.add_test_suite(broken(name, "broken", "one\n::error::two ##[group]"));
        let xml = document(&report);
        assert!(
            xml.contains("name=\"a&lt;b&gt; &amp; &quot;c&quot;\\u{1}\\u{9B}\\r\\n甲\""),
            "{xml}"
        );
        assert!(
            xml.contains("message=\"one&#10;\\u{3A}:error::two ##\\u{5B}group]\""),
            "{xml}"
        );
        assert!(!xml.contains("##["), "{xml}");
    }

    #[test]
    fn tabs_and_lines_of_others_stay() {
        let mut report = report();
        let mut own = suite("paper", &[], &Sources::default());
        own.system_out = Some(text("a\tb\n ::debug::c\n##[d]"));
        own.extra.insert("package".into(), text("x\n\ty"));
        report.add_test_suite(own);
        let xml = document(&report);
        assert!(xml.contains("package=\"x&#10;&#9;y\""), "{xml}");
        assert!(
            xml.contains("<system-out>a&#9;b\n &#58;:debug::c\n##&#91;d]</system-out>"),
            "{xml}"
        );
    }
}
