//! Numbers as letters and as Roman numerals, in small letters.

/// a to z, then aa; nothing of 0.
pub fn letters(number: usize) -> String {
    let (mut left, mut out) = (number, String::new());
    while left > 0 {
        let at = u32::try_from((left - 1) % 26).unwrap_or_default();
        out.insert(0, char::from_u32(u32::from('a') + at).unwrap_or('a'));
        left = (left - 1) / 26;
    }
    out
}

/// i, ii, iii, iv, up to ccc and what comes before cd; nothing of 0.
pub fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let (mut left, mut out) = (number, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            out += sign;
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{letters, roman};

    #[test]
    fn numbers_are_letters_and_roman() {
        assert_eq!([1, 26, 27, 0].map(letters), ["a", "z", "aa", ""]);
        assert_eq!([4, 9, 47, 99].map(roman), ["iv", "ix", "xlvii", "xcix"]);
    }
}
