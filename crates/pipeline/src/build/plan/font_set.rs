//! The fonts of a build, with their fingerprints.

use camino::Utf8PathBuf;

use crate::build::fingerprint::{sha256, sum_of};
use crate::build::store::manifest::Input;
use tables::assets::fonts::SUMS;
use tables::fonts::{FontDir, FontDirError, FontFile, FontFiles};

/// The embedded fonts and those of some folders.
#[derive(Debug)]
pub(crate) struct FontSet {
    /// The folders, in the order in which they are searched.
    pub(crate) dirs: Vec<Utf8PathBuf>,
    pub(crate) files: FontFiles,
    /// The fingerprints of those that did not come with the program, in the
    /// order in which they are searched.
    pub(crate) inputs: Vec<Input>,
    /// The sum of all of them.
    pub(crate) sum: String,
}

impl FontSet {
    /// Reads the fonts of some folders.
    pub(crate) fn read(dirs: &[FontDir]) -> Result<Self, FontDirError> {
        let files = FontFiles::with_dirs(dirs)?;
        let input = |file: &FontFile| Input {
            path: format!("{FONTS}/{}", file.name),
            sha256: sha256(&file.bytes),
        };
        let inputs: Vec<Input> = files.own().map(input).collect();
        let pieces = inputs.iter().flat_map(|input| [&input.path, &input.sha256]);
        let pieces = pieces.map(|piece| piece.as_bytes());
        Ok(Self {
            sum: sum_of(std::iter::once(SUMS.as_bytes()).chain(pieces)),
            dirs: dirs.iter().map(FontDir::shown).collect(),
            files,
            inputs,
        })
    }
}

/// What the paths of fonts of the user's own begin with in manifests.
pub(crate) const FONTS: &str = "<fonts>";
