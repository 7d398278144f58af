//! JUnit reports of other programs, joined with one another and with ours.

use std::fs;

use roxmltree::{Document, Node};

use super::support::{Outcome, panelpaper, root};
use super::tree::Tree;

/// Reports as pytest, Maven's surefire and cargo-nextest write them.
const OTHERS: [&str; 3] = ["pytest.xml", "surefire.xml", "nextest.xml"];

/// A folder with the reports of the others.
fn reports() -> Tree {
    let tree = Tree::of(&["papers/a"]);
    for name in OTHERS {
        let text = fs::read_to_string(root().join("tests/it/junit").join(name));
        tree.write(name, &text.expect("a report"));
    }
    tree
}

fn merge(tree: &Tree, names: &[&str]) -> Outcome {
    panelpaper(tree.path(), &[&["merge-reports"][..], names].concat())
}

/// The joined report, which must come out the same when it is joined again.
#[track_caller]
fn merged(tree: &Tree, names: &[&str]) -> String {
    let outcome = merge(tree, names);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    tree.write("again.xml", &outcome.stdout);
    assert_eq!(merge(tree, &["again.xml"]).stdout, outcome.stdout);
    outcome.stdout
}

/// Suites with their name and counts (tests, failures, errors, skipped).
fn suites(document: &Document<'_>) -> Vec<(String, [String; 4])> {
    let suites = document.root_element().children();
    let suites = suites.filter(|node| node.has_tag_name("testsuite"));
    suites
        .map(|suite| {
            let counts = ["tests", "failures", "errors", "skipped"];
            let text = |name: &str| suite.attribute(name).unwrap_or("none").to_owned();
            (text("name"), counts.map(text))
        })
        .collect()
}

fn counted(name: &str, counts: [u8; 4]) -> (String, [String; 4]) {
    (name.to_owned(), counts.map(|count| count.to_string()))
}

fn case<'d>(document: &'d Document<'_>, name: &str) -> Node<'d, 'd> {
    let mut nodes = document.descendants();
    let found =
        nodes.find(|node| node.has_tag_name("testcase") && node.attribute("name") == Some(name));
    found.unwrap_or_else(|| panic!("no case {name}"))
}

/// An element in a case: its message, type and text.
fn inner<'d>(case: Node<'d, 'd>, name: &str) -> [Option<&'d str>; 3] {
    let found = case.children().find(|node| node.has_tag_name(name));
    let found = found.unwrap_or_else(|| panic!("no <{name}>"));
    [
        found.attribute("message"),
        found.attribute("type"),
        found.text(),
    ]
}

#[test]
fn reports_of_other_programs_are_joined_with_all_they_say() {
    let tree = reports();
    let text = merged(&tree, &OTHERS);
    let document = Document::parse(&text).expect("XML");
    assert_eq!(
        suites(&document),
        [
            counted("pytest", [4, 1, 1, 1]),
            counted("hk.example.PayTest", [3, 1, 0, 0]),
            counted("ledger", [1, 1, 0, 0]),
            counted("ledger::bin/ledger", [1, 0, 0, 0]),
        ]
    );
    assert_eq!(document.root_element().attribute("tests"), Some("9"));
    // Tabs and line ends stay, in attributes too.
    assert_eq!(
        inner(case(&document, "test_total[甲 <1>]"), "failure"),
        [
            Some("AssertionError: assert 3 == 4\n +  where 3 = total()"),
            None,
            Some(
                "def test_total():\n>       assert total() == 4\nE\tAssertionError: assert 3 == 4\n\n\
                 tests/test_totals.py:9: AssertionError"
            ),
        ]
    );
    let skipped = inner(case(&document, "test_rates"), "skipped");
    assert_eq!(skipped[0], Some("no network"));
    let pages = case(&document, "test_pages");
    assert_eq!(
        inner(pages, "error")[0],
        Some("failed on setup with \"OSError\"")
    );
    assert_eq!(inner(pages, "system-out")[2], Some("reading pages\n"));
    let adds = case(&document, "adds");
    assert_eq!(
        inner(adds, "failure")[2],
        Some(
            "org.opentest4j.AssertionFailedError: expected: <2> but was: <3>\n\
             \tat hk.example.PayTest.adds(PayTest.java:14)\n"
        )
    );
    assert_eq!(inner(adds, "system-out")[2], Some("x < y && [a]] "));
    assert_eq!(
        inner(adds, "rerunFailure")[0],
        Some("expected: <2> but was: <4>")
    );
    let sends = case(&document, "sends");
    assert_eq!(inner(sends, "flakyError")[0], Some("timed out"));
    let suite = adds.parent_element().expect("a suite");
    assert_eq!(suite.attribute("time"), Some("1,204.5"));
    assert_eq!(suite.attribute("flakes"), Some("1"));
    let values = suite
        .descendants()
        .filter_map(|node| node.attribute("value"));
    assert_eq!(values.collect::<Vec<_>>(), ["21.0.2", "in a text"]);
    let rounds = case(&document, "tests::rounds");
    assert_eq!(
        rounds.attribute("timestamp"),
        Some("2026-01-05T02:00:00.001+00:00")
    );
    assert_eq!(inner(rounds, "failure")[2], Some("left: 1\nright: 2"));
}

#[test]
fn papers_come_before_the_suites_of_others() {
    let tree = reports();
    tree.batch(&["papers", "-q", "--report", "junit=own.xml"]);
    let text = merged(&tree, &["pytest.xml", "own.xml", "pytest.xml"]);
    let document = Document::parse(&text).expect("XML");
    let names = suites(&document).into_iter().map(|(name, _)| name);
    // Another program may give two suites one name.
    assert_eq!(names.collect::<Vec<_>>(), ["papers/a", "pytest", "pytest"]);
    assert_eq!(document.root_element().attribute("name"), None);
    let twice = merge(&tree, &["own.xml", "pytest.xml", "own.xml"]);
    assert_eq!(twice.status, 2);
    assert!(
        twice
            .stderr
            .contains("papers/a is in own.xml and in own.xml"),
        "{}",
        twice.stderr
    );
    // Reports of one name keep it.
    let alone = merged(&tree, &["nextest.xml", "nextest.xml"]);
    assert!(
        alone.contains("<testsuites name=\"nextest-run\""),
        "{alone}"
    );
}

#[test]
fn suites_in_suites_and_what_lacks_names_are_read() {
    let tree = reports();
    tree.write(
        "nested.xml",
        "\u{FEFF}<!-- by hand --><testsuites><properties/>\
         <testsuite tests='3' name='outer' file='a.php'><system-err>all</system-err>\
         <testsuite name='inner' tests='2'><testcase class='x'/><testcase classname='C' name=''>\
         <skipped/><failure>one</failure><error message='two' type='T'>three</error></testcase></testsuite>\
         <testsuite><testcase name='last' status='notrun'/><attachments><file>a.png</file></attachments>\
         </testsuite></testsuite><testsuite name='gone'><error message='no start'/></testsuite>\
         <testsuite name='empty' tests='0'/></testsuites>",
    );
    let text = merged(&tree, &["nested.xml"]);
    let document = Document::parse(&text).expect("XML");
    assert_eq!(
        suites(&document),
        [
            counted("outer", [0, 0, 0, 0]),
            counted("outer > inner", [2, 1, 0, 0]),
            counted("outer", [1, 0, 0, 0]),
            counted("gone", [1, 0, 1, 0]),
            counted("empty", [0, 0, 0, 0]),
        ]
    );
    assert_eq!(case(&document, "unnamed").attribute("class"), Some("x"));
    assert_eq!(case(&document, "last").attribute("status"), Some("notrun"));
    let all: Vec<Node<'_, '_>> = document.descendants().collect();
    let failure = all
        .iter()
        .find(|node| node.has_tag_name("failure"))
        .expect("it failed");
    // What else ended the case stands in its words.
    assert_eq!(
        failure.text(),
        Some("one\n\nerror: T: two\nthree\n\nskipped")
    );
    assert!(text.contains("<system-err>all</system-err>"), "{text}");
    assert!(text.contains("message=\"no start\""), "{text}");
}

/// Damaged reports, and where and why each is refused.
fn damaged() -> Vec<(String, &'static str)> {
    let suite = |inside: &str| {
        format!("<testsuites>\n <testsuite name='s'{inside}</testsuite></testsuites>")
    };
    let deep = format!(
        "{}{}",
        "<testsuite>".repeat(5000),
        "</testsuite>".repeat(5000)
    );
    vec![
        (
            suite("><testcase name='a'></testsuite>"),
            "line 2, column 41: ",
        ),
        (
            suite("><testcase name='a'/>lost"),
            "line 2, column 42: only <testsuite>",
        ),
        (
            suite("><case><failure/></case>"),
            "line 2, column 22: only <testsuite>",
        ),
        (
            suite(" tests='x'>"),
            "line 2, column 2: `tests` is `x`, which is no count",
        ),
        (
            suite(" failures='2'><testcase name='a'/>"),
            "line 2, column 2: `failures` is 2, and there are none",
        ),
        (
            suite(" tests='1'>"),
            "line 2, column 2: `tests` is 1, and there are none",
        ),
        (
            suite("><properties><property value='a'/></properties>"),
            "line 2, column 34: <property> lacks `name`",
        ),
        (suite("><testcase name='a' name='b'/>"), "line 2, "),
        (suite("><testcase name='a & b'/>"), "line 2, "),
        (suite("><testcase name='a\u{1}'/>"), "line 2, "),
        (suite("><system-out><![CDATA[a</system-out>"), "line "),
        (
            "<testsuites><testcase name='a'/></testsuites>".to_owned(),
            "line 1, column 13: only <testsuite>",
        ),
        (
            "<!DOCTYPE a [<!ENTITY b 'c'>]><testsuites>&b;</testsuites>".to_owned(),
            "line 1, ",
        ),
        (
            deep,
            "line 1, column 705: suites are nested more than 64 deep",
        ),
        (
            "<html><body/></html>".to_owned(),
            "it is neither a JUnit report",
        ),
        ("<testsuites/><testsuites/>".to_owned(), "line 1, column 14"),
    ]
}

/// What is damaged is refused with file and place, and nothing is written.
#[test]
fn damaged_reports_of_others_are_refused() {
    let tree = reports();
    let pytest = tree.read("pytest.xml");
    let whole = pytest.len();
    let cut = pytest
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| at % 97 == 60);
    let mut wrong = damaged();
    wrong.extend(cut.map(|at| (pytest[..at].to_owned(), "line ")));
    let end = pytest.rfind("</testsuite>").expect("an end");
    wrong.push((pytest[..end].to_owned(), "line 6, column "));
    assert!(wrong.len() > 25 && whole > 1000);
    for (text, why) in wrong {
        tree.write("bad.xml", &text);
        let outcome = merge(&tree, &["nextest.xml", "bad.xml", "-o", "joined.xml"]);
        let said = format!("error: cannot join bad.xml: {why}");
        assert!(
            outcome.status == 2 && outcome.stderr.starts_with(&said),
            "{text}\n{}",
            outcome.stderr
        );
        assert!(!tree.path().join("joined.xml").exists());
    }
}

#[test]
fn what_others_print_is_no_command_of_a_build_server() {
    let tree = reports();
    tree.write(
        "bad.xml",
        "<testsuite name='##[group]a'><testcase name='::error::b'><system-out>c\n  ::add-mask::d\n##[e]</system-out>\
         </testcase></testsuite>",
    );
    let text = merged(&tree, &["bad.xml"]);
    assert!(!text.contains("##["), "{text}");
    assert!(
        text.lines()
            .all(|line| !line.trim_start().starts_with("::")),
        "{text}"
    );
    let document = Document::parse(&text).expect("XML");
    let out = inner(case(&document, "::error::b"), "system-out");
    assert_eq!(out[2], Some("c\n  ::add-mask::d\n##[e]"));
}
