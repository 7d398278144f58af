//! The sentence that a place stands in.

use std::ops::Range;

use tables::model::Lang;

/// How many bytes of a sentence are read on either side of a place: three hundred
/// Chinese characters, or nine hundred letters. Of a text without a full stop, each
/// place would else be read to both its ends.
const FAR: usize = 900;

/// The sentence of a place, what is near of it: before the place and after it.
pub fn sentence<'t>(lang: Lang, text: &'t str, at: &Range<usize>) -> (&'t str, &'t str) {
    let from = text.ceil_char_boundary(at.start.saturating_sub(FAR));
    let to = text.floor_char_boundary(at.end.saturating_add(FAR));
    let (before, after) = (&text[from..at.start], &text[at.end..to]);
    match lang {
        Lang::Zh => {
            let start = before.rfind(['。', '；', '！', '？', '—', '\n']);
            let start = start.map_or(0, |at| {
                at + before[at..].chars().next().map_or(0, char::len_utf8)
            });
            let end = after.find(['。', '；', '！', '？', '\n']);
            (&before[start..], &after[..end.unwrap_or(after.len())])
        }
        Lang::En => {
            let ends = |text: &str, at: usize| {
                let next = text[at + 2..].trim_start_matches(['“', '"']);
                let cut = [
                    "No.", "Cap.", "para.", "paras.", "i.e.", "e.g.", "Mr.", "Dr.",
                ];
                next.starts_with(char::is_uppercase)
                    && !cut.iter().any(|word| text[..=at].ends_with(word))
            };
            let starts = before.match_indices(". ").map(|(at, _)| at);
            let start = starts.filter(|at| ends(before, *at)).last();
            let stop = after.match_indices(". ").map(|(at, _)| at);
            let end = stop.into_iter().find(|at| ends(after, *at));
            (
                &before[start.map_or(0, |at| at + 2)..],
                &after[..end.unwrap_or(after.len())],
            )
        }
    }
}
