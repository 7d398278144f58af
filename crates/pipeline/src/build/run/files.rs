//! A paper's files in memory: made where the plan says so, kept where not.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::error::BuildError;
use super::export::{TextPages, annex_entries, are_placed, reads};
use super::session::Session;
use super::stages::{Ready, Run};
use crate::build::plan::cache::BatchCache;
use crate::build::plan::edition::Planning;
use crate::build::plan::planned::{EditionPlan, PdfFile};
use crate::build::store::manifest::{
    self, ChosenOptions, FileEntry, Input, MANIFEST, Manifest, Versions,
};
use crate::build::store::names;
use crate::build::store::recorded::{Recorded, reads_hold};
use tables::diag::has_errors;
use typeset::export::bundle;
use typeset::fill::Filled;

impl Run<'_> {
    /// Whether a whole build would give what is there already: nothing that
    /// goes into it changed, and every file is still what was made of it.
    pub(crate) fn is_current(&self, ready: &Ready, recorded: &Recorded) -> bool {
        let manifest = &recorded.manifest;
        let reads = || manifest.files.iter().map(|entry| &entry.reads);
        manifest.paper == self.made.id
            && manifest.warnings == 0
            && manifest.revised.is_empty()
            && manifest.closure == self.closure(ready)
            && reads().all(|reads| reads_hold(reads, &self.folder))
            && recorded.is_whole()
    }

    /// The same for the annexes alone, which `annexes` may have made since.
    pub(crate) fn annexes_are_current(&self, ready: &Ready, recorded: &Recorded) -> bool {
        let manifest = &recorded.manifest;
        let files = manifest.files.par_iter();
        let annexes = files.filter(|entry| entry.path.contains("/annex-"));
        manifest.paper == self.made.id
            && manifest.warnings == 0
            && manifest.annexes_closure == self.closure(ready)
            && annexes.all(|entry| {
                reads_hold(&entry.reads, &self.folder) && recorded.intact(entry).is_some()
            })
    }

    /// The sum of everything that goes into the build.
    pub(crate) fn closure(&self, ready: &Ready) -> String {
        let langs: Vec<&str> = ready.langs.iter().map(|lang| lang.code()).collect();
        let mut inputs = self.inputs(ready, &[]);
        // Those of annexes were read with the tables.
        let pictures = ready.project.pictures.iter();
        inputs.extend(pictures.map(|picture| Input {
            path: picture.path.clone(),
            sha256: picture.sum.clone(),
        }));
        let outputs = self.outputs(&ready.project.paper).into_iter();
        inputs.extend(outputs.map(|output| Input {
            path: format!("--with {}", output.word()),
            sha256: String::new(),
        }));
        ready.around.of_build(&inputs, &langs)
    }

    /// Everything read, with what Typst read for these files.
    pub(crate) fn inputs(&self, ready: &Ready, files: &[FileEntry]) -> Vec<Input> {
        let reads = files.iter().flat_map(|entry| &entry.reads);
        manifest::inputs(&self.made.sources, &self.folder, &ready.fonts.inputs, reads)
    }

    /// The plan of an edition.
    pub(crate) fn plan(
        &self,
        cache: &BatchCache,
        ready: &Ready,
        filled: &Filled,
        recorded: &Recorded,
    ) -> EditionPlan {
        let planning = Planning {
            project: &ready.project,
            sources: &self.made.sources,
            folder: &self.folder,
            recorded,
            around: &ready.around,
            cache,
        };
        planning.edition(filled)
    }

    /// Makes every file that is not kept, and the manifest and zip of all.
    pub(crate) fn files(
        &mut self,
        session: &mut Session,
        ready: &Ready,
        recorded: &Recorded,
    ) -> Result<(), BuildError> {
        let closure = self.closure(ready);
        let mut manifest = Manifest {
            paper: self.made.id.clone(),
            versions: Versions::ours(),
            annexes_closure: closure.clone(),
            closure,
            options: ChosenOptions {
                pdf_standard: self.request.standard_names.clone(),
            },
            ..Manifest::default()
        };
        let mut bytes = BTreeMap::new();
        for filled in self.fill(session, ready) {
            let plan = self.timed("plan", |run| {
                run.plan(&session.cache, ready, &filled, recorded)
            });
            let parts = self.edition(session, ready, (&filled, &plan), recorded);
            let Some((parts, annexes)) = parts else {
                continue;
            };
            let mut parts = parts;
            let closure = &manifest.closure;
            parts.extend(self.timed("editions", |run| {
                run.others(ready, &filled, closure, recorded)
            }));
            let reads = parts.iter().map(|(entry, _)| &entry.reads);
            self.made.trace.reads(reads, &self.folder);
            for (entry, pdf) in parts {
                bytes.insert(entry.path.clone(), pdf);
                manifest.files.push(entry);
            }
            manifest.annexes.extend(annexes);
            manifest.editions.push(plan.entry());
        }
        if has_errors(&self.made.findings) {
            return Ok(());
        }
        manifest.warnings = self.made.findings.len() - self.of_tables;
        manifest.inputs = self.inputs(ready, &manifest.files);
        self.made.count(&manifest);
        let text = self.timed("manifest", |_| manifest.to_bytes());
        let order = manifest.files.iter().map(|entry| entry.path.clone());
        let mut files: Vec<_> = order.filter_map(|path| bytes.remove_entry(&path)).collect();
        files.push((MANIFEST.to_owned(), Arc::new(text)));
        let pairs = || {
            files
                .iter()
                .map(|(name, bytes)| (name.as_str(), &bytes[..]))
        };
        let zip = self.timed("bundle", |_| bundle(pairs()))?;
        files.push((names::zip(&self.made.id), Arc::new(zip)));
        self.made.files = files;
        self.made.manifest = manifest;
        Ok(())
    }

    /// Typesets an edition if something of it is to be made again, and exports
    /// that.
    fn edition(
        &mut self,
        session: &mut Session,
        ready: &Ready,
        (filled, plan): (&Filled, &EditionPlan),
        recorded: &Recorded,
    ) -> Option<(Vec<PdfFile>, Vec<manifest::AnnexEntry>)> {
        // A finding of typesetting's is only found by typesetting.
        let known = plan.is_current() && are_placed(plan, recorded);
        let set = !known || recorded.manifest.warnings > 0 || self.request.show;
        let pages = match set {
            true => Some(self.beside_warnings(ready, |run| run.typeset(session, ready, filled))?),
            false => None,
        };
        let set = pages.as_ref();
        let set = set.map(|pages| (pages, reads(pages, &self.folder)));
        let texts = self.texts_to_make(session, ready, (filled, plan))?;
        let standards = &self.request.standards;
        let exporter = ready.exporter(filled, standards, set, plan.own_templates, &texts);
        match self.timed("export", |_| exporter.all(plan)) {
            Ok(parts) => {
                // The first is the paper, which no other has.
                parts
                    .iter()
                    .skip(1)
                    .for_each(|part| session.cache.put(part));
                let annexes = annex_entries(&exporter, plan, recorded);
                if let Some(pages) = pages.filter(|_| self.request.show) {
                    let shown = self.shown_edition(ready, (filled, plan), pages);
                    self.made.shown.push(shown);
                }
                Some((parts, annexes))
            }
            Err(faults) => {
                let reads = exporter.set.iter().map(|(_, reads)| reads);
                self.made.trace.reads(reads, &self.folder);
                self.unwritable(session, ready, filled, &faults);
                None
            }
        }
    }

    /// The pages of the annexes of prose that are not kept. What is found in them was
    /// found in the whole paper.
    fn texts_to_make(
        &mut self,
        session: &mut Session,
        ready: &Ready,
        (filled, plan): (&Filled, &EditionPlan),
    ) -> Option<Vec<TextPages>> {
        let annexes = plan.annexes.iter();
        let missing = annexes.filter(|annex| annex.file.kept.is_none());
        let missing: Vec<usize> = missing.map(|annex| annex.entry.number).collect();
        let before = self.made.findings.len();
        let texts = self.texts(session, ready, (filled, plan.own_templates), &missing)?;
        self.made.findings.truncate(before);
        Some(texts)
    }
}
