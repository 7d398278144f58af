//! A key of paper.toml: what its value is, and what it is for.

use super::headers::Need;

/// A key of paper.toml.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The key.
    pub key: &'static str,
    /// What its value is.
    pub kind: ValueKind,
    /// When it must be there.
    pub need: Need,
    /// What messages say that the value must be; empty where its kind says it.
    must_be: &'static str,
    /// What it is for, a sentence; empty where the value says it.
    pub description: &'static str,
}

/// What the value of a key is.
#[derive(Debug, Clone, Copy)]
pub enum ValueKind {
    /// A text that is not empty.
    Text,
    /// A list of such texts.
    Texts,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// The name of a type of paper.
    PaperType,
    /// A list of languages, each once.
    Languages,
    /// A list of what the paper is made as, each once.
    Outputs,
    /// A day, as TOML has days, or a list of days.
    Days,
    /// A month, as a text.
    Month,
    /// A text that can be a folder's name on any machine.
    FolderName,
    /// A width in points.
    Points,
    /// True or false.
    Flag,
    /// A colour of six digits.
    Colour,
    /// A sign.
    Sign,
    /// A section with these keys.
    Section(&'static [Setting]),
    /// A list of sections with these keys.
    Sections(&'static [Setting]),
    /// A section whose keys are ids, each a section with these keys.
    Named(&'static [Setting]),
    /// A section whose keys are changes, each a section with these keys.
    Marks(&'static [Setting]),
    /// A section whose keys are names of rules and areas, each with a level.
    Levels,
    /// A list of lists of two words or more.
    WordGroups,
}

impl Setting {
    pub(super) const fn new(key: &'static str, kind: ValueKind, must_be: &'static str) -> Self {
        Self {
            key,
            kind,
            need: Need::Never,
            must_be,
            description: "",
        }
    }

    pub(super) const fn needed(self, need: Need) -> Self {
        Self { need, ..self }
    }

    pub(super) const fn about(self, description: &'static str) -> Self {
        Self {
            description,
            ..self
        }
    }

    /// Whether the key opens a section.
    pub(super) fn is_section(&self) -> bool {
        matches!(
            self.kind,
            ValueKind::Section(_)
                | ValueKind::Sections(_)
                | ValueKind::Named(_)
                | ValueKind::Marks(_)
                | ValueKind::Levels
        )
    }

    /// What messages say that the value must be.
    pub fn must_be(&self) -> String {
        match self.kind {
            ValueKind::OneOf(words) if self.must_be.is_empty() => {
                format!("one of: {}", words.join(", "))
            }
            _ => self.must_be.to_owned(),
        }
    }
}

/// The setting of a key; none where there is no such key.
pub(super) fn find(settings: &'static [Setting], key: &str) -> Option<&'static Setting> {
    settings.iter().find(|setting| setting.key == key)
}
