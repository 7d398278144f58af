//! The labels of a paper: what each names, and references to them.

use std::collections::{BTreeMap, BTreeSet};

use super::part::Part;
use crate::fill::{literal, quoted};
use tables::diag::{Diagnostic, nearest, question};
use tables::model::{Case, Place, Words};
use tables::source::Span;

/// What a label names, and where it stands in the source.
struct Labelled {
    place: Place,
    span: Option<Span>,
    /// The annex whose text it is in; `None` for the body.
    annex: Option<usize>,
    /// Whether the paragraphs of that part are numbered.
    numbered: bool,
}

/// What a part of the paper refers to.
pub(super) struct Reference<'a> {
    /// The labels, with where they are named.
    pub(super) labels: &'a [(String, Span)],
    /// Whether they are the ends of a range.
    pub(super) range: bool,
    /// Whether the part that they are in is left unsaid.
    pub(super) bare: bool,
    /// What is done to the letters of the words.
    pub(super) case: Option<Case>,
    /// The whole call.
    pub(super) span: Span,
    /// The number of the annex that refers; `None` for the body.
    pub(super) from: Option<usize>,
}

/// A reference, resolved.
pub(super) struct Resolved {
    /// Its words.
    pub(super) text: String,
    /// What a link of it leads to.
    pub(super) target: String,
}

impl Resolved {
    /// The Typst source of a link.
    pub(super) fn link(&self) -> String {
        let target = quoted(&self.target);
        format!("#ref-to({target})[{}];", literal(&self.text))
    }
}

/// Every label of a paper.
#[derive(Default)]
pub(super) struct Labels {
    all: BTreeMap<String, Labelled>,
    /// What annexes with labels are called.
    annexes: BTreeMap<usize, String>,
    /// The part whose labels come: its annex, and whether it is numbered.
    here: (Option<usize>, bool),
}

impl Labels {
    /// Goes on to another part of the paper.
    pub(super) fn enter(&mut self, part: &Part<'_>) {
        self.here = (part.annex, part.numbered);
        if let Some(annex) = part.annex {
            let called = match part.annexes {
                1 => part.words.annex.reference(&[annex], 1, &part.words.list),
                _ => part.label.to_owned(),
            };
            self.annexes.insert(annex, called);
        }
    }

    /// Gives a label to a paragraph or an item; an error where another has it.
    pub(super) fn name(
        &mut self,
        label: String,
        place: Place,
        span: Option<Span>,
    ) -> Result<(), Diagnostic> {
        if let Some(earlier) = self.all.get(&label) {
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
        let (annex, numbered) = self.here;
        let labelled = Labelled {
            place,
            span,
            annex,
            numbered,
        };
        self.all.insert(label, labelled);
        Ok(())
    }

    /// The number of the annex that a label is in; `None` where it is in the body, or
    /// nowhere.
    pub(super) fn annex_of(&self, label: &str) -> Option<usize> {
        self.all.get(label)?.annex
    }

    /// A reference to labels; the errors are labels that nothing has, or that have
    /// no number, and a range that runs backwards.
    pub(super) fn reference(
        &self,
        asked: &Reference<'_>,
        words: &Words,
    ) -> Result<Resolved, Vec<Diagnostic>> {
        let mut labelled = Vec::new();
        let mut unknown = Vec::new();
        for (label, span) in asked.labels {
            match self.all.get(label) {
                Some(found) => labelled.push((found, *span)),
                None => unknown.push(self.unknown(label, *span)),
            }
        }
        if !unknown.is_empty() {
            return Err(unknown);
        }
        if let Some(finding) = unfit(&labelled) {
            return Err(vec![finding]);
        }
        let places: Vec<Place> = labelled.iter().map(|(it, _)| it.place.clone()).collect();
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
        let annex = labelled.first().and_then(|(it, _)| it.annex);
        let text = match annex {
            _ if asked.bare || annex == asked.from => text,
            None => words.paragraph.in_paper.fill(&[("list", &text)]),
            Some(annex) => {
                let label = self.annexes.get(&annex).map_or("", String::as_str);
                let values = [("list", text.as_str()), ("annex", label)];
                words.paragraph.in_annex.fill(&values)
            }
        };
        Ok(Resolved {
            text: asked.case.map_or(text.clone(), |case| case.apply(&text)),
            target: format!("para-{}", asked.labels[0].0),
        })
    }

    /// Labels at the end of a text that nothing refers to and that do not look
    /// like names: words in angle brackets, which are not printed.
    pub(super) fn odd(&self, named: &BTreeSet<&str>) -> Vec<Diagnostic> {
        let unnamed = self
            .all
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
        match nearest(label, self.all.keys().map(String::as_str)) {
            Some(near) => finding.saying(question(label, near)),
            None => finding.help(format!("put <{label}> at the end of the paragraph's text")),
        }
    }
}

/// Why labels cannot be referred to together: one is in an annex without numbers, or
/// they are in two parts of the paper.
fn unfit(labelled: &[(&Labelled, Span)]) -> Option<Diagnostic> {
    if let Some((_, span)) = labelled.iter().find(|(it, _)| !it.numbered) {
        let message = "the paragraphs of this label's annex have no numbers";
        let finding = Diagnostic::error("body/no-number", message).at(*span);
        return Some(finding.help("name the annex alone: {{annex \"NAME\"}}"));
    }
    let (first, rest) = labelled.split_first()?;
    let (_, span) = rest.iter().find(|(it, _)| it.annex != first.0.annex)?;
    let message = "these labels are in two parts of the paper";
    let finding = Diagnostic::error("body/labels-apart", message).at(*span);
    Some(finding.help("refer to each part by a call of its own"))
}

/// Whether a label is what names usually are: three and more small letters,
/// digits and marks between them.
fn looks_like_a_name(label: &str) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.:".contains(c);
    label.len() > 2 && label.chars().all(small) && label.contains(|c: char| c.is_ascii_lowercase())
}
