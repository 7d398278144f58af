//! A project held against every rule. Here paper.toml's levels and comments that
//! allow a finding take effect.

use std::collections::BTreeMap;
use std::ops::Deref;

use rayon::prelude::*;
use tables::diag::{self, Diagnostic, Severity, has_errors};
use tables::model::{self, Project};
use tables::source::{Sources, Span};

use crate::prose::Prose;
use crate::rules::checks::unused_allow;
use crate::rules::numbers::said_once;
use crate::rules::{RULES, rule};
use crate::{BODY, Context, Level, Rule};

/// A project that broke no rule whose breach is an error. Context-ups of ids
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
    if !prose.parts().all(|body| body.sound) {
        project.unread.push(BODY);
    }
    let context = Context::new(&project, sources, &prose);
    let all_read = |rule: &&Rule| !rule.needs.iter().any(|need| project.unread.contains(need));
    let run = |wanted: &(dyn Fn(&Rule) -> bool + Sync)| {
        let rules = RULES.par_iter().filter(all_read);
        let rules = rules.filter(|rule| wanted(rule));
        let found = rules.flat_map_iter(|rule| (rule.run)(&context));
        found.collect::<Vec<Diagnostic>>()
    };
    let mut found = run(&|rule| rule.level == Level::Required);
    // While ids lead nowhere, what the tables say of one another says nothing:
    // one misspelt id would bring a dozen warnings with it.
    let sound = project.sound && found.is_empty();
    found.extend(run(&|rule| {
        let tables = rule.needs.iter().any(|need| *need != BODY);
        rule.level != Level::Required && (sound || !tables)
    }));
    let mut findings = weigh(&context, found);
    said_once(&mut findings);
    let findings = diag::few(findings, sources);
    let sound = project.sound && !has_errors(&findings);
    let checked = sound.then_some(Checked(project));
    (checked, findings)
}

/// Gives each finding the level that paper.toml sets, takes out what a level
/// or a comment allows, and reports comments that allow nothing.
fn weigh(context: &Context<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let allows = &context.prose.allows;
    let mut used = vec![false; allows.len()];
    let mut of_rule: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, allow) in allows.iter().enumerate() {
        of_rule.entry(&allow.rule).or_default().push(index);
    }
    let mut kept = Vec::new();
    for finding in found {
        let firm = rule(&finding.rule).is_some_and(|rule| rule.level == Level::Required);
        let at = finding.primary.as_ref().map(|label| label.span);
        let own = of_rule.get(&*finding.rule).into_iter().flatten().copied();
        let holds = |scope: Span| !firm && at.is_some_and(|at| holds(scope, at));
        let allowed: Vec<usize> = own.filter(|&index| holds(allows[index].scope)).collect();
        allowed.iter().for_each(|&index| used[index] = true);
        if allowed.is_empty() {
            kept.extend(levelled(context, finding, firm));
        }
    }
    // A rule that did not run has found nothing to allow.
    let ran = context.project.sound && !has_errors(&kept);
    let unused = ran.then(|| unused_allow::findings(context, &used));
    let unused = unused.unwrap_or_default();
    kept.extend(
        unused
            .into_iter()
            .filter_map(|it| levelled(context, it, false)),
    );
    kept
}

fn levelled(context: &Context<'_>, mut finding: Diagnostic, firm: bool) -> Option<Diagnostic> {
    let level = context.project.paper.checks.level(&finding.rule);
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
