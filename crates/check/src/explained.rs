//! What is wrong beside something worse, and says nothing by itself.

use tables::diag::{Diagnostic, Severity};
use tables::source::{Sources, Span};

use crate::rules::rule;
use crate::rules::typing::{end_mark, unbalanced};

/// Rules about how a paragraph ends and closes.
const SHAPES: [&str; 2] = [end_mark::NAME, unbalanced::NAME];

/// Takes out what another finding explains: a paragraph that cannot be set as it
/// is typed may end in any way, and its brackets may be part of what is wrong.
pub fn explained(findings: &mut Vec<Diagnostic>, sources: &Sources) {
    let errors = findings.iter().filter(|finding| {
        // What checks say is of words that were read.
        finding.severity == Severity::Error && rule(&finding.rule).is_none()
    });
    let errors: Vec<Span> = errors.filter_map(Diagnostic::place).collect();
    findings.retain(|finding| {
        let at = finding.place().filter(|_| SHAPES.contains(&&*finding.rule));
        let beside = |at: Span| errors.iter().any(|error| in_one(sources, at, *error));
        !at.is_some_and(beside)
    });
}

/// Whether two places are in one paragraph: no empty line stands between them.
pub(crate) fn in_one(sources: &Sources, one: Span, other: Span) -> bool {
    let (first, second) = if one.start <= other.start {
        (one, other)
    } else {
        (other, one)
    };
    let text = &sources.file(one.file).text;
    let between = text.get(first.end..second.start.max(first.end));
    let lines: Vec<&str> = between.unwrap_or_default().split('\n').collect();
    let inside = lines.get(1..lines.len().saturating_sub(1));
    let mut inside = inside.unwrap_or_default().iter();
    one.file == other.file && !inside.any(|line| line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use tables::diag::Diagnostic;
    use tables::source::{Sources, Span};

    use super::{SHAPES, explained};

    #[test]
    fn an_error_explains_how_its_own_paragraph_ends() {
        let mut sources = Sources::default();
        let text = "a $ formula\nin two lines\n\nanother one";
        let file = sources.add("body.en.hbs".into(), text.to_owned(), Vec::new());
        let at = |at: usize| Span::new(file, at, at + 1);
        let end = |place: usize| Diagnostic::warning(SHAPES[0], "x").at(at(place));
        let error = Diagnostic::error("body/mathematics", "x").at(at(2));
        let mut found = vec![end(23), error.clone(), end(text.len() - 1)];
        explained(&mut found, &sources);
        assert_eq!(found, [error, end(text.len() - 1)]);
    }
}
