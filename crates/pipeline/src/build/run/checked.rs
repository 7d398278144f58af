//! Loading and checking. What the rules warn of keeps nothing from being set, so
//! that they are run beside the typesetting.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::stages::{Ready, Run};
use check::{Checked, Found};
use tables::diag::Diagnostic;
use tables::model::Project;
use typeset::{fill, pages, threads};

impl Run<'_> {
    /// Loads and checks; what the rules may only warn of is left for later. Where
    /// something stands against going on, the prose is looked over all the same.
    pub(crate) fn checked(&mut self) -> Option<Checked> {
        let checked = self.loaded().and_then(|project| {
            let found = self.timed("check", |run| check::errors(project, &run.made.sources));
            match found {
                Found::Fit(checked, found) => {
                    self.made.findings.extend(found);
                    Some(checked)
                }
                Found::ButWarnings(checked, warnings) => {
                    self.warnings = Some(warnings);
                    Some(checked)
                }
                Found::Unfit(project, found) => {
                    self.made.findings.extend(found);
                    let found = self.timed("look over", |run| run.prose_of(&project));
                    self.made.findings.extend(found);
                    None
                }
            }
        });
        self.made.settle();
        self.of_tables = self.made.findings.len();
        checked
    }

    /// What is wrong with the prose of a paper that broke a rule, by itself.
    fn prose_of(&self, project: &Project) -> Vec<Diagnostic> {
        let (sources, earlier) = (&*self.made.sources, &self.made.findings);
        // After an error of syntax a text may be the rest of a torn line.
        let torn = earlier.iter().any(|finding| finding.rule == "paper/toml");
        let editions = project.paper.editions.iter();
        let look = || {
            let looked = editions.map(|own| {
                let (unfit, mut found) = fill::look_over(project, sources, own.lang)?;
                let more = pages::look_over(&unfit);
                let more = check::standing(&found, more, sources);
                found.extend(more);
                Some(found)
            });
            looked.collect::<Option<Vec<_>>>()
        };
        // Helpers expect tables that are checked.
        let looked = (!torn).then(|| threads::caught(look).ok().flatten());
        match looked.flatten() {
            Some(found) => {
                let found = found.into_iter().flatten().collect();
                check::standing_beside_tables(project, earlier, found, sources)
            }
            None => {
                let editions = project.paper.editions.get(..).filter(|_| !torn);
                let prose = project.prose_files();
                fill::validate(&prose, editions.unwrap_or_default(), sources)
            }
        }
    }

    /// Looks for what the checks warn of, if that is not done, on all threads.
    pub(crate) fn find_warnings(&mut self, project: &Checked) {
        if let Some(warnings) = self.warnings.take() {
            let found = self.timed("warnings", |run| warnings.find(project, &run.made.sources));
            self.of_checks(found);
        }
    }

    /// Does some work, and beside it looks for what the checks warn of, where there
    /// is a thread for it.
    pub(crate) fn beside_warnings<T>(
        &mut self,
        ready: &Ready,
        work: impl FnOnce(&mut Self) -> T,
    ) -> T {
        if rayon::current_num_threads() == 1 {
            self.find_warnings(&ready.project);
        }
        let Some(warnings) = self.warnings.take() else {
            return work(self);
        };
        let sources = Arc::clone(&self.made.sources);
        let mut found = (Vec::new(), Duration::ZERO);
        let done = rayon::in_place_scope(|scope| {
            scope.spawn(|_| {
                let start = Instant::now();
                let warnings = warnings.find_on_one_thread(&ready.project, &sources);
                found = (warnings, start.elapsed());
            });
            work(self)
        });
        self.made.stages.push(("warnings", found.1));
        self.of_checks(found.0);
        done
    }

    /// Puts what the checks found before what was found later.
    fn of_checks(&mut self, found: Vec<Diagnostic>) {
        let later = self.made.findings.split_off(self.of_tables);
        self.made.findings.extend(found);
        self.made.settle();
        self.of_tables = self.made.findings.len();
        self.made.findings.extend(later);
    }
}
