//! A part of the prose between its numbering and the words of its references.

use std::collections::BTreeSet;
use std::ops::Range;

use typst::syntax::{Source, SyntaxDiagnostic};

use super::super::edits::{Edited, Edits};
use super::super::labels::Labels;
use super::super::part::Part;
use super::super::{depth, markup, messages, quotes, spaces, values};
use super::notes;
use super::numbering::Numbering;
use check::prose::sets_quotes;
use tables::diag::Diagnostic;
use tables::model::Lang;

/// A part whose blocks are numbered; its references wait for the labels of all.
pub(super) struct Begun<'a> {
    source: Source,
    pub(super) numbering: Numbering<'a>,
}

impl<'a> Begun<'a> {
    /// Numbers the blocks of a part, and takes its labels down.
    pub(super) fn new(part: &'a Part<'a>, labels: &mut Labels) -> Result<Self, Vec<Diagnostic>> {
        if let Some(place) = depth::too_deep(&part.body.text) {
            let finding = depth::finding().at_any(part.body.origin_of(place));
            return Err(vec![finding]);
        }
        let source = Source::new(part.file(), part.body.text.clone());
        let mut edits = Edits::default();
        let meant_otherwise = markup::check(&source, part, &mut edits);
        let (errors, _) = source.root().errors_and_warnings();
        if !errors.is_empty() {
            let findings = misread(&errors, meant_otherwise, &source, part);
            return Err(values::behind(findings, part));
        }
        let within = |range: &Range<usize>| is_within(range, &meant_otherwise);
        let mut findings = values::in_code(&source, part, within);
        findings.extend(meant_otherwise.into_iter().map(|found| found.finding));
        labels.enter(part);
        let mut numbering = Numbering {
            filled: part,
            labels: std::mem::take(labels),
            taken: Vec::new(),
            placed: BTreeSet::new(),
            leading_lines: BTreeSet::new(),
            edits,
            findings,
        };
        numbering.blocks(&source);
        numbering.around(&source);
        *labels = std::mem::take(&mut numbering.labels);
        Ok(Self { source, numbering })
    }

    /// The part with all its edits, and what was found in it.
    pub(super) fn finished(self) -> (Edited, Vec<Diagnostic>) {
        let Self {
            source,
            mut numbering,
        } = self;
        let part = numbering.filled;
        if part.lang == Lang::Zh {
            spaces::tidy(&source, &mut numbering.edits);
        }
        if sets_quotes(part.lang, &part.body.text) {
            quotes::set(&source, &mut numbering.edits);
        }
        notes::apart(&source, &mut numbering.edits);
        (numbering.edits.apply(&part.body.text), numbering.findings)
    }
}

/// How many of Typst's errors are looked at: to find the place of each takes as long as
/// the text, and nobody mends more at once.
const MOST: usize = 1_000;

/// What is wrong with a body that Typst cannot read: its own errors, but for
/// those that follow from something which was meant otherwise.
fn misread(
    errors: &[SyntaxDiagnostic],
    meant_otherwise: Vec<markup::MarkupFinding>,
    source: &Source,
    filled: &Part<'_>,
) -> Vec<Diagnostic> {
    let follows = |error: &&SyntaxDiagnostic| {
        let place = messages::range(error, source);
        place.is_some_and(|place| is_within(&place, &meant_otherwise))
    };
    let rest = errors.iter().take(MOST).filter(|error| !follows(error));
    let mut findings: Vec<Diagnostic> = rest
        .map(|error| messages::syntax(error, source, filled))
        .collect();
    findings.extend(meant_otherwise.into_iter().map(|found| found.finding));
    findings
}

/// Whether a place lies in something that was meant otherwise.
fn is_within(place: &Range<usize>, meant_otherwise: &[markup::MarkupFinding]) -> bool {
    let mut ours = meant_otherwise.iter();
    ours.any(|found| found.range.start <= place.start && place.end <= found.range.end)
}
