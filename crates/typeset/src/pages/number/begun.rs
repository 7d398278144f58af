//! A part of the prose between its numbering and the words of its references.

use std::collections::BTreeSet;
use std::ops::Range;

use typst::syntax::{
    DiagSpanKind, LinkedNode, Source, SpanKind, SpanNumber, SyntaxDiagnostic, SyntaxKind,
};

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
        let within = markup::Within::new(&meant_otherwise);
        let mut findings = values::in_code(&source, part, |range| within.holds(range));
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

/// What is wrong with a body that Typst cannot read: its own errors, but for
/// those that follow from something which was meant otherwise.
fn misread(
    errors: &[SyntaxDiagnostic],
    meant_otherwise: Vec<markup::MarkupFinding>,
    source: &Source,
    filled: &Part<'_>,
) -> Vec<Diagnostic> {
    let within = markup::Within::new(&meant_otherwise);
    let mut places = faulty(source).into_iter();
    let placed = errors.iter().map(|error| {
        let known = match error.span.get() {
            DiagSpanKind::Number {
                num,
                sub_range: None,
                ..
            } => places.find(|(own, _)| *own == num),
            _ => None,
        };
        let known = known.map(|(_, range)| range);
        (error, known.or_else(|| messages::range(error, source)))
    });
    let follows = |place: &Option<Range<usize>>| place.as_ref().is_some_and(|it| within.holds(it));
    let rest = placed.filter(|(_, place)| !follows(place));
    let mut findings: Vec<Diagnostic> = rest
        .map(|(error, place)| messages::syntax(error, place, filled))
        .collect();
    findings.extend(meant_otherwise.into_iter().map(|found| found.finding));
    findings
}

/// What Typst could not read, from first to last as its errors are: looking each up
/// takes all that stands before it.
fn faulty(source: &Source) -> Vec<(SpanNumber, Range<usize>)> {
    let mut found = Vec::new();
    let mut left = vec![LinkedNode::new(source.root())];
    while let Some(node) = left.pop() {
        if let (SyntaxKind::Error, SpanKind::Number { num, .. }) = (node.kind(), node.span().get())
        {
            found.push((num, node.range()));
        }
        left.extend(node.children().rev());
    }
    found
}
