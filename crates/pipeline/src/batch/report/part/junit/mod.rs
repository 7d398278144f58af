//! JUnit's XML, as any program writes it. There is no standard: suites may be
//! nested, counts and names may be missing, and there are elements that one
//! program alone knows. What holds no result is passed over; what does, and has
//! no place in a report, is refused.

mod case;
mod own;
mod xml;

use quick_junit::{Property, Report, TestSuite, XmlString};
use roxmltree::{Document, Node};

use super::PartError;
use tables::diag::render::junit;
use xml::Xml;

/// How deep suites may be nested.
const DEEPEST: usize = 64;

/// The name of a suite or case that has none.
const UNNAMED: &str = "unnamed";

/// What may stand in a suite.
const IN_SUITE: [&str; 7] = [
    "testsuite",
    "testcase",
    "failure",
    "error",
    "properties",
    "system-out",
    "system-err",
];

/// Reads a report. Nested suites stand one after another in what is given, each
/// named after those around it.
pub(super) fn report(text: &str) -> Result<Report, PartError> {
    let document = Document::parse(text).map_err(|error| damaged(text, &error))?;
    let root = document.root_element();
    let reader = Reader(Xml(&document));
    let mut report = match root.attribute("name") {
        Some(name) if root.tag_name().name() == "testsuites" => Report::new(junit::text(name)),
        _ => Report::unnamed(),
    };
    match root.tag_name().name() {
        "testsuites" => {
            if own::is_own(root) {
                own::check(&reader.0, root)?;
            }
            reader.check_counts(root)?;
            for suite in reader.0.children(root, &["testsuite"], false)? {
                reader.suite(suite, &Outer::default(), &mut report)?;
            }
        }
        "testsuite" => reader.suite(root, &Outer::default(), &mut report)?,
        _ => return Err(PartError::Unknown),
    }
    Ok(report)
}

/// Why a text is no XML, with the place.
fn damaged(text: &str, error: &roxmltree::Error) -> PartError {
    use roxmltree::Error::{NoRootNode, UnclosedRootNode, UnexpectedEndOfStream};
    let at = error.pos();
    let (line, column) = match error {
        // What is missing is missing at the end.
        NoRootNode | UnclosedRootNode | UnexpectedEndOfStream => {
            let last = text.rsplit('\n').next().unwrap_or_default();
            (text.matches('\n').count() + 1, last.chars().count() + 1)
        }
        _ => (at.row as usize, at.col as usize),
    };
    PartError::At {
        line,
        column,
        // The place is said already.
        why: error.to_string().replace(&format!(" at {at}"), ""),
    }
}

/// The suites around one.
#[derive(Clone, Default)]
struct Outer<'d> {
    depth: usize,
    /// The names of those that have one.
    names: Vec<&'d str>,
}

/// Reads the suites of a document.
struct Reader<'d, 'i>(Xml<'d, 'i>);

impl<'d, 'i> Reader<'d, 'i> {
    /// Adds a suite, and those in it, to the report. A suite that only holds
    /// others is none of its own.
    fn suite(
        &self,
        node: Node<'d, 'i>,
        outer: &Outer<'d>,
        report: &mut Report,
    ) -> Result<(), PartError> {
        if outer.depth >= DEEPEST {
            let why = format!("suites are nested more than {DEEPEST} deep");
            return Err(self.0.at(node, why));
        }
        self.check_counts(node)?;
        let mut own = outer.clone();
        own.depth += 1;
        let name = node.attribute("name");
        own.names.extend(name.filter(|name| !name.is_empty()));
        let name = match own.names.is_empty() {
            true => UNNAMED.to_owned(),
            false => own.names.join(" > "),
        };
        let mut suite = TestSuite::new(junit::text(&name));
        let mut nested = Vec::new();
        for child in self.0.children(node, &IN_SUITE, false)? {
            match child.tag_name().name() {
                "testsuite" => nested.push(child),
                "properties" => suite.properties.extend(self.properties(child)?),
                "system-out" => output(&mut suite.system_out, child),
                "system-err" => output(&mut suite.system_err, child),
                "testcase" => {
                    suite.add_test_case(self.case(child)?);
                }
                // What ended the whole suite.
                _ => {
                    suite.add_test_case(case::ended(&name, child));
                }
            }
        }
        suite.extra.extend(others(
            node,
            &["name", "tests", "failures", "errors", "skipped"],
        ));
        let more = !suite.properties.is_empty()
            || suite.system_out.is_some()
            || suite.system_err.is_some();
        if nested.is_empty() || more || !suite.test_cases.is_empty() {
            report.add_test_suite(suite);
        }
        for inner in nested {
            self.suite(inner, &own, report)?;
        }
        Ok(())
    }

    /// The counts of a suite must be numbers, and no result that they tell of may
    /// be missing. They may be other numbers than those of the elements, since
    /// programs count differently: assertions, or what was tried again.
    fn check_counts(&self, node: Node<'d, 'i>) -> Result<(), PartError> {
        let count = |name: &str| match node.attribute(name).map(str::trim) {
            None | Some("") => Ok(0),
            Some(number) => number.parse::<u64>().map_err(|_| {
                let why = format!("`{name}` is `{number}`, which is no count");
                self.0.at(node, why)
            }),
        };
        let has = |wanted: fn(&str) -> bool| {
            let mut inner = node.descendants();
            inner.any(|inner| wanted(inner.tag_name().name()))
        };
        let _ = count("skipped")?;
        let ends = |name: &str| {
            matches!(name, "failure" | "error")
                || name.ends_with("Failure")
                || name.ends_with("Error")
        };
        let tests = ("tests", count("tests")?, has(|name| name == "testcase"));
        let failures = ("failures", count("failures")?, has(ends));
        let errors = ("errors", count("errors")?, failures.2);
        for (name, count, there) in [tests, failures, errors] {
            if count > 0 && !there {
                let why = format!("`{name}` is {count}, and there are none");
                return Err(self.0.at(node, why));
            }
        }
        Ok(())
    }

    /// Properties, each with its value as attribute or text.
    fn properties(&self, node: Node<'d, 'i>) -> Result<Vec<Property>, PartError> {
        let found = self.0.children(node, &["property"], false)?.into_iter();
        found
            .map(|property| {
                let name = self.0.attribute(property, "name")?;
                let value = property.attribute("value").map(str::to_owned);
                let value = value.or_else(|| xml::text(property)).unwrap_or_default();
                Ok(Property::new(junit::text(name), junit::text(&value)))
            })
            .collect()
    }
}

/// Adds what a program printed.
fn output(so_far: &mut Option<XmlString>, node: Node<'_, '_>) {
    let Some(more) = xml::text(node) else {
        return;
    };
    let more = junit::text(&more);
    *so_far = Some(match so_far.take() {
        Some(before) => XmlString::new([before.as_str(), more.as_str()].join("\n")),
        None => more,
    });
}

/// The attributes but those with a meaning here, as they are: times too, which
/// programs write in several ways.
fn others(node: Node<'_, '_>, known: &[&str]) -> Vec<(XmlString, XmlString)> {
    let attributes = node.attributes();
    attributes
        .filter(|attribute| attribute.namespace().is_none() && !known.contains(&attribute.name()))
        .map(|attribute| (attribute.name().into(), junit::text(attribute.value())))
        .collect()
}
