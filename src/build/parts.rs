//! The PDFs of an edition: which pages each holds and what it says of itself.

use super::fingerprint::sha256;
use super::manifest::{AnnexEntry, FileEntry};
use super::pipeline::TypesetEdition;
use crate::check::Checked;
use crate::diag::Diagnostic;
use crate::export::{FileFacts, Standards, pdf};
use crate::model::Edition;
use crate::typeset::{AnnexPages, Pages};

/// A PDF to make: the whole paper or one annex.
pub(super) struct Part<'a> {
    pub(super) path: String,
    /// The first and last page in the paper, from 1.
    pub(super) pages: (usize, usize),
    pub(super) facts: FileFacts<'a>,
    /// What the manifest says of it, if it is an annex.
    pub(super) annex: Option<AnnexEntry>,
}

/// A PDF made, with what the manifest says of it.
pub(super) struct Exported {
    pub(super) bytes: Vec<u8>,
    pub(super) entry: FileEntry,
}

impl Part<'_> {
    /// Makes the PDF, and takes its sum while the bytes are at hand.
    pub(super) fn export(
        &self,
        pages: &Pages,
        standards: &Standards,
    ) -> Result<Exported, Vec<Diagnostic>> {
        let bytes = pdf(pages, self.pages, &self.facts, standards)?;
        Ok(Exported {
            entry: self.entry(&bytes),
            bytes,
        })
    }

    /// What the manifest says of the file.
    fn entry(&self, bytes: &[u8]) -> FileEntry {
        FileEntry {
            path: self.path.clone(),
            sha256: sha256(bytes),
            bytes: bytes.len(),
            pages: self.pages.1 + 1 - self.pages.0,
        }
    }
}

/// The PDFs of an edition: the paper, then its annexes in order.
pub(super) fn parts<'a>(project: &'a Checked, edition: &TypesetEdition) -> Vec<Part<'a>> {
    let lang = edition.filled.lang;
    let own = project.paper.editions.iter().find(|own| own.lang == lang);
    let Some(own) = own else { return Vec::new() };
    let facts = |title: String| FileFacts {
        title,
        authors: &own.signatories,
        lang,
        date: Some(project.paper.date),
    };
    let whole = Part {
        path: format!("{}/paper.pdf", lang.code()),
        pages: (1, edition.pages.count()),
        facts: facts(own.title.clone()),
        annex: None,
    };
    let annexes = &edition.pages.annexes;
    let digits = annexes.len().to_string().len().max(2);
    let annex = |found: &AnnexPages| annex_part(project, own, edition, found, digits, &facts);
    std::iter::once(whole)
        .chain(annexes.iter().filter_map(annex))
        .collect()
}

fn annex_part<'a>(
    project: &'a Checked,
    own: &Edition,
    edition: &TypesetEdition,
    found: &AnnexPages,
    digits: usize,
    facts: &impl Fn(String) -> FileFacts<'a>,
) -> Option<Part<'a>> {
    let annex = project.annexes.get(found.number.checked_sub(1)?)?;
    let code = own.lang.code();
    let data = edition.filled.paper.get("annexes")?.get(found.number - 1)?;
    let text = |key: &str| {
        data.get(key)
            .and_then(|value| value.as_str())
            .unwrap_or_default()
    };
    let path = format!("{code}/annex-{:0digits$}.pdf", found.number);
    let (label, title) = (text("label"), text("title"));
    Some(Part {
        pages: (found.first, found.last),
        facts: facts(format!("{} {label} {title}", own.title)),
        annex: Some(AnnexEntry {
            lang: code,
            number: found.number,
            label: label.to_owned(),
            kind: annex.kind.clone(),
            subject: annex.subject.clone(),
            title: title.to_owned(),
            file: path.clone(),
            first_page: found.first,
            last_page: found.last,
        }),
        path,
    })
}
