//! How the rounds of a block stand: in one sentence, with the separators of a
//! list between them, or as items and paragraphs of their own, with none.

/// What stands on the last line of a text, where it is white space alone.
pub(super) fn indent(text: &str) -> Option<String> {
    let line = text.rsplit('\n').next().unwrap_or_default();
    line.trim().is_empty().then(|| line.to_owned())
}

/// Makes the end of a text ready for the next round of a block, which began a
/// line with `indent` or did not; says whether a separator is to be printed
/// between the two.
pub(super) fn separate(text: &mut String, round: &str, indent: Option<&str>) -> bool {
    let start = &round[..round.len() - round.trim_start().len()];
    let own_line = start.contains('\n');
    if begins_block(round) && (own_line || indent.is_some()) {
        if !own_line && self::indent(text).is_none() {
            text.push('\n');
            text.push_str(indent.unwrap_or_default());
        }
        return false;
    }
    if is_parted(text, round) {
        return false;
    }
    // A line's end before the separator would print a space; it stays where it
    // ends a comment of Typst's.
    let end = text.trim_end_matches([' ', '\t', '\r', '\n']).len();
    let line = text[..end].rsplit('\n').next().unwrap_or_default();
    if text[end..].contains('\n') && !line.contains("//") {
        text.truncate(end);
    }
    true
}

/// Whether a text begins with what Typst takes for an item or a heading.
fn begins_block(text: &str) -> bool {
    let first = text.trim_start();
    let signs = match first.bytes().take_while(|&byte| byte == b'=').count() {
        0 => usize::from(first.starts_with(['+', '-', '/'])),
        level => level,
    };
    signs > 0 && first[signs..].starts_with(char::is_whitespace)
}

/// Whether a blank line stands between two texts.
fn is_parted(before: &str, after: &str) -> bool {
    let lines = |blank: &str| blank.matches('\n').count();
    let before = &before[before.trim_end().len()..];
    let after = &after[..after.len() - after.trim_start().len()];
    lines(before) + lines(after) > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, round: &str, indent: Option<&str>, expected: (&str, bool)) {
        let mut text = before.to_owned();
        let separated = separate(&mut text, round, indent);
        assert_eq!((text.as_str(), separated), expected);
    }

    #[test]
    fn items_and_paragraphs_take_no_separator() {
        check("+ a\n", "+ b\n", Some(""), ("+ a\n", false));
        check("  + a", "+ b", Some("  "), ("  + a\n  ", false));
        check("x\n+ a", "\n+ b", None, ("x\n+ a", false));
        check("=== a\n", "=== b\n", Some(""), ("=== a\n", false));
        check("a.\n\n", "b.\n\n", Some(""), ("a.\n\n", false));
    }

    #[test]
    fn a_sentence_takes_them_before_its_line_ends() {
        check("a", "b", None, ("a", true));
        check("has + a", "+ b", None, ("has + a", true));
        check("a\n", "b\n", Some(""), ("a", true));
        check("a // note\n", "b\n", Some(""), ("a // note\n", true));
        check("a\u{3000}", "b", None, ("a\u{3000}", true));
    }
}
