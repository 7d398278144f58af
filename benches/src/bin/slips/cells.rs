//! Slips in cells of one language.

use benches::random::Random;
use tables::model::Lang;

use crate::text::{Paper, Slip};

/// A cell of one language that is changed alone: a number of a duty, or the name
/// of a post, rank or office for another's.
pub(crate) fn one_language(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let (file, stem) = [
        ("duties.csv", "text"),
        ("posts.csv", "title"),
        ("ranks.csv", "name"),
        ("posts.csv", "superior"),
    ][random.below(4)];
    let (table, at) = paper.table(file, &format!("{stem}_{}", lang.code()));
    let row = &table.rows[random.below(table.rows.len())];
    let cell = &row.cells[at];
    let place = cell.span.start..cell.span.end;
    let text = &paper.files[file];
    if file == "duties.csv" {
        let words = &text[place.clone()];
        let digit = words.find(|c: char| c.is_ascii_digit())?;
        let to = (random.below(9) + 1).to_string();
        let start = place.start + digit;
        return paper.put(file, start..start + 1, &to);
    }
    let other = &table.rows[random.below(table.rows.len())].cells[at];
    let to = text[other.span.start..other.span.end].to_owned();
    (!cell.text.is_empty()).then(|| paper.put(file, place, &to))?
}
