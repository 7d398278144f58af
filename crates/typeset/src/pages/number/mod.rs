//! A filled body into Typst source whose paragraphs and items are numbered,
//! whose lists have their separators, and whose references are resolved.
//!
//! The first paragraph of a paper stays unnumbered, as LegCo papers have it;
//! the next is "2.".

use std::collections::BTreeSet;
use std::ops::Range;

use typst::syntax::{FileId, LinkedNode, Source, SyntaxDiagnostic, SyntaxKind};

use super::edits::{Edited, Edits};
use super::labels::Labels;
use super::outline::{Block, blocks};
use super::values::emission_at;
use super::{depth, headings, long, markup, messages, spaces, values, world};
use crate::fill::{Emission, Filled, Request, literal, quoted};
use tables::diag::{Diagnostic, has_errors};
use tables::model::Lang;
use tables::source::Span;

/// The first line of every body: the functions that numbering calls.
const PRELUDE: &str = "#import \"/templates/layout.typ\": *\n";

/// The numbering of a list that asks for none.
const USUAL_LIST: &str = "(a)(i)(1)";

/// A numbered body as Typst source.
#[derive(Debug)]
pub(super) struct NumberedBody {
    pub(super) file: FileId,
    pub(super) text: String,
    edited: Edited,
}

impl NumberedBody {
    /// The stretch of the paper's body file that a range of the source is from.
    pub(super) fn origin(&self, range: Range<usize>, filled: &Filled) -> Option<Span> {
        let before = |at: usize| self.edited.before(at.saturating_sub(PRELUDE.len()));
        filled
            .body
            .origin_of(before(range.start)..before(range.end))
    }

    /// The same with spaces in place of these ranges.
    pub(super) fn without(&self, ranges: &[Range<usize>]) -> Self {
        let mut text = self.text.clone();
        for range in ranges {
            let blank = |c: char| {
                if c == '\n' {
                    "\n".to_owned()
                } else {
                    " ".repeat(c.len_utf8())
                }
            };
            let blanks: String = self.text[range.clone()].chars().map(blank).collect();
            text.replace_range(range.clone(), &blanks);
        }
        Self {
            file: self.file,
            text,
            edited: self.edited.clone(),
        }
    }
}

/// Numbers a body. Mistakes that the source shows by itself (syntax, unknown or
/// doubled labels, values inside code) are findings.
pub(super) fn number(filled: &Filled) -> (Option<NumberedBody>, Vec<Diagnostic>) {
    let file = world::body_id();
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
        edits,
        findings,
    };
    numbering.blocks(&source);
    numbering.references();
    if filled.lang == Lang::Zh {
        spaces::tidy(&source, &mut numbering.edits);
    }
    let findings = numbering.findings;
    let edited = numbering.edits.apply(&filled.body.text);
    let body = NumberedBody {
        file,
        text: format!("{PRELUDE}{}", edited.text),
        edited,
    };
    let sound = !has_errors(&findings);
    (sound.then_some(body), findings)
}

/// What is wrong with a body that Typst cannot read: its own errors, but for
/// those that follow from something which was meant otherwise.
fn misread(
    errors: &[SyntaxDiagnostic],
    meant_otherwise: Vec<markup::Found>,
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

struct Numbering<'a> {
    filled: &'a Filled,
    labels: Labels,
    /// Where the labels stand that name a paragraph or an item.
    taken: Vec<Range<usize>>,
    edits: Edits,
    findings: Vec<Diagnostic>,
}

/// A list or nested list while its items are numbered.
struct Level<'p> {
    pattern: &'p str,
    depth: usize,
    /// The number so far: `2`, `2(e)`.
    prefix: String,
    /// What follows the last item: the enclosing item's separator.
    last: &'p str,
}

impl Numbering<'_> {
    fn blocks(&mut self, source: &Source) {
        let emission_at = |at: usize| emission_at(self.filled, at).cloned();
        let blocks = blocks(source.root(), |at| {
            emission_at(at).is_some_and(|found| !matches!(found.request, Some(Request::List(_))))
        });
        let mut number = 0;
        let mut style = None;
        let mut used = BTreeSet::new();
        for block in &blocks {
            match block {
                Block::Heading(_) => style = None,
                Block::Code(range) => {
                    if let Some(Emission {
                        request: Some(Request::List(pattern)),
                        range,
                        ..
                    }) = emission_at(range.start)
                    {
                        style = Some((pattern, range.start));
                        self.edits.replace(range, "");
                    }
                }
                Block::Paragraph(nodes) => {
                    number += 1;
                    self.paragraph(number, nodes);
                    style = None;
                }
                Block::List(items) => {
                    let asked = style.take();
                    used.extend(asked.map(|(_, at)| at));
                    let pattern = asked.map_or(USUAL_LIST, |(pattern, _)| pattern);
                    self.list(number, pattern, items);
                }
            }
        }
        self.stray_lists(&used);
        let stray = markup::stray_labels(source, self.filled, &self.taken);
        self.findings.extend(stray);
        self.findings.extend(headings::check(source, self.filled));
        let closing = self.closing(&blocks, source.text().len());
        self.noted_headings(&blocks, closing);
    }

    /// Reports what asks for a list's numbering where no list follows; `used` is
    /// where the others stand.
    fn stray_lists(&mut self, used: &BTreeSet<usize>) {
        let emissions = self.filled.body.emissions.iter();
        let asking = emissions.filter(|found| matches!(found.request, Some(Request::List(_))));
        let stray = asking.filter(|found| !used.contains(&found.range.start));
        self.findings.extend(stray.map(|found| {
            Diagnostic::error("body/stray-list", "no list follows this")
                .at(found.span)
                .help("put it on a line of its own, above the first item of its list")
        }));
    }

    fn paragraph(&mut self, number: usize, nodes: &[LinkedNode<'_>]) {
        let Some(first) = nodes.first() else { return };
        self.findings.extend(long::too_long(nodes, self.filled));
        let label = self.take_label(nodes);
        let name = label.map(|(label, span)| {
            let named = self
                .labels
                .name(label.clone(), number.to_string(), Some(number), span);
            self.findings.extend(named.err());
            label
        });
        let call = match (number, name) {
            (1, None) => return,
            (1, Some(name)) => format!("#anchor({});", quoted(&format!("para-{name}"))),
            (_, name) => {
                let name = name.map_or("none".to_owned(), |name| quoted(&name));
                format!("#numbered(\"{number}.\", {name});")
            }
        };
        self.edits.insert(first.offset(), call);
    }

    fn list(&mut self, paragraph: usize, pattern: &str, items: &[LinkedNode<'_>]) {
        let (Some(first), Some(last)) = (items.first(), items.last()) else {
            return;
        };
        // Nesting goes by columns, so that the first item keeps its own line;
        // the end stands on a line too, where no comment can swallow it.
        let open = format!("#items({})[\n", quoted(pattern));
        self.edits.insert(first.offset(), open);
        let words = self.filled.words.separators.clone();
        self.items(
            items,
            &Level {
                pattern,
                depth: 0,
                prefix: paragraph.to_string(),
                last: &words.last,
            },
        );
        self.edits.insert(last.range().end, "\n]");
    }

    fn items(&mut self, items: &[LinkedNode<'_>], level: &Level<'_>) {
        let separators = self.filled.words.separators.clone();
        for (index, item) in items.iter().enumerate() {
            let separator = match items.len() - index {
                1 => level.last,
                _ => separators.after(index, items.len()),
            };
            let body = item
                .children()
                .find(|node| node.kind() == SyntaxKind::Markup);
            let Some(body) = body else { continue };
            let nodes: Vec<LinkedNode<'_>> = body.children().collect();
            self.findings.extend(long::too_long(&nodes, self.filled));
            let nested = nodes
                .iter()
                .position(|node| node.kind() == SyntaxKind::EnumItem)
                .unwrap_or(nodes.len());
            let own = trim(&nodes[..nested]);
            let printed = level.prefix.clone() + &item_number(level, index);
            self.item_label(own, &printed);
            let inner: Vec<LinkedNode<'_>> = nodes[nested..]
                .iter()
                .filter(|node| node.kind() == SyntaxKind::EnumItem)
                .cloned()
                .collect();
            if inner.is_empty() {
                self.separator(own, separator);
            } else {
                let below = Level {
                    depth: level.depth + 1,
                    prefix: printed,
                    last: separator,
                    ..*level
                };
                self.items(&inner, &below);
            }
        }
    }

    fn item_label(&mut self, own: &[LinkedNode<'_>], printed: &str) {
        let Some((label, span)) = self.take_label(own) else {
            return;
        };
        let named = self
            .labels
            .name(label.clone(), printed.to_owned(), None, span);
        self.findings.extend(named.err());
        if let Some(first) = own.first() {
            let anchor = format!("#anchor({});", quoted(&format!("para-{label}")));
            self.edits.insert(first.offset(), anchor);
        }
    }

    /// Prints the separator after an item's text, unless it ends with a mark
    /// of its own.
    fn separator(&mut self, own: &[LinkedNode<'_>], separator: &str) {
        let text = own
            .iter()
            .rev()
            .find(|node| !matches!(node.kind(), SyntaxKind::Label | SyntaxKind::Space));
        let Some(text) = text else { return };
        let separators = &self.filled.words.separators;
        let typed = text.kind() == SyntaxKind::Text && {
            let text = text.full_text();
            text.ends_with(['；', '。', '，', '：', ';', '.', ',', ':', '！', '？'])
                || separators.strip(&text) != text
        };
        if !typed {
            self.edits.insert(text.range().end, literal(separator));
        }
    }

    /// Takes the label at the end of a block's text out of the source.
    fn take_label(&mut self, nodes: &[LinkedNode<'_>]) -> Option<(String, Option<Span>)> {
        let label = trim(nodes)
            .last()
            .filter(|node| node.kind() == SyntaxKind::Label)?;
        let name = label.full_text();
        let name = name.trim_matches(['<', '>']).to_owned();
        let span = self.filled.body.origin_of(label.range());
        self.taken.push(label.range());
        let before = label.prev_sibling_with_trivia();
        let space = before.filter(|node| node.kind() == SyntaxKind::Space);
        let start = space.map_or(label.offset(), |space| space.offset());
        self.edits.replace(start..label.range().end, "");
        Some((name, span))
    }

    /// Wraps the last paragraph and its list, so that the signature block
    /// stays with them; gives what was wrapped.
    fn closing(&mut self, blocks: &[Block<'_>], end: usize) -> Option<Range<usize>> {
        let last = blocks
            .iter()
            .rposition(|block| matches!(block, Block::Paragraph(_) | Block::Heading(_)));
        let tail = last.map_or(&[][..], |at| &blocks[at..]);
        let start = match tail.first() {
            Some(block @ Block::Paragraph(_)) => block.range().map(|range| range.start),
            _ => None,
        };
        let tail_end = tail.iter().rev().find_map(Block::range);
        let stop = tail_end.filter(|_| start.is_some());
        match (start, stop) {
            (Some(start), Some(stop)) => {
                self.edits.insert_first(start, "#closing[");
                self.edits.insert(stop.end, "\n]");
                Some(start..stop.end)
            }
            _ => {
                self.edits.insert(end, "\n#closing[]");
                None
            }
        }
    }

    /// Keeps a heading with a paragraph that has a footnote: where the note
    /// does not fit, Typst moves the paragraph to the next page and leaves the
    /// heading behind, sticky as it is.
    fn noted_headings(&mut self, blocks: &[Block<'_>], closing: Option<Range<usize>>) {
        let mut first = None;
        for block in blocks {
            match block {
                Block::Heading(range) => first = first.or(Some(range.start)),
                Block::Paragraph(nodes) => {
                    let range = block.range().filter(|_| nodes.iter().any(has_footnote));
                    if let (Some(start), Some(range)) = (first.take(), range) {
                        let last = closing.as_ref().filter(|last| last.start == range.start);
                        let end = last.map_or(range.end, |last| last.end);
                        self.edits.insert_first(start, "#together[\n");
                        self.edits.insert(end, "\n]");
                    }
                }
                Block::List(_) | Block::Code(_) => first = None,
            }
        }
    }

    /// Puts numbers in place of what asked for them.
    fn references(&mut self) {
        let mut named = BTreeSet::new();
        for emission in &self.filled.body.emissions {
            let Some(Request::Paragraphs { labels, range }) = &emission.request else {
                continue;
            };
            named.extend(labels.iter().map(|(label, _)| label.as_str()));
            match self
                .labels
                .reference(labels, *range, emission.span, &self.filled.words)
            {
                Ok(text) => self.edits.replace(emission.range.clone(), text),
                Err(findings) => self.findings.extend(findings),
            }
        }
        self.findings.extend(self.labels.odd(&named));
    }
}

/// Whether a node holds a footnote.
fn has_footnote(node: &LinkedNode<'_>) -> bool {
    let called = |node: &LinkedNode<'_>| {
        node.kind() == SyntaxKind::Ident && node.leaf_text().as_str() == "footnote"
    };
    called(node) || node.children().any(|child| has_footnote(&child))
}

/// An item's number as it is printed: the level's part of the pattern.
fn item_number(level: &Level<'_>, index: usize) -> String {
    let parts: Vec<&str> = level.pattern.split_inclusive(')').collect();
    let part = parts
        .get(level.depth)
        .or(parts.last())
        .copied()
        .unwrap_or("(a)");
    let pattern: Result<typst::model::NumberingPattern, _> = part.parse();
    let number = u64::try_from(index + 1).unwrap_or(u64::MAX);
    let applied = pattern
        .ok()
        .and_then(|pattern| pattern.apply(None, &[number]).ok());
    applied.map(String::from).unwrap_or_default()
}

/// The nodes without white space at either end.
fn trim<'s, 'a>(nodes: &'s [LinkedNode<'a>]) -> &'s [LinkedNode<'a>] {
    let blank = |node: &LinkedNode<'_>| {
        matches!(
            node.kind(),
            SyntaxKind::Space | SyntaxKind::Parbreak | SyntaxKind::LineComment
        )
    };
    let start = nodes.iter().take_while(|node| blank(node)).count();
    let rest = &nodes[start..];
    let end = rest.iter().rev().take_while(|node| blank(node)).count();
    &rest[..rest.len() - end]
}
