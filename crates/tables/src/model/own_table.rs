//! The author's own tables: a file of cells with what paper.toml says of it.

use super::{Decimal, Lang, Printed, Text};
use crate::source::{RowRef, Span};

/// The tables that are computed: their names are taken.
pub const BUILT_IN_TABLES: [&str; 6] = [
    "costs",
    "changes",
    "establishment",
    "nondirectorate",
    "ceilings",
    "posts",
];

/// Where the texts of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// At the right, as numbers do.
    Right,
    /// In the middle.
    Center,
}

impl Align {
    /// The words of the setting.
    pub const WORDS: [&'static str; 3] = ["left", "right", "center"];

    /// What a word of the setting means.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "left" => Some(Self::Left),
            "right" => Some(Self::Right),
            "center" => Some(Self::Center),
            _ => None,
        }
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Center => "center",
        }
    }
}

/// How wide a column or picture is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// As wide as its texts.
    Auto,
    /// A share of the room that the others leave.
    Share(f64),
    /// So many points.
    Points(f64),
}

/// The widest that a column or picture may be, in points: the long side of the page.
const WIDEST: f64 = 842.0;

impl Width {
    /// Reads `auto`, a share such as `1fr`, or a length in cm, mm, in or pt.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "auto" {
            return Some(Self::Auto);
        }
        let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = &text[..text.len() - unit.len()];
        let number: f64 = number.parse().ok().filter(|number| *number > 0.0)?;
        let points = |each: f64| Some(number * each).filter(|points| *points <= WIDEST);
        Some(match unit.trim() {
            "fr" if number <= 1000.0 => Self::Share(number),
            "pt" => Self::Points(points(1.0)?),
            "mm" => Self::Points(points(72.0 / 25.4)?),
            "cm" => Self::Points(points(72.0 / 2.54)?),
            "in" => Self::Points(points(72.0)?),
            _ => return None,
        })
    }
}

/// How summed numbers of a column are parted in groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// As money is: 2,407,800.
    Money,
    /// As counts are: 194 000.
    Count,
}

/// A column of an own table.
#[derive(Debug, Clone)]
pub struct OwnColumn {
    /// Its name: that of the file, without the language behind it.
    pub id: String,
    /// What stands at its head.
    pub head: Text,
    /// Where its texts stand.
    pub align: Align,
    /// How wide it is.
    pub width: Width,
    /// How its numbers are grouped where they are summed.
    pub grouping: Grouping,
    /// Whether the table's last row has their sum.
    pub summed: bool,
}

/// A row of an own table: a cell for each of its columns.
#[derive(Debug, Clone)]
pub struct OwnRow {
    /// The cells.
    pub cells: Vec<Text>,
    /// Its row in the file.
    pub row: RowRef,
}

/// A table of the author's own.
#[derive(Debug, Clone)]
pub struct OwnTable {
    /// Its name: the file's, without `.csv`.
    pub name: String,
    /// What stands above it; may be empty.
    pub caption: Text,
    /// Its columns, in the order of the page.
    pub columns: Vec<OwnColumn>,
    /// Its rows.
    pub rows: Vec<OwnRow>,
    /// The languages whose heads of columns are given; in others the names of the columns
    /// stand there.
    pub headed: Vec<Lang>,
    /// What stands below it, a language each.
    pub notes: Vec<(Lang, Vec<String>)>,
    /// Whether it may go over pages.
    pub breakable: bool,
    /// Whether it stands on a page that is wider than high.
    pub landscape: bool,
    /// Its name in paper.toml.
    pub span: Span,
    /// Where its words stand in that paper.toml, be it that of another folder.
    pub printed: Vec<Printed>,
}

impl OwnTable {
    /// The notes of a language.
    pub fn notes(&self, lang: Lang) -> &[String] {
        let mut notes = self.notes.iter();
        let found = notes.find(|(known, _)| *known == lang);
        found.map_or(&[], |(_, notes)| notes)
    }

    /// The column of a name.
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }

    /// The numbers of a column in a language, a row each; `None` for a cell that
    /// says nothing.
    ///
    /// # Errors
    ///
    /// The first row whose cell is no number, with its text.
    pub fn numbers(
        &self,
        column: usize,
        lang: Lang,
    ) -> Result<Vec<Option<Decimal>>, (RowRef, String)> {
        let number = |row: &OwnRow| {
            let text = row.cells[column].get(lang).trim();
            match says_nothing(text) {
                true => Ok(None),
                false => Decimal::parse(text)
                    .map(Some)
                    .ok_or_else(|| (row.row, text.to_owned())),
            }
        };
        self.rows.iter().map(number).collect()
    }
}

/// Whether a cell stands for no number: empty, or a dash.
pub fn says_nothing(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "–" | "—" | "－")
}

#[cfg(test)]
mod tests {
    use super::Width;

    #[test]
    fn widths_are_lengths_and_shares() {
        assert_eq!(Width::parse("auto"), Some(Width::Auto));
        assert_eq!(Width::parse(" 1.5fr"), Some(Width::Share(1.5)));
        assert_eq!(Width::parse("1in"), Some(Width::Points(72.0)));
        assert_eq!(Width::parse("2.54cm"), Some(Width::Points(72.0)));
        assert_eq!(Width::parse("25.4 mm"), Some(Width::Points(72.0)));
        for text in [
            "", "fr", "3", "-1cm", "0pt", "1e3pt", "50%", "40cm", "1.2.3cm", "NaNpt",
        ] {
            assert_eq!(Width::parse(text), None, "{text}");
        }
    }
}
