//! The title of a post should say its rank as the rank is called, and be the same in both
//! rows of the post, unless it is retitled.
//!
//! A title that begins with the name of the post's own rank but for one letter or
//! character is most likely a slip, and so is a title that differs by one from that of
//! the post's other row: then the paper says that the post is retitled. Figures, and
//! letters that stand alone, number posts.
//!
//! Example: `Chief Enginer (Planning)` of the rank Chief Engineer; 總工程司(規劃).
//!
//! Fix: correct the title.

use crate::prose::stem_of;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Establishment, Lang, Post, Structure};
use tables::source::Span;

const NAME: &str = "posts/title-slip";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["ranks.csv", "offices.csv"],
    source: include_str!("title_slip.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let all = &context.project.establishment;
    let mut findings = Vec::new();
    for lang in Lang::ALL {
        for post in all.posts() {
            findings.extend(of_rank(context, lang, post));
            findings.extend(of_rows(context, lang, post));
        }
    }
    findings
}

/// What is said of a title that has its rank but for a slip.
fn of_rank(context: &Context<'_>, lang: Lang, post: &Post) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let name = all.rank(&post.rank)?.name.get(lang);
    let title = post.title.get(lang);
    let stem = stem_of(title);
    let is_rank = all.ranks().iter().any(|rank| rank.name.get(lang) == stem);
    if is_rank || !is_slip(lang, name, stem) || said_by_others(all, lang, post, stem) {
        return None;
    }
    let message = format!("{stem} is nearly {name}, which is the post's rank");
    let finding = Diagnostic::warning(NAME, message).at(place(context, lang, post));
    Some(finding.help(format!("write {}", title.replacen(stem, name, 1))))
}

/// Whether other posts have the same words before their brackets.
fn said_by_others(all: &Establishment, lang: Lang, post: &Post, stem: &str) -> bool {
    let mut others = all.posts().iter().filter(|other| other.id != post.id);
    others.any(|other| other.title.get(lang).starts_with(stem))
}

/// What is said of a proposed row whose title is that of the existing one but for a slip.
fn of_rows(context: &Context<'_>, lang: Lang, post: &Post) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let row = |structure| all.post_in(structure, &post.id);
    let (before, after) = (row(Structure::Existing)?, row(Structure::Proposed)?);
    let (old, new) = (before.title.get(lang), after.title.get(lang));
    if !std::ptr::eq(post, after) || !is_slip(lang, old, new) {
        return None;
    }
    let message = format!("`{}` is retitled by one character: {old}, {new}", post.id);
    let finding = Diagnostic::warning(NAME, message).at(place(context, lang, after));
    let finding = finding.with(place(context, lang, before), "the title before");
    Some(finding.help(
        "write one title in both rows; if the post is retitled so, set \"posts/title-slip\" = \
         \"allow\" under [checks.levels] of paper.toml",
    ))
}

fn place(context: &Context<'_>, lang: Lang, post: &Post) -> Span {
    let column = format!("title_{}", lang.code());
    context.sources.cell_span(post.row, &column)
}

/// Whether two names differ as a slip makes them: by one letter, or two the wrong way
/// round, and by nothing that numbers them. In Chinese the first character tells ranks
/// apart, and a character more another thing.
fn is_slip(lang: Lang, right: &str, other: &str) -> bool {
    let (least, first) = match lang {
        Lang::Zh => (4, right.chars().next() == other.chars().next()),
        Lang::En => (8, true),
    };
    let (long, there) = (right.chars().count(), other.chars().count());
    let length = lang == Lang::En || long == there;
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric());
        parts.map(str::to_owned).collect()
    };
    let (ours, theirs) = (words(right), words(other));
    let mut pairs = ours.iter().zip(&theirs).filter(|(a, b)| a != b);
    let numbered = pairs.any(|(a, b)| numbers(a) || numbers(b));
    long >= least && first && length && !numbered && strsim::osa_distance(right, other) == 1
}

/// Whether a word numbers what it names: 2, II, A, 二.
fn numbers(word: &str) -> bool {
    let roman = word.chars().all(|c| "IVX".contains(c));
    let short = word.chars().count() <= 1;
    roman
        || short
        || word
            .chars()
            .any(|c| c.is_ascii_digit() || "一二三四五六七八九十甲乙丙丁".contains(c))
}

#[cfg(test)]
mod tests {
    use super::is_slip;
    use tables::model::Lang;

    #[test]
    fn a_slip_is_one_letter_and_no_number() {
        for (lang, a, b) in [
            (Lang::En, "Chief Engineer", "Chief Enginer"),
            (
                Lang::En,
                "Chief Engineer (Planning)",
                "Chief Engineer (Planing)",
            ),
            (Lang::En, "Principal Officer", "Prinicpal Officer"),
            (Lang::Zh, "總工程師", "總工程司"),
            (Lang::Zh, "總工程師(規劃)", "總工程師(規畫)"),
        ] {
            assert!(is_slip(lang, a, b), "{a} {b}");
        }
        for (lang, a, b) in [
            (Lang::En, "Chief Engineer", "Chief Engineer"),
            (
                Lang::En,
                "Chief Engineer (North 1)",
                "Chief Engineer (North 2)",
            ),
            (Lang::En, "Executive Officer I", "Executive Officer II"),
            (Lang::Zh, "總工程師", "副工程師"),
            (Lang::Zh, "署長", "局長"),
            (Lang::Zh, "總工程師(一)", "總工程師(二)"),
        ] {
            assert!(!is_slip(lang, a, b), "{a} {b}");
        }
    }
}
