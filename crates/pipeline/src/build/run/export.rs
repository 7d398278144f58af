//! The PDFs of an edition: kept where the plan says so, else exported from the
//! pages.

use std::sync::Arc;

use super::crew::share_out;
use crate::build::fingerprint::sha256;
use crate::build::plan::planned::{EditionPlan, PdfFile, PlannedAnnex, PlannedFile};
use crate::build::store::manifest::{AnnexEntry, FileEntry, Sums};
use crate::build::store::recorded::Recorded;
use check::Checked;
use tables::source::PaperFolder;
use typeset::export::{FileFacts, Standards, pdf};
use typeset::fill::Filled;
use typeset::pages::{Faults, Pages};

/// Exports the PDFs of one edition.
pub(crate) struct Exporter<'a> {
    pub(crate) project: &'a Checked,
    /// The edition, whose title and signatories its files carry.
    pub(crate) filled: &'a Filled,
    pub(crate) standards: &'a Standards,
    /// The pages, and the files that Typst read for them; none where every PDF
    /// is kept.
    pub(crate) set: Option<(&'a Pages, Sums)>,
    /// Whether the paper's own templates may put those files into an annex: the
    /// built-in ones read none.
    pub(crate) own_templates: bool,
    /// The pages of annexes of prose, set for their own files.
    pub(crate) texts: &'a [TextPages],
}

/// The pages of some annexes of prose.
pub(crate) struct TextPages {
    pub(crate) annexes: Vec<usize>,
    pub(crate) pages: Pages,
    /// The files that Typst read for them.
    pub(crate) reads: Sums,
}

impl Exporter<'_> {
    /// The paper and its annexes, in this order.
    pub(crate) fn all(&self, plan: &EditionPlan) -> Result<Vec<PdfFile>, Vec<Faults>> {
        // The paper first: it takes longest.
        let annexes = plan.annexes.iter().map(Some);
        let wanted: Vec<Option<&PlannedAnnex>> = std::iter::once(None).chain(annexes).collect();
        let made = share_out(&wanted, |annex| match annex {
            None => self.paper(&plan.paper),
            Some(annex) => self.annex(annex),
        });
        let mut parts = Vec::new();
        let mut faults = Vec::new();
        for part in made {
            match part {
                Ok(part) => parts.push(part),
                Err(found) => faults.push(found),
            }
        }
        if faults.is_empty() {
            Ok(parts)
        } else {
            Err(faults)
        }
    }

    /// The PDF of the whole paper.
    fn paper(&self, paper: &PlannedFile) -> Result<PdfFile, Faults> {
        let set = self.set.as_ref();
        let set = set.map(|(pages, reads)| ((1, pages.count()), *pages, reads.clone()));
        self.part(paper, set, self.filled.title.clone())
    }

    /// The PDF of an annex.
    pub(crate) fn annex(&self, annex: &PlannedAnnex) -> Result<PdfFile, Faults> {
        let AnnexEntry { label, title, .. } = &annex.entry;
        let title = format!("{} {label} {title}", self.filled.title);
        let number = annex.entry.number;
        let set = if self.filled.is_text(number) {
            let mut texts = self.texts.iter();
            let own = texts.find(|set| set.annexes.contains(&number));
            own.and_then(|own| Some((range(&own.pages, number)?, &own.pages, own.reads.clone())))
        } else {
            self.set.as_ref().and_then(|(pages, reads)| {
                let reads = match self.own_templates {
                    true => reads.clone(),
                    false => Sums::new(),
                };
                Some((range(pages, number)?, *pages, reads))
            })
        };
        self.part(&annex.file, set, title)
    }

    /// The first and last page of an annex.
    pub(crate) fn pages_of(&self, annex: &PlannedAnnex) -> Option<(usize, usize)> {
        let (pages, _) = self.set.as_ref()?;
        range(pages, annex.entry.number)
    }

    /// Whether the paper can be written; nothing is kept of it.
    pub(crate) fn prove(&self) -> Result<(), Faults> {
        let Some((pages, _)) = &self.set else {
            return Ok(());
        };
        let facts = self.facts(self.filled.title.clone());
        pdf(pages, (1, pages.count()), &facts, self.standards).map(|_| ())
    }

    fn facts(&self, title: String) -> FileFacts<'_> {
        FileFacts {
            title,
            authors: &self.filled.signatories,
            lang: self.filled.lang,
            date: Some(self.project.paper.date),
        }
    }

    /// A file that is kept or made: of these pages of some, with what Typst read for it.
    fn part(
        &self,
        file: &PlannedFile,
        set: Option<((usize, usize), &Pages, Sums)>,
        title: String,
    ) -> Result<PdfFile, Faults> {
        if let Some(kept) = &file.kept {
            return Ok(kept.clone());
        }
        // A file that is not kept is only exported where its pages are set.
        let Some((range, pages, reads)) = set else {
            return Err(Faults::default());
        };
        let bytes = pdf(pages, range, &self.facts(title), self.standards)?;
        let entry = FileEntry {
            path: file.path.clone(),
            sha256: sha256(&bytes),
            bytes: bytes.len(),
            pages: range.1 + 1 - range.0,
            closure: file.closure.clone(),
            reads,
        };
        Ok((entry, Arc::new(bytes)))
    }
}

/// The first and last page of an annex among some pages.
fn range(pages: &Pages, number: usize) -> Option<(usize, usize)> {
    let mut annexes = pages.annexes.iter();
    let found = annexes.find(|found| found.number == number)?;
    Some((found.first, found.last))
}

/// What the manifest says of the annexes, with where they stand in paper.pdf:
/// as just typeset, or else as recorded.
pub(crate) fn annex_entries(
    exporter: &Exporter<'_>,
    plan: &EditionPlan,
    recorded: &Recorded,
) -> Vec<AnnexEntry> {
    let entry = |annex: &PlannedAnnex| {
        let mut entry = annex.entry.clone();
        let set = exporter.pages_of(annex);
        if let Some((first, last)) = set.or_else(|| pages_before(&entry, recorded)) {
            (entry.first_page, entry.last_page) = (Some(first), Some(last));
        }
        entry
    };
    plan.annexes.iter().map(entry).collect()
}

/// Where an annex stands in paper.pdf, as recorded.
fn pages_before(annex: &AnnexEntry, recorded: &Recorded) -> Option<(usize, usize)> {
    let before = recorded.manifest.annex(annex)?;
    Some((before.first_page?, before.last_page?))
}

/// Whether it is recorded of each annex where it stands: an annex whose id changed is
/// another for the record, though its pages are as they were.
pub(crate) fn are_placed(plan: &EditionPlan, recorded: &Recorded) -> bool {
    let mut annexes = plan.annexes.iter();
    annexes.all(|annex| pages_before(&annex.entry, recorded).is_some())
}

/// The sums of the paper's own files that Typst read; what is gone since cannot
/// be told any more.
pub(crate) fn reads(pages: &Pages, folder: &PaperFolder) -> Sums {
    let read = |name: &String| Some((name.clone(), sha256(&folder.read(name).ok()?)));
    pages.reads.iter().filter_map(read).collect()
}
