//! The font files of a build: the embedded ones and those of folders that the
//! user names. The machine's own fonts are never looked at.
//!
//! This room keeps bytes and finds families; it sets no text.

use std::borrow::Cow;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use thiserror::Error;
use ttf_parser::{Face, RawFace, TableRecord, name_id};

use crate::assets::fonts::{CHINESE_FAMILIES, FONTS, LATIN_FAMILIES};
use crate::diag::Diagnostic;
use crate::model::{FontChoice, is_font_file};
use crate::source::{FolderError, PaperFolder, read_file};
use orgchart::{FontMeasure, Measure};

/// A font folder that cannot be read.
#[derive(Debug, Error)]
#[error("cannot read the font folder {path}: {error}")]
pub struct FontDirError {
    /// The folder.
    pub path: Utf8PathBuf,
    /// What the system said.
    pub error: io::Error,
}

/// Font files in the order in which families are looked for.
#[derive(Debug, Clone)]
pub struct FontFiles {
    files: Vec<FontFile>,
    /// What is said of files that are no fonts or cannot be read.
    findings: Vec<Diagnostic>,
}

/// One font file.
#[derive(Debug, Clone)]
pub struct FontFile {
    /// Its name, without its folder.
    pub name: String,
    /// Where it stands; empty for the embedded ones.
    pub path: Utf8PathBuf,
    /// Its bytes; borrowed for the embedded ones.
    pub bytes: Cow<'static, [u8]>,
    /// Whether it can be read as a font. One that cannot is an input all the
    /// same: what is said of it depends on it.
    is_font: bool,
}

impl Default for FontFiles {
    fn default() -> Self {
        let embedded = FONTS.iter().map(|font| FontFile {
            name: font.name.to_owned(),
            path: Utf8PathBuf::new(),
            bytes: Cow::Borrowed(font.bytes),
            is_font: true,
        });
        Self {
            files: embedded.collect(),
            findings: Vec::new(),
        }
    }
}

/// A folder with font files.
#[derive(Debug, Clone)]
pub enum FontDir {
    /// One that is named on the command line: it and its files may be links.
    Named(Utf8PathBuf),
    /// One of a paper's own, by its path below: nothing leads out of the
    /// paper's folder.
    OfPaper(PaperFolder, String),
}

impl FontDir {
    /// The path as messages show it.
    pub fn shown(&self) -> Utf8PathBuf {
        match self {
            Self::Named(path) => path.clone(),
            Self::OfPaper(paper, name) => paper.shown(name),
        }
    }

    /// The paths of its font files, in the order of their names.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn files(&self) -> io::Result<Vec<Utf8PathBuf>> {
        match self {
            Self::Named(path) => files_in(path),
            Self::OfPaper(paper, name) => {
                paper.has_folder(name).map_err(io::Error::other)?;
                let mut names = paper.list(name);
                names.retain(|name| is_font_file(name));
                let dir = self.shown();
                Ok(names.iter().map(|name| dir.join(name)).collect())
            }
        }
    }

    /// The bytes of one of its files.
    fn read(&self, file: &str) -> io::Result<Vec<u8>> {
        let read = match self {
            Self::Named(path) => read_file(&path.join(file)),
            Self::OfPaper(paper, name) => paper.read(&format!("{name}/{file}")),
        };
        read.map_err(|error| match error {
            FolderError::File { error, .. } => error,
            error => io::Error::other(error),
        })
    }
}

impl FontFiles {
    /// The embedded fonts, and those of the folders, by file name.
    pub fn with_dirs(dirs: &[FontDir]) -> Result<Self, FontDirError> {
        let mut files = Self::default();
        for dir in dirs {
            files.add_dir(dir).map_err(|error| FontDirError {
                path: dir.shown(),
                error,
            })?;
        }
        Ok(files)
    }

    fn add_dir(&mut self, dir: &FontDir) -> io::Result<()> {
        for path in dir.files()? {
            match dir.read(path.file_name().unwrap_or_default()) {
                Ok(bytes) => self.add(path, bytes),
                Err(error) => self.findings.push(unreadable(path, &error)),
            }
        }
        Ok(())
    }

    fn add(&mut self, path: Utf8PathBuf, bytes: Vec<u8>) {
        let is_font = is_font(&bytes);
        if !is_font {
            self.findings.push(damaged(path.clone()));
        }
        self.files.push(FontFile {
            name: path.file_name().unwrap_or_default().to_owned(),
            bytes: Cow::Owned(bytes),
            path,
            is_font,
        });
    }

    /// The files that pages are set with: those that can be read.
    pub fn files(&self) -> impl Iterator<Item = &FontFile> {
        self.files.iter().filter(|file| file.is_font)
    }

    /// What is said of files that are left out.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// The files that did not come with the program.
    pub fn own(&self) -> impl Iterator<Item = &FontFile> {
        self.files
            .iter()
            .filter(|file| matches!(file.bytes, Cow::Owned(_)))
    }

    /// The widths of a paper's fonts, regular weight.
    pub fn measure(&self, choice: &FontChoice) -> impl Measure + Sync + '_ {
        // Only fonts that parsed are in the list.
        FontMeasure::new(&self.upright(choice, false)).unwrap_or_default()
    }

    /// The upright fonts of a paper, regular or bold, in the order in which a character
    /// is looked for.
    pub fn upright(&self, choice: &FontChoice, bold: bool) -> Vec<&[u8]> {
        let families = families(choice).concat();
        let fonts = families.iter();
        fonts.filter_map(|family| self.face(family, bold)).collect()
    }

    /// The first file whose font is the upright one of a family.
    fn face(&self, family: &str, bold: bool) -> Option<&[u8]> {
        self.files().map(|file| file.bytes.as_ref()).find(|bytes| {
            Face::parse(bytes, 0).is_ok_and(|face| {
                face.is_bold() == bold
                    && !face.is_italic()
                    && names(&face).any(|name| name == family)
            })
        })
    }
}

/// The font files of a folder, in the order of their names.
///
/// # Errors
/// When the folder cannot be read.
pub fn files_in(dir: &Utf8Path) -> io::Result<Vec<Utf8PathBuf>> {
    let mut paths: Vec<Utf8PathBuf> = dir
        .read_dir_utf8()?
        .map(|entry| entry.map(camino::Utf8DirEntry::into_path))
        .collect::<io::Result<_>>()?;
    paths.retain(|path| path.file_name().is_some_and(is_font_file));
    // The order of a directory differs between machines.
    paths.sort();
    Ok(paths)
}

/// Whether every font in a file can be read, and every table of it is there: of
/// a file that was cut off, many readers show the letters that are left.
fn is_font(bytes: &[u8]) -> bool {
    let count = ttf_parser::fonts_in_collection(bytes).unwrap_or(1);
    let is_there = |table: TableRecord| {
        let end = u64::from(table.offset) + u64::from(table.length);
        end <= bytes.len() as u64
    };
    (0..count).all(|index| {
        let raw = RawFace::parse(bytes, index);
        raw.is_ok_and(|raw| raw.table_records.into_iter().all(is_there))
            && Face::parse(bytes, index).is_ok()
    })
}

fn unreadable(path: Utf8PathBuf, error: &io::Error) -> Diagnostic {
    let message = format!("this font cannot be read: {error}");
    Diagnostic::error("fonts/unreadable", message)
        .in_file(path)
        .help("take it out of the folder, or put the font itself there")
}

fn damaged(path: Utf8PathBuf) -> Diagnostic {
    let message = "this file is not a font that can be read, and is left out";
    Diagnostic::warning("fonts/damaged", message)
        .in_file(path)
        .help("put the whole font there, or take the file out of the folder")
}

/// The families of a choice, Latin and Chinese, with the built-in ones behind
/// those that the paper wants.
pub fn families(choice: &FontChoice) -> [Vec<String>; 2] {
    let with = |asked: &[String], built_in: &[&str]| {
        let built_in = built_in.iter().map(|&family| family.to_owned());
        asked.iter().cloned().chain(built_in).collect()
    };
    [
        with(&choice.latin, LATIN_FAMILIES),
        with(&choice.chinese, CHINESE_FAMILIES),
    ]
}

fn names<'a>(face: &'a Face<'_>) -> impl Iterator<Item = String> + 'a {
    let family = |id| matches!(id, name_id::FAMILY | name_id::TYPOGRAPHIC_FAMILY);
    face.names()
        .into_iter()
        .filter(move |name| family(name.name_id))
        .filter_map(|name| name.to_string())
}
