//! The manifest after annexes were made by themselves, and the writing of both.

use std::sync::Arc;

use super::job::Job;
use crate::build::plan::planned::PlannedAnnex;
use crate::build::run::stages::{Ready, Run};
use crate::build::store::error::OutputError;
use crate::build::store::manifest::{
    AnnexEntry, ChosenOptions, FileEntry, MANIFEST, Manifest, Versions,
};
use crate::build::store::output::Output;
use crate::build::store::write::OutFile;

impl Job<'_> {
    /// Writes what was made, and the manifest that tells of it; gives the names
    /// of the files whose bytes changed.
    pub(super) fn write(
        &self,
        run: &Run<'_>,
        ready: &Ready,
        output: &mut Output,
    ) -> Result<Vec<String>, OutputError> {
        let before = output.recorded.manifest.clone();
        let all = self.picked.is_none() && self.since.is_none() && !self.wanted.revised;
        let gone = all && before.files.iter().any(|file| self.is_gone(&file.path));
        if self.parts.is_empty() && !gone {
            return Ok(Vec::new());
        }
        let mut manifest = Manifest {
            paper: run.made.id.clone(),
            versions: Versions::ours(),
            options: ChosenOptions {
                pdf_standard: run.request.standard_names.clone(),
            },
            ..before
        };
        let entries = self.parts.iter().map(|(entry, _)| entry.clone());
        if self.wanted.revised {
            put(&mut manifest.revised, entries);
        } else {
            put(&mut manifest.files, entries);
            manifest.closure = String::new();
            manifest.annexes_closure = String::new();
            let found = run.made.findings.len() - run.of_tables;
            manifest.warnings = manifest.warnings.max(found);
            self.record(&mut manifest, all);
            if all {
                manifest.annexes_closure = run.closure(ready);
            }
        }
        let stale = |path: &str| {
            let list = [&manifest.files, &manifest.revised];
            !list
                .iter()
                .any(|files| files.iter().any(|file| file.path == path))
        };
        let mut files: Vec<OutFile> = vec![(MANIFEST.to_owned(), Arc::new(manifest.to_bytes()))];
        let parts = self.parts.iter();
        files.extend(parts.map(|(entry, bytes)| (entry.path.clone(), bytes.clone())));
        output.write(&files, stale)
    }

    /// Puts the annexes made into the manifest; where all were wanted, those
    /// that the paper has no longer go.
    fn record(&self, manifest: &mut Manifest, all: bool) {
        for plan in &self.editions {
            let made = |annex: &&PlannedAnnex| {
                let path = &annex.file.path;
                self.parts.iter().any(|(entry, _)| entry.path == *path)
            };
            for annex in plan.annexes.iter().filter(made) {
                put_annex(&mut manifest.annexes, &annex.entry);
            }
            if all {
                let annexes = plan.annexes.iter();
                let is = |entry: &AnnexEntry| {
                    annexes
                        .clone()
                        .any(|annex| annex.entry.key() == entry.key())
                };
                manifest
                    .annexes
                    .retain(|entry| entry.lang != plan.lang || is(entry));
                manifest.editions.retain(|entry| entry.lang != plan.lang);
                manifest.editions.push(plan.entry());
            }
        }
        if all {
            manifest.files.retain(|file| !self.is_gone(&file.path));
        }
        let order = |lang: &str| self.editions.iter().position(|plan| plan.lang == lang);
        let place = |entry: &AnnexEntry| (order(&entry.lang), entry.number);
        manifest.annexes.sort_by_key(place);
    }

    /// Whether a file is of an annex that an edition here has no longer.
    fn is_gone(&self, path: &str) -> bool {
        self.editions.iter().any(|plan| {
            let rest = path.strip_prefix(plan.lang);
            let annex = rest.is_some_and(|rest| rest.starts_with("/annex-"));
            annex && !plan.annexes.iter().any(|annex| annex.file.path == path)
        })
    }
}

/// Puts entries into a list of files, each in place of one of its path.
fn put(files: &mut Vec<FileEntry>, entries: impl Iterator<Item = FileEntry>) {
    for entry in entries {
        match files.iter_mut().find(|file| file.path == entry.path) {
            Some(file) => *file = entry,
            None => files.push(entry),
        }
    }
}

/// Puts the entry of an annex in place of its earlier one, whose pages in
/// paper.pdf it takes over, and of the one whose file it took.
fn put_annex(annexes: &mut Vec<AnnexEntry>, made: &AnnexEntry) {
    let mut entry = made.clone();
    if let Some(before) = annexes.iter().find(|before| before.key() == made.key()) {
        (entry.first_page, entry.last_page) = (before.first_page, before.last_page);
    }
    annexes.retain(|other| other.key() != entry.key() && other.file != entry.file);
    annexes.push(entry);
}
