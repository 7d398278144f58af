//! Ties in a part that is written: what stands on one line is of several runs as a rule,
//! a word, a field with its number, a sign.

use std::ops::Range;

use crate::document::ties;
use language::{Lang, Room};

/// The gap that no line breaks at.
const GAP: &str = "\u{A0}";

/// A paragraph while it is gathered.
#[derive(Default)]
struct Line {
    text: String,
    /// The stretches of its text, each with where it stands in the part.
    runs: Vec<(Range<usize>, usize)>,
}

/// A part with ties.
pub(super) fn tied(part: &str, lang: Lang) -> String {
    let mut edits = Vec::new();
    let mut line = Line::default();
    let mut room = Room::Page;
    let mut at = 0;
    while let Some(begin) = part[at..].find('<') {
        let begin = at + begin;
        let end = part[begin..]
            .find('>')
            .map_or(part.len(), |end| begin + end);
        let tag = &part[begin + 1..end];
        at = (end + 1).min(part.len());
        match tag.split([' ', '/']).next().unwrap_or_default() {
            "w:p" => line = Line::default(),
            "" if tag == "/w:p" => {
                std::mem::take(&mut line).ties((lang, room), &mut edits);
            }
            "w:tbl" => room = Room::Column,
            "" if tag == "/w:tbl" => room = Room::Page,
            "w:t" | "w:delText" => {
                let text = part[at..].split('<').next().unwrap_or_default();
                let start = line.text.len();
                line.text.push_str(text);
                line.runs.push((start..line.text.len(), at));
            }
            // Nothing belongs together across these.
            "w:tab" | "w:br" | "w:drawing" | "w:footnoteReference" => line.text.push('\n'),
            _ => {}
        }
    }
    with(part, edits)
}

impl Line {
    fn ties(self, of: (Lang, Room), edits: &mut Vec<Range<usize>>) {
        for (tie, is_before) in ties(&self.text, of) {
            let is_own = |run: &Range<usize>| match is_before && tie.is_empty() {
                true => run.start < tie.start && tie.start <= run.end,
                false => run.contains(&tie.start),
            };
            let mut runs = self.runs.iter();
            if let Some((run, at)) = runs.find(|(run, _)| is_own(run)) {
                let start = at + tie.start - run.start;
                edits.push(start..start + tie.len());
            }
        }
    }
}

/// A part with gaps in place of some stretches.
fn with(part: &str, edits: Vec<Range<usize>>) -> String {
    let mut out = String::with_capacity(part.len() + 2 * edits.len());
    let mut from = 0;
    for edit in edits {
        out.push_str(&part[from..edit.start]);
        out.push_str(GAP);
        from = edit.end;
    }
    out + &part[from..]
}

#[cfg(test)]
mod tests {
    use super::tied;
    use tables::model::Lang;

    #[track_caller]
    fn check(lang: Lang, part: &str, expected: &str) {
        assert_eq!(tied(part, lang).replace('\u{A0}', "~"), expected);
    }

    #[test]
    fn the_gap_beside_a_field_is_not_the_fields() {
        let field = "<w:fldChar/><w:instrText> REF 1 </w:instrText><w:r><w:t>8</w:t></w:r>";
        check(
            Lang::Zh,
            &format!("<w:p><w:t>第</w:t>{field}<w:t>段</w:t></w:p>"),
            &format!("<w:p><w:t>第~</w:t>{field}<w:t>~段</w:t></w:p>"),
        );
        check(
            Lang::En,
            &format!("<w:p><w:t>in paragraph </w:t>{field}<w:t> 1 May</w:t></w:p>"),
            &format!("<w:p><w:t>in paragraph~</w:t>{field}<w:t> 1~May</w:t></w:p>"),
        );
    }

    #[test]
    fn paragraphs_lines_and_tabs_are_apart() {
        let parts = "<w:p><w:t>Annex </w:t></w:p><w:p><w:t>8</w:t><w:br/><w:t> 1</w:t></w:p>";
        check(Lang::En, parts, parts);
        let cell =
            "<w:tbl><w:p><w:t>1 May 2027</w:t></w:p></w:tbl><w:p><w:t>1 May 2027</w:t></w:p>";
        let tied =
            "<w:tbl><w:p><w:t>1~May 2027</w:t></w:p></w:tbl><w:p><w:t>1~May~2027</w:t></w:p>";
        check(Lang::En, cell, tied);
        let signs = "<w:p><w:t>附件</w:t><w:tab/><w:t>8</w:t></w:p>";
        check(Lang::Zh, signs, signs);
    }
}
