//! A title that is nearly that of a post of the tables, with another subject in its
//! brackets, is most often an old or a shortened one.
//!
//! What stands before the brackets must be that of titles of posts, and the subject must
//! share a word with the subject of one of them: other departments have their own
//! Assistant Directors. A post that the sentence creates, retains or deletes, or that will
//! lapse, is one of the paper's own, whatever its subject: its row has most often gone.
//!
//! Example: Assistant Director (Tree Planting), where posts.csv has Assistant Director
//! (Planting and Research).
//!
//! Fix: write `{{title "post"}}`, or correct posts.csv.

use std::ops::Range;

use crate::prose::{Origin, Passage, is_chinese, sentence, tells_of_others};
use crate::rules::words::excepted;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Post};

pub(in crate::rules) const NAME: &str = "words/unknown-title";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv"],
    source: include_str!("unknown_title.rs"),
    run,
};

/// A title of a post in a language, parted.
struct Title<'a> {
    post: &'a Post,
    whole: &'a str,
    stem: &'a str,
    subject: &'a str,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for lang in Lang::ALL {
        let posts = context.project.establishment.posts().iter();
        let mut titles: Vec<Title<'_>> = posts.filter_map(|post| title(post, lang)).collect();
        titles.sort_by_key(|it| (it.whole, it.post.id.as_str()));
        titles.dedup_by_key(|it| it.whole);
        let mut stems: Vec<&str> = titles.iter().map(|it| it.stem).collect();
        stems.sort_unstable_by_key(|stem| (std::cmp::Reverse(stem.len()), *stem));
        stems.dedup();
        let passages = context.prose.of(lang);
        for passage in passages.filter(|it| !matches!(it.from, Origin::Name(..))) {
            for stem in &stems {
                let places = passage.text.match_indices(stem);
                let ends = places.map(|(at, stem)| at..at + stem.len());
                findings.extend(ends.filter_map(|at| finding(context, passage, &titles, at)));
            }
        }
    }
    findings
}

/// The parts of a title that has brackets at its end or before a number.
fn title(post: &Post, lang: Lang) -> Option<Title<'_>> {
    let whole = post.title.get(lang);
    let open = whole.find(['(', '（'])?;
    let subject = whole[open..].trim_start_matches(['(', '（']);
    let (subject, _) = subject.split_once([')', '）'])?;
    let stem = whole[..open].trim_end();
    (stem.chars().count() > 2 && !subject.is_empty()).then_some(Title {
        post,
        whole,
        stem,
        subject,
    })
}

/// What is said of a stem at a place with a subject in brackets behind it.
fn finding(
    context: &Context<'_>,
    passage: &Passage,
    titles: &[Title<'_>],
    stem: Range<usize>,
) -> Option<Diagnostic> {
    let (text, lang) = (passage.text.as_str(), passage.lang);
    let letter = |c: char| c.is_ascii_alphanumeric();
    if lang == Lang::En && text[..stem.start].ends_with(letter) {
        return None;
    }
    let behind = text[stem.end..].trim_start_matches(' ');
    let inside = behind.strip_prefix(['(', '（'])?;
    let start = text.len() - inside.len();
    let length = inside.find([')', '）'])?;
    let subject = &inside[..length];
    let close = inside[length..].chars().next().map_or(0, char::len_utf8);
    let range = stem.start..start + length + close;
    if !is_subject(lang, subject) || !passage.is_typed(range.clone()) {
        return None;
    }
    let own = |it: &&Title<'_>| it.stem == &text[stem.clone()];
    // A number may stand behind the brackets of a title, and none here.
    if titles.iter().filter(own).any(|it| it.subject == subject) {
        return None;
    }
    let named = context.names(lang).covers(passage, &range);
    let others = tells_of_others(context.project, lang, text, &range);
    if named || others || excepted(context, passage, &range) {
        return None;
    }
    let shared = |it: &Title<'_>| shared(lang, it.subject, subject);
    let near = titles.iter().filter(own).max_by_key(|it| shared(it))?;
    let changes = is_changed(lang, text, &range);
    if shared(near) == 0 && !changes {
        return None;
    }
    let message = format!("`{}` is the title of no post", &text[range.clone()]);
    let finding = Diagnostic::warning(NAME, message).at(passage.span(range));
    if shared(near) == 0 {
        return Some(finding.help("add the post to posts.csv, or take it out of the text"));
    }
    let cell = context.sources.cell_span(near.post.row, "id");
    Some(finding.with(cell, "the nearest").help(format!(
        "write {{{{title \"{}\"}}}}, which is {}, if it is meant",
        near.post.id, near.whole
    )))
}

/// Whether the sentence of a title says that something happens to the post: retain the post
/// of it, 保留…職位.
fn is_changed(lang: Lang, text: &str, at: &Range<usize>) -> bool {
    let (before, after) = sentence(lang, text, at);
    let (is_post, verbs): (bool, &[&str]) = match lang {
        Lang::Zh => (
            ["職位", "編外職位", "常額職位"]
                .iter()
                .any(|noun| after.starts_with(noun)),
            &["保留", "延長", "開設", "增設", "刪除", "到期撤銷", "重訂"],
        ),
        Lang::En => (
            after.starts_with(" post")
                || ["post of ", "post of the "]
                    .iter()
                    .any(|it| before.ends_with(it)),
            &[
                "retain",
                "retention",
                "extend",
                "extension",
                "creat",
                "delet",
                "will lapse",
                "re-rank",
                "upgrad",
            ],
        ),
    };
    let (before, after) = (before.to_lowercase(), after.to_lowercase());
    let told = |verb: &&str| before.contains(*verb) || after.contains(*verb);
    is_post && verbs.iter().any(told)
}

/// Whether a text in brackets is a subject, and not an abbreviation or a pay point.
fn is_subject(lang: Lang, text: &str) -> bool {
    let length = text.chars().count();
    match lang {
        Lang::Zh => (2..=16).contains(&length) && text.chars().all(is_chinese),
        Lang::En => {
            let words = text.split(' ').all(|word| {
                let joint = matches!(word, "and" | "of" | "the" | "for" | "&");
                let name = word.chars().skip(1).any(|c| c.is_ascii_lowercase());
                joint || name && word.starts_with(char::is_uppercase)
            });
            words && length <= 60
        }
    }
}

/// How much two subjects share: words, or pairs of characters.
fn shared(lang: Lang, a: &str, b: &str) -> usize {
    match lang {
        Lang::En => {
            let long = |word: &&str| word.len() > 3;
            let b: Vec<&str> = b.split(' ').filter(long).collect();
            a.split(' ').filter(|word| b.contains(word)).count()
        }
        Lang::Zh => {
            let chars: Vec<char> = a.chars().collect();
            let pairs = chars.windows(2).map(|pair| pair.iter().collect::<String>());
            pairs.filter(|pair| b.contains(pair.as_str())).count()
        }
    }
}
