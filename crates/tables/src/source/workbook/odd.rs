//! What a cell or sheet can have that CSV cannot.

/// One oddity, with where it is in the sheet's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// A stretch of the sheet's text, in bytes.
    pub place: (usize, usize),
    /// What it is.
    pub what: What,
}

/// How much of a number what Excel shows of it may hide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// A whole one is shown as it is in every format.
    Whole,
    /// One of a few decimals, which a format may round or lengthen: 1.10 is 1.1.
    Decimal,
    /// A very large one, or one of many decimals.
    Long,
}

/// The same, without its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A formula of this text, whose value no program has stored.
    NoValue(String),
    /// A number.
    Number(Number),
    /// A day.
    Day,
    /// A day with a time, or a time alone.
    Time,
    /// A number that has the format of a day or time, and is none that Excel shows.
    NoDay,
    /// `TRUE` or `FALSE` that is no text.
    Truth,
    /// Words that are struck out.
    Struck,
    /// Cells that are merged, `A2:A4`.
    Merged(String),
    /// A cell behind the first of those that are merged: it can have no text.
    MergedAway,
    /// Rows that are hidden, `7, 9 to 12`.
    HiddenRows(String),
    /// Columns that are hidden, `C, E to G`.
    HiddenColumns(String),
    /// The sheet itself is.
    HiddenSheet,
}
