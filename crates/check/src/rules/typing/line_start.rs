//! A line should not begin with a sign that is no heading's and no item's, but
//! looks like it.
//!
//! `= ` and `+ ` make headings and items only with a space after the sign, and
//! half-width. Without it the line is a paragraph, which takes a number, or runs
//! on in the one before; and so do bullets and numbers that are typed.
//!
//! Example: `=徵詢意見`, which prints as a paragraph; `(a) 甲` on a line below `我們建議：`.
//!
//! Fix: write `= 徵詢意見` and `+ 甲`: numbers and separators are printed by the
//! layout. A line that is right as it is: `{{! allow typing/line-start: … }}`.

use crate::prose::is_chinese;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::{FileId, Span};

pub(in crate::rules) const NAME: &str = "typing/line-start";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("line_start.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let files = context.project.prose_files().into_iter();
    files
        .flat_map(|file| in_body(&context.sources.file(file).text, file))
        .collect()
}

fn in_body(text: &str, file: FileId) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut at = 0;
    let chinese = text.contains(is_chinese);
    // Lines inside brackets are code, or a tag that goes on.
    let mut depth = 0_usize;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t', '\u{3000}']);
        if let Some((length, meant)) = sign(words).filter(|_| depth == 0) {
            let help = meant.way_out(chinese);
            let start = at + line.len() - words.len();
            let sign = &text[start..start + length];
            let message = format!("a line begins with `{sign}`, and is no heading and no item");
            let span = Span::new(file, start, start + length);
            findings.push(Diagnostic::warning(NAME, message).at(span).help(help));
        }
        for c in line.chars() {
            match c {
                '{' | '[' | '(' => depth += 1,
                '}' | ']' | ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        // A bracket that never closes must not hide the rest.
        if line.trim().is_empty() {
            depth = 0;
        }
        at += line.len();
    }
    findings
}

/// What a sign was meant to begin.
#[derive(Clone, Copy)]
enum Meant {
    Heading,
    Item,
}

impl Meant {
    /// What to write, with an example in the language of the text.
    fn way_out(self, chinese: bool) -> String {
        let (what, example) = match (self, chinese) {
            (Self::Heading, true) => (HEADING, "= 目的"),
            (Self::Heading, false) => (HEADING, "= Purpose"),
            (Self::Item, true) => (ITEM, "+ 甲"),
            (Self::Item, false) => (ITEM, "+ create one post"),
        };
        format!("{what}: `{example}`")
    }
}

/// What the way out of a heading begins with.
const HEADING: &str = "a heading is written with = and a space";

/// Whether a finding is of a line that was meant as a heading.
pub(in crate::rules) fn is_heading(finding: &Diagnostic) -> bool {
    finding.help.iter().any(|help| help.starts_with(HEADING))
}

const ITEM: &str = "an item is written with + and a space, and gets its number by the layout";

/// The sign at the start of a line that was meant as a heading's or an item's:
/// its length, and what it was meant to begin.
fn sign(words: &str) -> Option<(usize, Meant)> {
    let first = words.chars().next()?;
    let rest = words.trim_start_matches(['=', '＝']);
    let length = words.len() - rest.len();
    if length > 0 {
        let right = !words[..length].contains('＝') && rest.starts_with([' ', '\n', '\r']);
        return (!right && !rest.is_empty()).then_some((length, Meant::Heading));
    }
    let after = &words[first.len_utf8()..];
    match first {
        '＋' | '•' | '●' | '▪' | '◆' => Some((first.len_utf8(), Meant::Item)),
        '+' if !after.starts_with([' ', '\n', '\r']) => Some((1, Meant::Item)),
        _ => typed_number(words).map(|length| (length, Meant::Item)),
    }
}

/// The length of a number that is typed as an item's: `(a)`, `（1）`, `1)`, `一、`.
fn typed_number(words: &str) -> Option<usize> {
    let inside = words.strip_prefix(['(', '（']);
    let number = inside.unwrap_or(words);
    let digits = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c);
    let length = number.find(|c| !digits(c))?;
    let (figure, after) = number.split_at(length);
    let close = after.chars().next()?;
    let numeral = figure.chars().all(|c| c.is_ascii_digit())
        || figure.chars().all(|c| "一二三四五六七八九十".contains(c))
        || figure.len() == 1
        || figure.chars().all(|c| "ivx".contains(c));
    let closes = match inside {
        Some(_) => ")）".contains(close),
        None => ")）、".contains(close) && (close != '、' || !figure.is_ascii()),
    };
    let short = !figure.is_empty() && figure.chars().count() <= 4;
    let end = words.len() - number.len() + length + close.len_utf8();
    // 「(a)項」 refers to an item, and 「一、二級」 counts.
    let goes_on = words[end..].starts_with(|c: char| "項一二三四五六七八九十".contains(c));
    (short && numeral && closes && !goes_on).then_some(end)
}
