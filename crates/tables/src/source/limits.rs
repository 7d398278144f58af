//! How large a file of each kind may be.
//!
//! A file is measured before a byte of it is read, through the handle that it
//! is then read by.

use std::fs::File;
use std::io::{self, Read};

use bytesize::ByteSize;
use camino::Utf8Path;

const MIB: u64 = 1024 * 1024;

/// What a file is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A table: one of a paper, or one that `chart` is given.
    Table,
    /// All tables of a paper as one workbook.
    Workbook,
    /// The prose of a paper.
    Body,
    /// A TOML file: settings, words, marks.
    Settings,
    /// A Typst file.
    Template,
    /// A picture in a template or body.
    Picture,
    /// A font.
    Font,
    /// Anything else that a template reads, or that a command is given.
    Other,
}

impl Kind {
    /// The kind of a file of a paper, by its name.
    pub fn of(path: &Utf8Path) -> Self {
        let extension = path.extension().map(str::to_ascii_lowercase);
        match extension.as_deref() {
            Some("csv") => Self::Table,
            Some("xlsx" | "xlsm") => Self::Workbook,
            Some("hbs") => Self::Body,
            Some("toml") => Self::Settings,
            Some("typ") => Self::Template,
            Some("png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "svgz" | "pdf") => Self::Picture,
            Some("ttf" | "otf" | "ttc" | "otc") => Self::Font,
            _ => Self::Other,
        }
    }

    /// The most bytes that such a file may have.
    pub const fn limit(self) -> u64 {
        match self {
            Self::Table | Self::Workbook => 64 * MIB,
            Self::Body => 16 * MIB,
            Self::Settings | Self::Template => 4 * MIB,
            Self::Picture => 32 * MIB,
            Self::Font | Self::Other => 256 * MIB,
        }
    }

    const fn named(self) -> &'static str {
        match self {
            Self::Table => "a table",
            Self::Workbook => "a workbook",
            Self::Body => "a body",
            Self::Settings => "a TOML file",
            Self::Template => "a template",
            Self::Picture => "a picture",
            Self::Font => "a font",
            Self::Other => "such a file",
        }
    }
}

/// The bytes of an open file.
///
/// # Errors
/// When it is no file but a folder, pipe or device, when it is larger than its
/// kind may be, and what the system says.
pub fn read(file: File, kind: Kind) -> io::Result<Vec<u8>> {
    let facts = file.metadata()?;
    if !facts.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let limit = kind.limit();
    let too_large = |size: u64| {
        let (size, most) = (ByteSize::b(size), ByteSize::b(limit));
        let kind = kind.named();
        io::Error::other(format!(
            "it has {size}, more than the {most} that {kind} may have"
        ))
    };
    if facts.len() > limit {
        return Err(too_large(facts.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or_default());
    // Another program may make it longer meanwhile.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        size if size > limit => Err(too_large(size)),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, size: u64, expected: Result<u64, &str>) {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("file");
        let file = File::create(&path).expect("a file");
        file.set_len(size).expect("a size, without bytes on disk");
        let read = read(File::open(&path).expect("it opens"), kind);
        let read = read.map(|bytes| bytes.len() as u64);
        let read = read.map_err(|error| error.to_string());
        assert_eq!(read, expected.map_err(str::to_owned));
    }

    #[test]
    fn files_are_measured_before_they_are_read() {
        let most = 4 * MIB;
        check(Kind::Settings, most, Ok(most));
        let told = "it has 4.0 MiB, more than the 4.0 MiB that a TOML file may have";
        check(Kind::Settings, most + 1, Err(told));
        let told = "it has 1.0 TiB, more than the 64.0 MiB that a table may have";
        check(Kind::Table, 1 << 40, Err(told));
        let told = "it has 300.0 MiB, more than the 256.0 MiB that a font may have";
        check(Kind::Font, 300 * MIB, Err(told));
    }

    #[test]
    fn folders_and_devices_are_no_files() {
        for path in ["/", "/dev/null", "/dev/zero"] {
            let read = read(File::open(path).expect("it opens"), Kind::Other);
            assert_eq!(read.expect_err("no file").to_string(), "it is no file");
        }
    }
}
