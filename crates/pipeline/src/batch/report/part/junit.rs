//! JUnit's XML, as this program writes it.

use roxmltree::{Document, Node};

use super::PartError;

/// The suites of a JUnit document of ours, each behind its name.
pub(super) fn suites(text: &str) -> Result<Vec<(String, String)>, PartError> {
    let document = Document::parse(text).map_err(|error| {
        let at = error.pos();
        PartError::At {
            line: at.row as usize,
            column: at.col as usize,
            // The place is said already.
            why: error.to_string().replace(&format!(" at {at}"), ""),
        }
    })?;
    let root = document.root_element();
    if root.tag_name().name() != "testsuites" || root.attribute("name") != Some("panelpaper") {
        return Err(PartError::Unknown);
    }
    let xml = Xml(&document);
    let suites = xml.children(root, &["testsuite"])?.into_iter();
    suites
        .map(|suite| {
            xml.check_suite(suite)?;
            let own = text.get(suite.range()).unwrap_or_default();
            Ok((
                xml.attribute(suite, "name")?.to_owned(),
                format!("  {own}\n"),
            ))
        })
        .collect()
}

/// A document, for telling places.
struct Xml<'d, 'i>(&'d Document<'i>);

impl<'d, 'i> Xml<'d, 'i> {
    fn check_suite(&self, suite: Node<'d, 'i>) -> Result<(), PartError> {
        let cases = self.children(suite, &["testcase"])?;
        let mut counts = [cases.len(), 0, 0];
        for case in cases {
            self.attribute(case, "classname")?;
            self.attribute(case, "name")?;
            let ends = self.children(case, &["failure", "error"])?;
            for end in &ends {
                self.attribute(*end, "type")?;
                self.attribute(*end, "message")?;
            }
            let has = |name: &str| ends.iter().any(|end| end.has_tag_name(name));
            counts[1] += usize::from(has("failure"));
            counts[2] += usize::from(has("error"));
        }
        for (name, count) in ["tests", "failures", "errors"].into_iter().zip(counts) {
            let told = self.attribute(suite, name)?;
            if told.parse() != Ok(count) {
                let why = format!("`{name}` is {told}, and there are {count}");
                return Err(self.at(suite, why));
            }
        }
        Ok(())
    }

    /// The elements in one, which must be these and stand alone.
    fn children(&self, node: Node<'d, 'i>, names: &[&str]) -> Result<Vec<Node<'d, 'i>>, PartError> {
        let blank = |node: &Node<'_, '_>| node.text().is_none_or(|text| text.trim().is_empty());
        let mut elements = Vec::new();
        for child in node.children() {
            let known = child.is_element() && names.contains(&child.tag_name().name());
            if known {
                elements.push(child);
            } else if !child.is_text() || !blank(&child) {
                let wanted = names.join("> or <");
                let why = format!("only <{wanted}> belongs into <{}>", node.tag_name().name());
                return Err(self.at(child, why));
            }
        }
        Ok(elements)
    }

    fn attribute(&self, node: Node<'d, 'i>, name: &str) -> Result<&'d str, PartError> {
        node.attribute(name).ok_or_else(|| {
            let why = format!("<{}> lacks `{name}`", node.tag_name().name());
            self.at(node, why)
        })
    }

    fn at(&self, node: Node<'_, '_>, why: String) -> PartError {
        let at = self.0.text_pos_at(node.range().start);
        PartError::At {
            line: at.row as usize,
            column: at.col as usize,
            why,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::batch::report::part::part;

    const SUITES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"panelpaper\">\n  \
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
