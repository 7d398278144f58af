//! Numbers as the page has them, and as cells do.

/// Words as they are in a cell: numbers without what parts their digits on the page.
pub(super) fn comparable(text: &str) -> String {
    number(text).unwrap_or_else(|| text.trim().to_owned())
}

/// A number as a cell has it, if a text is one as the page has it: its digits are parted
/// in threes by commas or narrow spaces, if at all.
pub(crate) fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let is_between = |c: char| [',', ' ', '\u{A0}', '\u{202F}', '\u{2009}'].contains(&c);
    let (whole, behind) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let mut groups = whole.split(is_between);
    let first = groups.next().filter(|first| is_digits(first))?;
    let rest: Vec<&str> = groups.collect();
    let is_parted = rest.iter().all(|part| part.len() == 3 && is_digits(part));
    let is_one = is_parted && (rest.is_empty() || first.len() < 4);
    let is_whole = is_one && (!text.contains('.') || is_digits(behind));
    is_whole.then(|| text.chars().filter(|c| !is_between(*c)).collect())
}

#[cfg(test)]
mod tests {
    use super::{comparable, number};

    #[test]
    fn numbers_of_the_page_are_numbers_of_cells() {
        for (printed, typed) in [
            ("1,200", "1200"),
            ("194\u{202F}000", "194000"),
            ("12.50", "12.50"),
            ("7", "7"),
        ] {
            assert_eq!(number(printed).as_deref(), Some(typed));
        }
        assert_eq!(comparable(" 1,234,567 "), "1234567");
        for other in ["", "1,20", "1200,000", "2 of 3", "1.", "-", "15+(1)"] {
            assert_eq!(number(other), None, "{other}");
        }
    }
}
