//! The rules that a loaded paper must keep: one rule a file, listed in
//! [`RULES`] by area.
//!
//! A rule looks at a paper and reports; it never changes anything. The doc
//! comment of a rule's file is what people read about it: [`explain`] prints
//! it. [`check`] alone makes a [`Checked`] project, which is what the later
//! rooms ask for, and is where paper.toml's levels and comments that allow a
//! finding take effect.

mod editions;
mod numbers;
mod promises;
mod settings;
mod tables;
mod typing;
mod words;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::diag::{self, Diagnostic, Severity, has_errors};
use crate::model::{self, Project};
use crate::prose::Prose;
use crate::source::{Sources, Span};

/// What rules look at.
pub struct Look<'a> {
    /// The paper as values.
    pub project: &'a Project,
    /// Its files.
    pub sources: &'a Sources,
    /// Its words.
    pub prose: &'a Prose,
    /// The names that the tables have.
    names: OnceLock<words::Names>,
}

impl Look<'_> {
    /// The names that the tables have, which several rules ask for.
    fn names(&self) -> &words::Names {
        self.names.get_or_init(|| words::Names::of(self.project))
    }
}

/// How much a rule's finding counts where paper.toml says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// An error that no paper.toml can allow: there is no paper without it.
    Firm,
    /// An error.
    Error,
    /// A warning.
    Warning,
}

/// One rule.
pub struct Rule {
    /// The names that its findings carry.
    pub names: &'static [&'static str],
    /// How much they count.
    pub level: Level,
    /// The tables whose ids it looks up, and [`BODY`] where it looks for what
    /// bodies do not say: where one of them could not be read, the rule would
    /// find fault with everything.
    pub needs: &'static [&'static str],
    /// The text of its file, whose doc comment explains it.
    pub source: &'static str,
    /// Looks at a paper and gives what it finds.
    pub run: fn(&Look<'_>) -> Vec<Diagnostic>,
}

/// The bodies, as a rule that needs them names them.
const BODY: &str = "body";

impl Rule {
    /// What people read about it: the doc comment of its file.
    pub fn doc(&self) -> String {
        let lines = self.source.lines();
        let doc = lines.map_while(|line| line.strip_prefix("//!"));
        let lines: Vec<&str> = doc
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        lines.join("\n")
    }

    /// The first paragraph of its doc comment, on one line.
    pub fn summary(&self) -> String {
        let doc = self.doc();
        let first = doc.split("\n\n").next().unwrap_or_default();
        first.replace('\n', " ")
    }
}

/// Every rule.
pub const RULES: &[Rule] = &[
    editions::numbers::RULE,
    editions::one_sided::RULE,
    editions::parts::RULE,
    numbers::financial_year::RULE,
    numbers::no_such_annex::RULE,
    numbers::no_such_paragraph::RULE,
    numbers::typed_amount::RULE,
    numbers::typed_annex::RULE,
    numbers::typed_count::RULE,
    numbers::typed_paragraph::RULE,
    numbers::typed_point::RULE,
    numbers::wrong_annex::RULE,
    numbers::wrong_count::RULE,
    numbers::wrong_point::RULE,
    promises::heading::RULE,
    promises::item::RULE,
    promises::mark::RULE,
    promises::part::RULE,
    settings::no_reason::RULE,
    settings::unknown_rule::RULE,
    settings::unused_allow::RULE,
    tables::annex_order::RULE,
    tables::annex_unmentioned::RULE,
    tables::as_printed::RULE,
    tables::duplicate_annex::RULE,
    tables::duplicate_id::RULE,
    tables::duties_without_annex::RULE,
    tables::empty_cell::RULE,
    tables::error_value::RULE,
    tables::export_leftover::RULE,
    tables::figure_unused::RULE,
    tables::hash_row::RULE,
    tables::heads::RULE,
    tables::look_alike_id::RULE,
    tables::no_duties::RULE,
    tables::no_end::RULE,
    tables::numbering::RULE,
    tables::post_without_annex::RULE,
    tables::rank_unused::RULE,
    tables::repeated_duty::RULE,
    tables::reporting_cycle::RULE,
    tables::same_name::RULE,
    tables::scattered_duties::RULE,
    tables::superior_below::RULE,
    tables::swallowed_rows::RULE,
    tables::unknown_dotted_to::RULE,
    tables::unknown_kind::RULE,
    tables::unknown_office::RULE,
    tables::unknown_post::RULE,
    tables::unknown_rank::RULE,
    tables::unknown_subject::RULE,
    tables::unknown_superior::RULE,
    tables::unknown_type::RULE,
    tables::unseen_in_id::RULE,
    tables::upgrading::RULE,
    typing::bracket_width::RULE,
    typing::currency::RULE,
    typing::dash::RULE,
    typing::doubled::RULE,
    typing::forbidden_character::RULE,
    typing::invisible_character::RULE,
    typing::line_start::RULE,
    typing::lost_character::RULE,
    typing::mark_width::RULE,
    typing::second_form::RULE,
    typing::simplified_character::RULE,
    typing::space::RULE,
    typing::typed_separator::RULE,
    typing::unbalanced::RULE,
    typing::wide_character::RULE,
    words::defined_twice::RULE,
    words::fixed_phrase::RULE,
    words::near_duplicate::RULE,
    words::near_miss::RULE,
    words::quotes::RULE,
    words::stray_character::RULE,
    words::two_ways::RULE,
    words::undefined::RULE,
    words::variant::RULE,
];

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.names.contains(&name))
}

/// The names of every rule, in their order.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().flat_map(|rule| rule.names.iter().copied())
}

/// What people read about a rule: what it means, why, an example, how to mend
/// it and how to allow it; `None` for a name that is no rule's.
pub fn explain(name: &str) -> Option<String> {
    let rule = rule(name)?;
    let names = rule.names.join(", ");
    let level = match rule.level {
        Level::Firm | Level::Error => "error",
        Level::Warning => "warning",
    };
    let allow = if rule.level == Level::Firm {
        "Allow: it cannot be allowed; no paper can be made without it.".to_owned()
    } else {
        format!(
            "Allow: everywhere in a paper by `\"{name}\" = \"allow\"` under [checks.levels] of \
             paper.toml;\nfor one row of a table by a line before it, `# allow {name}: the reason`\n\
             (`# allow {name} in COLUMN: the reason` for one cell);\nfor one paragraph of a body \
             by `{{{{! allow {name}: the reason }}}}` in it."
        )
    };
    Some(format!("{names} ({level})\n\n{}\n\n{allow}\n", rule.doc()))
}

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
pub fn check(mut project: Project, sources: &Sources) -> (Option<Checked>, Vec<Diagnostic>) {
    let prose = Prose::read(&project, sources);
    if !prose.bodies.iter().all(|body| body.sound) {
        project.unread.push(BODY);
    }
    let look = Look {
        project: &project,
        sources,
        prose: &prose,
        names: OnceLock::new(),
    };
    let all_read = |rule: &&Rule| !rule.needs.iter().any(|need| project.unread.contains(need));
    let run = |wanted: &(dyn Fn(&Rule) -> bool + Sync)| {
        let rules = RULES.par_iter().filter(all_read);
        let rules = rules.filter(|rule| wanted(rule));
        let found = rules.flat_map_iter(|rule| (rule.run)(&look));
        found.collect::<Vec<Diagnostic>>()
    };
    let mut found = run(&|rule| rule.level == Level::Firm);
    // While ids lead nowhere, what the tables say of one another says nothing:
    // one misspelt id would bring a dozen warnings with it.
    let sound = project.sound && found.is_empty();
    found.extend(run(&|rule| {
        let tables = rule.needs.iter().any(|need| *need != BODY);
        rule.level != Level::Firm && (sound || !tables)
    }));
    let mut findings = weigh(&look, found);
    numbers::said_once(&mut findings);
    let findings = diag::few(findings, sources);
    let sound = project.sound && !has_errors(&findings);
    let checked = sound.then_some(Checked(project));
    (checked, findings)
}

/// What the rules that look at the cells of one table find in tables without a
/// paper.
pub fn tables_alone(sources: &Sources) -> Vec<Diagnostic> {
    let rules = [
        tables::error_value::in_table,
        tables::export_leftover::in_table,
        tables::hash_row::in_table,
        tables::swallowed_rows::in_table,
    ];
    let tables = sources.tables().iter();
    let found = tables.flat_map(|table| rules.map(|rule| rule(sources, table)));
    found.flatten().collect()
}

/// Gives each finding the level that paper.toml sets, takes out what a level
/// or a comment allows, and reports comments that allow nothing.
fn weigh(look: &Look<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let allows = &look.prose.allows;
    let mut used = vec![false; allows.len()];
    let mut of_rule: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, allow) in allows.iter().enumerate() {
        of_rule.entry(&allow.rule).or_default().push(index);
    }
    let mut kept = Vec::new();
    for finding in found {
        let firm = rule(&finding.rule).is_some_and(|rule| rule.level == Level::Firm);
        let at = finding.primary.as_ref().map(|label| label.span);
        let own = of_rule.get(&*finding.rule).into_iter().flatten().copied();
        let holds = |scope: Span| !firm && at.is_some_and(|at| holds(scope, at));
        let allowed: Vec<usize> = own.filter(|&index| holds(allows[index].scope)).collect();
        allowed.iter().for_each(|&index| used[index] = true);
        if allowed.is_empty() {
            kept.extend(levelled(look, finding, firm));
        }
    }
    // A rule that did not run has found nothing to allow.
    let ran = look.project.sound && !has_errors(&kept);
    let unused = ran.then(|| settings::unused_allow::findings(look, &used));
    let unused = unused.unwrap_or_default();
    kept.extend(
        unused
            .into_iter()
            .filter_map(|it| levelled(look, it, false)),
    );
    kept
}

fn levelled(look: &Look<'_>, mut finding: Diagnostic, firm: bool) -> Option<Diagnostic> {
    let level = look.project.paper.checks.level(&finding.rule);
    match level.filter(|_| !firm) {
        Some(model::Level::Allow) => return None,
        Some(model::Level::Warn) => finding.severity = Severity::Warning,
        Some(model::Level::Deny) => finding.severity = Severity::Error,
        None => {}
    }
    Some(finding)
}

fn holds(scope: Span, at: Span) -> bool {
    scope.file == at.file && scope.start <= at.start && at.end <= scope.end
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
    finding.did_you_mean(id, known)
}
