//! What is said of TOML that cannot be read.

use std::ops::Range;

use super::section::at;
use crate::diag::Diagnostic;
use crate::source::FileId;

const RULE: &str = "paper/toml";

/// The quotation marks that word processors put in place of straight ones.
const CURLY: [char; 8] = ['“', '”', '„', '‟', '‘', '’', '‚', '＂'];

/// A finding for an error of syntax at a range of a file's text: curly quotation
/// marks where they are why, else what the parser says.
pub(super) fn syntax_error(
    message: &str,
    text: &str,
    range: Range<usize>,
    file: FileId,
) -> Diagnostic {
    let Some(found) = curly(text, range.start) else {
        return Diagnostic::error(RULE, message.replace('\n', ", ")).at(at(file, range));
    };
    let sign = &text[found.clone()];
    Diagnostic::error(RULE, format!("`{sign}` is a curly quotation mark, and TOML has straight ones"))
        .at(at(file, found))
        .help("write \" before and after the text; Word changes them as you type, a plain text editor does not")
}

/// The first curly quotation mark of the line of an error that stands where a
/// straight one belongs: outside of any text, or at the end of one that is
/// never closed.
pub(super) fn curly(text: &str, error: usize) -> Option<Range<usize>> {
    let before = &text[..text.floor_char_boundary(error)];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next()?;
    let (mut open, mut last) = (None, None);
    let mut chars = line.char_indices();
    while let Some((at, c)) = chars.next() {
        let place = start + at..start + at + c.len_utf8();
        match (open, c) {
            (Some('"'), '\\') => drop(chars.next()),
            (Some(quote), c) if quote == c => (open, last) = (None, None),
            (Some(_), c) if CURLY.contains(&c) => last = Some(place),
            (Some(_), _) => {}
            (None, '"' | '\'') => open = Some(c),
            (None, '#') => return None,
            (None, c) if CURLY.contains(&c) => return Some(place),
            (None, _) => {}
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::curly;

    #[test]
    fn quotes_are_found_where_straight_ones_belong() {
        let found = |text: &str| curly(text, text.len()).map(|at| text[at].to_owned());
        assert_eq!(found("title = “a”"), Some("“".to_owned()));
        assert_eq!(found("a = [\"b\", ‘c’]"), Some("‘".to_owned()));
        assert_eq!(found("title = \"a”"), Some("”".to_owned()));
        assert_eq!(found("title = \"“a”\" b"), None);
        assert_eq!(found("title = a # “a”"), None);
    }
}
