//! A text as it is set, whatever line ends and gaps it was typed with.

/// A typed text as pages, Word and HTML have it: its lines end with LF, and a tab is a
/// space.
pub fn as_set(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(character_as_set)
        .collect()
}

/// The same of a character of it, of two that end a line the first.
pub fn character_as_set(c: char) -> char {
    match c {
        '\r' => '\n',
        '\t' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::as_set;

    #[test]
    fn line_ends_and_tabs_are_those_of_pages() {
        assert_eq!(as_set("甲\r\n乙\r丙\n丁"), "甲\n乙\n丙\n丁");
        assert_eq!(as_set("Head\tTail"), "Head Tail");
    }
}
