//! Figures: money and counts that no table can give.

use crate::source::RowRef;

/// A named whole number. Money is in HK$.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its id.
    pub id: String,
    /// The number.
    pub value: i64,
    /// Its row in figures.csv.
    pub row: RowRef,
}

/// A number in groups of three digits, from `least` digits on.
pub fn grouped(value: i64, separator: char, least: usize) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::from(if value < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left.is_multiple_of(3) && digits.len() >= least {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_are_grouped_in_threes() {
        assert_eq!(grouped(2_407_800, ',', 0), "2,407,800");
        assert_eq!(grouped(194_000, ' ', 5), "194 000");
        assert_eq!(grouped(1823, ' ', 5), "1823");
        assert_eq!(grouped(-87, ',', 0), "-87");
        assert_eq!(grouped(i64::MIN, ',', 0), "-9,223,372,036,854,775,808");
    }
}
