//! The encodings that files are read in.

use encoding_rs::{BIG5, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The encodings that a table may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Big5-HKSCS, as the WHATWG Encoding Standard maps it.
    Big5Hkscs,
    /// Windows-1252, which Excel writes in Britain. Every byte decodes, so that
    /// it is never guessed.
    Windows1252,
}

impl Encoding {
    /// The names that `encoding` in paper.toml may state.
    pub const NAMES: &'static [&'static str] = &[
        "utf-8",
        "utf-16le",
        "utf-16be",
        "big5-hkscs",
        "windows-1252",
    ];

    /// The encoding of a stated name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Some(Self::Utf8),
            "utf-16le" => Some(Self::Utf16Le),
            "utf-16be" => Some(Self::Utf16Be),
            "big5-hkscs" | "big5" => Some(Self::Big5Hkscs),
            "windows-1252" | "cp1252" => Some(Self::Windows1252),
            _ => None,
        }
    }

    /// The name as messages print it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Big5Hkscs => "Big5-HKSCS",
            Self::Windows1252 => "Windows-1252",
        }
    }

    pub(super) fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Big5Hkscs => BIG5,
            Self::Windows1252 => WINDOWS_1252,
        }
    }
}
