//! Papers changed by a seeded choice, and what must hold of any of them: the
//! program does not panic, findings stand inside their files, errors write
//! nothing, and a paper that is built has its files and every word that was
//! typed.
//!
//! `tests/it/mutants.rs` tries some of them in each test run, the program `fuzz` as
//! many as it is told to.

mod change;
mod judge;
mod tokens;
mod words;

pub use judge::Bench;

/// Which files are changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Files that end in .csv.
    Tables,
    /// Files that end in .hbs.
    Bodies,
    /// Files that end in .toml.
    Settings,
    /// What an earlier build left: manifest and receipt.
    Manifests,
}

impl Family {
    /// Each with its name.
    pub const ALL: [(&'static str, Self); 4] = [
        ("tables", Self::Tables),
        ("bodies", Self::Bodies),
        ("settings", Self::Settings),
        ("manifests", Self::Manifests),
    ];

    fn has(self, name: &str) -> bool {
        match self {
            Self::Tables => name.ends_with(".csv"),
            Self::Bodies => name.ends_with(".hbs"),
            Self::Settings => name.ends_with(".toml"),
            Self::Manifests => name.ends_with(".json"),
        }
    }

    fn tokens(self) -> &'static [&'static str] {
        match self {
            Self::Tables => tokens::TABLES,
            Self::Bodies => tokens::BODIES,
            Self::Settings => tokens::SETTINGS,
            Self::Manifests => tokens::MANIFESTS,
        }
    }
}
