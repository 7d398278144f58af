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
pub fn check(project: Project, sources: &Sources) -> (Option<Checked>, Vec<Diagnostic>) {
    match errors(project, sources) {
        Found::Fit(checked, findings) => (Some(checked), findings),
        Found::Unfit(_, findings) => (None, findings),
        Found::ButWarnings(checked, rest) => {
            let findings = rest.find(&checked, sources);
            (Some(checked), findings)
        }
    }
}

/// What is found in a project.
pub enum Found {
    /// All of it, none of which is an error.
    Fit(Checked, Vec<Diagnostic>),
    /// All of it, and the project, with which there is no going on.
    Unfit(Box<Project>, Vec<Diagnostic>),
    /// No error; what rules warn of can be looked for while the project is set.
    ButWarnings(Checked, Warnings),
}

/// The rules that only warn, still to be run, and what the others found.
pub struct Warnings {
    prose: Prose,
    found: Vec<Numbered>,
}

/// A finding, with the place of its rule: those without which there is no paper
/// come first.
type Numbered = ((bool, usize), Diagnostic);

/// The same as [`check`], but where no rule finds an error what the rest may warn
/// of is left for later.
pub fn errors(mut project: Project, sources: &Sources) -> Found {
    let prose = Prose::read(&project, sources);
    if !prose.parts().all(|body| body.sound) {
        project.unread.push(BODY);
    }
    let context = Context::new(&project, sources, &prose);
    let mut found = found_by_all(&context, |rule| rule.level == Level::Required);
    // While ids lead nowhere, what the tables say of one another says nothing:
    // one misspelt id would bring a dozen warnings with it.
    let sound = project.sound && found.is_empty();
    let of_level = |level: Level| {
        found_by_all(&context, |rule| {
            let tables = rule.needs.iter().any(|need| *need != BODY);
            rule.level == level && (sound || !tables)
        })
    };
    found.extend(of_level(Level::Error));
    let is_error = |(_, finding): &Numbered| finding.severity == Severity::Error;
    if sound && !project.paper.checks.denies() && !found.iter().any(is_error) {
        return Found::ButWarnings(Checked(project), Warnings { prose, found });
    }
    found.extend(of_level(Level::Warning));
    let findings = settled(&context, found);
    let sound = project.sound && !has_errors(&findings);
    match sound {
        true => Found::Fit(Checked(project), findings),
        false => Found::Unfit(Box::new(project), findings),
    }
}

impl Warnings {
    /// Runs the rules; gives all that is found in the project that was held against the
    /// others.
    pub fn find(self, project: &Checked, sources: &Sources) -> Vec<Diagnostic> {
        self.found(project, sources, |context| {
            found_by_all(context, |rule| rule.level == Level::Warning)
        })
    }

    /// The same on this thread alone, where the others have work.
    pub fn find_on_one_thread(self, project: &Checked, sources: &Sources) -> Vec<Diagnostic> {
        self.found(project, sources, |context| {
            let rules = RULES.iter().enumerate();
            let rules = rules.filter(|(_, rule)| rule.level == Level::Warning);
            rules.flat_map(|it| found_by(context, it)).collect()
        })
    }

    fn found(
        self,
        project: &Checked,
        sources: &Sources,
        run: impl FnOnce(&Context<'_>) -> Vec<Numbered>,
    ) -> Vec<Diagnostic> {
        let Self { prose, mut found } = self;
        let context = Context::new(project, sources, &prose);
        found.extend(run(&context));
        settled(&context, found)
    }
}

/// What some rules find, on all threads.
fn found_by_all(context: &Context<'_>, wanted: impl Fn(&Rule) -> bool + Sync) -> Vec<Numbered> {
    let rules = RULES.par_iter().enumerate();
    let rules = rules.filter(|(_, rule)| wanted(rule));
    rules.flat_map_iter(|it| found_by(context, it)).collect()
}

/// What a rule finds, unless what it needs could not be read.
fn found_by(context: &Context<'_>, (at, rule): (usize, &Rule)) -> Vec<Numbered> {
    let unread = |need| context.project.unread.contains(need);
    if rule.needs.iter().any(unread) {
        return Vec::new();
    }
    let place = (rule.level != Level::Required, at);
    let found = (rule.run)(context).into_iter();
    found.map(|finding| (place, finding)).collect()
}

/// Findings in the order of their rules, as paper.toml and comments have them.
fn settled(context: &Context<'_>, mut found: Vec<Numbered>) -> Vec<Diagnostic> {
    found.sort_by_key(|(place, _)| *place);
    let found = found.into_iter().map(|(_, finding)| finding).collect();
    let mut findings = weigh(context, found);
    own_in_place(context.project, &mut findings);
    let told = |place: Span| context.sources.is_told(place);
    findings.retain(|finding| !finding.place().is_some_and(told));
    said_once(&mut findings);
    diag::few(findings, context.sources)
}

/// Tells of the tables of the folder itself that stand in place of lent ones, where ids
/// lead nowhere: they may be samples.
fn own_in_place(project: &Project, findings: &mut [Diagnostic]) {
    let (tables, from) = &project.instead_of_lent;
    let unknown = |finding: &Diagnostic| {
        let name = finding.rule.split('/').nth(1).unwrap_or_default();
        finding.severity == Severity::Error && name.starts_with("unknown-")
    };
    if tables.is_empty() {
        return;
    }
    let tables = tables.join(", ");
    for finding in findings.iter_mut().filter(|it| unknown(it)) {
        finding.help.push(format!(
            "{tables} of this folder: read in place of what {from} lends; take out those that are \
             not this paper's own"
        ));
    }
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
        let at = finding.place();
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
