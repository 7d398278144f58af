//! Typst code in a body: names of functions, files and settings, which no
//! proof-reader may change.

use std::ops::Range;

/// Code at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Code {
    /// How long it is, the bracket that opens its content included.
    pub(super) length: usize,
    /// Whether content follows, which is text again: `#strong[…]`.
    pub(super) opens: bool,
}

/// Words after which the rest of the line is code too.
const STATEMENTS: &[&str] = &["let", "set", "show", "import"];

/// The code that begins at `rest`, if it does.
pub(super) fn code(rest: &str) -> Option<Code> {
    let inside = rest.strip_prefix('#')?;
    let name = word(inside);
    let mut at = match inside.chars().next()? {
        '"' => string(inside),
        '(' | '{' => group(inside)?,
        c if c.is_ascii_alphabetic() || c == '_' => name,
        _ => return None,
    };
    if let Some(path) = inside.strip_prefix("include ") {
        let start = inside.len() - path.trim_start().len();
        at = start + string(&inside[start..]);
    }
    if STATEMENTS.contains(&&inside[..name]) {
        let end = inside.find('\n').unwrap_or(inside.len());
        return Some(Code {
            length: 1 + end,
            opens: false,
        });
    }
    loop {
        let after = &inside[at..];
        at += match after.chars().next() {
            Some('(') => group(after)?,
            Some('.') if word(&after[1..]) > 0 => 1 + word(&after[1..]),
            _ => break,
        };
    }
    let opens = inside[at..].starts_with('[');
    Some(Code {
        length: 1 + at + usize::from(opens),
        opens,
    })
}

/// The stretches of code in a body that have blank lines of their own: a table
/// whose rows stand apart.
pub(super) fn long(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut opens = None;
    // What never closes is read to the end of the text, which many may be.
    let mut budget = LOOKS * text.len();
    for (at, _) in text.match_indices('#') {
        if opens.is_none_or(|open| open < at) {
            let next = text[at..].find(['(', '{', '[', '"', '\n']);
            opens = Some(next.map_or(text.len(), |next| at + next));
        }
        let known = found.last().is_some_and(|last| last.contains(&at));
        let escaped = text[..at].ends_with(['\\', '{']);
        let call = opens.is_some_and(|open| text[open..].starts_with(['(', '{']));
        if known || escaped || !call {
            continue;
        }
        let code = code(&text[at..]);
        budget = budget.saturating_sub(code.map_or(text.len() - at, |code| code.length));
        if found.len() > MOST || budget == 0 {
            break;
        }
        let code = code.filter(|code| text[at..at + code.length].contains("\n\n"));
        found.extend(code.map(|code| at..at + code.length));
    }
    found
}

/// How often a text may be read to its end.
const LOOKS: usize = 8;

/// How many of them are looked for.
const MOST: usize = 500;

/// The length of a name.
fn word(text: &str) -> usize {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    text.find(|c| !part(c)).unwrap_or(text.len())
}

/// The length of a string in quotes, to the end of the text where it is open.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of what stands between brackets, these included; nothing where
/// they never close.
fn group(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '"' => {
                at += string(&text[at..]);
                continue;
            }
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += c.len_utf8();
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Code, code};

    fn check(text: &str, is: &str, opens: bool) {
        let length = is.len();
        assert_eq!(code(text), Some(Code { length, opens }), "{text}");
    }

    #[test]
    fn code_ends_where_text_goes_on() {
        check(
            "#image(\"圖（甲）.svg\", alt: \"a)b\")，見",
            "#image(\"圖（甲）.svg\", alt: \"a)b\")",
            false,
        );
        check("#box(image(\"a.png\"))[b]", "#box(image(\"a.png\"))[", true);
        check("#strong[甲]", "#strong[", true);
        check("#include \"part.typ\" <a>", "#include \"part.typ\"", false);
        check("#sym.zws 乙", "#sym.zws", false);
        check("#\"a\\\"b\"c", "#\"a\\\"b\"", false);
        check("#let x = [甲（乙）]\nb", "#let x = [甲（乙）]", false);
        assert_eq!(code("#3"), None);
        assert_eq!(code("#image(\"a"), None);
        assert_eq!(code("甲"), None);
    }
}
