//! Words as they can be held against others, however a page sets them.

/// Words without white space, quotation marks as they are typed.
pub(super) fn plain(text: &str) -> String {
    let signs = |c: char| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        c => c,
    };
    let seen = text.chars().filter(|c| !c.is_whitespace());
    seen.map(signs).collect()
}
