//! A body, an invitation or the prose of an annex should say something.
//!
//! The paper would have its head and a blank page.
//!
//! Example: a body.en.hbs in which nothing is typed.
//!
//! Fix: write its words. An edition that is not wanted is taken out of `languages`, an
//! annex out of annexes.csv.

use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::Span;

const NAME: &str = "paper/empty-prose";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[BODY],
    source: include_str!("empty_prose.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    let bodies = project.bodies.iter().flat_map(|body| body.files());
    let files = bodies.chain(project.annex_texts.iter().map(|text| text.file));
    let empty = files.filter(|id| context.sources.file(*id).text.trim().is_empty());
    empty
        .map(|id| {
            let path = &context.sources.file(id).path;
            let name = path.file_name().unwrap_or_default();
            let finding = Diagnostic::warning(NAME, format!("nothing is typed in {name}"));
            finding.at(Span::new(id, 0, 0)).help("write its words")
        })
        .collect()
}
