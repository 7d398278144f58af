//! The making of annexes while it goes on.

use std::collections::BTreeSet;

use super::request::{AnnexRequest, Remade};
use crate::build::plan::planned::{EditionPlan, PdfFile, PlannedAnnex, PlannedFile};
use crate::build::plan::since::Since;
use crate::build::run::crew::share_out;
use crate::build::run::export::{TextPages, reads};
use crate::build::run::session::Session;
use crate::build::run::stages::{Ready, Run};
use crate::build::store::manifest::AnnexEntry;
use crate::build::store::names;
use crate::build::store::output::Output;
use typeset::fill::Filled;
use typeset::pages::Pages;

/// The work while it goes on.
pub(super) struct Job<'a> {
    pub(super) wanted: &'a AnnexRequest,
    pub(super) picked: Option<BTreeSet<usize>>,
    pub(super) since: Option<Since>,
    pub(super) session: Session,
    pub(super) parts: Vec<PdfFile>,
    pub(super) remade: Vec<Remade>,
    pub(super) editions: Vec<EditionPlan>,
}

impl Job<'_> {
    /// Plans an edition, and makes what is to be made of it.
    pub(super) fn edition(
        &mut self,
        run: &mut Run<'_>,
        ready: &Ready,
        filled: &Filled,
        output: &Output,
    ) {
        let mut plan = run.timed("plan", |run| {
            run.plan(&self.session.cache, ready, filled, &output.recorded)
        });
        if let Some(since) = &self.since {
            since.compare(&mut plan, &run.folder);
        }
        let annexes = plan.annexes.iter();
        let chosen: Vec<&PlannedAnnex> = annexes.filter(|annex| self.is_chosen(annex)).collect();
        let revised = self.wanted.revised;
        let annexes = chosen.iter().map(|annex| remade(annex, revised));
        self.remade.extend(annexes);
        let missing = chosen.iter();
        let missing = missing.filter(|annex| revised || annex.file.kept.is_none());
        let missing: Vec<usize> = missing.map(|annex| annex.entry.number).collect();
        if !self.wanted.list && !missing.is_empty() {
            self.make(run, ready, (filled, &plan), &missing);
        }
        self.editions.push(plan);
    }

    /// Whether an annex changed and is wanted.
    fn is_chosen(&self, annex: &PlannedAnnex) -> bool {
        let number = &annex.entry.number;
        let picked = self.picked.as_ref().is_none_or(|own| own.contains(number));
        picked && !annex.file.why.is_empty()
    }

    /// Sets the annexes of these numbers, and exports them.
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
        let made = run.beside_warnings(ready, |run| {
            self.set(run, ready, (filled, plan.own_templates), numbers)
        });
        let Some((pages, texts)) = made else { return };
        let set = pages.as_ref();
        let set = set.map(|pages| (pages, reads(pages, &run.folder)));
        let standards = &run.request.standards;
        let exporter = ready.exporter(filled, standards, set, plan.own_templates, &texts);
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

/// The pages of the annexes that are no prose, and those of the others.
type SetPages = (Option<Pages>, Vec<TextPages>);

impl Job<'_> {
    /// Sets the annexes of these numbers; nothing where one cannot be set.
    fn set(
        &mut self,
        run: &mut Run<'_>,
        ready: &Ready,
        (filled, own_templates): (&Filled, bool),
        numbers: &[usize],
    ) -> Option<SetPages> {
        let others = numbers.iter().copied();
        let others: Vec<usize> = others.filter(|number| !filled.is_text(*number)).collect();
        let pages = if others.is_empty() {
            None
        } else {
            // Templates of the paper's own may look at the whole paper.
            let alone = (!own_templates).then(|| filled.annexes_alone(&others));
            let wanted = alone.as_ref().unwrap_or(filled);
            Some(run.typeset(&mut self.session, ready, wanted)?)
        };
        let texts = run.texts(&mut self.session, ready, (filled, own_templates), numbers)?;
        Some((pages, texts))
    }
}

/// What is said of an annex that is made.
fn remade(annex: &PlannedAnnex, revised: bool) -> Remade {
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
        file: PlannedFile {
            path: names::revised(&annex.file.path),
            closure: String::new(),
            kept: None,
            why: annex.file.why.clone(),
        },
        entry,
        was: annex.was,
        used: Vec::new(),
        place: annex.place.clone(),
    }
}
