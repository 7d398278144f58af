//! What stood around a passage, and whether it stands around a place now.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::origin::{Origin, Passage};

/// The passages of each file in the order of their places, one a place.
pub(super) fn in_order(origin: &Origin) -> BTreeMap<&str, Vec<&Passage>> {
    let mut files: BTreeMap<&str, Vec<&Passage>> = BTreeMap::new();
    for passage in origin.passages.values() {
        files.entry(&passage.file).or_default().push(passage);
    }
    for own in files.values_mut() {
        own.sort_by_key(|passage| (passage.line, passage.column));
        own.dedup_by_key(|passage| (passage.line, passage.column));
    }
    files
}

/// What stood around a passage of a file.
pub(super) struct Around<'a, 't> {
    /// The passages of the file.
    pub(super) all: &'a [&'a Passage],
    /// What the document makes of a passage.
    pub(super) texts: &'a dyn Fn(&Passage) -> &'t [String],
    /// The file as it is.
    pub(super) text: &'a str,
}

impl Around<'_, '_> {
    /// Whether the words that stood next to a passage on its lines stand next to a place of
    /// the text. Where none stood, none may stand now.
    pub(super) fn fits(&self, own: &Passage, place: Range<usize>) -> bool {
        self.fits_before(own, place.start) && self.fits_behind(own, place.end)
    }

    fn fits_before(&self, own: &Passage, at: usize) -> bool {
        let line = &self.text[line_start(self.text, at)..at];
        match before(self.all, own) {
            Some(other) => {
                let gap = own.column - other.end.1;
                let between = line.char_indices().rev().take(gap).last();
                let end = between.map_or(at, |(place, _)| at - line.len() + place);
                let is_long = gap == 0 || line.chars().count() >= gap;
                // A passage may end with the beginning of this line.
                is_long
                    && self.stands(other, |words| match words {
                        "" => self.fits_before(other, end),
                        words => self.text[..end].ends_with(words),
                    })
            }
            None => line.chars().count() + 1 == own.column && !has_words(line, &own.file),
        }
    }

    fn fits_behind(&self, own: &Passage, at: usize) -> bool {
        let rest = &self.text[at..];
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        match behind(self.all, own) {
            Some(other) => {
                let gap = other.column - own.end.1;
                let mut between = line.char_indices().map(|(place, _)| place);
                let start = match line.chars().count() {
                    length if length > gap => between.nth(gap),
                    length => (length == gap).then_some(line.len()),
                };
                let start = start.map(|start| at + start);
                start.is_some_and(|start| {
                    self.stands(other, |words| match words {
                        "" => self.fits_behind(other, start),
                        words => self.text[start..].starts_with(words),
                    })
                })
            }
            // The rest is of the next line.
            None if own.typed.ends_with(['\n', '\r']) => true,
            None => !has_words(line, &own.file),
        }
    }

    /// Whether any text of a passage stands at a place.
    fn stands(&self, other: &Passage, is_there: impl Fn(&str) -> bool) -> bool {
        let mut texts = (self.texts)(other).iter();
        is_there(&other.typed) || texts.any(|text| is_there(text))
    }
}

/// The passage that stood before another one on its line. What ends with a line stands on
/// another, unless what follows goes on there.
fn before<'p>(all: &[&'p Passage], own: &Passage) -> Option<&'p Passage> {
    let from = all.partition_point(|other| other.start() < own.start());
    let mut before = all[..from].iter().rev();
    let before = before.find(|other| other.end <= own.start())?;
    let is_beside = before.end.0 == own.line && (before.end.1 > 1 || own.column == 1);
    is_beside.then_some(before)
}

/// The passage that stood behind another one on its line.
fn behind<'p>(all: &[&'p Passage], own: &Passage) -> Option<&'p Passage> {
    let from = all.partition_point(|other| other.start() < own.end);
    let behind = all.get(from)?;
    let is_beside = behind.line == own.end.0 && (own.end.1 > 1 || behind.column == 1);
    is_beside.then_some(behind)
}

/// Whether the same stood around two passages of a file.
pub(super) fn are_alike(all: &[&Passage], one: &Passage, other: &Passage) -> bool {
    let around = |own: &Passage| {
        [before(all, own), behind(all, own)].map(|it| it.map(|it| it.typed.clone()))
    };
    around(one) == around(other)
}

/// Whether a stretch has words beside calls and labels. The keys of settings are none.
pub(super) fn has_words(stretch: &str, file: &str) -> bool {
    if file.ends_with(".toml") {
        return false;
    }
    let mut rest = stretch;
    let mut is_bare = true;
    while let Some(c) = rest.chars().next() {
        let end = match c {
            '{' if rest.starts_with("{{") => rest.find("}}").map(|at| at + 2),
            '<' => rest.find('>').map(|at| at + 1),
            '/' if rest.starts_with("//") || rest.starts_with("/*") => None,
            c if c.is_alphanumeric() => None,
            c => Some(c.len_utf8()),
        };
        let Some(end) = end else {
            is_bare = false;
            break;
        };
        rest = &rest[end..];
    }
    !is_bare
}

/// Where the line of a place begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::{Around, has_words};
    use crate::origin::{Kind, Passage};

    fn fits(all: &[&Passage], own: &Passage, text: &str, place: Range<usize>) -> bool {
        let texts = |_: &Passage| -> &[String] { &[] };
        let around = Around {
            all,
            texts: &texts,
            text,
        };
        around.fits(own, place)
    }

    fn passage(kind: Kind, column: usize, typed: &str) -> Passage {
        Passage {
            kind,
            file: "body.zh.hbs".to_owned(),
            line: 1,
            column,
            end: (1, column + typed.chars().count()),
            typed: typed.to_owned(),
        }
    }

    /// Words stand where the call before them and the one behind them stand.
    #[test]
    fn words_are_found_between_what_was_around_them() {
        let all = [
            passage(Kind::Call, 1, "{{short \"a\"}}"),
            passage(Kind::Typed, 14, "會有"),
            passage(Kind::Call, 16, "{{count}}"),
        ];
        let all: Vec<&Passage> = all.iter().collect();
        let stands = |text: &str| {
            let at = text.find("會有").expect("it is there");
            fits(&all, all[1], text, at..at + "會有".len())
        };
        assert!(stands("新段。\n\n{{short \"a\"}}會有{{count}}個\n"));
        for other in [
            "明天會有風。",
            "{{short \"a\"}}明天會有{{count}}個",
            "{{short \"a\"}}會有風{{count}}個",
            "= 理由會有很多",
        ] {
            assert!(!stands(other), "{other}");
        }
    }

    #[test]
    fn a_line_alone_is_found_whole() {
        let own = passage(Kind::Typed, 3, "理由");
        let stands = |text: &str| {
            let at = text.find("理由").expect("it is there");
            fits(&[&own], &own, text, at..at + "理由".len())
        };
        assert!(stands("甲\n\n= 理由 <reason>\n乙"));
        assert!(stands("+ 理由"));
        for other in ["= 理由會有很多", "= 其他理由", "理由", "//理由"] {
            assert!(!stands(other), "{other}");
        }
        assert!(has_words("a", "b.hbs") && !has_words(" {{title \"a\"}} <b>", "b.hbs"));
    }
}
