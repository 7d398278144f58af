//! The labels of a body: what each names, and references to them.

use std::collections::{BTreeMap, BTreeSet};

use crate::fill::{literal, quoted};
use tables::diag::{Diagnostic, nearest, question};
use tables::model::Words;
use tables::model::words::merged;
use tables::source::Span;

/// What a label names: its printed number (`19`, `2(e)`) and, for a whole
/// paragraph, the number itself.
struct Labelled {
    printed: String,
    paragraph: Option<usize>,
    span: Option<Span>,
}

impl Labelled {
    /// The number of the paragraph, or of the one that the item is in.
    fn in_paragraph(&self) -> Option<usize> {
        let digits = self.printed.split('(').next()?;
        digits.parse().ok()
    }
}

/// Every label of a body.
#[derive(Default)]
pub(super) struct Labels(BTreeMap<String, Labelled>);

impl Labels {
    /// Gives a label to a paragraph (with its number) or an item (without);
    /// an error where another has it.
    pub(super) fn name(
        &mut self,
        label: String,
        printed: String,
        paragraph: Option<usize>,
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
        let labelled = Labelled {
            printed,
            paragraph,
            span,
        };
        self.0.insert(label, labelled);
        Ok(())
    }

    /// The Typst source of a reference to labels, as a link to the first; the
    /// errors are labels that nothing has, and a range that runs backwards.
    pub(super) fn reference(
        &self,
        labels: &[(String, Span)],
        range: bool,
        span: Span,
        words: &Words,
    ) -> Result<String, Vec<Diagnostic>> {
        let unknown: Vec<Diagnostic> = labels
            .iter()
            .filter(|(label, _)| !self.0.contains_key(label))
            .map(|(label, span)| self.unknown(label, *span))
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let found: Vec<(&str, &Labelled)> = labels
            .iter()
            .map(|(label, _)| (label.as_str(), &self.0[label]))
            .collect();
        let numbers: Option<Vec<usize>> = found.iter().map(|(_, label)| label.paragraph).collect();
        let list = match (&found[..], numbers) {
            ([(_, one)], _) => one.printed.clone(),
            ([(_, from), (_, to)], _) if range => {
                let same = from.printed == to.printed;
                if same || from.in_paragraph() > to.in_paragraph() {
                    let message = format!(
                        "paragraph {} does not come before {}",
                        from.printed, to.printed
                    );
                    let finding = Diagnostic::error("body/backward-range", message).at(span);
                    return Err(vec![finding.help("exchange from= and to=")]);
                }
                let ends = [("from", from.printed.as_str()), ("to", to.printed.as_str())];
                words.list.range.fill(&ends)
            }
            (_, Some(mut numbers)) => {
                numbers.sort_unstable();
                numbers.dedup();
                merged(&numbers, &words.list)
            }
            (found, None) => {
                let printed = found.iter().map(|(_, label)| label.printed.clone());
                words.list.join(&printed.collect::<Vec<_>>())
            }
        };
        let text = match found.len() {
            1 => words.paragraph.one.fill(&[("n", &list)]),
            _ => words.paragraph.many.fill(&[("list", &list)]),
        };
        let target = quoted(&format!("para-{}", found[0].0));
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
