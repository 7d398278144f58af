//! A filled body into Typst source whose paragraphs and items are numbered,
//! whose lists have their separators, and whose references are resolved.
//!
//! The first paragraph of a paper stays unnumbered, as LegCo papers have it;
//! the next is "2.".

mod closing;
mod heading;
mod invitation;
mod items;
mod marks;
mod numbering;
mod placed;
mod runs;

use std::collections::BTreeSet;
use std::ops::Range;

use typst::syntax::{LinkedNode, Source, SyntaxDiagnostic};

use super::edits::Edits;
use super::labels::{Labels, Reference};
use super::numbered::NumberedBody;
use super::outline::{Block, blocks};
use super::values::emission_at;
use super::{depth, headings, markup, messages, paths, quotes, spaces, values};
use crate::fill::{Filled, NumberingRequest};
use check::prose::sets_quotes;
use numbering::Numbering;
use tables::diag::{Diagnostic, has_errors};
use tables::model::Lang;

/// The numbering of a list that asks for none.
const USUAL_LIST: &str = "(a)(i)(1)";

/// Numbers a body. Mistakes that the source shows by itself (syntax, unknown or
/// doubled labels, values inside code) are findings.
pub(super) fn number(filled: &Filled) -> (Option<NumberedBody>, Vec<Diagnostic>) {
    let file = paths::body_id();
    if let Some(place) = depth::too_deep(&filled.body.text) {
        let finding = depth::finding().at_any(filled.body.origin_of(place));
        return (None, vec![finding]);
    }
    let source = Source::new(file, filled.body.text.clone());
    let mut edits = Edits::default();
    let meant_otherwise = markup::check(&source, filled, &mut edits);
    let (errors, _) = source.root().errors_and_warnings();
    if !errors.is_empty() {
        let findings = misread(&errors, meant_otherwise, &source, filled);
        return (None, values::behind(findings, filled));
    }
    let within = |range: &Range<usize>| {
        let mut ours = meant_otherwise.iter();
        ours.any(|found| found.range.start <= range.start && range.end <= found.range.end)
    };
    let mut findings = values::in_code(&source, filled, within);
    findings.extend(meant_otherwise.into_iter().map(|found| found.finding));
    let mut numbering = Numbering {
        filled,
        labels: Labels::default(),
        taken: Vec::new(),
        placed: BTreeSet::new(),
        edits,
        findings,
    };
    numbering.blocks(&source);
    numbering.references();
    if filled.lang == Lang::Zh {
        spaces::tidy(&source, &mut numbering.edits);
    }
    if sets_quotes(filled.lang, &filled.body.text) {
        quotes::set(&source, &mut numbering.edits);
    }
    let findings = numbering.findings;
    let edited = numbering.edits.apply(&filled.body.text);
    let body = NumberedBody::new(edited);
    let sound = !has_errors(&findings);
    (sound.then_some(body), findings)
}

/// What is wrong with a body that Typst cannot read: its own errors, but for
/// those that follow from something which was meant otherwise.
fn misread(
    errors: &[SyntaxDiagnostic],
    meant_otherwise: Vec<markup::MarkupFinding>,
    source: &Source,
    filled: &Filled,
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

impl Numbering<'_> {
    fn blocks(&mut self, source: &Source) {
        let emission_at = |at: usize| emission_at(self.filled, at).cloned();
        let blocks = blocks(source.root(), |at| {
            emission_at(at).is_some_and(|found| {
                !matches!(
                    found.request,
                    Some(NumberingRequest::List { .. } | NumberingRequest::Placed { .. })
                )
            })
        });
        let mut number = 0;
        let mut style = None;
        let mut used = BTreeSet::new();
        let mut above = None;
        let mut runs = self.runs(&blocks).into_iter();
        for block in &blocks {
            match block {
                Block::Heading(_) => {
                    style = None;
                    above = None;
                }
                Block::Code(range) => match self.asks_for_style(range) {
                    Some(asked) => style = Some(asked),
                    None => self.place_below(range, above.take()),
                },
                Block::Paragraph(nodes) => {
                    if self.is_invitation(block) {
                        self.unnumbered(nodes);
                    } else {
                        number += 1;
                        self.paragraph(number, nodes);
                    }
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
                    let run = runs.next().unwrap_or_default();
                    self.list(number, pattern, items, run);
                }
            }
        }
        self.notes_of_headings(source);
        self.stray_lists(&used);
        self.stray_placed();
        let stray = markup::stray_labels(source, self.filled, &self.taken);
        self.findings.extend(stray);
        self.findings.extend(headings::check(source, self.filled));
        self.closing(&blocks, source.text().len());
        self.invitation();
    }

    /// The numbering of the list that follows, and where it is asked for, where a block
    /// asks for one.
    fn asks_for_style(&mut self, block: &Range<usize>) -> Option<(&'static str, usize)> {
        let asked = emission_at(self.filled, block.start)?;
        let Some(NumberingRequest::List { pattern, .. }) = asked.request else {
            return None;
        };
        self.edits.replace(asked.range.clone(), "");
        Some((pattern, asked.range.start))
    }

    /// Puts in the tables and pictures of a block, which what leads into them, if
    /// anything stands above, is kept with.
    fn place_below(&mut self, block: &Range<usize>, above: Option<&Vec<LinkedNode<'_>>>) {
        // Without a paragraph above it, it is placed too.
        let placed = self.place(block);
        if let Some(nodes) = above.filter(|_| placed) {
            self.lead_in(0, nodes, None);
        }
    }

    /// Reports what asks for a list's numbering where no list follows; `used` is
    /// where the others stand.
    fn stray_lists(&mut self, used: &BTreeSet<usize>) {
        let emissions = self.filled.body.emissions.iter();
        let asking =
            emissions.filter(|found| matches!(found.request, Some(NumberingRequest::List { .. })));
        let stray = asking.filter(|found| !used.contains(&found.range.start));
        self.findings.extend(stray.map(|found| {
            Diagnostic::error("body/stray-list", "no list follows this")
                .at(found.span)
                .help("put it on a line of its own, above the first item of its list")
        }));
    }

    /// Puts numbers in place of what asked for them.
    fn references(&mut self) {
        self.marks();
        let mut named = BTreeSet::new();
        for emission in &self.filled.body.emissions {
            let Some(NumberingRequest::Paragraphs {
                labels,
                range,
                case,
            }) = &emission.request
            else {
                continue;
            };
            named.extend(labels.iter().map(|(label, _)| label.as_str()));
            let asked = Reference {
                labels,
                range: *range,
                case: *case,
                span: emission.span,
            };
            match self.labels.reference(&asked, &self.filled.words) {
                Ok(text) => self.edits.replace(emission.range.clone(), text),
                Err(findings) => self.findings.extend(findings),
            }
        }
        self.findings.extend(self.labels.odd(&named));
    }
}
