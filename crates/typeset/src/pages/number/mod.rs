//! The prose of an edition into Typst source whose paragraphs and items are numbered,
//! whose lists have their separators, and whose references are resolved.
//!
//! The first paragraph of a paper stays unnumbered, as LegCo papers have it;
//! the next is "2.". Those of an annex count from 1. The blocks of all parts are
//! numbered before any reference is resolved, for labels are those of the paper.

mod closing;
mod heading;
mod items;
mod numbering;
mod placed;

use std::collections::BTreeSet;
use std::ops::Range;

use typst::syntax::{Source, SyntaxDiagnostic};

use super::edits::{Edited, Edits};
use super::labels::{Labels, Reference};
use super::numbered::NumberedBody;
use super::outline::{Block, blocks};
use super::part::Part;
use super::values::emission_at;
use super::{depth, headings, markup, messages, quotes, spaces, values};
use crate::fill::{Emission, Filled, NumberingRequest, literal};
use check::prose::sets_quotes;
use numbering::Numbering;
use tables::diag::{Diagnostic, has_errors};
use tables::model::Lang;

/// The numbering of a list that asks for none.
const USUAL_LIST: &str = "(a)(i)(1)";

/// The prose of an edition, numbered.
pub(super) struct Numbered<'a> {
    /// Its parts as Typst source, the body first.
    pub(super) bodies: Vec<NumberedBody<'a>>,
    /// The words of the references of each part, in their order.
    pub(super) references: Vec<Vec<String>>,
    /// The words of those in cells.
    pub(super) of_cells: Vec<String>,
}

/// A part whose blocks are numbered; its references wait for the labels of all.
struct Begun<'a> {
    source: Source,
    numbering: Numbering<'a>,
}

/// Numbers the prose of an edition. Mistakes that the source shows by itself (syntax,
/// unknown or doubled labels, values inside code) are findings.
pub(super) fn number(filled: &Filled) -> (Option<Numbered<'_>>, Vec<Diagnostic>) {
    let parts = Part::all(filled);
    let mut labels = Labels::default();
    let mut findings = Vec::new();
    let mut begun = Vec::new();
    for part in &parts {
        match Begun::new(part, &mut labels) {
            Ok(found) => begun.push(found),
            Err(found) => findings.extend(found),
        }
    }
    if begun.len() < parts.len() {
        let rest = begun.into_iter().map(|it| it.numbering.findings);
        findings.extend(rest.flatten());
        return (None, findings);
    }
    let mut named = BTreeSet::new();
    let references = begun
        .iter_mut()
        .map(|it| it.numbering.references(&labels, &mut named));
    let references = references.collect();
    let (of_cells, found) = of_cells(filled, &labels, &mut named);
    findings.extend(found);
    // Of a part alone nobody knows what the others name.
    if filled.linked {
        findings.extend(labels.odd(&named));
    }
    let mut bodies = Vec::new();
    for (part, begun) in parts.iter().zip(begun) {
        let (edited, found) = begun.finished();
        findings.extend(found);
        bodies.push(NumberedBody::new(*part, edited));
    }
    let numbered = Numbered {
        bodies,
        references,
        of_cells,
    };
    let sound = !has_errors(&findings);
    (sound.then_some(numbered), findings)
}

/// The words of the references in cells, and what is wrong with them. What stands in an
/// annex that is no prose is no part of any text.
fn of_cells<'a>(
    filled: &'a Filled,
    labels: &Labels,
    named: &mut BTreeSet<&'a str>,
) -> (Vec<String>, Vec<Diagnostic>) {
    const NO_TEXT: usize = 0;
    let mut texts = Vec::new();
    let mut findings = Vec::new();
    for reference in &filled.cell_references {
        let from = reference.in_annex.then_some(NO_TEXT);
        let NumberingRequest::Paragraphs {
            labels: asked,
            range,
            bare,
            case,
        } = &reference.request
        else {
            continue;
        };
        named.extend(asked.iter().map(|(label, _)| label.as_str()));
        let asked = Reference {
            labels: asked,
            range: *range,
            bare: *bare,
            case: *case,
            span: reference.span,
            from,
        };
        match labels.reference(&asked, &filled.words) {
            Ok(found) => texts.push(found.text),
            Err(found) => findings.extend(found),
        }
    }
    (texts, findings)
}

impl<'a> Begun<'a> {
    /// Numbers the blocks of a part, and takes its labels down.
    fn new(part: &'a Part<'a>, labels: &mut Labels) -> Result<Self, Vec<Diagnostic>> {
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
        let within = |range: &Range<usize>| {
            let mut ours = meant_otherwise.iter();
            ours.any(|found| found.range.start <= range.start && range.end <= found.range.end)
        };
        let mut findings = values::in_code(&source, part, within);
        findings.extend(meant_otherwise.into_iter().map(|found| found.finding));
        labels.enter(part);
        let mut numbering = Numbering {
            filled: part,
            labels: std::mem::take(labels),
            taken: Vec::new(),
            placed: BTreeSet::new(),
            edits,
            findings,
        };
        numbering.blocks(&source);
        *labels = std::mem::take(&mut numbering.labels);
        Ok(Self { source, numbering })
    }

    /// The part with all its edits, and what was found in it.
    fn finished(self) -> (Edited, Vec<Diagnostic>) {
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
    let follows = |error: &&SyntaxDiagnostic| {
        let place = messages::range(error, source);
        let mut ours = meant_otherwise.iter();
        place.is_some_and(|place| {
            ours.any(|found| found.range.start <= place.start && place.end <= found.range.end)
        })
    };
    let rest = errors.iter().filter(|error| !follows(error));
    let mut findings: Vec<Diagnostic> = rest
        .map(|error| messages::syntax(error, source, filled))
        .collect();
    findings.extend(meant_otherwise.into_iter().map(|found| found.finding));
    findings
}

impl<'a> Numbering<'a> {
    fn blocks(&mut self, source: &Source) {
        let emission_at = |at: usize| emission_at(self.filled, at).cloned();
        let blocks = blocks(source.root(), |at| {
            emission_at(at).is_some_and(|found| {
                !matches!(
                    found.request,
                    Some(NumberingRequest::List(_) | NumberingRequest::Placed { .. })
                )
            })
        });
        let mut number = 0;
        let mut style = None;
        let mut used = BTreeSet::new();
        let mut above = None;
        for block in &blocks {
            match block {
                Block::Heading(_) => {
                    style = None;
                    above = None;
                }
                Block::Code(range) => {
                    if let Some(Emission {
                        request: Some(NumberingRequest::List(pattern)),
                        range,
                        ..
                    }) = emission_at(range.start)
                    {
                        style = Some((pattern, range.start));
                        self.edits.replace(range, "");
                    } else {
                        let above = above.take();
                        // Without a paragraph above it, it is placed too.
                        let placed = self.place(range);
                        if let Some(nodes) = above.filter(|_| placed) {
                            self.lead_in(0, nodes, None);
                        }
                    }
                }
                Block::Paragraph(nodes) => {
                    number += 1;
                    self.paragraph(number, nodes);
                    style = None;
                    above = Some(nodes);
                }
                Block::List(items) => {
                    if let Some(nodes) = above.take() {
                        self.lead_in(0, nodes, items.first());
                    }
                    let asked = style.take();
                    used.extend(asked.map(|(_, at)| at));
                    let pattern = asked.map_or(USUAL_LIST, |(pattern, _)| pattern);
                    self.list(number, pattern, items);
                }
            }
        }
        self.notes_of_headings(source);
        self.stray_lists(&used);
        self.stray_placed();
        let stray = markup::stray_labels(source, self.filled, &self.taken);
        self.findings.extend(stray);
        self.findings.extend(headings::check(source, self.filled));
        if self.filled.annex.is_none() {
            self.closing(&blocks, source.text().len());
        }
    }

    /// Reports what asks for a list's numbering where no list follows; `used` is
    /// where the others stand.
    fn stray_lists(&mut self, used: &BTreeSet<usize>) {
        let emissions = self.filled.body.emissions.iter();
        let asking =
            emissions.filter(|found| matches!(found.request, Some(NumberingRequest::List(_))));
        let stray = asking.filter(|found| !used.contains(&found.range.start));
        self.findings.extend(stray.map(|found| {
            Diagnostic::error("body/stray-list", "no list follows this")
                .at(found.span)
                .help("put it on a line of its own, above the first item of its list")
        }));
    }

    /// Puts numbers in place of what asked for them; gives their words. The labels
    /// that are named go to `named`.
    fn references(&mut self, labels: &Labels, named: &mut BTreeSet<&'a str>) -> Vec<String> {
        let part = self.filled;
        let mut texts = Vec::new();
        for emission in &part.body.emissions {
            let Some(NumberingRequest::Paragraphs {
                labels: asked,
                range,
                bare,
                case,
            }) = &emission.request
            else {
                continue;
            };
            named.extend(asked.iter().map(|(label, _)| label.as_str()));
            let place = emission.range.clone();
            if let Some(known) = part.references {
                let text = known.get(texts.len()).cloned().unwrap_or_default();
                self.edits.replace(place, literal(&text));
                texts.push(text);
                continue;
            }
            let asked = Reference {
                labels: asked,
                range: *range,
                bare: *bare,
                case: *case,
                span: emission.span,
                from: part.annex,
            };
            match labels.reference(&asked, part.words) {
                Ok(found) => {
                    self.edits.replace(place, found.link());
                    texts.push(found.text);
                }
                Err(findings) => self.findings.extend(findings),
            }
        }
        texts
    }
}
