//! Marks: how a chart shows what happens to a post.

use serde::Serialize;

use super::Change;

/// The line of a mark's border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Dashes.
    Dashed,
    /// Dots.
    Dotted,
}

/// How the box of a post with one change is drawn; told apart in black and
/// white print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// The change that it stands for.
    #[serde(skip)]
    pub change: Change,
    /// Width of the border, in points.
    pub border: f64,
    /// The border's line.
    pub dash: Dash,
    /// Whether the border is a double line.
    pub double: bool,
    /// The box's ground, `#rrggbb`.
    pub fill: Option<String>,
    /// A sign at the box's corner.
    pub symbol: Option<String>,
}

impl Mark {
    /// How a box without a mark looks.
    pub fn none(change: Change) -> Self {
        Self {
            change,
            border: 0.6,
            dash: Dash::Solid,
            double: false,
            fill: None,
            symbol: None,
        }
    }

    /// Whether black and white print hardly tells the two apart: their borders
    /// are as wide within half a point, and their grounds as light within a
    /// tenth.
    pub fn is_like(&self, other: &Self) -> bool {
        let lines = self.dash == other.dash && self.double == other.double;
        lines
            && self.symbol == other.symbol
            && (self.border - other.border).abs() < 0.5
            && (self.lightness() - other.lightness()).abs() < 0.1
    }

    /// How light the ground is, from 0 for black to 1 for white (the luma of
    /// ITU-R BT.709).
    fn lightness(&self) -> f64 {
        let Some(digits) = self.fill.as_deref().and_then(|fill| fill.get(1..)) else {
            return 1.0;
        };
        let part = |at: usize| {
            let digits = digits.get(at..at + 2)?;
            u8::from_str_radix(digits, 16).ok().map(f64::from)
        };
        let part = |at: usize| part(at).unwrap_or(255.0) / 255.0;
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_alike_in_black_and_white() {
        let plain = Mark::none(Change::Created);
        let filled = |fill: &str| Mark {
            fill: Some(fill.to_owned()),
            ..plain.clone()
        };
        assert!(plain.is_like(&filled("#fffff0")));
        assert!(!plain.is_like(&filled("#e4e4e4")));
        // Red and green of one lightness.
        assert!(filled("#ff6666").is_like(&filled("#00b300")));
        let wide = Mark {
            border: 2.0,
            ..plain.clone()
        };
        assert!(!plain.is_like(&wide));
    }
}
