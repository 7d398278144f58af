//! Where a text says whom a post reports to.

use std::ops::Range;

use tables::model::{Lang, Project};

/// What stands between a post and its superior.
const SIGNS_EN: [&str; 14] = [
    " reports to ",
    " report to ",
    " reporting to ",
    " reports direct to ",
    " report direct to ",
    " reports directly to ",
    " report directly to ",
    " reporting directly to ",
    " responsible to ",
    " answerable to ",
    " accountable to ",
    " reports immediately to ",
    " report immediately to ",
    " report administratively to ",
];
const SIGNS_ZH: [&str; 9] = [
    "直屬於",
    "直屬",
    "隸屬於",
    "隸屬",
    "直屬上司為",
    "直屬上司是",
    "直屬上司改為",
    "直屬上司會是",
    "直屬上司將為",
];

/// Where a text has such words, each with where the superior begins: behind 向, which may
/// lead to others too, as well.
pub fn report_signs(lang: Lang, text: &str) -> Vec<(Range<usize>, usize)> {
    let words: &[&str] = match lang {
        Lang::Zh => &SIGNS_ZH,
        Lang::En => &SIGNS_EN,
    };
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for word in words {
        for (at, word) in text.match_indices(word) {
            let end = at + word.len();
            let rest = &text[end..];
            let article = if rest.starts_with("the ") { 4 } else { 0 };
            found.push((at..end, end + article));
        }
    }
    if lang == Lang::Zh {
        let to = text
            .match_indices('向')
            .map(|(at, word)| at..at + word.len());
        found.extend(to.map(|at| (at.clone(), at.end)));
    }
    found
}

/// A text without the titles of those to whom it says that posts report.
pub fn without_superiors(project: &Project, lang: Lang, text: &str) -> String {
    let posts = project.establishment.posts().iter();
    let titles: Vec<&str> = posts
        .map(|post| post.title.get(lang))
        .filter(|title| !title.is_empty())
        .collect();
    let mut rest = text.to_owned();
    for (_, above) in report_signs(lang, text) {
        let there = titles
            .iter()
            .filter(|title| text[above..].starts_with(**title));
        if let Some(title) = there.max_by_key(|title| title.len()) {
            rest.replace_range(above..above + title.len(), &" ".repeat(title.len()));
        }
    }
    rest
}
