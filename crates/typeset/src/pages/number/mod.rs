//! The prose of an edition into Typst source whose paragraphs and items are numbered,
//! whose lists have their separators, and whose references are resolved.
//!
//! The first paragraph of a paper stays unnumbered, as LegCo papers have it;
//! the next is "2.". Those of an annex count from 1. The blocks of all parts are
//! numbered before any reference is resolved, for labels are those of the paper.

mod begun;
mod closing;
mod heading;
mod invitation;
mod items;
mod marks;
mod notes;
mod numbering;
mod of_cells;
mod placed;
mod runs;

use std::collections::BTreeSet;
use std::ops::Range;

use typst::syntax::{LinkedNode, Source};

use super::labels::{Labels, Reference};
use super::numbered::NumberedBody;
use super::outline::{Block, blocks};
use super::part::Part;
use super::values::emission_at;
use super::{headings, markup};
use crate::fill::{Filled, NumberingRequest, literal};
use begun::Begun;
pub(super) use notes::GAP;
use numbering::Numbering;
pub(super) use of_cells::CellWords;
use of_cells::of_cells;
use tables::diag::{Diagnostic, has_errors};

/// The numbering of a list that asks for none.
const USUAL_LIST: &str = "(a)(i)(1)";

/// The prose of an edition, numbered.
pub(super) struct Numbered<'a> {
    /// Its parts as Typst source, the body first.
    pub(super) bodies: Vec<NumberedBody<'a>>,
    /// The words of the references of each part, in their order.
    pub(super) references: Vec<Vec<String>>,
    /// The words of those in cells.
    pub(super) of_cells: CellWords,
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

impl<'a> Numbering<'a> {
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
                    None => self.place_below(source, range, above.take()),
                },
                Block::Paragraph(nodes) => {
                    if self.is_invitation(block) {
                        if let (Some(above), Some([])) = (above, self.before_posts(nodes)) {
                            self.lead_in(0, above, None);
                        }
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
        self.stray_lists(&used);
        if self.filled.annex.is_none() {
            self.closing(&blocks, source.text().len());
        }
    }

    /// What concerns a part as a whole.
    fn around(&mut self, source: &Source) {
        self.notes_of_headings(source);
        self.stray_placed();
        let stray = markup::stray_labels(source, self.filled, &self.taken);
        self.findings.extend(stray);
        self.findings.extend(headings::check(source, self.filled));
        if self.filled.annex.is_none() {
            self.invitation();
        }
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
    fn place_below(
        &mut self,
        source: &Source,
        block: &Range<usize>,
        above: Option<&Vec<LinkedNode<'_>>>,
    ) {
        // Without a paragraph above it, it is placed too.
        let placed = self.place(source, block);
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
        let text = &self.filled.body.text;
        self.findings.extend(stray.map(|found| {
            let way_out = match is_below_words(text, &found.range) {
                true => "put a blank line before it: right below a line it belongs to that",
                false => "put it on a line of its own, above the first item of its list",
            };
            Diagnostic::error("body/stray-list", "no list follows this")
                .at(found.span)
                .help(way_out)
        }));
    }

    /// Puts numbers in place of what asked for them; gives their words. The labels
    /// that are named go to `named`.
    fn references(&mut self, labels: &Labels, named: &mut BTreeSet<&'a str>) -> Vec<String> {
        let part = self.filled;
        if part.annex.is_none() {
            self.marks(labels);
        }
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

/// Whether a stretch is a line of its own, above a list and right below other words.
fn is_below_words(text: &str, stretch: &Range<usize>) -> bool {
    let before = text.get(..stretch.start).unwrap_or_default();
    let before = before.trim_end_matches([' ', '\t']);
    let above = before.strip_suffix('\n').map(|all| all.lines().next_back());
    let is_right_below = above.flatten().is_some_and(|line| !line.trim().is_empty());
    let after = text.get(stretch.end..).unwrap_or_default();
    let after = after.trim_start_matches([' ', '\t', '\r']);
    let is_above_list = after
        .strip_prefix('\n')
        .is_some_and(|rest| rest.trim_start().starts_with('+'));
    is_right_below && is_above_list
}
