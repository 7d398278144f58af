//! How many there are of something, as messages say it.

/// A number with its noun: 1 cell, 2 cells.
pub fn number_of(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
