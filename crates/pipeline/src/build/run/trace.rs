//! What a build read and what it makes, for build systems that decide by it
//! whether the paper is to be built again.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::build::fingerprint::sha256;
use crate::build::plan::font_set::{FONTS, FontSet};
use crate::build::store::manifest::{Input, Sums};
use tables::assets::templates::BUILT_IN;
use tables::fonts::FontDir;
use tables::load::{OPTIONAL_TABLES, TABLES, WORKBOOK_NAMES};
use tables::source::{PaperFolder, Sources};
use typeset::pages::Reads;

/// The files of one build, by their paths from where the command runs.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// What was read, as far as the build came, with the SHA-256 of each file
    /// whose bytes were seen.
    pub inputs: BTreeMap<Utf8PathBuf, Option<String>>,
    /// What was looked for and is not there: the build would have used it.
    pub absent: BTreeSet<Utf8PathBuf>,
    /// The folders of which every file counts: a new one there would be used.
    pub folders: BTreeSet<Utf8PathBuf>,
    /// What the build makes, by the paths below the paper's output folder; all
    /// that can be told where it cannot be built.
    pub outputs: Vec<String>,
}

/// The folder of a paper's own templates.
const TEMPLATES: &str = "templates";

impl Trace {
    /// Notes what was loaded.
    pub(crate) fn loaded(&mut self, sources: &Sources, folder: &PaperFolder) {
        for file in sources.on_disk() {
            self.file(&file.path, || sha256(&file.bytes), folder);
        }
        self.templates(folder);
        self.tables(folder);
    }

    /// Notes what an earlier build read, without fonts of the user's own.
    pub(crate) fn recorded(&mut self, inputs: &[Input], folder: &PaperFolder) {
        let fonts = |input: &&Input| Utf8Path::new(&input.path).starts_with(FONTS);
        for input in inputs.iter().filter(|input| !fonts(input)) {
            let path = Utf8Path::new(&input.path);
            let sum = || input.sha256.clone();
            match path.starts_with(BUILT_IN) {
                true => self.file(path, sum, folder),
                false => self.read(&input.path, Some(sum()), folder),
            }
        }
        self.templates(folder);
        self.tables(folder);
    }

    fn file(&mut self, path: &Utf8Path, sum: impl FnOnce() -> String, folder: &PaperFolder) {
        match path.strip_prefix(BUILT_IN) {
            Ok(name) if name == "fonts" => {}
            // A built-in template is in force where the paper has none.
            Ok(name) => {
                self.absent.insert(folder.shown(TEMPLATES).join(name));
            }
            Err(_) => {
                self.inputs.insert(path.to_owned(), Some(sum()));
            }
        }
    }

    /// The folder is searched for names that are almost a template's.
    fn templates(&mut self, folder: &PaperFolder) {
        if folder.has_folder(TEMPLATES).is_ok() {
            self.folders.insert(folder.shown(TEMPLATES));
        }
    }

    /// The tables that a paper need not have are looked for, and a workbook in the
    /// place of them all; beside one, no table may stand.
    fn tables(&mut self, folder: &PaperFolder) {
        let is_book = |name: &str| self.inputs.contains_key(&folder.shown(name));
        let all = TABLES.iter().map(|(name, _)| *name);
        let all: Vec<&str> = match WORKBOOK_NAMES.into_iter().any(is_book) {
            true => all.collect(),
            false => OPTIONAL_TABLES.to_vec(),
        };
        let sibling = folder.sibling().map(|sibling| sibling.folder.path());
        // Any table of its own would stand in the place of one that is lent.
        let all = match sibling {
            Some(_) => TABLES.iter().map(|(name, _)| *name).collect(),
            None => all,
        };
        let places = [Some(folder.path()), sibling].into_iter().flatten();
        let places: Vec<&Utf8Path> = places.collect();
        let names = all.into_iter().chain(WORKBOOK_NAMES);
        let tables = names.flat_map(|name| places.iter().map(move |place| place.join(name)));
        let absent = tables.filter(|path| !self.inputs.contains_key(path));
        self.absent.extend(absent.collect::<Vec<_>>());
    }

    /// Notes the fonts of the user's own and the folders that they are in.
    pub(crate) fn fonts(&mut self, fonts: &FontSet) {
        self.folders.extend(fonts.dirs.iter().cloned());
        for (file, input) in fonts.files.own().zip(&fonts.inputs) {
            self.inputs
                .insert(file.path.clone(), Some(input.sha256.clone()));
        }
    }

    /// The same of fonts that nobody read.
    pub(crate) fn fonts_of(&mut self, dirs: &[FontDir]) {
        for dir in dirs {
            match dir.files() {
                Ok(files) => {
                    self.folders.insert(dir.shown());
                    self.inputs
                        .extend(files.into_iter().map(|path| (path, None)));
                }
                Err(_) => {
                    self.absent.insert(dir.shown());
                }
            }
        }
    }

    /// Notes the files of the paper's folder, or lent to it, that Typst read.
    pub(crate) fn reads<'a>(
        &mut self,
        reads: impl Iterator<Item = &'a Sums>,
        folder: &PaperFolder,
    ) {
        for (name, sum) in reads.flatten() {
            self.read(name, Some(sum.clone()), folder);
        }
    }

    /// One of the paper's own in the place of a file that is lent would be read.
    fn read(&mut self, name: &str, sum: Option<String>, folder: &PaperFolder) {
        let (shown, own) = (folder.shown(name), folder.path().join(name));
        if !name.starts_with("..") && shown != own {
            self.absent.insert(own);
        }
        self.inputs.insert(shown, sum);
    }

    /// The same where it did not come to pages.
    pub(crate) fn tried(&mut self, reads: &Reads, folder: &PaperFolder) {
        for name in &reads.read {
            let sum = folder.read(name).ok().map(|bytes| sha256(&bytes));
            self.read(name, sum, folder);
        }
        let missing = reads.missing.iter();
        self.absent.extend(missing.map(|name| folder.shown(name)));
    }
}
