//! Pay points: `D1`…`D8` and `DL1`…`DL7` of the Directorate Pay Scales, or a
//! point of another scale such as `MPS 34`, which makes a post
//! non-directorate.

use std::cmp::Ordering;
use std::fmt;

/// A point of a pay scale.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PayPoint {
    /// The scale's letters: `D`, `DL`, `MPS`.
    pub scale: String,
    /// The point's number on it.
    pub number: u8,
}

impl PayPoint {
    /// Reads `D2`, `DL3`, `MPS 34`; `None` for anything else, a point beyond
    /// D8 or DL7 included.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.find(|c: char| c.is_ascii_digit())?;
        let (scale, number) = text.split_at(digits);
        let scale = scale.trim_end();
        let number: u8 = number.parse().ok()?;
        let highest = match scale {
            "D" => 8,
            "DL" => 7,
            _ => u8::MAX,
        };
        let named = !scale.is_empty() && scale.chars().all(|c| c.is_ascii_alphabetic());
        (named && (1..=highest).contains(&number)).then(|| Self {
            scale: scale.to_owned(),
            number,
        })
    }

    /// Whether it is a point of the Directorate Pay Scales.
    pub fn is_directorate(&self) -> bool {
        matches!(self.scale.as_str(), "D" | "DL")
    }
}

impl Ord for PayPoint {
    /// A higher point is greater; any directorate point is above the others,
    /// and at one number D comes before DL.
    fn cmp(&self, other: &Self) -> Ordering {
        self.is_directorate()
            .cmp(&other.is_directorate())
            .then(self.number.cmp(&other.number))
            .then_with(|| other.scale.cmp(&self.scale))
    }
}

impl PartialOrd for PayPoint {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PayPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gap = if self.is_directorate() { "" } else { " " };
        write!(f, "{}{gap}{}", self.scale, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::PayPoint;

    #[test]
    fn points_are_read_and_ordered() {
        let point = |text| PayPoint::parse(text);
        assert!(point("D6") > point("D2"));
        assert!(point("D1") > point("MPS 49"));
        assert!(point("D2") > point("DL2"));
        for wrong in ["D9", "DL8", "D0", "2", "D", "D2x", "", "首1"] {
            assert_eq!(point(wrong), None, "{wrong}");
        }
        let shown = |text| point(text).map(|point| point.to_string());
        assert_eq!(shown("MPS34").as_deref(), Some("MPS 34"));
        assert_eq!(shown("DL7").as_deref(), Some("DL7"));
    }
}
