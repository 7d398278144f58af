//! Very many findings of one rule in one line, made few.
//!
//! Nobody reads ten thousand messages about one cell, and each takes room in
//! memory and time to print.

use std::collections::BTreeMap;

use super::{Diagnostic, Label};
use crate::source::Sources;

/// How many findings of one rule are shown in one line.
const MOST: usize = 50;

/// The findings, but of those of one rule in one line only the first ones, and
/// one more that says how many there are besides. Those with a safe change all
/// stay, so that it is made.
pub fn few(findings: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
    if findings.len() <= MOST {
        return findings;
    }
    let mut told: BTreeMap<_, usize> = BTreeMap::new();
    let mut more: BTreeMap<_, (Diagnostic, usize)> = BTreeMap::new();
    let mut kept = Vec::new();
    for finding in findings {
        let Some(label) = finding
            .primary
            .as_ref()
            .filter(|_| finding.fixes.is_empty())
        else {
            kept.push(finding);
            continue;
        };
        let (place, _) = sources.places(label.span);
        let key = (
            label.span.file,
            place.line,
            finding.rule.clone(),
            finding.severity,
        );
        let count = told.entry(key.clone()).or_default();
        *count += 1;
        if *count <= MOST {
            kept.push(finding);
        } else {
            more.entry(key).or_insert((finding, 0)).1 += 1;
        }
    }
    let folded = more.into_values();
    kept.extend(folded.map(|(first, count)| Diagnostic {
        primary: first.primary.map(|label| Label {
            text: String::new(),
            ..label
        }),
        message: format!("{count} more like this in this line"),
        others: Vec::new(),
        help: vec!["fix those that are shown, and check again".to_owned()],
        ..first
    }));
    kept
}

#[cfg(test)]
mod tests {
    use super::{MOST, few};
    use crate::diag::Diagnostic;
    use crate::source::{Sources, Span};

    #[test]
    fn many_of_one_line_are_few_and_say_so() {
        let mut sources = Sources::default();
        let line = "x".repeat(3 * MOST);
        let file = sources.add("a".into(), format!("{line}\n{line}\n"), Vec::new());
        let at = |at: usize| Diagnostic::warning("a/b", "x").at(Span::new(file, at, at + 1));
        let some: Vec<Diagnostic> = (0..MOST)
            .chain(line.len() + 1..line.len() + 9)
            .map(at)
            .collect();
        assert_eq!(few(some.clone(), &sources), some);
        let told = few((0..line.len()).map(at).collect(), &sources);
        assert_eq!(told.len(), MOST + 1);
        assert_eq!(told[..MOST], some[..MOST]);
        let last = &told[MOST];
        assert_eq!(
            last.message,
            format!("{} more like this in this line", 2 * MOST)
        );
        assert_eq!(last.primary, at(MOST).primary);
        let fixed = |place: usize| at(place).fix(Span::new(file, place, place + 1), "");
        assert_eq!(
            few((0..line.len()).map(fixed).collect(), &sources).len(),
            line.len()
        );
    }
}
