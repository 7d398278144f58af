//! A line of text while it is written: what no line parts may be of several runs, a number
//! that a helper prints and the word behind it.

use std::ops::Range;

use language::{Lang, Room, held};

use crate::document::Inline;

/// What stands for a thing between words that is no word, as in the layout of the pages.
const THING: char = '\u{FFFC}';

/// The stretches of a text that no line parts, and how far it is written.
pub(super) struct Line {
    stretches: Vec<Range<usize>>,
    at: usize,
}

/// Where such a stretch stands in a run, and whether it began in an earlier one.
pub(super) type Part = (Range<usize>, bool);

impl Line {
    pub(super) fn of(inside: &[Inline], of: (Lang, Room)) -> Self {
        let mut text = String::new();
        gather(inside, &mut text);
        Self {
            stretches: held(&text, of),
            at: 0,
        }
    }

    /// Goes on by a run; gives what is held in it.
    pub(super) fn run(&mut self, text: &str) -> Vec<Part> {
        let (start, end) = (self.at, self.at + text.len());
        self.at = end;
        let first = self.stretches.partition_point(|held| held.end <= start);
        let own = self.stretches[first..].iter();
        own.take_while(|held| held.start < end)
            .map(|held| {
                let from = held.start.max(start) - start;
                (from..held.end.min(end) - start, held.start < start)
            })
            .collect()
    }

    /// Goes on by a new line.
    pub(super) fn broken(&mut self) {
        self.at += '\n'.len_utf8();
    }

    /// Goes on by the mark of a note.
    pub(super) fn thing(&mut self) {
        self.at += THING.len_utf8();
    }
}

/// The text of what stands inside a paragraph.
fn gather(inside: &[Inline], text: &mut String) {
    for piece in inside {
        match piece {
            Inline::Text(words) => text.push_str(&words.text),
            Inline::Break => text.push('\n'),
            Inline::Note(_) => text.push(THING),
            Inline::Link { inside, .. } | Inline::Changed(_, inside) => gather(inside, text),
            Inline::Anchor(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Line, Room};
    use crate::document::{Inline, Target, Words};

    fn words(text: &str) -> Inline {
        Inline::Text(Words {
            text: text.to_owned(),
            ..Words::default()
        })
    }

    /// What is held of each run, with `>` before what began in an earlier one.
    fn check(lang: Lang, runs: &[&str], expected: &[&str]) {
        let inside: Vec<Inline> = runs.iter().map(|run| words(run)).collect();
        let mut line = Line::of(&inside, (lang, Room::Page));
        let mut found = Vec::new();
        for run in runs {
            let parts = line.run(run).into_iter();
            let shown =
                parts.map(|(part, on)| format!("{}{}", if on { ">" } else { "" }, &run[part]));
            found.push(shown.collect::<Vec<_>>().join("|"));
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_held_may_be_of_several_runs() {
        check(Lang::Zh, &["轉為", "1", "個職位"], &["", "1", ">個"]);
        check(Lang::Zh, &["見附件", "3", "－"], &["附件", ">3", ">－"]);
        check(
            Lang::En,
            &["see Annex ", "3", " and 5"],
            &["Annex ", ">3", "> and 5"],
        );
        check(Lang::En, &["for", " 12 lamps"], &["", ""]);
    }

    #[test]
    fn a_note_and_a_new_line_are_between_words() {
        let link = Inline::Link {
            to: Target::Place("a".to_owned()),
            inside: vec![words("第2")],
        };
        let inside = [
            words("燈"),
            Inline::Note(0),
            words("－"),
            Inline::Break,
            link,
            words("段"),
        ];
        let mut line = Line::of(&inside, (Lang::Zh, Room::Page));
        assert_eq!(line.run("燈"), []);
        line.thing();
        assert_eq!(line.run("－"), [(0..3, true)]);
        line.broken();
        assert_eq!(line.run("第2"), [(0..4, false)]);
        assert_eq!(line.run("段"), [(0..3, true)]);
    }
}
