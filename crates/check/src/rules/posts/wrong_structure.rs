//! A post must be of a structure that its office is of.
//!
//! The structure of a row is that of its office, unless an office stands before and
//! after and the post does not.
//!
//! Example: `proposed` for a post of an existing office.
//!
//! Fix: leave the cell empty, or name the office that the post is to stand in.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Stands, Structure};

const NAME: &str = "posts/wrong-structure";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv"],
    source: include_str!("wrong_structure.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let posts = establishment.posts().iter();
    posts
        .filter_map(|post| {
            let office = establishment.office(&post.office)?;
            if establishment.stands(post).is_some() {
                return None;
            }
            let stated = Structure::WORDS[usize::from(post.structure == Stands::Proposed)];
            let message = format!(
                "`{}` is {stated}, and its office `{}` is not",
                post.id, office.id
            );
            let cell = |row, column| context.sources.cell_span(row, column);
            let finding = Diagnostic::error(NAME, message)
                .at(cell(post.row, "structure"))
                .with(cell(office.row, "structure"), "the office's structure");
            Some(finding.help("leave the post's cell empty, or name another office"))
        })
        .collect()
}
