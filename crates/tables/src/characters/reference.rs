//! The characters that XML and HTML take for their own.

/// How such a character is written in their text and in values of attributes; none
/// for one that stands as it is.
pub fn reference(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => return None,
    })
}
