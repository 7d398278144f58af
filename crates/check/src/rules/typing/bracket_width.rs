//! Round brackets should have one width through the paper.
//!
//! Chinese papers set them half-width, ( ), or full-width, （ ）; one pair that
//! differs shows that a piece was copied in.
//!
//! An English text has them half-width.
//!
//! Example: 數字科技（例如人工智能） where every other bracket is ( ).
//!
//! Fix: write the width of the others; `panelpaper check --fix` does.

use crate::prose::Passage;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "typing/bracket-width";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("bracket_width.rs"),
    run,
};

struct Pair<'a> {
    passage: &'a Passage,
    open: usize,
    close: usize,
}

impl Pair<'_> {
    fn open(&self) -> char {
        self.passage.text[self.open..]
            .chars()
            .next()
            .unwrap_or_default()
    }

    fn close(&self) -> char {
        self.passage.text[self.close..]
            .chars()
            .next()
            .unwrap_or_default()
    }
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let bodies = context.project.bodies.iter();
    bodies
        .flat_map(|body| of_language(context, body.lang))
        .collect()
}

fn of_language(context: &Context<'_>, lang: Lang) -> Vec<Diagnostic> {
    let pairs: Vec<Pair<'_>> = context.prose.of(lang).flat_map(pairs).collect();
    let is_full = |pair: &&Pair<'_>| pair.open() == '（' && pair.close() == '）';
    let is_half = |pair: &&Pair<'_>| pair.open() == '(' && pair.close() == ')';
    let full = pairs.iter().filter(is_full).count();
    let half = pairs.iter().filter(is_half).count();
    let wide = full > half && lang == Lang::Zh;
    let usual = if wide { ('（', '）') } else { ('(', ')') };
    let like = |pair: &&Pair<'_>| (pair.open(), pair.close()) == usual;
    let first = pairs.iter().find(like);
    let odd = pairs.iter().filter(|pair| !like(pair));
    odd.map(|pair| finding(pair, usual, first)).collect()
}

fn finding(pair: &Pair<'_>, usual: (char, char), first: Option<&Pair<'_>>) -> Diagnostic {
    let passage = pair.passage;
    let place = |at: usize, c: char| at..at + c.len_utf8();
    let (open, close) = (
        place(pair.open, pair.open()),
        place(pair.close, pair.close()),
    );
    let width = if usual.0 == '(' { "half" } else { "full" };
    let message = format!(
        "{}{} in a text of {}{}",
        pair.open(),
        pair.close(),
        usual.0,
        usual.1
    );
    let mut finding = Diagnostic::warning(NAME, message)
        .at(passage.span(open.start..close.end))
        .help(format!("write them {width}-width: {} {}", usual.0, usual.1));
    if let Some(first) = first {
        let span = first.passage.span(place(first.open, first.open()));
        finding = finding.with(span, "as here");
    }
    for (range, right) in [(open, usual.0), (close, usual.1)] {
        let there = &passage.text[range.clone()];
        if passage.is_whole(&range) && !there.starts_with(right) {
            finding = finding.fix(passage.span(range), right);
        }
    }
    finding
}

/// The pairs of round brackets, the inner before the outer.
fn pairs(passage: &Passage) -> Vec<Pair<'_>> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for (at, c) in passage.text.char_indices() {
        match c {
            '(' | '（' => open.push(at),
            ')' | '）' => {
                if let Some(open) = open.pop() {
                    let close = at;
                    found.push(Pair {
                        passage,
                        open,
                        close,
                    });
                }
            }
            _ => {}
        }
    }
    // What helpers give is mended in the tables.
    found.retain(|pair| {
        passage.is_typed(pair.open..pair.open + 1) && passage.is_typed(pair.close..pair.close + 1)
    });
    found
}
