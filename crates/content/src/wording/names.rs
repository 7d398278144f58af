//! The names that no comparison of words cuts in half.

/// Names in an order in which those that a text begins with are found at once.
#[derive(Debug, Default)]
pub struct Names<'n>(Vec<&'n str>);

impl<'n> Names<'n> {
    /// These names.
    pub fn new(names: &[&'n str]) -> Self {
        let names = names.iter().copied();
        let mut names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        Self(names)
    }

    /// The length of the longest name with which a text begins, where it ends there.
    pub(super) fn longest(&self, text: &str) -> Option<usize> {
        let first = text.chars().next()?;
        let first = &text[..first.len_utf8()];
        let from = self.0.partition_point(|name| *name < first);
        let near = self.0[from..].iter();
        let near = near.take_while(|name| name.starts_with(first));
        let begins = near.filter(|name| text.starts_with(**name));
        let whole = begins.filter(|name| {
            let last = name.chars().next_back();
            let next = text[name.len()..].chars().next();
            !(last.is_some_and(is_latin) && next.is_some_and(is_latin))
        });
        whole.map(|name| name.len()).max()
    }
}

/// Whether a character is a letter or digit of words with spaces between.
pub(super) fn is_latin(c: char) -> bool {
    c.is_alphanumeric()
        && !matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn the_longest_name_that_ends_there() {
        let names = Names::new(&["Chief", "", "Chief Engineer", "處長", "處", "Chief"]);
        let longest = |text: &'static str| names.longest(text).map(|length| &text[..length]);
        assert_eq!(longest("Chief Engineer of it"), Some("Chief Engineer"));
        assert_eq!(longest("Chief Engineers"), Some("Chief"));
        assert_eq!(longest("處長2"), Some("處長"));
        assert_eq!(longest("處理"), Some("處"));
        assert_eq!(longest("Chiefs"), None);
        assert_eq!(longest(""), None);
    }
}
