//! Slips in marks and spaces.

use std::ops::Range;

use benches::random::Random;
use tables::model::Lang;

use crate::text::{Paper, Slip, body, is_prose, places};

/// A full stop or separator that is left out, doubled or another.
pub(crate) fn stop(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let file = body(lang);
    let text = &paper.files[file];
    let (stop, comma, semicolon) = match lang {
        Lang::Zh => ("。", "，", "；"),
        Lang::En => (".", ",", ";"),
    };
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for place in places(text, stop) {
        let last = text[place.end..].starts_with('\n');
        if last {
            found.push((place.clone(), String::new()));
            found.push((place.clone(), comma.to_owned()));
        }
        if last || lang == Lang::Zh {
            found.push((place, stop.repeat(2)));
        }
    }
    for place in places(text, semicolon) {
        found.push((place.clone(), String::new()));
        found.push((place.clone(), stop.to_owned()));
        found.push((place, comma.to_owned()));
    }
    for place in places(text, comma) {
        let digits = text[place.end..].starts_with(|c: char| c.is_ascii_digit());
        found.extend((!digits).then(|| (place, comma.repeat(2))));
    }
    paper.at_one(file, &found, random)
}

/// A space too many or too few.
pub(crate) fn space(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let file = body(lang);
    let text = &paper.files[file];
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    match lang {
        Lang::Zh => {
            let chars: Vec<(usize, char)> = text.char_indices().collect();
            for pair in chars.windows(2) {
                let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
                if chinese(pair[0].1) && chinese(pair[1].1) && is_prose(text, pair[1].0) {
                    found.push((pair[1].0..pair[1].0, " ".to_owned()));
                }
            }
        }
        Lang::En => {
            for place in places(text, " ") {
                let line = text[..place.start].rfind('\n').map_or(0, |end| end + 1);
                let front = &text[line..place.start];
                let words =
                    front.ends_with(|c: char| c.is_ascii_alphanumeric() || ",;".contains(c));
                if words && text[place.end..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                    let mark = front.ends_with([',', ';']);
                    found.push((place, if mark { "" } else { "  " }.to_owned()));
                }
            }
            for mark in [", ", ". "] {
                let before = places(text, mark).into_iter();
                found.extend(before.map(|place| (place.start..place.start, " ".to_owned())));
            }
        }
    }
    paper.at_one(file, &found, random)
}

/// A bracket or quotation mark that is left out, or of the other width.
pub(crate) fn pair(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let file = body(lang);
    let text = &paper.files[file];
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for mark in ["(", ")", "「", "」", "“", "”"] {
        for place in places(text, mark) {
            found.push((place.clone(), String::new()));
            match (lang, mark) {
                (Lang::Zh, "(") => found.push((place, "（".to_owned())),
                (Lang::Zh, ")") => found.push((place, "）".to_owned())),
                (_, "“") => found.push((place, "”".to_owned())),
                (_, "「") => found.push((place, "『".to_owned())),
                _ => {}
            }
        }
    }
    paper.at_one(file, &found, random)
}
