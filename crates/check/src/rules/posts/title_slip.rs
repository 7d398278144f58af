//! The title of a post should say its rank as the rank is called, and be the same in both
//! rows of the post, unless it is retitled.
//!
//! A title that begins with the name of the post's own rank but for one letter or
//! character is most likely a slip, and so is a title that differs by one from that of
//! the post's other row: then the paper says that the post is retitled. Figures, and
//! letters that stand alone, number posts. A rank that is nearly what the titles of several
//! of its posts begin with is the slip itself, and so is a superior in superior_zh or
//! superior_en that is a post's title but for one.
//!
//! Example: `Chief Enginer (Planning)` of the rank Chief Engineer; 總工程司(規劃).
//!
//! Fix: correct the title, the rank or the superior.

use super::slip::is_slip;
use crate::prose::stem_of;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Establishment, Lang, Post, Rank, Structure};
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
            findings.extend(of_superior(context, lang, post));
        }
        for rank in all.ranks() {
            findings.extend(of_titles(context, lang, rank));
        }
    }
    findings
}

/// What is said of a rank that is what the titles of its posts begin with but for a slip:
/// several agree on it.
fn of_titles(context: &Context<'_>, lang: Lang, rank: &Rank) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let name = rank.name.get(lang);
    let posts = all.posts().iter().filter(|post| post.rank == rank.id);
    let stems = posts.map(|post| (stem_of(post.title.get(lang)), post));
    let mut near = stems.filter(|(stem, _)| is_slip(lang, stem, name));
    let (stem, post) = near.next()?;
    let known = all.ranks().iter().any(|rank| rank.name.get(lang) == stem);
    if known || !near.any(|(other, it)| other == stem && it.id != post.id) {
        return None;
    }
    let message = format!("{name} is nearly {stem}, with which titles of its posts begin");
    let cell = context
        .sources
        .cell_span(rank.row, &format!("name_{}", lang.code()));
    let finding = Diagnostic::warning(NAME, message).at(cell);
    let finding = finding.with(place(context, lang, post), "the first title");
    Some(finding.help(format!("write {stem}")))
}

/// What is said of a superior outside the office that is the title of a post but for a slip.
fn of_superior(context: &Context<'_>, lang: Lang, post: &Post) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let superior = post.superior.get(lang);
    let titles = || all.posts().iter().map(|post| post.title.get(lang));
    if superior.is_empty() || titles().any(|title| title == superior) {
        return None;
    }
    let title = titles().find(|title| is_slip(lang, title, superior))?;
    let message = format!("{superior} is nearly {title}, which is a post's title");
    let cell = context
        .sources
        .cell_span(post.row, &format!("superior_{}", lang.code()));
    let finding = Diagnostic::warning(NAME, message).at(cell);
    Some(finding.help(format!("write {title}, if it is meant")))
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
