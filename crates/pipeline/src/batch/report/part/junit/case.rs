//! One case of a suite: how it ended, and what else is told of it.

use std::time::Duration;

use quick_junit::{FlakyOrRerun, NonSuccessKind, TestCase, TestCaseStatus, TestRerun};
use roxmltree::Node;

use super::{PartError, Reader, UNNAMED, others, output, xml};
use tables::diag::render::junit;

/// What may stand in a case.
const IN_CASE: [&str; 10] = [
    "failure",
    "error",
    "skipped",
    "flakyFailure",
    "flakyError",
    "rerunFailure",
    "rerunError",
    "properties",
    "system-out",
    "system-err",
];

impl<'d, 'i> Reader<'d, 'i> {
    /// A case.
    pub(super) fn case(&self, node: Node<'d, 'i>) -> Result<TestCase, PartError> {
        let class = node.attribute("classname");
        let named = node.attribute("name").or(class);
        let name = named.filter(|name| !name.is_empty()).unwrap_or(UNNAMED);
        let mut case = TestCase::new(junit::text(name), TestCaseStatus::success());
        case.classname = class.map(junit::text);
        let mut ends = Vec::new();
        let mut tries = Vec::new();
        for child in self.0.children(node, &IN_CASE, false)? {
            match child.tag_name().name() {
                "failure" | "error" | "skipped" => ends.push(child),
                "properties" => case.properties.extend(self.properties(child)?),
                "system-out" => output(&mut case.system_out, child),
                "system-err" => output(&mut case.system_err, child),
                _ => tries.push(child),
            }
        }
        case.status = status(ends);
        let flaky = tries
            .iter()
            .any(|node| node.tag_name().name().starts_with("flaky"));
        if flaky {
            case.status.set_rerun_kind(FlakyOrRerun::Flaky);
        }
        case.status.add_reruns(tries.into_iter().map(rerun));
        case.extra.extend(others(node, &["name", "classname"]));
        Ok(case)
    }
}

/// The case of what ended a suite as a whole.
pub(super) fn ended(suite: &str, end: Node<'_, '_>) -> TestCase {
    let mut case = TestCase::new(junit::text(suite), status(vec![end]));
    case.set_classname(junit::text(suite));
    case
}

/// How a case ended. It is told once: a failure before a skip, and where there
/// are several, the others in the words of the first.
fn status(mut ends: Vec<Node<'_, '_>>) -> TestCaseStatus {
    ends.sort_by_key(|end| end.tag_name().name() == "skipped");
    let mut ends = ends.into_iter();
    let Some(first) = ends.next() else {
        return TestCaseStatus::success();
    };
    let mut status = match kind(first) {
        Some(kind) => TestCaseStatus::non_success(kind),
        None => TestCaseStatus::skipped(),
    };
    if let Some(message) = first.attribute("message") {
        status.set_message(junit::text(message));
    }
    if let Some(name) = first.attribute("type") {
        status.set_type(junit::text(name));
    }
    let also = |end: Node<'_, '_>| {
        let words = ["type", "message"].map(|name| end.attribute(name));
        let words = words.into_iter().flatten();
        let head: Vec<&str> = std::iter::once(end.tag_name().name())
            .chain(words)
            .collect();
        let text = xml::text(end).map(|text| format!("\n{text}"));
        format!("\n\n{}{}", head.join(": "), text.unwrap_or_default())
    };
    let text = xml::text(first).unwrap_or_default() + &ends.map(also).collect::<String>();
    if !text.is_empty() {
        status.set_description(junit::text(&text));
    }
    status
}

fn kind(end: Node<'_, '_>) -> Option<NonSuccessKind> {
    match end.tag_name().name() {
        "failure" | "flakyFailure" | "rerunFailure" => Some(NonSuccessKind::Failure),
        "error" | "flakyError" | "rerunError" => Some(NonSuccessKind::Error),
        _ => None,
    }
}

/// One try of a case that was tried again.
fn rerun(node: Node<'_, '_>) -> TestRerun {
    let mut rerun = TestRerun::new(kind(node).unwrap_or(NonSuccessKind::Failure));
    rerun.message = node.attribute("message").map(junit::text);
    rerun.ty = node.attribute("type").map(junit::text);
    rerun.timestamp = node.attribute("timestamp").and_then(|at| at.parse().ok());
    let seconds = node.attribute("time").and_then(|time| time.parse().ok());
    rerun.time = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    let mut words = String::new();
    for child in node.children() {
        match child.tag_name().name() {
            "stackTrace" => output(&mut rerun.stack_trace, child),
            "system-out" => output(&mut rerun.system_out, child),
            "system-err" => output(&mut rerun.system_err, child),
            _ => words += &xml::text(child).unwrap_or_default(),
        }
    }
    rerun.description = Some(words)
        .filter(|words| !words.trim().is_empty())
        .map(|words| junit::text(&words));
    rerun
}
