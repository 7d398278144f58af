//! The words of a change, as the list shows them.

use crate::document::{END, shown};
use crate::edit::{Base, Spot};

/// The words of a piece before and after a change.
pub(super) fn both(base: &Base, spot: &Spot) -> (String, String) {
    let text: Vec<char> = base.pieces[spot.piece].text.chars().collect();
    let of = |range: std::ops::Range<usize>| {
        text.get(range)
            .unwrap_or_default()
            .iter()
            .collect::<String>()
    };
    let (head, tail) = (of(0..spot.range.start), of(spot.range.end..text.len()));
    let before: String = text.iter().collect();
    (
        shown(&before),
        shown(&format!("{head}{}{tail}", spot.added)),
    )
}

/// Words as the list shows them.
pub(super) fn words(text: &str) -> String {
    shown(text.trim_matches(END))
}
