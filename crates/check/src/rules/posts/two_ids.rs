//! A post that stays has one id in both structures.
//!
//! With another id in the proposed row, the post counts as deleted and as created, and
//! the paper says so. Two posts of one rank, tenure and Head (or line of offices) are
//! probably one where they have the same title, or ids that differ by a letter. Ids
//! that differ by a figure, or by a letter that stands alone, number posts.
//!
//! Example: `lo,keeper,…` before and `hls,keper,…` after.
//!
//! Fix: write the same id in both rows. If one post is deleted to pay for the other,
//! name it in the column offset_by.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Change, Establishment, Lang, Post, Structure};

const NAME: &str = "posts/two-ids";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["ranks.csv", "offices.csv"],
    source: include_str!("two_ids.rs"),
    run,
};

/// Ids below this length are too short to be like one another.
const SHORTEST: usize = 5;

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let deleted = with(establishment, Structure::Existing, Change::Deleted);
    let created = with(establishment, Structure::Proposed, Change::Created);
    let pair = |after: &&Post| {
        let mut before = deleted.iter().filter(|before| {
            !establishment.is_another(before, after) && !after.offset_by.contains(&before.id)
        });
        before.find(|before| near(&before.id, &after.id) || same_title(before, after))
    };
    let pairs = created
        .iter()
        .filter_map(|after| Some((pair(after)?, after)));
    pairs
        .map(|(before, after)| {
            let message = format!(
                "`{}` is deleted and `{}` created, and they look like one post",
                before.id, after.id
            );
            let cell = |post: &Post| context.sources.cell_span(post.row, "id");
            Diagnostic::warning(NAME, message)
                .at(cell(after))
                .with(cell(before), "the post before")
                .help(format!(
                    "write `{}` in both rows if it is one post; if one pays for the other, \
                     write `{0}` in the column offset_by",
                    before.id
                ))
        })
        .collect()
}

fn with(establishment: &Establishment, structure: Structure, change: Change) -> Vec<&Post> {
    let posts = establishment.posts().iter().filter(|post| {
        establishment.stands_in(post, structure)
            && establishment.changes(&post.id).contains(&change)
    });
    posts.collect()
}

/// Whether the titles agree in each language in which both have one.
fn same_title(a: &Post, b: &Post) -> bool {
    let mut both = Lang::ALL
        .into_iter()
        .map(|lang| (a.title.get(lang), b.title.get(lang)));
    let typed = |(a, b): &(&str, &str)| !a.is_empty() && !b.is_empty();
    both.clone().any(|titles| typed(&titles))
        && both.all(|titles| !typed(&titles) || titles.0 == titles.1)
}

/// Whether two ids differ by one letter, as a slip does.
fn near(a: &str, b: &str) -> bool {
    let long = a.chars().count().min(b.chars().count()) >= SHORTEST;
    long && strsim::osa_distance(a, b) == 1
        && words(a)
            .zip(words(b))
            .all(|(a, b)| a == b || !numbers(a, b))
}

fn words(id: &str) -> impl Iterator<Item = &str> {
    id.split(['-', '_'])
}

/// Whether two words of ids number what they name: figures and single letters do.
fn numbers(a: &str, b: &str) -> bool {
    let figureless = |word: &str| word.replace(|at: char| at.is_ascii_digit(), "");
    a.chars().count() == 1 || b.chars().count() == 1 || figureless(a) == figureless(b)
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn a_letter_is_a_slip_and_a_number_is_none() {
        for (a, b) in [
            ("keeper", "keper"),
            ("dd-ops", "dd-osp"),
            ("survey", "survay"),
        ] {
            assert!(near(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("clerk-1", "clerk-2"),
            ("clerk1", "clerk12"),
            ("branch-a", "branch-b"),
            ("oil", "oils"),
            ("director", "deputy"),
        ] {
            assert!(!near(a, b), "{a} {b}");
        }
    }
}
