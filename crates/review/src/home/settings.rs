//! Computed words that come from paper.toml, or from a text in a call.

use compare::Version;
use compare::version::At;
use content::said::Said;
use tables::model::{Date, Month};

use super::plain::plain;

/// What is in the keys whose texts are printed behind others: a number, the word for notes.
const PARTS: [&str; 2] = ["ec.subhead_", ".notes_"];

/// The values of paper.toml that some words come from, each with its key: a text that
/// says the same, a day or month that is printed in them; else the texts in calls that do.
pub(super) fn settings(version: &Version, words: &str) -> Vec<(At, String)> {
    let words = plain(words);
    if words.is_empty() {
        return Vec::new();
    }
    let all = version.sources.settings().into_iter();
    let all = all.chain(version.sources.lent_settings());
    let own = all.filter(|(key, _, text)| {
        let is_part = PARTS.iter().any(|part| key.contains(part)) && words.contains(&plain(text));
        plain(text) == words || is_part || is_printed(version, text, &words)
    });
    let own: Vec<(At, String)> = own.map(|(key, span, _)| (version.at(span), key)).collect();
    match own.is_empty() {
        true => in_calls(version, &words),
        false => own,
    }
}

/// Whether a day or a month is printed in some words.
fn is_printed(version: &Version, typed: &str, words: &str) -> bool {
    let mut langs = version.project.words.iter();
    langs.any(|(lang, own)| {
        let said = Said {
            project: &version.project,
            lang: *lang,
            words: own,
        };
        let printed = match (Date::parse(typed), Month::parse(typed)) {
            (Some(date), _) => said.date(date),
            (_, Some(month)) => said.month(month),
            _ => return false,
        };
        words.contains(&plain(&printed))
    })
}

/// The calls of bodies in which a text says some words: the caption of a picture.
fn in_calls(version: &Version, words: &str) -> Vec<(At, String)> {
    let calls = version.prose.parts().flat_map(|text| {
        let files = version.files_of(text);
        files.into_iter()
    });
    let mut found = Vec::new();
    for id in calls {
        let text = &version.sources.file(id).text;
        let mut from = 0;
        while let Some(start) = text[from..].find("{{").map(|at| from + at) {
            let end = text[start..].find("}}").map_or(text.len(), |at| start + at);
            let mut at = start;
            for (place, piece) in text[start..end].split('"').enumerate() {
                if place % 2 == 1 && plain(piece) == words {
                    let span = tables::source::Span::new(id, at, at + piece.len());
                    found.push((version.at(span), String::new()));
                }
                at += piece.len() + 1;
            }
            from = end;
        }
    }
    found
}
