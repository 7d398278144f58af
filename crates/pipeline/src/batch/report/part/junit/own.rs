//! The JUnit reports of this program, which are held to all that it writes: one
//! that has lost something is refused.

use roxmltree::Node;

use super::super::PartError;
use super::xml::Xml;
use tables::diag::render::junit::NAME;

/// Whether this program wrote a report.
pub(super) fn is_own(root: Node<'_, '_>) -> bool {
    root.attribute("name") == Some(NAME)
}

/// Checks a report for what is lost.
pub(super) fn check<'d, 'i>(xml: &Xml<'d, 'i>, root: Node<'d, 'i>) -> Result<(), PartError> {
    let mut counts = [0; 3];
    for suite in xml.children(root, &["testsuite"], true)? {
        let own = check_suite(xml, suite)?;
        counts
            .iter_mut()
            .zip(own)
            .for_each(|(sum, own)| *sum += own);
    }
    check_counts(xml, root, counts)
}

/// Checks the counts of an element: tests, failures, errors.
fn check_counts<'d, 'i>(
    xml: &Xml<'d, 'i>,
    node: Node<'d, 'i>,
    counts: [usize; 3],
) -> Result<(), PartError> {
    for (name, count) in ["tests", "failures", "errors"].into_iter().zip(counts) {
        let told = xml.attribute(node, name)?;
        if told.parse() != Ok(count) {
            let why = format!("`{name}` is {told}, and there are {count}");
            return Err(xml.at(node, why));
        }
    }
    Ok(())
}

/// Checks a suite; gives its counts.
fn check_suite<'d, 'i>(xml: &Xml<'d, 'i>, suite: Node<'d, 'i>) -> Result<[usize; 3], PartError> {
    let cases = xml.children(suite, &["testcase"], true)?;
    xml.attribute(suite, "name")?;
    let mut counts = [cases.len(), 0, 0];
    for case in cases {
        xml.attribute(case, "classname")?;
        xml.attribute(case, "name")?;
        let ends = xml.children(case, &["failure", "error"], true)?;
        for end in &ends {
            xml.attribute(*end, "type")?;
            xml.attribute(*end, "message")?;
        }
        let has = |name: &str| ends.iter().any(|end| end.has_tag_name(name));
        counts[1] += usize::from(has("failure"));
        counts[2] += usize::from(has("error"));
    }
    check_counts(xml, suite, counts)?;
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use crate::batch::report::part::part;

    const SUITES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"panelpaper\" tests=\"1\" failures=\"0\" errors=\"0\">\n  \
         <testsuite name=\"a &amp; b\" tests=\"1\" failures=\"0\" errors=\"0\">\n    \
         <testcase classname=\"a\" name=\"checks\"/>\n  </testsuite>\n</testsuites>\n";

    fn why(text: &str) -> String {
        part(text).err().expect("it is refused").to_string()
    }

    #[test]
    fn a_damaged_junit_report_is_refused_at_its_place() {
        assert!(part(SUITES).is_ok());
        let cut = SUITES.find("  </testsuite>").expect("it is there");
        assert!(
            why(&SUITES[..cut]).starts_with("line "),
            "{}",
            why(&SUITES[..cut])
        );
        let two = format!("{SUITES}<testsuites name=\"panelpaper\"/>");
        assert!(why(&two).starts_with("line 7, column 1"), "{}", why(&two));
        let counts = SUITES.replace("tests=\"1\"", "tests=\"2\"");
        assert_eq!(
            why(&counts),
            "line 3, column 3: `tests` is 2, and there are 1"
        );
        let other = SUITES.replace("testcase", "case");
        assert!(
            why(&other).contains("only <testcase> belongs"),
            "{}",
            why(&other)
        );
        let text = SUITES.replace("  </testsuite>", "lost</testsuite>");
        assert!(why(&text).starts_with("line 4, "), "{}", why(&text));
    }
}
