//! What is to be made again, and why: the closures of now against the record.

use rayon::prelude::*;

use super::cache::BatchCache;
use super::cells::{self, Used};
use super::closure::{Closures, Surroundings, WHOLE};
use super::planned::{EditionPlan, PlannedAnnex, PlannedFile};
use super::{calls, reasons};
use crate::build::store::manifest::{AnnexEntry, Sums};
use crate::build::store::names;
use crate::build::store::recorded::{Recorded, changed_reads, reads_hold};
use check::Checked;
use content::edition::AnnexData;
use tables::model::{Annex, Structure};
use tables::source::{PaperFolder, Sources};
use typeset::fill::Filled;

/// What a plan is made from.
pub(crate) struct Planning<'a> {
    pub(crate) project: &'a Checked,
    pub(crate) sources: &'a Sources,
    pub(crate) folder: &'a PaperFolder,
    pub(crate) recorded: &'a Recorded,
    pub(crate) around: &'a Surroundings,
    pub(crate) cache: &'a BatchCache,
}

impl Planning<'_> {
    /// The plan of an edition.
    pub(crate) fn edition(&self, filled: &Filled) -> EditionPlan {
        let lang = filled.lang.code();
        let closures = Closures::new(self.project, self.sources, filled, self.around);
        let annexes = &self.project.annexes;
        let count = annexes.len();
        let annexes = annexes.par_iter().zip(&closures.annexes);
        let annexes = annexes.map(|(annex, (closure, content))| {
            let path = names::annex(filled.lang, annex.number, count);
            let file = self.file(path, closure);
            self.annex(filled, annex, (file, content), &closures.common)
        });
        EditionPlan {
            lang,
            title: filled.title.clone(),
            annexes: annexes.collect(),
            paper: self.file(names::paper(filled.lang), &closures.paper),
            own_templates: closures.common.contains_key(WHOLE),
            common: closures.common,
        }
    }

    /// A file against the record.
    fn file(&self, path: String, closure: &str) -> PlannedFile {
        let recorded = self.recorded.manifest.file(&path);
        let same = recorded
            .filter(|entry| entry.closure == closure && reads_hold(&entry.reads, self.folder));
        let kept = same.and_then(|entry| Some((entry.clone(), self.recorded.intact(entry)?)));
        let kept = kept.or_else(|| {
            let cached = self.cache.get(closure, &path);
            cached.filter(|(entry, _)| reads_hold(&entry.reads, self.folder))
        });
        let reads = recorded.filter(|entry| entry.closure == closure);
        let reads = reads.into_iter();
        let changed = reads.flat_map(|entry| changed_reads(&entry.reads, self.folder));
        let why = match (&kept, same) {
            (None, None) => changed.cloned().collect(),
            (None, Some(_)) if self.recorded.has(&path) => vec![format!("{path} was altered")],
            (None, Some(_)) => vec![format!("{path} is missing")],
            _ => Vec::new(),
        };
        PlannedFile {
            path,
            closure: closure.to_owned(),
            kept,
            why,
        }
    }

    fn annex(
        &self,
        filled: &Filled,
        annex: &Annex,
        (mut file, content): (PlannedFile, &str),
        common: &Sums,
    ) -> PlannedAnnex {
        let mut used = cells::used(self.project, self.sources, annex, filled.lang);
        let mut texts = filled.texts.iter();
        if let Some(text) = texts.find(|text| text.annex == annex.number) {
            used.extend(calls::of_text(text, filled, self.sources));
        }
        used.extend(calls::of_cells(&used, filled, self.sources));
        let entry = entry(filled, annex, &file.path, content, &used);
        let manifest = &self.recorded.manifest;
        let before = manifest.annex(&entry);
        let subject = self.sources.cell_span(annex.row, "subject");
        let place = cells::place(self.sources, "annexes.csv", subject);
        if file.kept.is_none() && file.why.is_empty() {
            let edition = manifest.editions.iter().find(|of| of.lang == entry.lang);
            file.why = reasons::why(&reasons::Compared {
                before: before.zip(edition),
                annex: &entry,
                place: &place,
                used: &used,
                common,
            });
        }
        PlannedAnnex {
            was: before
                .map(|before| before.number)
                .filter(|&was| was != entry.number),
            file,
            entry,
            used,
            place,
        }
    }
}

fn entry(filled: &Filled, annex: &Annex, path: &str, content: &str, used: &[Used]) -> AnnexEntry {
    let data = filled.paper.annex(annex.number);
    let text = |of: fn(&AnnexData) -> &String| data.map(of).cloned().unwrap_or_default();
    let structure = annex.structure.map(Structure::word);
    AnnexEntry {
        lang: filled.lang.code().to_owned(),
        number: annex.number,
        label: text(|data| &data.label),
        kind: annex.kind.clone(),
        subject: annex.subject.clone(),
        id: annex.id.clone(),
        structure: structure.map(str::to_owned),
        title: text(|data| &data.title),
        file: path.to_owned(),
        first_page: None,
        last_page: None,
        content: content.to_owned(),
        inputs: cells::sums(used),
    }
}
