//! The page on which a finding's words stand.

use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::Sources;
use typeset::pages::Pages;

use super::pages::id;

/// A page's name and its text without white space.
pub(super) type PageText = (String, String);

/// How many characters make words that can be looked for.
const ENOUGH: usize = 3;

/// The texts of all pages.
pub(super) fn texts(set: &[(Lang, Pages)]) -> Vec<PageText> {
    let mut texts = Vec::new();
    for (lang, pages) in set {
        for (number, lines) in (1..).zip(pages.lines()) {
            let text: String = lines.iter().map(|line| squeeze(&line.text)).collect();
            texts.push((id(lang.code(), number), text));
        }
    }
    texts
}

/// The page of a finding: the last one that has the words of its cell, else of
/// its line; annexes stand behind the prose that names them.
pub(super) fn page_of(
    finding: &Diagnostic,
    sources: &Sources,
    texts: &[PageText],
) -> Option<String> {
    let span = finding.primary.as_ref()?.span;
    let file = sources.file(span.file);
    let (text, line) = (&file.text, file.lines(span.start..span.end));
    let pieces = words(&text[span.start..span.end]);
    let pieces = pieces.into_iter().chain(words(&text[line]));
    let mut pages = pieces.filter_map(|piece| {
        let mut texts = texts.iter().rev();
        texts.find(|(_, text)| text.contains(&piece))
    });
    pages.next().map(|(page, _)| page.clone())
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
        let page = |id: &str, text: &str| (id.to_owned(), text.to_owned());
        let texts = [
            page("zh-1", "開設文書主任(總務)一職"),
            page("zh-9", "附件3文書主任(總務)職責說明"),
            page("zh-10", "附件4"),
        ];
        assert_eq!(page_of(&finding, &sources, &texts).as_deref(), Some("zh-9"));
        assert_eq!(page_of(&finding, &sources, &[]), None);
    }
}
