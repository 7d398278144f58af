//! The plural of a rank should be a plural of its name.
//!
//! `plural_en` is printed where several hold the rank: two Chief Engineers. It is
//! needed only where the regular plural is wrong, so that what stands there was
//! often copied from another row or from the name.
//!
//! Example: name_en is Chief Engineer, and plural_en is Chief Engineer or Chief
//! Architects.
//!
//! Fix: write the plural of the name, or leave the cell empty for the regular one.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Rank, plural};

const NAME: &str = "ranks/odd-plural";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &[Lang::En],
    needs: &[],
    source: include_str!("odd_plural.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let ranks = context.project.establishment.ranks();
    let found = ranks.iter().filter_map(|rank| {
        let own = rank.plural_en.as_deref()?;
        let name = rank.name.get(Lang::En);
        let message = odd(own, name, rank, ranks)?;
        let help = match name {
            "" => "fill in name_en, or leave the cell empty".to_owned(),
            _ => format!(
                "leave the cell empty for `{}`, or write the plural",
                plural(name)
            ),
        };
        let cell = context.sources.cell_span(rank.row, "plural_en");
        Some(Diagnostic::warning(NAME, message).at(cell).help(help))
    });
    found.collect()
}

/// What is wrong with a plural.
fn odd(own: &str, name: &str, rank: &Rank, ranks: &[Rank]) -> Option<String> {
    if !own.contains(|c: char| c.is_ascii_alphabetic()) {
        return Some(format!("`{own}` is no English plural"));
    }
    if name.is_empty() {
        return Some(format!("`{own}` is the plural of no name"));
    }
    if own == name {
        let unlike = plural(name) != name;
        return unlike.then(|| format!("`{own}` is the name of one"));
    }
    let mut others = ranks.iter().filter(|other| other.id != rank.id);
    let other = others.find(|other| {
        let theirs = other.name.get(Lang::En);
        theirs != name && !theirs.is_empty() && (theirs == own || plural(theirs) == own)
    });
    if let Some(other) = other {
        return Some(format!("`{own}` is the plural of the rank `{}`", other.id));
    }
    // A noun of one word may have a plural that is quite another word.
    let alike = name.split_whitespace().count() == 1
        || words(name).any(|word| words(own).any(|theirs| theirs == word));
    (!alike).then(|| format!("`{own}` has no word of the name `{name}`"))
}

/// The beginnings of a text's words, by which they are told in either number.
fn words(text: &str) -> impl Iterator<Item = String> {
    const LETTERS: usize = 4;
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| word.chars().count() > 2);
    words.map(|word| word.to_lowercase().chars().take(LETTERS).collect())
}
