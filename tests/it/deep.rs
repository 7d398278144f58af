//! What is nested deeper, longer or larger than anyone would write: an error of
//! that paper with its place, and never the end of a batch or a watch.

use std::fs;

use super::support::{Case, Run, copy, root};

/// The small paper with something at the end of its Chinese body.
fn with_end(end: &str) -> Case {
    let case = Case::small();
    let body = case.path("paper/body.zh.hbs");
    let text = fs::read_to_string(&body).expect("the body");
    case.edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]")
        .write("body.zh.hbs", format!("{text}\n{end}\n"));
    case
}

/// The errors that this end of a body brings, as `line:column rule`; the end
/// begins in line 31.
fn errors(end: &str) -> Vec<String> {
    let outcome = with_end(end).run(&["check", "paper", "--format", "short", "--quiet"]);
    let head: String = end.chars().take(60).collect();
    assert_eq!(outcome.status, 1, "{head}: {}", outcome.stderr);
    assert!(
        !outcome.stderr.contains("panicked"),
        "{head}: {}",
        outcome.stderr
    );
    let found = outcome.stderr.lines().filter_map(|line| {
        let (place, rest) = line.split_once(": error[")?;
        let place = place.trim_start_matches("paper/body.zh.hbs:");
        Some(format!("{place} {}", rest.split_once(']')?.0))
    });
    found.collect()
}

#[track_caller]
fn check(end: &str, place: &str, rule: &str) {
    let found = errors(end);
    let head: String = end.chars().take(60).collect();
    assert_eq!(
        found.first(),
        Some(&format!("{place} {rule}")),
        "{head}: {found:?}"
    );
}

#[test]
fn paragraphs_and_items_longer_than_any_are_refused() {
    let rule = "body/beyond-measure";
    check(&"\"".repeat(40_000), "31:1", rule);
    check(&"a-".repeat(20_000), "31:1", rule);
    check(&"甲{{count}}".repeat(5_000), "31:1", rule);
    check(&"甲#footnote[乙]".repeat(5_000), "31:1", rule);
    check(&format!("= {}", "甲乙".repeat(10_000)), "31:1", rule);
    check(&format!("== {}", "a-".repeat(4_100)), "31:1", rule);
    check(
        &format!("甲\n\n+ 乙\n  + {}", "丙 ".repeat(20_000)),
        "34:5",
        rule,
    );
}

#[test]
fn sizes_beyond_all_measure_are_refused() {
    let rule = "body/beyond-measure";
    check("#v(1e308pt)", "31:4", rule);
    check("#pad(1e308pt)[x]", "31:6", rule);
    check("#v(float.inf * 1pt)", "31:4", rule);
    check("#text(size: 1e300pt)[x]", "31:13", rule);
    check("#table(columns: 1000000)[x]", "31:17", rule);
    check("#{range(100000000).len()}", "31:9", rule);
    check("#numbering(\"*\", 9999999)", "31:17", rule);
    check("#lorem(1000000000)", "31:8", rule);
    check("#{\"x\" * 100000000}", "31:9", rule);
    check("#box(width: 1000000mm)[x]", "31:13", rule);
}

#[test]
fn what_numbers_multiply_beyond_all_measure_is_refused() {
    let rule = "body/beyond-measure";
    // Of an array as of a text, and of numbers that are only together too large.
    check("#((1,) * 1000000000)", "31:10", rule);
    check("#let x = ([a],) * 300000000", "31:19", rule);
    check("#(\"a\" * (9999 * 9999 * 99))", "31:9", rule);
    check("#(\"a\" * 9999 * 9999)", "31:3", rule);
    check("#([a] * 0xFFFFF)", "31:9", rule);
    check("#lorem(9999 * 9999)", "31:8", rule);
    check("#columns(9999 * 9999)[a]", "31:10", rule);
    check("#range(9999 * 9999 * 9).len()", "31:8", rule);
    check("#numbering(\"I\", 9999 * 9999 * 99)", "31:17", rule);
    check("#table(columns: (1cm,) * 99999, [a])", "31:26", rule);
    // Where a cell stands is as many rows and columns.
    check(
        "#table(columns: 2, table.cell(x: 1, y: 100000000)[a])",
        "31:40",
        rule,
    );
    check(
        "#grid(columns: 2, grid.cell(y: 50000000)[a])",
        "31:32",
        rule,
    );
    check(
        "#table(columns: 2, table.cell(rowspan: 9999 * 9999)[a])",
        "31:40",
        rule,
    );
    check("#table(table.hline(y: 9999999))", "31:23", rule);
}

/// A picture in code is held to what a picture's file is.
#[test]
fn pictures_in_code_are_measured() {
    let rule = "body/beyond-measure";
    let svg = |inside: &str| {
        let head = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>";
        format!("#image(bytes(\"{head}{inside}</svg>\"), alt: \"x\")")
    };
    let noise = "<filter id='f'><feTurbulence numOctaves='9999999'/></filter>";
    check(&svg(noise), "31:14", rule);
    check(
        &svg("<filter id='f'><feGaussianBlur stdDeviation='9999'/></filter>"),
        "31:14",
        rule,
    );
    check(&svg(&"<g>".repeat(300)), "31:14", rule);
    let outcome = with_end(&svg("<rect width='5' height='5'/>")).run(&["check", "paper", "-q"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
}

#[test]
fn loops_that_never_end_are_refused() {
    let rule = "body/beyond-measure";
    let nested = "#for a in range(9999) { for b in range(9999) { for c in range(9999) { } } }";
    check(nested, "31:25", rule);
    check(
        "#for a in range(0, 9999) [#for b in range(5, 9999) [x]]",
        "31:28",
        rule,
    );
    check(
        "#range(9999).map(a => range(9999).map(b => b))",
        "31:23",
        rule,
    );
    check(
        "#{let s = \"a\"; for i in range(40) { s = s + s }}",
        "31:37",
        rule,
    );
    check(
        "#{let s = [a]; for i in range(40) { s = [#s#s] }}",
        "31:37",
        rule,
    );
    check(
        "#{let s = (1,); while s.len() > 0 { s += s }}",
        "31:37",
        rule,
    );
    for fine in [
        "#for a in range(99) { for b in range(99) { none } }",
        "#{let (a, b) = (0, 1); for i in range(40) { let c = a + b; a = b; b = c }}",
        "#{let s = \"a\"; for i in range(5) { s = s + s }}",
        "#{let t = (); for i in range(40) { t = t + (i, i) }}",
        "#table(columns: (1cm,) * 3, table.cell(x: 1, y: 2)[a])",
    ] {
        let outcome = with_end(fine).run(&["check", "paper", "--quiet"]);
        assert!(!outcome.stderr.contains(rule), "{fine}: {}", outcome.stderr);
    }
}

#[test]
fn panics_are_errors_at_the_code_that_makes_them() {
    let rule = "typst/panic";
    check("#v(calc.pow(10.0, 308) * 1pt)", "31:1", rule);
    check(
        "甲#let x = calc.pow(10.0, 308) * 1pt\n#v(1em)乙#pad(x)[x]丙",
        "32:9",
        rule,
    );
    check(
        "+ 甲\n  + 乙#pad(calc.pow(10.0, 308) * 1pt)[x]丙",
        "32:6",
        rule,
    );
}

#[test]
fn what_is_nested_deep_is_refused() {
    let rule = "body/too-deep";
    let if_true = "{{#if true}}";
    check(&format!("#{{{}1}}", "1+".repeat(20_000)), "31:2", rule);
    check(&format!("#\"a\"{}", ".trim()".repeat(10_000)), "31:2", rule);
    check(&format!("甲#f{}", "(1)".repeat(10_000)), "31:3", rule);
    check(&format!("${}1$", "1/".repeat(20_000)), "31:1", rule);
    check(&format!("#x{}", ".y".repeat(100_000)), "31:2", rule);
    check(
        &(if_true.repeat(1_500) + "甲" + &"{{/if}}".repeat(1_500)),
        "31:2401",
        rule,
    );
    let chain = format!(
        "{{{{#if false}}}}a{}{{{{/if}}}}",
        "{{else if false}}b".repeat(4_000)
    );
    check(&chain, "31:3597", rule);
    let calls = format!(
        "{{{{#if {}1 1{}}}}}x{{{{/if}}}}",
        "(eq ".repeat(1_000),
        ")".repeat(1_000)
    );
    check(&calls, "31:1", rule);
    // Typst's own parser bounds brackets.
    for open in ["#[", "#(", "#{", "+ + ", "*_"] {
        assert!(!errors(&open.repeat(1_500)).is_empty());
    }
    // Nor do contents made by a loop use up the stack.
    let strong = "#{let x = [a]; for i in range(100000) { x = strong(x) }; x}";
    assert!(!errors(strong).is_empty());
    let nested = "甲#{let x = (); for i in range(100000) { x = (x,) }; none}";
    let outcome = with_end(nested).run(&["check", "paper", "--quiet"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
}

#[test]
fn files_and_settings_nested_deep_are_refused() {
    let deep = format!("#let more = {}1\n", "1+".repeat(20_000));
    let case = with_end("#import \"/more.typ\": more\n#more");
    case.write("more.typ", &deep);
    let outcome = case.run(&["check", "paper", "--format", "short", "--quiet"]);
    assert_eq!(outcome.status, 1);
    assert!(
        outcome.stderr.contains("nested too deep"),
        "{}",
        outcome.stderr
    );
    let case = Case::small();
    let page = fs::read_to_string(root().join("templates/page.typ")).expect("page.typ");
    case.write("templates/page.typ", page + &deep);
    let outcome = case.run(&["check", "paper", "--format", "short", "--quiet"]);
    assert_eq!(outcome.status, 1);
    assert!(
        outcome.stderr.contains("nested too deep"),
        "{}",
        outcome.stderr
    );
    for (from, to) in [("[", "]"), ("{a=", "}")] {
        let case = Case::small();
        let toml = fs::read_to_string(case.path("paper/paper.toml")).expect("paper.toml");
        let value = from.repeat(50_000) + "1" + &to.repeat(50_000);
        case.write("paper.toml", format!("deep = {value}\n{toml}"));
        let outcome = case.run(&["check", "paper", "--format", "short", "--quiet"]);
        assert_eq!(outcome.status, 1, "{}", outcome.stderr);
        assert!(
            outcome.stderr.contains("paper.toml:1:"),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn manifests_and_receipts_nested_deep_are_made_again() {
    let case = Case::small();
    let batch = ["batch", "paper", "--quiet"];
    assert_eq!(case.run(&batch).status, 0);
    let deep = format!("{{\"files\":{}", "[".repeat(100_000));
    let mut folders = vec![case.path("output")];
    let mut damaged = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the output") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "json") {
                fs::write(&path, &deep).expect("a file");
                damaged += 1;
            }
        }
    }
    assert!(damaged > 1, "a manifest and a receipt");
    assert_eq!(case.run(&batch).status, 0);
    super::support::manifest(&case.path("output/paper"));
}

#[test]
fn a_batch_goes_on_and_reports() {
    for end in [
        "#v(calc.pow(10.0, 308) * 1pt)".to_owned(),
        "#v(1e308pt)".to_owned(),
        format!("#\"a\"{}", ".trim()".repeat(20_000)),
        "{{#if true}}".repeat(1_500) + &"{{/if}}".repeat(1_500),
    ] {
        let case = with_end(&end);
        let papers = case.path("papers");
        for name in ["a", "c"] {
            copy(&root().join("tests/it/small"), &papers.join(name));
        }
        copy(&case.path("paper"), &papers.join("b"));
        let outcome = case.run(&["batch", "papers", "--jobs", "1", "--report", "json=r.json"]);
        assert_eq!(outcome.status, 1, "{}", outcome.stderr);
        assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
        let report = fs::read_to_string(case.path("r.json")).expect("the report");
        assert_eq!(report.matches("\"built\"").count(), 2, "{report}");
        for name in ["a", "c"] {
            assert!(case.path("output").join(name).join("zh/paper.pdf").exists());
        }
    }
}
