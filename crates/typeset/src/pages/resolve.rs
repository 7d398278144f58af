//! References put into words before anything is typeset: what an annex says of the
//! rest of the paper is then a part of the annex.

use super::number::{self, CellWords};
use crate::fill::{CellReference, Filled, tidy};
use tables::diag::Diagnostic;
use tables::model::Lang;

/// An edition with the words of all its references. What keeps it from being
/// numbered is a finding, and then there is none.
pub fn resolved(mut filled: Filled) -> (Option<Filled>, Vec<Diagnostic>) {
    // The body alone is numbered as it is typeset.
    if filled.texts.is_empty() && filled.cell_references.is_empty() {
        return (Some(filled), Vec::new());
    }
    let (numbered, findings) = number::number(&filled);
    let Some(numbered) = numbered else {
        return (None, findings);
    };
    let of_cells = numbered.of_cells;
    let mut references = numbered.references.into_iter();
    filled.references = references.next().unwrap_or_default();
    for (text, words) in filled.texts.iter_mut().zip(references) {
        text.references = words;
    }
    in_cells(&mut filled, &of_cells);
    // Typesetting numbers it again, and tells what else there is to tell.
    (Some(filled), Vec::new())
}

/// Puts words in place of the characters that stand for the references of cells.
fn in_cells(filled: &mut Filled, words: &CellWords) {
    if words.is_empty() {
        return;
    }
    let chinese = filled.lang == Lang::Zh;
    let put = |annex: Option<usize>, text: &mut String| {
        let words = words.within(annex);
        let word = |c: char| CellReference::index_of(c).and_then(|index| words.get(index));
        if !text.chars().any(|c| word(c).is_some()) {
            return;
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match word(c) {
                Some(word) => out += word,
                None => out.push(c),
            }
        }
        *text = if chinese { tidy(&out) } else { out };
    };
    filled
        .paper
        .each_text_in(&mut |annex, text| put(annex, text));
    let calls = filled.cell_calls.iter_mut();
    calls.for_each(|call| put(None, &mut call.printed));
}
