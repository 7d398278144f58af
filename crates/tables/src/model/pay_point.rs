//! Pay points: `D1`…`D8` and `DL1`…`DL7` of the Directorate Pay Scales, points of
//! other scales such as `MPS 34` and `GDS(C)2`, ranges of points such as
//! `MPS 45-49`, and points of which a post may have one, `D4/D3/D2`.

use std::cmp::Ordering;
use std::fmt;

/// A point of a pay scale, or several of which it is not said which.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PayPoint {
    /// The scale's letters: `D`, `DL`, `MPS`, `GDS(C)`.
    pub scale: String,
    /// The point's number on it; of a range its first.
    pub number: u8,
    /// The letter of a point between two numbers: `a` of `GDS(C)3a`.
    pub letter: Option<char>,
    /// The last number of a range.
    pub to: Option<u8>,
    /// What it may be instead: `D3` and `D2` of `D4/D3/D2`.
    pub or: Vec<PayPoint>,
}

impl PayPoint {
    /// Reads `D2`, `DL3`, `MPS 34`, `MPS 45-49`, `GDS(C)2`, `D4/D3/D2`; `None` for
    /// anything else, a point beyond D8 or DL7 included.
    pub fn parse(text: &str) -> Option<Self> {
        let mut points = text.split('/').map(Self::parse_one);
        let mut first = points.next()??;
        first.or = points.collect::<Option<_>>()?;
        Some(first)
    }

    /// Reads several points with spaces between: `D2 MPS 45-49`; `None` where one
    /// of them is none, or there are none.
    pub fn parse_all(text: &str) -> Option<Vec<Self>> {
        let mut points = Vec::new();
        let mut pending = String::new();
        for word in text.split_whitespace() {
            pending += word;
            // A scale alone waits for its number.
            if word.contains(|c: char| c.is_ascii_digit()) {
                points.push(Self::parse(&pending)?);
                pending.clear();
            }
        }
        (pending.is_empty() && !points.is_empty()).then_some(points)
    }

    fn parse_one(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.find(|c: char| c.is_ascii_digit())?;
        let (scale, numbers) = text.split_at(digits);
        let scale = scale.trim_end();
        let (first, last) = match numbers.split_once(['-', '–']) {
            Some((first, last)) => (first.trim_end(), Some(last.trim_start())),
            None => (numbers, None),
        };
        let letter = first.chars().last().filter(char::is_ascii_alphabetic);
        let first = first.trim_end_matches(|c| Some(c) == letter);
        let highest = match scale {
            "D" => 8,
            "DL" => 7,
            _ => u8::MAX,
        };
        let number = |text: &str| {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            let number: u8 = text.parse().ok().filter(|_| digits)?;
            (1..=highest).contains(&number).then_some(number)
        };
        let number_of = number(first)?;
        let to = match last {
            Some(last) => Some(number(last).filter(|last| *last > number_of)?),
            None => None,
        };
        let lettered = letter.is_none() || (highest == u8::MAX && to.is_none());
        (is_scale(scale) && lettered).then(|| Self {
            scale: scale.to_owned(),
            number: number_of,
            letter,
            to,
            or: Vec::new(),
        })
    }

    /// Whether a single point is this one, or in its range, or one of its choices.
    pub fn includes(&self, point: &Self) -> bool {
        let last = self.to.unwrap_or(self.number);
        let own = self.scale == point.scale
            && (self.number..=last).contains(&point.number)
            && (self.to.is_some() || self.letter == point.letter);
        own || self.or.iter().any(|other| other.includes(point))
    }

    /// A point of a scale, by its number.
    pub fn of(scale: &str, number: u8) -> Self {
        Self {
            scale: scale.to_owned(),
            number,
            letter: None,
            to: None,
            or: Vec::new(),
        }
    }

    /// Whether it is certainly a point of a directorate scale.
    pub fn is_directorate(&self) -> bool {
        self.says_directorate() == Some(true)
    }

    /// Whether a rank of the point is of the directorate; `None` where the scale
    /// does not tell.
    pub fn says_directorate(&self) -> Option<bool> {
        match self.scale.as_str() {
            "D" | "DL" | "GDS(C)" | "JSPS" => Some(true),
            "PPS" => Some(self.number >= FIRST_OF_POLICE),
            "MPS" => Some(false),
            _ => None,
        }
    }

    /// The number of the point of the Directorate Pay Scale that it is as high as,
    /// more or less; its own number for a scale that is no directorate's.
    pub fn level(&self) -> u8 {
        let number = self.to.unwrap_or(self.number);
        match self.scale.as_str() {
            "PPS" if self.is_directorate() => number - (FIRST_OF_POLICE - 1),
            "JSPS" => number.saturating_sub(FIRST_OF_JUDGES - 1).max(1),
            _ => number,
        }
    }
}

/// The first point of the Police Pay Scale that is of the directorate.
const FIRST_OF_POLICE: u8 = 55;

/// The point of the Judicial Service Pay Scale that is as high as D1, more or
/// less.
const FIRST_OF_JUDGES: u8 = 10;

/// Whether a text can be the letters of a scale: `MPS`, `GDS(C)`.
fn is_scale(text: &str) -> bool {
    let name = text
        .strip_suffix(')')
        .map_or(Some((text, "x")), |open| open.split_once('('));
    let letters = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphabetic());
    name.is_some_and(|(name, kind)| letters(name) && letters(kind))
}

impl Ord for PayPoint {
    /// A higher point is greater; any directorate point is above the others,
    /// and at one number D comes before DL.
    fn cmp(&self, other: &Self) -> Ordering {
        self.is_directorate()
            .cmp(&other.is_directorate())
            .then(self.level().cmp(&other.level()))
            .then(self.letter.cmp(&other.letter))
            .then_with(|| other.scale.cmp(&self.scale))
            .then_with(|| self.number.cmp(&other.number))
            .then_with(|| self.to.cmp(&other.to))
            .then_with(|| self.or.cmp(&other.or))
    }
}

impl PartialOrd for PayPoint {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PayPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = matches!(self.scale.as_str(), "D" | "DL") || self.scale.ends_with(')');
        let gap = if joined { "" } else { " " };
        write!(f, "{}{gap}{}", self.scale, self.number)?;
        if let Some(letter) = self.letter {
            write!(f, "{letter}")?;
        }
        if let Some(to) = self.to {
            write!(f, "-{to}")?;
        }
        self.or.iter().try_for_each(|other| write!(f, "/{other}"))
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
        assert!(point("PPS 56") > point("D1"));
        assert!(point("PPS 56") < point("D3"));
        assert!(point("GDS(C)3a") > point("GDS(C)3"));
        assert!(point("D1") > point("PPS 54"));
        for wrong in [
            "D9",
            "DL8",
            "D0",
            "2",
            "D",
            "D2x",
            "",
            "首1",
            "MPS 49-45",
            "MPS 45-",
            "D4/",
            "D4/D9",
            "(C)2",
            "GDS(2",
            "GDS()2",
            "GDS(C)2b-3",
            "D3/D2x",
            "/D2",
            "MPS 300",
        ] {
            assert_eq!(point(wrong), None, "{wrong}");
        }
        let shown = |text| point(text).map(|point| point.to_string());
        assert_eq!(shown("MPS34").as_deref(), Some("MPS 34"));
        assert_eq!(shown("DL7").as_deref(), Some("DL7"));
        assert_eq!(shown("MPS 45 – 49").as_deref(), Some("MPS 45-49"));
        assert_eq!(shown("GDS(C)2").as_deref(), Some("GDS(C)2"));
        assert_eq!(shown("D4 / D3/D2").as_deref(), Some("D4/D3/D2"));
        assert_eq!(shown("GDS(C)3a").as_deref(), Some("GDS(C)3a"));
    }

    #[test]
    fn scales_tell_the_directorate() {
        let says = |text| PayPoint::parse(text)?.says_directorate();
        for text in ["D1", "DL2", "GDS(C)1", "JSPS 17", "PPS 55"] {
            assert_eq!(says(text), Some(true), "{text}");
        }
        for text in ["MPS 45-49", "PPS 54"] {
            assert_eq!(says(text), Some(false), "{text}");
        }
        assert_eq!(says("GDS(O)39"), None);
    }
}
