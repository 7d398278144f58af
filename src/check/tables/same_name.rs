//! Two rows should not have one name: two offices of one structure, two ranks, two
//! posts of one office.
//!
//! In a chart or a list of annexes nobody could tell them apart; most often a row
//! was copied and its name left as it was.
//!
//! Example: two posts of the proposed office titled 總系統經理(數據平台)1.
//!
//! Mend: give one of them its own name; posts of one kind are numbered: …1, …2.

use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use crate::model::Structure;
use crate::source::RowRef;
use std::collections::BTreeMap;

const NAME: &str = "tables/same-name";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("same_name.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let establishment = &look.project.establishment;
    let mut findings = Vec::new();
    for body in &look.project.bodies {
        let lang = body.lang;
        let mut first: BTreeMap<(&str, &str), (RowRef, &str)> = BTreeMap::new();
        let offices = establishment.offices().iter().map(|office| {
            let structure = match office.structure {
                Structure::Existing => "an existing office",
                Structure::Proposed => "a proposed office",
            };
            (
                structure,
                office.name.get(lang),
                office.row,
                office.id.as_str(),
                "name",
            )
        });
        let ranks = establishment.ranks().iter();
        let ranks = ranks.map(|it| ("a rank", it.name.get(lang), it.row, it.id.as_str(), "name"));
        let posts = establishment.posts().iter();
        let posts = posts.map(|it| {
            let title = it.title.get(lang);
            (it.office.as_str(), title, it.row, it.id.as_str(), "title")
        });
        for (group, name, row, id, stem) in offices.chain(ranks).chain(posts) {
            if name.is_empty() {
                continue;
            }
            let (earlier, other) = *first.entry((group, name)).or_insert((row, id));
            // A doubled id is another rule's business.
            if earlier != row && other != id {
                let column = format!("{stem}_{}", lang.code());
                let message = format!("`{other}` and `{id}` have one name: {name}");
                findings.push(
                    Diagnostic::warning(NAME, message)
                        .at(look.sources.cell_span(row, &column))
                        .with(look.sources.cell_span(earlier, &column), "first here")
                        .help("give each a name of its own"),
                );
            }
        }
    }
    findings
}
