//! The rules that a loaded paper must keep: one rule a file, listed in
//! [`RULES`].
//!
//! A rule looks at a [`Project`] and reports; it never changes anything. The
//! doc comment of a rule's file is what people read about it. [`check`] alone
//! makes a [`Checked`] project, which is what the later rooms ask for.

mod as_printed;
mod duplicate_annex;
mod duplicate_id;
mod empty_cell;
mod forbidden_character;
mod heads;
mod no_duties;
mod reporting_cycle;
mod typed_separator;
mod unknown_dotted_to;
mod unknown_kind;
mod unknown_office;
mod unknown_post;
mod unknown_rank;
mod unknown_subject;
mod unknown_superior;
mod unknown_type;

use std::ops::Deref;

use crate::diag::{Diagnostic, has_errors, nearest};
use crate::model::Project;
use crate::source::{Sources, Span};

/// One rule.
pub struct Rule {
    /// The names that its findings carry.
    pub names: &'static [&'static str],
    /// The tables whose ids it looks up: where one of them could not be read,
    /// the rule would find fault with everything.
    pub needs: &'static [&'static str],
    /// Looks at a project and gives what it finds.
    pub run: fn(&Project, &Sources) -> Vec<Diagnostic>,
}

/// Every rule.
pub const RULES: &[Rule] = &[
    as_printed::RULE,
    duplicate_annex::RULE,
    duplicate_id::RULE,
    empty_cell::RULE,
    forbidden_character::RULE,
    heads::RULE,
    no_duties::RULE,
    reporting_cycle::RULE,
    typed_separator::RULE,
    unknown_dotted_to::RULE,
    unknown_kind::RULE,
    unknown_office::RULE,
    unknown_post::RULE,
    unknown_rank::RULE,
    unknown_subject::RULE,
    unknown_superior::RULE,
    unknown_type::RULE,
];

/// A project that broke no rule whose breach is an error. Look-ups of ids
/// that its tables hold find what they name.
#[derive(Debug)]
pub struct Checked(Project);

impl Deref for Checked {
    type Target = Project;

    fn deref(&self) -> &Project {
        &self.0
    }
}

/// Holds a project against every rule; gives the findings, and the project
/// back as checked where none of them is an error and none was found before.
pub fn check(project: Project, sources: &Sources) -> (Option<Checked>, Vec<Diagnostic>) {
    let all_read = |rule: &&Rule| !rule.needs.iter().any(|need| project.unread.contains(need));
    let findings: Vec<Diagnostic> = RULES
        .iter()
        .filter(all_read)
        .flat_map(|rule| (rule.run)(&project, sources))
        .collect();
    let sound = project.sound && !has_errors(&findings);
    let checked = sound.then_some(Checked(project));
    (checked, findings)
}

/// A finding for an id that no table holds, with the nearest one that does.
fn unknown<'a>(
    name: &'static str,
    what: &str,
    id: &str,
    span: Span,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let finding = Diagnostic::error(name, format!("no {what} has the id `{id}`")).at(span);
    finding.did_you_mean(nearest(id, known))
}
