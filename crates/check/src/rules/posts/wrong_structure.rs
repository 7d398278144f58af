//! A post, or a row of nondirectorate.csv, must be of a structure that its office
//! is of.
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

const POSTS: &str = "posts/wrong-structure";
const STAFF: &str = "nondirectorate/wrong-structure";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[POSTS, STAFF],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv"],
    source: include_str!("wrong_structure.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let posts = establishment.posts().iter();
    let posts = posts.map(|it| (POSTS, &it.id, &it.office, it.structure, it.row));
    let staff = establishment.staff().iter();
    let staff = staff.map(|it| (STAFF, &it.id, &it.office, it.structure, it.row));
    posts
        .chain(staff)
        .filter_map(|(name, id, office, structure, row)| {
            let office = establishment.office(office)?;
            if office.structure.and(structure).is_some() {
                return None;
            }
            let stated = Structure::WORDS[usize::from(structure == Stands::Proposed)];
            let message = format!("`{id}` is {stated}, and its office `{}` is not", office.id);
            let cell = |row, column| context.sources.cell_span(row, column);
            let finding = Diagnostic::error(name, message)
                .at(cell(row, "structure"))
                .with(cell(office.row, "structure"), "the office's structure");
            Some(finding.help("leave the cell empty, or name another office"))
        })
        .collect()
}
