//! Very many findings of one rule in one line, made few.
//!
//! Nobody reads ten thousand messages about one cell, and each takes room in
//! memory and time to print.

use std::collections::BTreeMap;

use super::{Diagnostic, Label};
use crate::source::Sources;

/// How many findings of one rule are shown in one line.
const MOST: usize = 50;
/// The one that says how many there are besides, counted with them.
const FOLDED: usize = MOST + 1;

/// The findings, but of those of one rule in one line only the first ones, and
/// one more that says how many there are besides. Those with a safe change all
/// stay, so that it is made. What is few stays as it is.
pub fn few(findings: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
    if findings.len() <= MOST {
        return findings;
    }
    let line_of = |finding: &Diagnostic| {
        let label = finding.primary.as_ref();
        let label = label.filter(|_| finding.fixes.is_empty())?;
        let (place, _) = sources.places(label.span);
        let rule = finding.rule.clone();
        Some((label.span.file, place.line, rule, finding.severity))
    };
    let lines: Vec<_> = findings.iter().map(line_of).collect();
    // How many there are, and how many of them were passed.
    let mut many: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for line in lines.iter().flatten() {
        many.entry(line.clone()).or_default().0 += 1;
    }
    // What is told in place of one alone is as long as that.
    many.retain(|_, (count, _)| *count > FOLDED);
    let mut kept = Vec::new();
    for (finding, line) in findings.into_iter().zip(lines) {
        let Some((count, told)) = line.and_then(|line| many.get_mut(&line)) else {
            kept.push(finding);
            continue;
        };
        *told += 1;
        match *told {
            ..=MOST => kept.push(finding),
            FOLDED => kept.push(more(finding, *count - MOST)),
            _ => {}
        }
    }
    kept
}

/// One that says of how many others it is the first.
fn more(first: Diagnostic, count: usize) -> Diagnostic {
    Diagnostic {
        primary: first.primary.map(|label| Label {
            text: String::new(),
            ..label
        }),
        message: format!("{count} more like this in this line"),
        others: Vec::new(),
        help: vec!["fix those that are shown, and check again".to_owned()],
        ..first
    }
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
        assert_eq!(few(told.clone(), &sources), told);
        let fixed = |place: usize| at(place).fix(Span::new(file, place, place + 1), "");
        assert_eq!(
            few((0..line.len()).map(fixed).collect(), &sources).len(),
            line.len()
        );
    }
}
