//! A question mark inside a word is most often a character that was lost.
//!
//! A program that saves a text in an encoding that lacks a character writes `?`
//! for it: Excel's plain CSV does so with 衞, 着, 綫 and others, and nothing in the
//! file tells what stood there. In a name, title or duty any such mark next to a
//! Chinese character is reported; in a body, where people ask questions, one that a
//! Chinese character follows; in English one between two letters, and one at the end
//! of a word after which the sentence goes on.
//!
//! Example: 助理署長(?生) for 助理署長(衞生), the Bureau?s plan for the Bureau’s plan,
//! Members? views for Members’ views.
//!
//! Fix: type the character again, and save the table as CSV UTF-8. A question
//! mark that is meant is full-width: ？.

use crate::prose::{Origin, Passage, is_chinese};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "typing/lost-character";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("lost_character.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    context.prose.passages.iter().flat_map(in_passage).collect()
}

fn in_passage(passage: &Passage) -> Vec<Diagnostic> {
    let marks = passage.text.match_indices('?');
    let marks = marks
        .filter(|(at, _)| passage.is_whole(&(*at..at + 1)) && stands_for_a_character(passage, *at));
    let finding = |(at, _): (usize, &str)| {
        let is_sentence = passage.lang == Lang::En && within_sentence(&passage.text, at);
        let (place, else_write) = match (passage.lang, is_sentence) {
            (Lang::Zh, _) => ("inside a word", "if it is a question, write ？"),
            (_, true) => (
                "inside a sentence",
                "if it is a question, begin the next sentence with a capital",
            ),
            (_, false) => (
                "inside a word",
                "if it is a question, write a space after it",
            ),
        };
        Diagnostic::warning(NAME, format!("`?` stands {place}: was a character lost here"))
            .at(passage.span(at..at + 1))
            .help("type the character again, and save the table as CSV UTF-8: a plain CSV of Excel has no 衞, 着, 綫")
            .help(else_write)
    };
    marks.map(finding).collect()
}

/// Whether the question mark at a place of a passage may have taken the place of
/// a character.
pub(super) fn stands_for_a_character(passage: &Passage, at: usize) -> bool {
    if passage.lang == Lang::En {
        return inside_latin(&passage.text, at) || within_sentence(&passage.text, at);
    }
    let before = passage.text[..at].trim_end_matches('?').chars().next_back();
    let after = passage.text[at..].trim_start_matches('?').chars().next();
    let follows = after.is_some_and(is_chinese);
    match passage.from {
        Origin::Body | Origin::Setting => follows,
        Origin::Name(..) | Origin::Duty { .. } | Origin::Table => {
            follows || before.is_some_and(is_chinese)
        }
    }
}

/// Whether the mark ends a word after which the sentence goes on with a small letter.
fn within_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches('?').chars().next_back();
    let after = text[at..].trim_start_matches('?').strip_prefix(' ');
    before.is_some_and(char::is_alphabetic)
        && after.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// Whether the mark stands between two Latin letters, in no address.
fn inside_latin(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + 1..]);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let start = before.rsplit(char::is_whitespace).next();
    let end = after.split(char::is_whitespace).next();
    let word = [start.unwrap_or_default(), end.unwrap_or_default()].concat();
    let address = word.contains(['/', '=', '@']);
    letter(before.chars().next_back()) && letter(after.chars().next()) && !address
}
