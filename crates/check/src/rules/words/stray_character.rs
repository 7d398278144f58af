//! Where a phrase stands several times, the one place where a character of it
//! differs, is missing or is one too many is most often a slip.
//!
//! Seven characters of which six are the same (three on either side), or eight
//! with one more in their midst, must stand twice elsewhere; characters that may
//! well differ, such as 的, 甲 and 乙 or numbers, are passed over. In English it is
//! a word of four letters or more that differs by one letter, or by two that stand
//! the wrong way round, between two words on either side that are the same.
//!
//! Example: 資訊料技 where the paper otherwise says 資訊科技, or `transferred form the
//! old office` where it otherwise says `from`.
//!
//! Fix: write it as elsewhere, if it is the same phrase.

use crate::prose::{Origin, Passage, is_chinese};
use crate::rules::words::strays::strays;
use crate::rules::words::{Names, excepted};
use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use std::ops::Range;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "words/stray-character";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("stray_character.rs"),
    run,
};

/// Characters that differ or are left out without being a slip.
const FREE: &str = "及與和暨的各等之並亦也又已均將會可以於在或為了該此其一二三四五六七八九十兩上下左右東南西北前後大小正副新舊甲乙丙丁內外中";

/// A place in the text: a character with the hash of what stands around it.
struct Window<'a> {
    around: u64,
    passage: &'a Passage,
    /// The characters around it: from here …
    start: usize,
    /// … with the one in the middle here; empty where nothing stands between.
    middle: Range<usize>,
    end: usize,
}

impl Window<'_> {
    fn middle(&self) -> &str {
        &self.passage.text[self.middle.clone()]
    }

    fn around(&self) -> (&str, &str) {
        let text = &self.passage.text;
        (
            &text[self.start..self.middle.start],
            &text[self.middle.end..self.end],
        )
    }
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let names = context.names(Lang::Zh);
    let mut findings = odd_ones(context, names, 3, false);
    findings.extend(odd_ones(context, names, 4, true));
    findings.extend(strays(context, NAME));
    findings
}

/// The odd ones among places with the same `reach` characters on either side;
/// with `gaps`, nothing may stand between them too.
fn odd_ones(context: &Context<'_>, names: &Names, reach: usize, gaps: bool) -> Vec<Diagnostic> {
    let mut windows = Vec::new();
    for passage in context.prose.of(Lang::Zh) {
        if matches!(passage.from, Origin::Body | Origin::Duty { .. }) {
            windows_of(passage, reach, gaps, &mut windows);
        }
    }
    // Sorting what is small is quicker.
    let mut order: Vec<(u64, usize)> = windows.iter().map(|it| it.around).zip(0..).collect();
    order.sort_unstable();
    let groups = order.chunk_by(|(a, _), (b, _)| a == b);
    let groups = groups.filter(|group| group.len() > 2);
    groups
        .filter_map(|group| {
            let group: Vec<&Window<'_>> = group.iter().map(|(_, at)| &windows[*at]).collect();
            odd(context, names, &group, gaps)
        })
        .collect()
}

/// The windows of a passage that hold Chinese characters alone.
fn windows_of<'a>(passage: &'a Passage, reach: usize, gaps: bool, out: &mut Vec<Window<'a>>) {
    let text = &passage.text;
    let mut starts: Vec<usize> = Vec::new();
    let ends = text.char_indices().map(|(at, c)| (at, Some(c)));
    for (at, c) in ends.chain([(text.len(), None)]) {
        let n = starts.len();
        // `starts` holds the run of Chinese characters that ends at `at`.
        if n > 2 * reach {
            let (start, left) = (starts[n - 2 * reach - 1], starts[n - reach - 1]);
            push(passage, start, left..starts[n - reach], at, out);
        }
        if gaps && n >= 2 * reach {
            let (start, left) = (starts[n - 2 * reach], starts[n - reach]);
            push(passage, start, left..left, at, out);
        }
        match c {
            Some(c) if is_chinese(c) => starts.push(at),
            _ => starts.clear(),
        }
    }
}

fn push<'a>(
    passage: &'a Passage,
    start: usize,
    middle: Range<usize>,
    end: usize,
    out: &mut Vec<Window<'a>>,
) {
    let bytes = passage.text.as_bytes();
    let around = hash(&bytes[start..middle.start]) ^ hash(&bytes[middle.end..end]).rotate_left(17);
    out.push(Window {
        around,
        passage,
        start,
        middle,
        end,
    });
}

/// FNV-1a: quick, and the same on every machine.
fn hash(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The finding of a group in which one middle stands once and another at least
/// twice.
fn odd(
    context: &Context<'_>,
    names: &Names,
    group: &[&Window<'_>],
    gaps: bool,
) -> Option<Diagnostic> {
    let (first, rest) = group.split_first()?;
    if rest.iter().any(|window| window.around() != first.around()) {
        return None;
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for window in group {
        *counts.entry(window.middle()).or_default() += 1;
    }
    let (usual, times) = counts.iter().max_by_key(|(_, count)| **count)?;
    let mut single = counts.iter().filter(|(_, count)| **count == 1);
    let (odd, _) = single.next()?;
    let free = |middle: &str| middle.chars().any(|c| FREE.contains(c));
    let touched = gaps && !usual.is_empty() && !odd.is_empty();
    if *times < 2 || counts.len() != 2 || free(usual) || free(odd) || touched {
        return None;
    }
    let window = group.iter().find(|window| window.middle() == *odd)?;
    let like = group.iter().find(|window| window.middle() == *usual)?;
    let whole = window.start..window.end;
    let passage = window.passage;
    let named = names.within(passage, &whole) || excepted(context, passage, &whole);
    if !passage.is_typed(window.start..window.end) || named {
        return None;
    }
    let text = |window: &Window<'_>| window.passage.text[window.start..window.end].to_owned();
    let message = format!(
        "{} here and {} elsewhere ({times} times)",
        text(window),
        text(like)
    );
    let place = if window.middle.is_empty() {
        whole
    } else {
        window.middle.clone()
    };
    Some(
        Diagnostic::warning(NAME, message)
            .at(passage.span(place))
            .with(like.passage.span(like.start..like.end), "the usual way")
            .help(format!("write {}, if it is the same phrase", text(like))),
    )
}
