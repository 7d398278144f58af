//! What is to be made again, and why: the closures of now against the record.

use rayon::prelude::*;

use super::cells::{self, Used};
use super::closure::{Closures, Surroundings};
use super::manifest::{AnnexEntry, EditionEntry, Sums};
use super::parts::Part;
use super::recorded::{Recorded, reads_hold};
use super::shelf::Shelf;
use super::{names, reasons};
use check::Checked;
use content::edition::AnnexData;
use tables::model::Annex;
use tables::source::{PaperFolder, Sources};
use typeset::fill::Filled;

/// What is planned for an edition.
#[derive(Debug)]
pub(super) struct EditionPlan {
    pub(super) lang: &'static str,
    pub(super) common: Sums,
    /// Whether the paper's own templates may look at the whole paper, so that
    /// an annex cannot be set by itself.
    pub(super) own_templates: bool,
    pub(super) paper: PlannedFile,
    pub(super) annexes: Vec<PlannedAnnex>,
}

/// A PDF and what is to become of it.
#[derive(Debug)]
pub(super) struct PlannedFile {
    pub(super) path: String,
    pub(super) closure: String,
    /// Its entry and bytes, where it need not be made again.
    pub(super) kept: Option<Part>,
    /// Why it is made again.
    pub(super) why: Vec<String>,
}

/// The PDF of an annex.
#[derive(Debug)]
pub(super) struct PlannedAnnex {
    pub(super) file: PlannedFile,
    /// What the manifest will say of it, without its pages in paper.pdf.
    pub(super) entry: AnnexEntry,
    /// Its number in the record, if it had another.
    pub(super) was: Option<usize>,
    /// The cells that it is made of.
    pub(super) used: Vec<Used>,
    /// The line of annexes.csv that it stands on.
    pub(super) line: usize,
}

/// What a plan is made from.
pub(super) struct Planning<'a> {
    pub(super) project: &'a Checked,
    pub(super) sources: &'a Sources,
    pub(super) folder: &'a PaperFolder,
    pub(super) recorded: &'a Recorded,
    pub(super) around: &'a Surroundings,
    pub(super) shelf: &'a Shelf,
}

impl Planning<'_> {
    /// The plan of an edition.
    pub(super) fn edition(&self, filled: &Filled) -> EditionPlan {
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
            annexes: annexes.collect(),
            paper: self.file(names::paper(filled.lang), &closures.paper),
            own_templates: closures.common.contains_key(super::closure::WHOLE),
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
            let shelved = self.shelf.get(closure, &path);
            shelved.filter(|(entry, _)| reads_hold(&entry.reads, self.folder))
        });
        let why = match (&kept, same) {
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
        let used = cells::used(self.project, self.sources, annex, filled.lang);
        let entry = entry(filled, annex, &file.path, content, &used);
        let manifest = &self.recorded.manifest;
        let before = manifest.annex(&entry.lang, &entry.kind, &entry.subject);
        let subject = self.sources.cell_span(annex.row, "subject");
        let line = self.sources.places(subject).0.line;
        if file.kept.is_none() && file.why.is_empty() {
            let edition = manifest.editions.iter().find(|of| of.lang == entry.lang);
            file.why = reasons::why(&reasons::Compared {
                before: before.zip(edition),
                annex: &entry,
                line,
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
            line,
        }
    }
}

impl EditionPlan {
    /// What the manifest says of the edition.
    pub(super) fn entry(&self) -> EditionEntry {
        EditionEntry {
            lang: self.lang.to_owned(),
            inputs: self.common.clone(),
        }
    }

    /// Whether nothing of the edition is to be made again.
    pub(super) fn is_current(&self) -> bool {
        let annexes = self.annexes.iter().map(|annex| &annex.file);
        let mut files = annexes.chain([&self.paper]);
        files.all(|file| file.kept.is_some())
    }
}

fn entry(filled: &Filled, annex: &Annex, path: &str, content: &str, used: &[Used]) -> AnnexEntry {
    let data = filled.paper.annex(annex.number);
    let text = |of: fn(&AnnexData) -> &String| data.map(of).cloned().unwrap_or_default();
    AnnexEntry {
        lang: filled.lang.code().to_owned(),
        number: annex.number,
        label: text(|data| &data.label),
        kind: annex.kind.clone(),
        subject: annex.subject.clone(),
        title: text(|data| &data.title),
        file: path.to_owned(),
        first_page: None,
        last_page: None,
        content: content.to_owned(),
        inputs: cells::sums(used),
    }
}
