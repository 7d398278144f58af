//! The editions of a paper beside its PDF: the Word document and the HTML file.

use std::sync::Arc;

use rayon::prelude::*;

use super::stages::{Ready, Run};
use crate::build::fingerprint::{sha256, sum_of};
use crate::build::plan::planned::PdfFile;
use crate::build::store::manifest::{FileEntry, Sums};
use crate::build::store::names;
use crate::build::store::recorded::{Recorded, reads_hold};
use content::edition::AnnexContent;
use content::table::Placed;
use editions::chart::Painter;
use editions::document::Document;
use editions::{docx, html};
use tables::diag::Diagnostic;
use tables::model::Output;
use typeset::fill::Filled;
use typeset::pages;

impl Run<'_> {
    /// The editions that are asked for. They tell where every word was typed, so that
    /// all that is read goes into them: `closure` is the sum of it.
    pub(super) fn others(
        &mut self,
        ready: &Ready,
        filled: &Filled,
        closure: &str,
        recorded: &Recorded,
    ) -> Vec<PdfFile> {
        let mut parts = Vec::new();
        let mut missing = Vec::new();
        for output in self.outputs(&ready.project.paper) {
            let path = names::other(filled.lang, output);
            let closure = sum_of([closure.as_bytes(), output.word().as_bytes()]);
            match self.kept(&path, &closure, recorded) {
                Some(part) => parts.push(part),
                None => missing.push((output, path, closure)),
            }
        }
        if missing.is_empty() {
            return parts;
        }
        let Some(document) = self.document(ready, filled) else {
            return parts;
        };
        let reads = self.shown(filled);
        let made: Vec<_> = missing
            .par_iter()
            .map(|(output, ..)| write(ready, &document, *output))
            .collect();
        for ((_, path, closure), made) in missing.into_iter().zip(made) {
            match made {
                Ok(bytes) => {
                    let entry = FileEntry {
                        path,
                        sha256: sha256(&bytes),
                        bytes: bytes.len(),
                        pages: 0,
                        closure,
                        reads: reads.clone(),
                    };
                    parts.push((entry, Arc::new(bytes)));
                }
                Err(finding) => {
                    let finding = finding.in_file(self.folder.path());
                    self.made.findings.push(finding);
                }
            }
        }
        parts
    }

    /// An edition as a document, with what keeps it from being one among the findings.
    pub(super) fn document(&mut self, ready: &Ready, filled: &Filled) -> Option<Document> {
        let (sources, folder) = (&self.made.sources, &self.folder);
        let (document, found) = pages::document(&ready.project, filled, sources, folder);
        self.made.findings.extend(found);
        document
    }

    /// A file that is what would be made.
    fn kept(&self, path: &str, closure: &str, recorded: &Recorded) -> Option<PdfFile> {
        let entry = recorded.manifest.file(path)?;
        let same = entry.closure == closure && reads_hold(&entry.reads, &self.folder);
        let bytes = recorded.intact(entry).filter(|_| same)?;
        Some((entry.clone(), bytes))
    }

    /// The sums of the pictures in it.
    fn shown(&self, filled: &Filled) -> Sums {
        let annexes = filled.paper.annexes.iter();
        let annexes = annexes.flat_map(|annex| match &annex.content {
            Some(AnnexContent::Placed(placed)) => std::slice::from_ref(placed),
            // Those between the paragraphs of an annex of prose.
            _ => annex.placed(),
        });
        let pictures = annexes
            .chain(&filled.paper.placed)
            .filter_map(|placed| match placed {
                Placed::Picture(picture) => Some(&picture.path),
                Placed::Tables { .. } => None,
            });
        let sum = |path: &String| Some((path.clone(), sha256(&self.folder.read(path).ok()?)));
        pictures.filter_map(sum).collect()
    }
}

/// The bytes of an edition.
fn write(ready: &Ready, document: &Document, output: Output) -> Result<Vec<u8>, Diagnostic> {
    let fonts = &ready.fonts.files;
    let measure = fonts.measure(&ready.project.paper.fonts);
    match output {
        Output::Html => Ok(html::html(document, &measure)),
        Output::Docx => {
            let painter = Painter::new(fonts, &ready.project.paper.fonts);
            docx::docx(document, &measure, &painter).map_err(|error| {
                let message = format!("cannot write the Word document: {}", error.0);
                Diagnostic::error("export/docx", message)
            })
        }
    }
}
