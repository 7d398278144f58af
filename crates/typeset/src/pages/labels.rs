//! The labels of a body: what each names, and references to them.

use std::collections::{BTreeMap, BTreeSet};

use crate::fill::{literal, quoted};
use tables::diag::{Diagnostic, nearest, question};
use tables::model::{Case, Place, Words};
use tables::source::Span;

/// What a label names, and where it stands in the source.
struct Labelled {
    place: Place,
    span: Option<Span>,
}

/// What a body refers to.
pub(super) struct Reference<'a> {
    /// The labels, with where they are named.
    pub(super) labels: &'a [(String, Span)],
    /// Whether they are the ends of a range.
    pub(super) range: bool,
    /// What is done to the letters of the words.
    pub(super) case: Option<Case>,
    /// The whole call.
    pub(super) span: Span,
}

/// Every label of a body.
#[derive(Default)]
pub(super) struct Labels(BTreeMap<String, Labelled>);

impl Labels {
    /// Gives a label to a paragraph or an item; an error where another has it.
    pub(super) fn name(
        &mut self,
        label: String,
        place: Place,
        span: Option<Span>,
    ) -> Result<(), Diagnostic> {
        if let Some(earlier) = self.0.get(&label) {
            let message = format!("the label <{label}> stands twice");
            let mut finding = Diagnostic::error("body/duplicate-label", message)
                .help("give one of the paragraphs another label");
            if let Some(span) = span {
                finding = finding.at(span);
            }
            if let Some(first) = earlier.span {
                finding = finding.with(first, "first here");
            }
            return Err(finding);
        }
        self.0.insert(label, Labelled { place, span });
        Ok(())
    }

    /// The Typst source of a reference to labels, as a link to the first; the
    /// errors are labels that nothing has, and a range that runs backwards.
    pub(super) fn reference(
        &self,
        asked: &Reference<'_>,
        words: &Words,
    ) -> Result<String, Vec<Diagnostic>> {
        let unknown = asked
            .labels
            .iter()
            .filter(|(label, _)| !self.0.contains_key(label));
        let unknown: Vec<Diagnostic> = unknown
            .map(|(label, span)| self.unknown(label, *span))
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let labels = asked.labels.iter();
        let places: Vec<Place> = labels
            .map(|(label, _)| self.0[label].place.clone())
            .collect();
        let text = match &places[..] {
            [from, to] if asked.range => {
                if from >= to {
                    let (from, to) = (from.printed(), to.printed());
                    let message = format!("paragraph {from} does not come before {to}");
                    let finding = Diagnostic::error("body/backward-range", message);
                    return Err(vec![finding.at(asked.span).help("exchange from= and to=")]);
                }
                words.paragraphs_between(from, to)
            }
            places => words.paragraphs(places),
        };
        let text = asked.case.map_or(text.clone(), |case| case.apply(&text));
        let target = quoted(&format!("para-{}", asked.labels[0].0));
        Ok(format!("#ref-to({target})[{}];", literal(&text)))
    }

    /// Labels at the end of a text that nothing refers to and that do not look
    /// like names: words in angle brackets, which are not printed.
    pub(super) fn odd(&self, named: &BTreeSet<&str>) -> Vec<Diagnostic> {
        let unnamed = self
            .0
            .iter()
            .filter(|(label, _)| !named.contains(label.as_str()));
        let odd = unnamed.filter(|(label, _)| !looks_like_a_name(label));
        odd.map(|(label, labelled)| {
            let message = format!("nothing refers to the label <{label}>, and it is not printed");
            Diagnostic::error("body/stray-label", message)
                .at_any(labelled.span)
                .help("write \\< for the sign itself; the usual label is of small Latin letters")
        })
        .collect()
    }

    fn unknown(&self, label: &str, span: Span) -> Diagnostic {
        let message = format!("no paragraph or item has the label <{label}>");
        let finding = Diagnostic::error("body/unknown-label", message).at(span);
        match nearest(label, self.0.keys().map(String::as_str)) {
            Some(near) => finding.saying(question(label, near)),
            None => finding.help(format!("put <{label}> at the end of the paragraph's text")),
        }
    }
}

/// Whether a label is what names usually are: three and more small letters,
/// digits and marks between them.
fn looks_like_a_name(label: &str) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.:".contains(c);
    label.len() > 2 && label.chars().all(small) && label.contains(|c: char| c.is_ascii_lowercase())
}
