//! The page on which a finding's words stand, and which of its words they are.

use pipeline::build::ShownEdition;
use tables::diag::Diagnostic;
use tables::source::Sources;

use super::pages::id;

/// A page's name, and its words without white space.
pub(super) type PageText = (String, Vec<String>);

/// A page, and which of its words are meant.
pub(super) type Found = (String, Vec<usize>);

/// How many characters make words that can be looked for.
const ENOUGH: usize = 3;

/// The texts of all pages.
pub(super) fn texts(editions: &[ShownEdition]) -> Vec<PageText> {
    let mut texts = Vec::new();
    for edition in editions {
        for (number, words) in (1..).zip(&edition.words) {
            let text = words.iter().map(|shown| squeeze(&shown.words.text));
            texts.push((id(edition.lang.code(), number), text.collect()));
        }
    }
    texts
}

/// Where a finding's words stand: on the last page that has the words of its cell, else
/// of its line; annexes stand behind the prose that names them.
pub(super) fn found(finding: &Diagnostic, sources: &Sources, texts: &[PageText]) -> Option<Found> {
    let span = finding.primary.as_ref()?.span;
    let file = sources.file(span.file);
    let (text, line) = (&file.text, file.lines(span.start..span.end));
    let pieces = words(&text[span.start..span.end]);
    let pieces = pieces.into_iter().chain(words(&text[line]));
    let mut places = pieces.filter_map(|piece| {
        let mut texts = texts.iter().rev();
        texts.find_map(|(page, words)| Some((page.clone(), among(words, &piece)?)))
    });
    places.next()
}

/// Which words a piece of text stands in: it may run on over several.
fn among(words: &[String], piece: &str) -> Option<Vec<usize>> {
    let start = words.concat().find(piece)?;
    let end = start + piece.len();
    let mut at = 0;
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let own = at..at + word.len();
        if own.start < end && start < own.end {
            found.push(index);
        }
        at = own.end;
    }
    Some(found)
}

/// The pieces of a text that are certainly printed as they stand, longest
/// first.
fn words(text: &str) -> Vec<String> {
    let apart = |c: char| c.is_ascii_punctuation() && !matches!(c, '(' | ')' | '\'' | '.');
    let pieces = text.split(apart).map(squeeze);
    let mut pieces: Vec<String> = pieces
        .filter(|piece| piece.chars().count() >= ENOUGH)
        .collect();
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.chars().count()));
    pieces
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::source::Span;

    #[test]
    fn a_finding_is_on_the_page_of_its_words() {
        let mut sources = Sources::default();
        let text = "dpo,clerk,文書主任(總務),asistant\n".to_owned();
        let at = text.find("asistant").expect("it is there");
        let file = sources.add("posts.csv".into(), text, Vec::new());
        let finding = Diagnostic::error("posts/unknown-rank", "no rank");
        let finding = finding.at(Span::new(file, at, at + 8));
        let page = |id: &str, words: &[&str]| {
            let words = words.iter().map(|&words| words.to_owned());
            (id.to_owned(), words.collect())
        };
        let texts = [
            page("zh-1", &["開設文書主任(總務)一職"]),
            page("zh-9", &["附件3", "文書主任", "(總務)職責說明"]),
            page("zh-10", &["附件4"]),
        ];
        let place = Some(("zh-9".to_owned(), vec![1, 2]));
        assert_eq!(found(&finding, &sources, &texts), place);
        assert_eq!(found(&finding, &sources, &[]), None);
    }
}
