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

/// Whether the words that stood next to a passage on its lines stand next to a place of a
/// text. Where none stood, none may stand now. `all` are the passages of the file.
pub(super) fn fits(all: &[&Passage], own: &Passage, text: &str, place: Range<usize>) -> bool {
    let from = all.partition_point(|other| (other.line, other.column) < (own.line, own.column));
    let mut before = all[..from].iter().rev();
    let before = before.find(|other| other.end <= (own.line, own.column));
    let behind = all
        .iter()
        .find(|other| (other.line, other.column) >= own.end);
    stands_before(before.copied(), own, text, place.start)
        && stands_behind(behind.copied(), own, text, place.end)
}

fn stands_before(before: Option<&Passage>, own: &Passage, text: &str, at: usize) -> bool {
    let line = &text[line_start(text, at)..at];
    match before {
        Some(other) if other.end.0 == own.line => {
            let gap = own.column - other.end.1;
            let between = line.char_indices().rev().take(gap).last();
            let end = between.map_or(at, |(place, _)| at - line.len() + place);
            let is_long = gap == 0 || line.chars().count() >= gap;
            // A passage may end with the beginning of this line.
            is_long && text[..end].ends_with(&other.typed)
        }
        _ => line.chars().count() + 1 == own.column && !has_words(line, &own.file),
    }
}

fn stands_behind(behind: Option<&Passage>, own: &Passage, text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    match behind {
        Some(other) if other.line == own.end.0 => {
            let gap = other.column - own.end.1;
            let mut between = line.char_indices().map(|(place, _)| place);
            let start = match line.chars().count() {
                length if length > gap => between.nth(gap),
                length => (length == gap).then_some(line.len()),
            };
            start.is_some_and(|start| rest[start..].starts_with(&other.typed))
        }
        // The rest is of the next line, on which nothing stood that is printed.
        _ if own.typed.ends_with(['\n', '\r']) => true,
        _ => !has_words(line, &own.file),
    }
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
    use super::{fits, has_words};
    use crate::origin::{Kind, Passage};

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
