//! Marks: how a chart shows what happens to a post.

use serde::Serialize;

use super::{Change, Tenure};

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

/// What a mark of a box says of its post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Marked {
    /// This happens to it.
    Change(Change),
    /// It is a supernumerary one, whatever happens to it.
    Supernumerary,
    /// Nobody holds it.
    Vacant,
}

impl Marked {
    /// The words that stand beside those of [`Change::WORDS`].
    const OWN: [(&'static str, Self); 2] = [
        (Tenure::Supernumerary.word(), Self::Supernumerary),
        ("vacant", Self::Vacant),
    ];

    /// The words of paper.toml.
    pub fn words() -> impl Iterator<Item = &'static str> {
        let changes = Change::WORDS.into_iter();
        let changes = changes.filter(|(_, change)| *change != Change::Kept);
        let own = Self::OWN.into_iter().map(|(word, _)| word);
        changes.map(|(word, _)| word).chain(own)
    }

    /// What a word of paper.toml stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        let own = Self::OWN.into_iter().find(|(known, _)| *known == word);
        let change = || Change::from_word(word).filter(|change| *change != Change::Kept);
        own.map(|(_, found)| found)
            .or_else(|| change().map(Self::Change))
    }

    /// The word of paper.toml.
    pub fn word(self) -> &'static str {
        match self {
            Self::Change(change) => change.word(),
            Self::Supernumerary => Self::OWN[0].0,
            Self::Vacant => Self::OWN[1].0,
        }
    }
}

/// How the box of a post with one change is drawn; told apart in black and
/// white print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// What it stands for.
    #[serde(skip)]
    pub of: Marked,
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
    pub fn none(of: Marked) -> Self {
        Self {
            of,
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
        let plain = Mark::none(Marked::Change(Change::Created));
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
