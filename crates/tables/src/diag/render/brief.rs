//! Findings for people who build: errors whole, warnings on a line each, and of
//! many of one name the first ones.

use std::collections::BTreeMap;

use annotate_snippets::renderer::{AnsiColor, Effects};

use super::{human::human, short::short};
use crate::characters::visible_line;
use crate::diag::{Diagnostic, Severity};
use crate::source::Sources;

/// How many warnings of one name have a line.
const MOST: usize = 3;

/// The findings: the warnings by name, in the order in which the names first
/// come, then the errors. `color` adds ANSI styles.
pub fn brief(findings: &[Diagnostic], sources: &Sources, color: bool) -> String {
    let (warnings, errors): (Vec<&Diagnostic>, Vec<&Diagnostic>) = findings
        .iter()
        .partition(|finding| finding.severity == Severity::Warning);
    let mut out = String::new();
    for group in by_name(&warnings) {
        for warning in group.iter().take(MOST) {
            out += &line(warning, sources, color);
        }
        if group.len() > MOST {
            out += &format!("    {} more like this\n", group.len() - MOST);
        }
    }
    if !out.is_empty() && !errors.is_empty() {
        out.push('\n');
    }
    let errors = errors.into_iter();
    out.extend(errors.map(|error| human(std::slice::from_ref(error), sources, color)));
    out
}

/// The line that closes findings told in brief: how many there are, and where
/// they are told whole, where `paper` is the paper's folder; nothing where there
/// are none.
pub fn closing(findings: &[Diagnostic], name: &str, paper: &str) -> Option<String> {
    let summary = super::human::summary(findings)?;
    let warned = findings
        .iter()
        .any(|finding| finding.severity == Severity::Warning);
    let (name, paper) = (visible_line(name), visible_line(paper));
    let quote = match paper.chars().any(char::is_whitespace) {
        true => "\"",
        false => "",
    };
    Some(match warned {
        true => {
            format!("{name}: {summary}; `panelpaper check {quote}{paper}{quote}` shows them all")
        }
        false => format!("{name}: {summary}"),
    })
}

/// The findings of each name.
fn by_name<'a>(findings: &[&'a Diagnostic]) -> Vec<Vec<&'a Diagnostic>> {
    let mut places = BTreeMap::new();
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    for finding in findings {
        let place = *places.entry(&finding.rule).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(finding);
    }
    groups
}

fn line(warning: &Diagnostic, sources: &Sources, color: bool) -> String {
    let line = short(std::slice::from_ref(warning), sources);
    if !color {
        return line;
    }
    let named = format!("{}[{}]", warning.severity.word(), warning.rule);
    let style = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
    line.replacen(&named, &format!("{style}{named}{style:#}"), 1)
}

#[cfg(test)]
mod tests {
    use super::{brief, closing};
    use crate::diag::Diagnostic;
    use crate::source::{Sources, Span};

    #[test]
    fn many_of_one_name_are_a_few_lines() {
        let mut sources = Sources::default();
        let file = sources.add("a.csv".into(), "123456789\n".into(), Vec::new());
        let at = |at: usize| Span::new(file, at, at + 1);
        let mut found: Vec<Diagnostic> = (0..5)
            .map(|place| Diagnostic::warning("a/b", format!("no. {place}")).at(at(place)))
            .collect();
        found.push(Diagnostic::warning("a/c", "once").at(at(5)).help("help"));
        found.push(Diagnostic::error("a/d", "an error").at(at(6)).help("help"));
        insta::assert_snapshot!(brief(&found, &sources, false), @r"
        a.csv:1:1: warning[a/b]: no. 0
        a.csv:1:2: warning[a/b]: no. 1
        a.csv:1:3: warning[a/b]: no. 2
            2 more like this
        a.csv:1:6: warning[a/c]: once

        error[a/d]: an error
         --> a.csv:1:7
          |
        1 | 123456789
          |       ^
          |
          = help: help
        ");
        assert_eq!(
            closing(&found, "id", "a folder").as_deref(),
            Some("id: 1 error, 6 warnings; `panelpaper check \"a folder\"` shows them all")
        );
        assert_eq!(
            closing(&found[6..], "id", "x").as_deref(),
            Some("id: 1 error")
        );
        assert_eq!(closing(&[], "id", "x"), None);
    }

    #[test]
    fn a_terminal_shows_what_is_a_warning() {
        let found = [Diagnostic::warning("a/b", "x").in_file("a.csv")];
        assert_eq!(
            brief(&found, &Sources::default(), true),
            "a.csv: \u{1b}[1m\u{1b}[33mwarning[a/b]\u{1b}[0m: x\n"
        );
    }
}
