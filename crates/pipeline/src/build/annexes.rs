//! Annexes by themselves: those whose inputs changed, and nothing else.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::crew::share_out;
use super::files::own;
use super::guarded::guarded;
use super::manifest::AnnexEntry;
use super::names;
use super::output::Output;
use super::parts::{Exporter, Part, reads};
use super::pick::pick;
use super::pipeline::{Ready, Run};
use super::plan::{EditionPlan, PlannedAnnex};
use super::run::{BuildError, Made, Request};
use super::session::Session;
use super::since::Since;
use tables::diag::{self, has_errors};
use typeset::fill::Filled;

/// Which annexes are wanted, and how.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Numbers, ranges and ids of subjects; none for all.
    pub only: Option<String>,
    /// Only say what would be made.
    pub list: bool,
    /// Mark the changed ones as revised, in files of their own.
    pub revised: bool,
    /// An earlier submission to compare with in place of the last build.
    pub since: Option<Utf8PathBuf>,
}

/// An annex that is made, or would be.
#[derive(Debug, Clone)]
pub struct Remade {
    /// Its path below the output folder.
    pub file: String,
    /// Its label: 附件2.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its number before, if it had another.
    pub was: Option<usize>,
    /// Why.
    pub why: Vec<String>,
    /// Whether its file was written: one that differs from an earlier submission
    /// may be there already, and one that was set again may come out as it was.
    pub made: bool,
}

/// What became of a paper's annexes.
#[derive(Debug)]
pub struct Annexes {
    /// The paper, with what was found.
    pub made: Made,
    /// The output folder; none where findings stand against writing.
    pub folder: Option<Utf8PathBuf>,
    /// The annexes that were made, or would be.
    pub remade: Vec<Remade>,
    /// Whether paper.pdf is no longer what a build would make.
    pub paper_is_behind: bool,
}

/// Makes the annexes whose inputs changed. Writes these and the manifest that
/// tells of them, and touches no other file.
pub fn annexes(
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
    wanted: &Wanted,
) -> Result<Annexes, BuildError> {
    let work = || annexes_once(request, out, deny_warnings, wanted);
    guarded(&request.paper, work, |finding| {
        nothing(Made::broken(finding))
    })
}

fn annexes_once(
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
    wanted: &Wanted,
) -> Result<Annexes, BuildError> {
    let session = Session::default();
    let mut run = Run::new(request)?;
    let Some(ready) = run.ready(&session)? else {
        return Ok(nothing(run.made));
    };
    let folder = run.output_folder(out)?;
    let mut output = Output::open(&folder)?;
    run.made.noticed.extend(output.recorded.noticed.clone());
    let picked = wanted.only.as_deref();
    let picked = picked.map(|list| pick(list, &ready.project.annexes));
    let picked = picked.transpose().map_err(BuildError::Pick)?;
    let since = wanted.since.as_deref().map(Since::read).transpose()?;
    if since.is_none() && run.annexes_are_current(&ready, &output.recorded) {
        return Ok(current(run.made, folder, &output));
    }
    let mut job = Job {
        wanted,
        picked,
        since,
        session,
        parts: Vec::new(),
        remade: Vec::new(),
        editions: Vec::new(),
    };
    for filled in run.fill(&mut job.session, &ready) {
        job.edition(&mut run, &ready, &filled, &output);
    }
    diag::sort(&mut run.made.findings);
    if has_errors(&run.made.findings) || (deny_warnings && !run.made.findings.is_empty()) {
        return Ok(nothing(run.made));
    }
    if !wanted.list {
        let written = job.write(&run, &ready, &mut output)?;
        for annex in &mut job.remade {
            annex.made = written.contains(&annex.file);
        }
    }
    run.made.annexes = job.editions.iter().map(|plan| plan.annexes.len()).sum();
    let mut papers = job.editions.iter().map(|plan| &plan.paper);
    Ok(Annexes {
        paper_is_behind: papers.any(|paper| paper.kept.is_none()),
        made: run.made,
        folder: Some(folder),
        remade: job.remade,
    })
}

/// What there is to tell where every annex is as it should be.
fn current(mut made: Made, folder: Utf8PathBuf, output: &Output) -> Annexes {
    made.annexes = output.recorded.manifest.annexes.len();
    Annexes {
        folder: Some(folder),
        ..nothing(made)
    }
}

fn nothing(made: Made) -> Annexes {
    Annexes {
        made,
        folder: None,
        remade: Vec::new(),
        paper_is_behind: false,
    }
}

/// The work while it goes on.
pub(super) struct Job<'a> {
    pub(super) wanted: &'a Wanted,
    pub(super) picked: Option<BTreeSet<usize>>,
    pub(super) since: Option<Since>,
    session: Session,
    pub(super) parts: Vec<Part>,
    remade: Vec<Remade>,
    pub(super) editions: Vec<EditionPlan>,
}

impl Job<'_> {
    /// Plans an edition, and makes what is to be made of it.
    fn edition(&mut self, run: &mut Run<'_>, ready: &Ready, filled: &Filled, output: &Output) {
        let mut plan = run.timed("plan", |run| {
            run.plan(&self.session.shelf, ready, filled, &output.recorded)
        });
        if let Some(since) = &self.since {
            since.compare(&mut plan);
        }
        let chosen: Vec<usize> = self.chosen(&plan);
        let remade = plan
            .annexes
            .iter()
            .filter(|annex| chosen.contains(&annex.entry.number));
        let revised = self.wanted.revised;
        self.remade.extend(remade.map(|annex| tell(annex, revised)));
        let missing = |annex: &&PlannedAnnex| {
            chosen.contains(&annex.entry.number) && (revised || annex.file.kept.is_none())
        };
        let missing: Vec<usize> = plan
            .annexes
            .iter()
            .filter(missing)
            .map(|annex| annex.entry.number)
            .collect();
        if !self.wanted.list && !missing.is_empty() {
            self.make(run, ready, (filled, &plan), &missing);
        }
        self.editions.push(plan);
    }

    /// The numbers of the annexes that changed and are wanted.
    fn chosen(&self, plan: &EditionPlan) -> Vec<usize> {
        let changed = |annex: &&PlannedAnnex| !annex.file.why.is_empty();
        let numbers = plan
            .annexes
            .iter()
            .filter(changed)
            .map(|annex| annex.entry.number);
        let picked = |number: &usize| self.picked.as_ref().is_none_or(|own| own.contains(number));
        numbers.filter(picked).collect()
    }

    fn make(
        &mut self,
        run: &mut Run<'_>,
        ready: &Ready,
        (filled, plan): (&Filled, &EditionPlan),
        numbers: &[usize],
    ) {
        let revised = self.wanted.revised;
        let labelled = revised.then(|| filled.revised(numbers));
        let filled = labelled.as_ref().unwrap_or(filled);
        // Templates of the paper's own may look at the whole paper.
        let alone = (!plan.own_templates).then_some(numbers);
        let Some(pages) = run.typeset(&mut self.session, ready, filled, alone) else {
            return;
        };
        let Some(edition) = own(ready, filled.lang) else {
            return;
        };
        let exporter = Exporter {
            project: &ready.project,
            edition,
            standards: &run.request.standards.clone(),
            set: Some((&pages, reads(&pages, &run.folder))),
            own_templates: plan.own_templates,
        };
        let annexes = plan.annexes.iter();
        let annexes = annexes.filter(|annex| numbers.contains(&annex.entry.number));
        let annexes: Vec<&PlannedAnnex> = annexes.collect();
        let export = |annex: &&PlannedAnnex| match revised {
            true => exporter.annex(&as_revised(annex, filled)),
            false => exporter.annex(annex),
        };
        let parts = run.timed("export", |_| share_out(&annexes, export));
        let mut faults = Vec::new();
        for part in parts {
            match part {
                Ok(part) => self.parts.push(part),
                Err(found) => faults.push(found),
            }
        }
        if !faults.is_empty() {
            run.unwritable(&mut self.session, ready, filled, &faults);
        }
    }
}

fn tell(annex: &PlannedAnnex, revised: bool) -> Remade {
    let AnnexEntry { label, title, .. } = &annex.entry;
    Remade {
        file: match revised {
            true => names::revised(&annex.file.path),
            false => annex.file.path.clone(),
        },
        label: label.clone(),
        title: title.clone(),
        was: annex.was,
        why: annex.file.why.clone(),
        made: false,
    }
}

/// The annex as its revised file has it.
fn as_revised(annex: &PlannedAnnex, filled: &Filled) -> PlannedAnnex {
    let mut entry = annex.entry.clone();
    let data = filled.paper.annex(entry.number);
    entry.label = data.map(|data| data.label.clone()).unwrap_or_default();
    PlannedAnnex {
        file: super::plan::PlannedFile {
            path: names::revised(&annex.file.path),
            closure: String::new(),
            kept: None,
            why: annex.file.why.clone(),
        },
        entry,
        was: annex.was,
        used: Vec::new(),
        line: annex.line,
    }
}
