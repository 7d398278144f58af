//! What stands on the lines of a piece beside its words: blocks, comments, and words that
//! are printed elsewhere or not at all.

use std::ops::Range;

use check::prose::{TagKind, tags};
use tables::source::Span;

/// The helpers that print numbers and nothing else.
const REFERENCES: [&str; 2] = ["annex", "para"];

/// Refuses lines that hold more than the words of their paragraph, which are typed at some
/// passages.
pub(super) fn hold_no_more(
    text: &str,
    lines: &Range<usize>,
    passages: &[Span],
) -> Result<(), String> {
    let own = &text[lines.clone()];
    if tags(own).iter().any(|tag| tag.kind != TagKind::Call) {
        return Err("a block or a comment of the file stands in it: take it out there".to_owned());
    }
    let mut passages: Vec<&Span> = passages.iter().collect();
    passages.sort_by_key(|span| span.start);
    let mut at = lines.start;
    let mut others = String::new();
    for span in passages {
        others += text.get(at..span.start).unwrap_or_default();
        at = at.max(span.end);
    }
    others += text.get(at..lines.end).unwrap_or_default();
    for tag in tags(&others).iter().rev() {
        let call = &others[tag.inside.clone()];
        let name = call.split(char::is_whitespace).next();
        // What these print is told by no passage.
        if name.is_some_and(|name| REFERENCES.contains(&name)) {
            others.replace_range(tag.range.clone(), "");
        }
    }
    match others.chars().any(char::is_alphanumeric) {
        true => Err("words stand on its lines that it does not print: take it out there".into()),
        false => Ok(()),
    }
}

/// Whether no block begins or ends between two stretches of lines, or at the ends of theirs
/// that face each other: what comes there stands in the same blocks as both.
pub(super) fn are_apart(text: &str, lines: [&Range<usize>; 2]) -> bool {
    let [one, other] = lines;
    let (before, behind) = match one.start < other.start {
        true => (one, other),
        false => (other, one),
    };
    let of = |range: Range<usize>| text.get(range).unwrap_or_default();
    let (first, second) = (of(before.clone()), of(behind.clone()));
    let facing = [first.lines().next_back(), second.lines().next()];
    let is_tag = |line: &str| {
        let line = line.trim();
        let tags = tags(line);
        let length: usize = tags.iter().map(|tag| tag.range.len()).sum();
        length == line.len() && tags.iter().any(|tag| tag.kind != TagKind::Call)
    };
    let mut all = [first, of(before.end..behind.start), second].into_iter();
    all.all(is_balanced) && !facing.into_iter().flatten().any(is_tag)
}

/// Whether every block that begins in a text ends in it.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    for tag in tags(text) {
        match tag.kind {
            TagKind::Open => depth += 1,
            TagKind::Close if depth > 0 => depth -= 1,
            TagKind::Close => return false,
            TagKind::Else | TagKind::Chain if depth == 0 => return false,
            _ => {}
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::{are_apart, hold_no_more, is_balanced};
    use tables::source::{Sources, Span};

    #[test]
    fn lines_hold_their_words_alone() {
        let file = Sources::default().add("b".into(), String::new(), Vec::new());
        let holds = |text: &str, words: &[&str]| {
            let at = |words: &&str| {
                let at = text.find(words).expect("the words");
                Span::new(file, at, at + words.len())
            };
            let spans: Vec<Span> = words.iter().map(at).collect();
            hold_no_more(text, &(0..text.len()), &spans)
        };
        assert_eq!(
            holds("+ a {{title \"b\"}}.", &[".", "a ", "{{title \"b\"}}"]),
            Ok(())
        );
        assert_eq!(
            holds("a {{annex \"b\"}}, {{para from=\"c\"}}.", &["a ", ", "]),
            Ok(())
        );
        assert!(holds("a\n{{table \"b\"}}", &["a\n"]).is_err());
        assert!(holds("a {{title \"b\"}}", &["a "]).is_err());
        assert!(holds("a #h(1em)", &["a "]).is_err());
        assert!(holds("{{#if b}}a{{/if}}", &["{{#if b}}a{{/if}}"]).is_err());
        assert!(holds("甲{{! 乙 }}", &["甲"]).is_err());
        assert!(holds("// 甲\n乙", &["乙"]).is_err());
    }

    #[test]
    fn lines_stand_in_the_same_blocks() {
        let apart = |before: &str, between: &str, behind: &str| {
            let text = [before, between, behind].concat();
            let first = 0..before.len();
            let second = text.len() - behind.len()..text.len();
            let both = are_apart(&text, [&first, &second]);
            assert_eq!(both, are_apart(&text, [&second, &first]));
            both
        };
        assert!(apart("a {{title \"b\"}}", "\n\n", "{{title \"b\"}}"));
        assert!(apart("a{{#if b}}c{{/if}}", "\n\n", "{{#if b}}c{{/if}}d"));
        assert!(!apart("a", "\n\n{{/if}}\n\n", "b"));
        assert!(!apart("a", "\n\n", "{{#if b}}\nc\n{{/if}}"));
        assert!(!apart("{{#if b}}\nc\n{{/if}}", "\n\n", "d"));
        assert!(!apart("甲", "\n\n{{else}}\n\n", "乙"));
    }

    #[test]
    fn blocks_begin_and_end() {
        for text in ["a", "{{#if a}}b{{else}}c{{/if}}", "{{title \"a\"}}"] {
            assert!(is_balanced(text), "{text}");
        }
        for text in ["{{#if a}}", "{{/if}}", "{{else}}", "{{/if}}{{#if b}}"] {
            assert!(!is_balanced(text), "{text}");
        }
    }
}
