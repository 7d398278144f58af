//! A job description that is revised, or that compares two, needs one before and one
//! after.
//!
//! What is compared are the duties of the two structures, which must differ.
//!
//! Example: compare is yes for a post that is to be created.
//!
//! Fix: leave the cell empty, or give the duties of both structures in duties.csv.

use crate::{Context, Level, Rule};
use content::annex::duties;
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang, Structure};

const NAME: &str = "annexes/one-sided";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["duties.csv", "offices.csv", "posts.csv"],
    source: include_str!("one_sided.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let annexes = context.project.annexes.iter();
    let described = annexes.filter(|annex| annex.kind == duties::NAME);
    described
        .filter_map(|annex| finding(context, annex))
        .collect()
}

fn finding(context: &Context<'_>, annex: &Annex) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let column = match (annex.compare, annex.revised) {
        (true, _) => "compare",
        (false, true) => "revised",
        (false, false) => return None,
    };
    let subject = annex.subject.as_str();
    // An unknown post is another rule's business.
    all.post(subject)?;
    let error = |message: String, help: &str| {
        let finding = Diagnostic::error(NAME, message);
        let span = context.sources.cell_span(annex.row, column);
        Some(finding.at(span).help(help.to_owned()))
    };
    let structures = Structure::ALL;
    for structure in structures {
        if all.post_in(structure, subject).is_none() {
            let message = format!(
                "`{subject}` does not stand in the {} structure",
                structure.word()
            );
            return error(message, "leave this cell empty");
        }
    }
    if !annex.compare {
        return None;
    }
    if annex.structure.is_some() {
        let message = "an annex that compares shows both structures".to_owned();
        let finding = Diagnostic::error(NAME, message);
        let span = context.sources.cell_span(annex.row, "structure");
        return Some(finding.at(span).help("leave this cell empty"));
    }
    for structure in structures {
        if context
            .project
            .duties_in(structure, subject)
            .next()
            .is_none()
        {
            let message = format!(
                "`{subject}` has no duties in the {} structure",
                structure.word()
            );
            return error(message, "give them in duties.csv, or leave this cell empty");
        }
    }
    let same = context.project.duties_of(subject).all(|duty| {
        let stands = structures.map(|it| context.project.stands_in(duty, it));
        stands == [true, true]
    });
    let message = format!("the duties of `{subject}` are the same before and after");
    match same {
        true => error(
            message,
            "say in duties.csv which structure each duty is of, or leave this cell empty",
        ),
        false => None,
    }
}
