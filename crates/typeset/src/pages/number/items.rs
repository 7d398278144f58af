//! The items of lists: their numbers, labels and separators.

use typst::syntax::{LinkedNode, SyntaxKind};

use super::super::long;
use super::invitation::unnamed;
use super::numbering::{Numbering, trim};
use super::runs::Run;
use crate::fill::{literal, quoted};
use tables::model::Place;

/// A list or nested list while its items are numbered.
struct ListLevel<'p> {
    pattern: &'p str,
    depth: usize,
    /// How its items stand among those that their numbers run on from.
    run: Run,
    /// What the list stands in: `2`, `2(e)`.
    within: Place,
    /// What follows the last item: the enclosing item's separator.
    last: &'p str,
}

impl Numbering<'_> {
    pub(super) fn list(
        &mut self,
        paragraph: usize,
        pattern: &str,
        items: &[LinkedNode<'_>],
        run: Run,
    ) {
        let (Some(first), Some(last)) = (items.first(), items.last()) else {
            return;
        };
        // Nesting goes by columns, so that the first item keeps its own line;
        // the end stands on a line too, where no comment can swallow it.
        let start = match run.before {
            0 => String::new(),
            before => format!(", start: {}", before + 1),
        };
        let open = format!("#items({}{start})[\n", quoted(pattern));
        self.edits.insert(first.offset(), open);
        let words = self.filled.words.separators.clone();
        self.items(
            items,
            &ListLevel {
                pattern,
                depth: 0,
                run,
                within: Place::paragraph(paragraph),
                last: &words.last,
            },
        );
        self.edits.insert(last.range().end, "\n]");
    }

    fn items(&mut self, items: &[LinkedNode<'_>], level: &ListLevel<'_>) {
        let separators = self.filled.words.separators.clone();
        for (index, item) in items.iter().enumerate() {
            let at = level.run.before + index;
            let all = level.run.all.max(at + 1);
            let separator = match all - at {
                1 => level.last,
                _ => separators.after(at, all),
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
            let place = level.within.item(at, item_number(level, at));
            self.item_label(own, &place);
            let inner: Vec<LinkedNode<'_>> = nodes[nested..]
                .iter()
                .filter(|node| node.kind() == SyntaxKind::EnumItem)
                .cloned()
                .collect();
            if inner.is_empty() {
                if let Some(before) = self.before_posts(own) {
                    self.lead_in(level.depth + 1, before, None);
                }
                self.separator(own, separator);
            } else {
                self.lead_in(level.depth + 1, own, inner.first());
                let below = ListLevel {
                    depth: level.depth + 1,
                    run: Run::of(inner.len()),
                    within: place,
                    last: separator,
                    ..*level
                };
                self.items(&inner, &below);
            }
        }
    }

    /// Keeps what leads into a list, or a table, with the list's first item; `depth`
    /// is how many lists it stands in.
    pub(super) fn lead_in(
        &mut self,
        depth: usize,
        nodes: &[LinkedNode<'_>],
        first: Option<&LinkedNode<'_>>,
    ) {
        let noted = first.is_some_and(|item| item.full_text().contains("#footnote"));
        let own = trim(nodes);
        if let (Some(first), Some(last)) = (own.first(), own.last()) {
            if self.leads_in_lines(first.offset()) {
                return;
            }
            self.edits.insert_first(
                first.offset(),
                format!("#lead-in({depth}, noted: {noted})["),
            );
            self.edits.insert(last.range().end, "]");
        }
    }

    fn item_label(&mut self, own: &[LinkedNode<'_>], place: &Place) {
        let Some((label, span)) = self.take_label(own) else {
            return;
        };
        if own
            .first()
            .is_some_and(|first| self.invites(first.offset()))
        {
            self.findings.push(unnamed(&label, span));
            return;
        }
        let named = self.labels.name(label.clone(), place.clone(), span);
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
}

/// An item's number as it is printed: the level's part of the pattern.
fn item_number(level: &ListLevel<'_>, index: usize) -> String {
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
