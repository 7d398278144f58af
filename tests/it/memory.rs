//! Papers that wait for one another where memory is short.

use std::fs;

use serde_json::Value;

use super::support::{copy, panelpaper, root};

/// When each paper of a batch was worked on, in milliseconds, by beginning.
fn turns(options: &[&str]) -> Vec<(f64, f64)> {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for at in 0..4 {
        let paper = dir.path().join(format!("papers/p{at}"));
        copy(&root().join("tests/it/small"), &paper);
    }
    let always = ["batch", "papers", "--jobs", "2", "--timings", "t"];
    let outcome = panelpaper(dir.path(), &[&always, options].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("built  4"), "{}", outcome.stderr);
    let text = fs::read(dir.path().join("t/timings.json")).expect("the timings");
    let timings: Value = serde_json::from_slice(&text).expect("JSON");
    let papers = timings["papers"].as_array().expect("papers").iter();
    let number = |value: &Value| value.as_f64().expect("a number");
    let turn = |paper: &Value| (number(&paper["began_ms"]), number(&paper["took_ms"]));
    let mut turns: Vec<(f64, f64)> = papers.map(turn).collect();
    turns.sort_by(|a, b| a.0.total_cmp(&b.0));
    turns
}

#[test]
fn where_memory_is_short_papers_take_turns() {
    let overlap = |turns: &[(f64, f64)]| {
        let mut pairs = turns.windows(2);
        pairs.any(|pair| pair[0].0 + pair[0].1 > pair[1].0)
    };
    assert!(!overlap(&turns(&["--max-memory", "1MiB"])));
    assert!(overlap(&turns(&["--max-memory", "8GiB"])));
}

#[test]
fn an_amount_that_is_none_is_refused() {
    for wrong in ["lots", "", "-1", "1XB"] {
        let outcome = panelpaper(root(), &["batch", ".", &format!("--max-memory={wrong}")]);
        assert_eq!(outcome.status, 2, "{wrong}");
        assert!(
            outcome.stderr.contains("--max-memory"),
            "{}",
            outcome.stderr
        );
    }
}
