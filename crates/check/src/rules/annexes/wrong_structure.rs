//! An annex must show its subject in a structure in which that stands.
//!
//! Example: a chart with structure `existing`, of an office that is proposed alone.
//!
//! Fix: leave the annex's structure empty, or name another subject.

use crate::{Context, Level, Rule};
use content::annex::{SubjectTable, kind_of};
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang, Structure};

const NAME: &str = "annexes/wrong-structure";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv", "posts.csv"],
    source: include_str!("wrong_structure.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let annexes = context.project.annexes.iter();
    annexes
        .filter_map(|annex| {
            let structure = annex.structure?;
            if stands(context, annex, structure)? {
                return None;
            }
            let word = structure.word();
            let message = format!("`{}` does not stand in the {word} structure", annex.subject);
            let finding = Diagnostic::error(NAME, message);
            let finding = finding.at(context.sources.cell_span(annex.row, "structure"));
            Some(finding.help("leave this cell empty, or name another subject"))
        })
        .collect()
}

/// Whether the subject of an annex stands in a structure; an unknown subject is
/// another rule's business.
fn stands(context: &Context<'_>, annex: &Annex, structure: Structure) -> Option<bool> {
    let establishment = &context.project.establishment;
    match kind_of(annex)?.subject {
        SubjectTable::Offices => {
            let office = establishment.office(&annex.subject)?;
            Some(office.structure.includes(structure))
        }
        SubjectTable::Posts => {
            establishment.post(&annex.subject)?;
            Some(establishment.post_in(structure, &annex.subject).is_some())
        }
        SubjectTable::Names => None,
    }
}
