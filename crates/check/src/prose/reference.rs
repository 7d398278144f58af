//! References to annexes and paragraphs: typed, or given by a helper.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Prose;
use super::aside::refers_elsewhere;
use super::numeral::leading;
use super::passage::Passage;
use super::piece::{BodyText, Piece};
use tables::model::{Lang, Project};
use tables::source::Span;

/// A reference that is typed in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The whole of it: 附件6至25.
    pub range: Range<usize>,
    /// The numbers as typed, ranges filled in.
    pub numbers: Vec<usize>,
    /// Whether it is to a part of another document.
    pub elsewhere: bool,
}

/// An annex that a body mentions.
#[derive(Debug, Clone, Copy)]
pub struct Mention {
    /// The annex's number.
    pub number: usize,
    /// Where.
    pub span: Span,
    /// Whether it may be an annex of another document.
    pub elsewhere: bool,
}

/// What joins the numbers of a reference; those of the first group make a
/// range.
const RANGES: [&str; 6] = ["至", "到", "–", "-", " to ", "~"];
const COMMAS: [&str; 8] = ["、", "及", "和", "與", "，", ", ", " and ", " & "];

/// The references of a pattern's words that are typed in a passage.
pub fn typed(passage: &Passage, patterns: &[&str]) -> Vec<Typed> {
    let mut found: BTreeMap<usize, Typed> = BTreeMap::new();
    for pattern in patterns {
        let (before, after) = around(pattern);
        if before.is_empty() {
            continue;
        }
        for (start, _) in passage.text.match_indices(before) {
            // Those that are found do not overlap.
            let earlier = found.range(..=start).next_back();
            if earlier.is_some_and(|(_, typed)| typed.range.contains(&start)) {
                continue;
            }
            let from = start + before.len();
            let Some((numbers, length)) = list(&passage.text[from..]) else {
                continue;
            };
            let rest = passage.text[from + length..].trim_start_matches(' ');
            let end = passage.text.len() - rest.len();
            let range = start..if after.is_empty() {
                from + length
            } else {
                end + after.len()
            };
            // Paragraph 2.4 is none of ours.
            let decimal = rest
                .strip_prefix('.')
                .is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit()));
            if rest.starts_with(after) && !decimal && passage.is_typed(from..from + length) {
                let elsewhere = refers_elsewhere(passage.lang, &passage.text, &range);
                found.insert(
                    start,
                    Typed {
                        range,
                        numbers,
                        elsewhere,
                    },
                );
            }
        }
    }
    found.into_values().collect()
}

/// The words of a pattern before and after its number.
fn around(pattern: &str) -> (&str, &str) {
    let (before, rest) = pattern.split_once('{').unwrap_or((pattern, ""));
    let after = rest.split_once('}').map_or("", |(_, after)| after);
    (before.trim_end(), after.trim_start())
}

/// A list of numbers with ranges, and its length.
fn list(text: &str) -> Option<(Vec<usize>, usize)> {
    let gap = text.len() - text.trim_start_matches([' ', '\u{A0}']).len();
    let (first, length) = leading(&text[gap..])?;
    let mut at = gap + length + item(&text[gap + length..]);
    let mut numbers = vec![first];
    loop {
        let rest = text[at..].trim_start_matches(' ');
        let skipped = text[at..].len() - rest.len();
        let joint = |joints: &[&str]| {
            let with_space = &text[at..];
            let plain = joints.iter().find(|joint| rest.starts_with(**joint));
            let spaced = joints.iter().find(|joint| with_space.starts_with(**joint));
            spaced
                .map(|joint| joint.len())
                .or(plain.map(|joint| skipped + joint.len()))
        };
        let (range, length) = match (joint(&RANGES), joint(&COMMAS)) {
            (Some(length), _) => (true, length),
            (None, Some(length)) => (false, length),
            (None, None) => return Some((numbers, at)),
        };
        let next = &text[at + length..];
        let gap = next.len() - next.trim_start_matches(' ').len();
        let Some((number, digits)) = leading(&next[gap..]) else {
            return Some((numbers, at));
        };
        let last = numbers.last().copied().unwrap_or(number);
        // A range that no paper has is left as its two ends.
        if range && number > last && number - last < 200 {
            numbers.extend(last + 1..=number);
        } else {
            numbers.push(number);
        }
        at += length + gap + digits;
        at += item(&text[at..]);
    }
}

/// The length of an item's sign after a paragraph's number: (a), (a)(i).
fn item(text: &str) -> usize {
    const LONGEST: usize = 4;
    let mut length = 0;
    while let Some(inside) = text[length..].strip_prefix('(') {
        let sign = inside.bytes().take(LONGEST + 1);
        match inside
            .bytes()
            .take(LONGEST + 1)
            .position(|byte| byte == b')')
        {
            Some(end) if end > 0 && sign.take(end).all(|byte| byte.is_ascii()) => length += end + 2,
            _ => break,
        }
    }
    length
}

impl Prose {
    /// Every annex that a body mentions, in order, by a helper or typed.
    pub fn mentions(&self, project: &Project, body: &BodyText) -> Vec<Mention> {
        let words = project.words.iter().find(|(lang, _)| *lang == body.lang);
        let mut found = Vec::new();
        for (piece, passage) in self.pieces(body) {
            let mut here: Vec<(usize, Mention)> = given(project, piece);
            here.extend(self.by_paragraphs(piece, body.lang));
            if let Some((_, words)) = words {
                let patterns = [words.annex.many.as_str(), words.annex.one.as_str()];
                for reference in typed(passage, &patterns) {
                    let span = passage.span(reference.range.clone());
                    let at = reference.range.start;
                    let elsewhere = reference.elsewhere;
                    let numbers = reference.numbers.into_iter();
                    here.extend(numbers.map(|number| {
                        let mention = Mention {
                            number,
                            span,
                            elsewhere,
                        };
                        (at, mention)
                    }));
                }
            }
            here.sort_by_key(|(at, mention)| (*at, mention.number));
            found.extend(here.into_iter().map(|(_, mention)| mention));
        }
        found
    }
}

impl Prose {
    /// The annexes whose paragraphs the calls of a piece name, with their places in it:
    /// paragraph 1 of Annex 2.
    fn by_paragraphs(&self, piece: &Piece, lang: Lang) -> Vec<(usize, Mention)> {
        let calls = piece.calls.iter().filter(|call| call.name == "para");
        let named = calls.filter(|call| call.named("bare") != Some("true"));
        let found = named.filter_map(|call| {
            let label = call.positional.first().map(String::as_str);
            let label = label.or_else(|| call.named("from"))?;
            let mut parts = self.parts().filter(|part| part.lang == lang);
            let number = parts.find_map(|part| part.annex.filter(|_| part.has_label(label)))?;
            let mention = Mention {
                number,
                span: call.span,
                elsewhere: false,
            };
            Some((call.at, mention))
        });
        found.collect()
    }
}

/// The annexes that the calls of a piece name, with their places in it.
fn given(project: &Project, piece: &Piece) -> Vec<(usize, Mention)> {
    let mut found = Vec::new();
    for call in piece.calls.iter().filter(|call| call.name == "annex") {
        let annexes = call.annexes(project).into_iter();
        found.extend(annexes.map(|annex| {
            let mention = Mention {
                number: annex.number,
                span: call.span,
                elsewhere: false,
            };
            (call.at, mention)
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn lists_of_numbers_are_read() {
        let read = |text| list(text).map(|(numbers, length)| (numbers, &text[length..]));
        assert_eq!(read("6至8。"), Some((vec![6, 7, 8], "。")));
        assert_eq!(read(" 2、4及 6的"), Some((vec![2, 4, 6], "的")));
        assert_eq!(read("2(a)段"), Some((vec![2], "段")));
        assert_eq!(read("兩"), Some((vec![2], "")));
        assert_eq!(read("1 and 3 to 5."), Some((vec![1, 3, 4, 5], ".")));
    }
}
