//! The bytes of the files with what is to be written.

use std::collections::BTreeMap;
use std::ops::Range;

use check::fix::FixedFile;
use compare::Version;
use tables::source::{FileId, PaperFolder, Span, replaced};

use super::plan::Plan;
use super::sound::Sound;

/// A stretch of a file with what takes its place, and the entry that asks for it.
type Stretch = (usize, Range<usize>, String);

impl Plan {
    pub(super) fn stretches(
        &self,
        version: &Version,
        is_wanted: &dyn Fn(usize) -> bool,
    ) -> BTreeMap<FileId, Vec<Stretch>> {
        let mut files: BTreeMap<FileId, Vec<Stretch>> = BTreeMap::new();
        for placed in &self.placed {
            let text = &version.sources.file(placed.span.file).text;
            let own = placed.in_file(text, is_wanted);
            if !own.is_empty() {
                files.entry(placed.span.file).or_default().extend(own);
            }
        }
        for whole in self.whole.iter().filter(|it| is_wanted(it.entry)) {
            let own = whole.changes.iter().cloned();
            let own = own.map(|(range, text)| (whole.entry, range, text));
            files.entry(whole.file).or_default().extend(own);
        }
        for own in files.values_mut() {
            own.sort_by_key(|(entry, range, _)| (range.start, range.end, *entry));
            // Blank lines that go with two paragraphs go once.
            let mut last = 0;
            for (_, range, _) in own {
                range.start = range.start.max(last.min(range.end));
                last = last.max(range.end);
            }
        }
        files
    }

    /// Whether the paper is read as before with the changes of some entries.
    pub(super) fn is_sound(
        &self,
        version: &Version,
        folder: &PaperFolder,
        is_wanted: &dyn Fn(usize) -> bool,
    ) -> bool {
        let is_word = |entry: usize| {
            let mut whole = self.whole.iter();
            is_wanted(entry) && !whole.any(|whole| whole.entry == entry)
        };
        let stretches = self.stretches(version, &is_word);
        let touched = |span: Span| {
            let mut moved = self.whole.iter().filter(|whole| is_wanted(whole.entry));
            if moved.any(|whole| whole.reworded == Some(span)) {
                return true;
            }
            let own = stretches.get(&span.file).into_iter().flatten();
            let mut own = own.map(|(_, range, _)| range);
            own.any(|range| range.start <= span.end && span.start <= range.end)
        };
        let whole = self.whole.iter().filter(|whole| is_wanted(whole.entry));
        let mut bytes = BTreeMap::new();
        for file in self.files(version, is_wanted) {
            let Some(name) = folder.name_of(&file.path) else {
                return false;
            };
            bytes.insert(name.to_owned(), file.bytes.clone());
        }
        let sound = Sound {
            touched: &touched,
            whole: whole.collect(),
        };
        sound.is_sound(version, folder, bytes)
    }

    /// The files with the changes of some entries, by their numbers.
    pub fn files(&self, version: &Version, is_wanted: &dyn Fn(usize) -> bool) -> Vec<FixedFile> {
        let mut files = Vec::new();
        for (id, stretches) in self.stretches(version, is_wanted) {
            let file = version.sources.file(id);
            let changes: Vec<(Range<usize>, &str)> = stretches
                .iter()
                .map(|(_, range, text)| (range.clone(), text.as_str()))
                .collect();
            let (bytes, left) = replaced(file, &changes);
            files.push(FixedFile {
                path: file.path.clone(),
                before: file.bytes.clone(),
                bytes,
                encoding: file.encoding,
                fixed: changes.len() - left.len(),
                lines: BTreeMap::new(),
                left: left.len(),
            });
        }
        files
    }
}
