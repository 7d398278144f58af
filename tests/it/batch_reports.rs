//! The reports of a batch, each held to its format: of a dozen papers, one with
//! characters that every format takes for its own.

use std::fs;
use std::io::Write;
use std::process::Command;

use roxmltree::{Document, Node};
use serde_json::{Value, json};

use super::support::{panelpaper, root, run};
use super::tree::Tree;

/// The dozen, with an odd id in `p03` and a paper that is not tried.
fn reported() -> Tree {
    let tree = Tree::dozen();
    let posts = tree
        .read("x/p03/posts.csv")
        .replace(",xyz,", ",<b>|*&*|`甲`]]>,");
    tree.write("x/p03/posts.csv", &posts);
    let reports = [
        "junit=a.xml",
        "sarif=a.sarif",
        "json=a.json",
        "markdown=a.md",
    ];
    let reports = reports.iter().flat_map(|report| ["--report", report]);
    let args: Vec<&str> = ["x", "y", "-q", "--timings", "t"]
        .into_iter()
        .chain(reports)
        .collect();
    let outcome = tree.batch(&args);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    tree
}

#[track_caller]
fn check_valid(schema: &Value, value: &Value) {
    let valid = jsonschema::validator_for(schema).expect("a schema");
    let errors = valid.iter_errors(value);
    let wrong: Vec<String> = errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

fn schema(name: &str) -> Value {
    let text = fs::read(root().join("tests/it/schemas").join(name)).expect("a schema");
    serde_json::from_slice(&text).expect("JSON")
}

#[test]
fn sarif_keeps_its_schema_and_has_one_run() {
    let tree = reported();
    let log = tree.json("a.sarif");
    check_valid(&schema("sarif-2.1.0.json"), &log);
    // A service that shows findings takes one run a program.
    assert_eq!(log["runs"].as_array().map(Vec::len), Some(1));
    let run = &log["runs"][0];
    let rules = &run["tool"]["driver"]["rules"];
    let results = run["results"].as_array().expect("results");
    assert!(results.len() > 2);
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index");
        let rule = &rules[usize::try_from(index).expect("an index")];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    // What is joined from the shares says the same.
    for share in ["1", "2"] {
        let (partition, report) = (format!("slice:{share}/2"), format!("sarif=s{share}"));
        tree.batch(&[
            "x",
            "y",
            "-q",
            "--partition",
            &partition,
            "--report",
            &report,
        ]);
    }
    let joined = panelpaper(tree.path(), &["merge-reports", "s1", "s2"]);
    assert_eq!(joined.status, 0, "{}", joined.stderr);
    let joined: Value = serde_json::from_str(&joined.stdout).expect("JSON");
    check_valid(&schema("sarif-2.1.0.json"), &joined);
    assert_eq!(joined["runs"].as_array().map(Vec::len), Some(1));
    let sorted = |log: &Value| {
        let results = log["runs"][0]["results"]
            .as_array()
            .expect("results")
            .iter();
        let mut results: Vec<String> = results.map(Value::to_string).collect();
        results.sort();
        results
    };
    assert_eq!(sorted(&joined), sorted(&log));
    assert_eq!(&joined["runs"][0]["tool"], &run["tool"]);
    // Another program's runs are none of ours.
    let other = tree.read("s1").replace("\"panelpaper\"", "\"another\"");
    tree.write("other", &other);
    assert_eq!(
        panelpaper(tree.path(), &["merge-reports", "other"]).status,
        2
    );
}

#[test]
fn json_keeps_the_schema_that_is_printed() {
    let tree = reported();
    let printed = panelpaper(root(), &["schema", "report"]).stdout;
    let schema: Value = serde_json::from_str(&printed).expect("JSON");
    let report = tree.json("a.json");
    check_valid(&schema, &report);
    assert_eq!(report["papers"].as_array().map(Vec::len), Some(12));
    // It is no schema of everything.
    let mut wrong = report.clone();
    wrong["papers"][0]["status"] = json!("fine");
    let valid = jsonschema::validator_for(&schema).expect("a schema");
    assert!(!valid.is_valid(&wrong));
    // A paper that was given up, or not tried, keeps it too.
    tree.batch(&[
        "x",
        "--fail-fast",
        "--jobs",
        "1",
        "-q",
        "--report",
        "json=b.json",
    ]);
    check_valid(&schema, &tree.json("b.json"));
}

#[test]
fn junit_keeps_its_schema() {
    let tree = reported();
    check_junit(&tree.read("a.xml"));
    let xsd = root().join("tests/it/schemas/junit.xsd");
    if Command::new("xmllint").arg("--version").output().is_err() {
        let told = "skipped: xmllint is not installed, so that the XSD is not tried\n";
        std::io::stderr().write_all(told.as_bytes()).expect("told");
        return;
    }
    let lint = |name: &str| {
        let mut command = Command::new("xmllint");
        command
            .args(["--nonet", "--noout", "--schema"])
            .arg(&xsd)
            .arg(tree.path().join(name));
        run(&mut command)
    };
    let valid = lint("a.xml");
    assert_eq!(valid.status, 0, "{}", valid.stderr);
    tree.write(
        "b.xml",
        &tree.read("a.xml").replace(" failures=", " failed="),
    );
    assert_ne!(lint("b.xml").status, 0);
}

/// What the schema asks for, without it; and that the counts are true.
fn check_junit(text: &str) {
    let document = Document::parse(text).expect("XML");
    let suites = document.root_element();
    assert_eq!(suites.tag_name().name(), "testsuites");
    let elements = |node: Node<'_, '_>| node.children().filter(Node::is_element).count();
    assert_eq!(elements(suites), 12);
    for suite in suites.children().filter(Node::is_element) {
        assert_eq!(suite.tag_name().name(), "testsuite");
        let cases: Vec<Node<'_, '_>> = suite.children().filter(Node::is_element).collect();
        let with = |name: &str| {
            let is = |node: &Node<'_, '_>| node.has_tag_name(name);
            cases
                .iter()
                .filter(|case| case.children().any(|child| is(&child)))
                .count()
        };
        let counts = [
            ("tests", cases.len()),
            ("failures", with("failure")),
            ("errors", with("error")),
        ];
        for (name, count) in counts {
            let stated = suite.attribute(name).expect("a count");
            assert_eq!(
                stated,
                count.to_string(),
                "{name} of {:?}",
                suite.attribute("name")
            );
        }
        assert!(!cases.is_empty());
        for case in cases {
            assert_eq!(case.tag_name().name(), "testcase");
            assert!(case.attribute("name").is_some_and(|name| !name.is_empty()));
            assert!(case.attribute("classname").is_some());
        }
    }
    let text: Vec<&str> = document
        .descendants()
        .filter_map(|node| node.attribute("message"))
        .collect();
    assert!(
        text.iter().any(|text| text.contains("<b>|*&*|`甲`]]>")),
        "{text:?}"
    );
}

/// A table of six columns, then lists that are shut; whatever a finding holds
/// acts as no markup.
#[test]
fn markdown_has_its_table_and_lists() {
    let text = reported().read("a.md");
    let rows: Vec<&str> = text
        .lines()
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert_eq!(rows.len(), 14, "a head, a rule and a dozen papers");
    for row in rows {
        let bars = row.replace("\\\\", "").replace("\\|", "");
        assert_eq!(bars.matches('|').count(), 7, "{row}");
    }
    assert_eq!(text.matches("\n<details><summary>").count(), 2);
    assert_eq!(text.matches("\n</details>\n").count(), 2);
    assert!(
        text.contains("&lt;b&gt;\\|\\*&amp;\\*\\|\\`甲\\`\\]\\]&gt;"),
        "{text}"
    );
    assert!(!text.contains("<b>"), "{text}");
}

/// What the trace event format asks of complete events.
#[test]
fn the_trace_is_one_that_viewers_open() {
    let tree = reported();
    let trace = tree.json("t/trace.json");
    assert_eq!(trace["displayTimeUnit"], "ms");
    let events = trace["traceEvents"].as_array().expect("events");
    let field = |event: &Value, name: &str| {
        event[name]
            .as_f64()
            .unwrap_or_else(|| panic!("{name}: {event}"))
    };
    let mut ends: Vec<(f64, f64, f64)> = Vec::new();
    for event in events {
        assert_eq!(event["ph"], "X", "{event}");
        assert!(
            event["name"].as_str().is_some_and(|name| !name.is_empty()),
            "{event}"
        );
        let (lane, start, took) = (field(event, "tid"), field(event, "ts"), field(event, "dur"));
        assert!(
            event["pid"].is_u64() && start >= 0.0 && took >= 0.0,
            "{event}"
        );
        if event["name"]
            .as_str()
            .is_some_and(|name| name.contains('/'))
        {
            ends.push((lane, start, start + took));
        }
    }
    assert_eq!(ends.len(), 12, "an event a paper");
    // Papers in one lane follow one another.
    ends.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
    for pair in ends.windows(2) {
        assert!(
            pair[0].0 < pair[1].0 || pair[0].2 <= pair[1].1 + 1e-6,
            "{pair:?}"
        );
    }
    let timings = tree.json("t/timings.json");
    let papers = timings["papers"].as_array().expect("papers");
    assert_eq!(papers.len(), 12);
    for paper in papers {
        let took = field(paper, "took_ms");
        let stages = paper["stages"].as_array().expect("stages").iter();
        let sum: f64 = stages.map(|stage| field(stage, "ms")).sum();
        assert!(sum <= took + 1.0, "{paper}");
        assert!(paper["path"].is_string() && paper["status"].is_string());
    }
}

/// A report with something lost or changed, in several ways.
fn damaged(kind: &str, good: &str) -> Vec<String> {
    let lines = good.lines().count();
    let cut = |part: usize| {
        let upto = good
            .lines()
            .take(lines * part / 4)
            .map(|line| format!("{line}\n"));
        upto.collect::<String>()
    };
    let mut bad = vec![
        cut(1),
        cut(3),
        format!("{good}{good}"),
        format!("{good}x"),
        String::new(),
    ];
    match kind {
        "junit" => {
            let end = good.rfind("  <testsuite ").expect("a suite");
            // A suite without its cases, one that is none, two roots.
            let case = good.find("    <testcase ").expect("a case");
            let after = good[case..].find("  </testsuite>").expect("an end") + case;
            bad.push(good[..case].to_owned() + &good[after..]);
            bad.push(good.replacen("<testsuite ", "<suite ", 1).replacen(
                "</testsuite>",
                "</suite>",
                1,
            ));
            bad.push(good.replacen("tests=\"", "tests=\"1", 1));
            bad.push(good.replacen(" errors=\"0\"", "", 1));
            bad.push(good[..end].to_owned() + "<b/>" + &good[end..]);
            bad.push(good.replacen("<testcase ", "<testcase & ", 1));
        }
        "json" => {
            bad.push(good.replacen("\"pages\":", "\"page\":", 1));
            bad.push(good.replacen("\"findings\": [", "\"findings\": {", 1));
            bad.push(good.replacen("\"status\": \"current\"", "\"status\": \"made\"", 1));
            bad.push(good.replacen("\"rule\":", "\"rules\":", 1));
        }
        _ => {
            bad.push(good.replacen("\"ruleIndex\": 0", "\"ruleIndex\": 99", 1));
            bad.push(good.replacen("\"ruleId\":", "\"rule\":", 1));
            bad.push(good.replacen("\"version\": \"2.1.0\"", "\"version\": \"2.2.0\"", 1));
            let own = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
            bad.push(good.replacen(&own, "\"version\": \"0.0.1\"", 1));
        }
    }
    bad
}

/// A part that lost something would make a report that says nothing of it.
#[test]
fn damaged_parts_are_refused_at_their_place() {
    let tree = reported();
    for kind in ["junit", "json", "sarif"] {
        let report = format!("{kind}=good.{kind}");
        tree.batch(&["x", "-q", "--report", &report]);
        let good = tree.read(&format!("good.{kind}"));
        for (at, text) in damaged(kind, &good).iter().enumerate() {
            assert_ne!(*text, good, "{kind} {at}");
            tree.write("bad", text);
            let outcome = panelpaper(tree.path(), &["merge-reports", "bad", "-o", "merged"]);
            assert_eq!(outcome.status, 2, "{kind} {at}: {}", outcome.stderr);
            let said = outcome.stderr.strip_prefix("error: cannot join bad: ");
            let said = said.unwrap_or_else(|| panic!("{kind} {at}: {}", outcome.stderr));
            let told = said.starts_with("line ")
                || said.starts_with("it is ")
                || said.starts_with("panelpaper 0.0.1")
                || said.starts_with("its list of rules");
            assert!(told, "{kind} {at}: {said}");
            assert!(!tree.path().join("merged").exists());
        }
        tree.write("latin", "x");
        fs::write(
            tree.path().join("latin"),
            [good.as_bytes(), b"\xFF"].concat(),
        )
        .expect("written");
        assert_eq!(
            panelpaper(tree.path(), &["merge-reports", "latin"]).status,
            2
        );
        // What is whole comes out as it went in, papers in their order.
        let whole = panelpaper(tree.path(), &["merge-reports", &format!("good.{kind}")]);
        assert_eq!(whole.status, 0, "{kind}: {}", whole.stderr);
        if kind != "sarif" {
            assert_eq!(whole.stdout, good, "{kind}");
        }
    }
}
