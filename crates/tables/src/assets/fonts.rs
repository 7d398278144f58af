//! The fonts that come with the program, and the notices they must carry.

/// One embedded font file.
#[derive(Debug, Clone, Copy)]
pub struct EmbeddedFont {
    /// File name under `templates/fonts/`.
    pub name: &'static str,
    /// The font program as shipped, uncompressed: reading it costs nothing.
    pub bytes: &'static [u8],
}

impl EmbeddedFont {
    /// The first half of its SHA-256 sum, as [`SUMS`] has it; zero where that lacks it.
    pub fn sum(&self) -> u128 {
        let line = SUMS.lines().find(|line| line.ends_with(self.name));
        let digits = line.and_then(|line| line.get(..32));
        let sum = digits.and_then(|digits| u128::from_str_radix(digits, 16).ok());
        sum.unwrap_or_default()
    }
}

macro_rules! font {
    ($name:literal) => {
        EmbeddedFont {
            name: $name,
            bytes: include_bytes!(concat!("../../../../templates/fonts/", $name)),
        }
    };
}

/// Every embedded font, Latin first, in the order in which they are searched.
/// A `static`: a constant was put into the program once for each crate that reads it.
pub static FONTS: &[EmbeddedFont] = &[
    font!("LiberationSerif-Regular.ttf"),
    font!("LiberationSerif-Bold.ttf"),
    font!("LiberationSerif-Italic.ttf"),
    font!("LiberationSerif-BoldItalic.ttf"),
    font!("NotoSerifHK-Regular.ttf"),
    font!("NotoSerifHK-Bold.ttf"),
    font!("HKSongExt-Regular.otf"),
];

/// The fonts' SHA-256 sums, one line a file; a test holds them to the bytes.
/// Fingerprints take this text, so that a build need not hash 23 MB of fonts.
pub const SUMS: &str = include_str!("../../../../templates/fonts/build/SHA256SUMS");

/// The families a paper uses when it chooses none: Latin, then Chinese in
/// order of preference.
pub const LATIN_FAMILIES: &[&str] = &["Liberation Serif"];
/// See [`LATIN_FAMILIES`].
pub const CHINESE_FAMILIES: &[&str] = &["Noto Serif HK", "HK Song Ext"];

/// Font family and the licence notice that must be readable by the user.
pub const LICENCES: &[(&str, &str)] = &[
    (
        "Liberation Serif",
        include_str!("../../../../templates/fonts/licenses/OFL-LiberationSerif.txt"),
    ),
    (
        "Noto Serif HK",
        include_str!("../../../../templates/fonts/licenses/OFL-NotoSerifHK.txt"),
    ),
    (
        "HK Song Ext",
        include_str!("../../../../templates/fonts/licenses/OFL-HKSongExt.txt"),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn sums_are_those_of_the_embedded_bytes() {
        for font in FONTS {
            let sum: String = Sha256::digest(font.bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let line = format!("{sum}  core/{}", font.name);
            assert!(
                SUMS.lines().any(|known| known == line),
                "SHA256SUMS lacks {line}"
            );
            assert_eq!(format!("{:032x}", font.sum()), sum[..32]);
        }
        assert_eq!(SUMS.lines().count(), FONTS.len());
    }
}
