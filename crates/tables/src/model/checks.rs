//! What paper.toml says of the checks: `[checks]`.

use crate::source::Span;

/// How much a check's finding counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It is not reported.
    Allow,
    /// It is a warning.
    Warn,
    /// It is an error.
    Deny,
}

impl Level {
    /// Every level with its word in paper.toml.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("allow", Self::Allow),
        ("warn", Self::Warn),
        ("deny", Self::Deny),
    ];

    /// The level of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        let mut words = Self::WORDS.into_iter();
        words
            .find(|(known, _)| *known == word)
            .map(|(_, level)| level)
    }
}

/// One line of `[checks.levels]`.
#[derive(Debug, Clone)]
pub struct LevelSetting {
    /// The rule (`words/variant`) or area (`words`).
    pub name: String,
    /// How much its findings count.
    pub level: Level,
    /// Where paper.toml names it.
    pub span: Span,
}

/// The section `[checks]`.
#[derive(Debug, Clone, Default)]
pub struct Checks {
    /// Levels of rules and areas; a rule's own goes before its area's.
    pub levels: Vec<LevelSetting>,
    /// Words that are right as they are, such as proper names.
    pub exceptions: Vec<String>,
    /// Groups of ways to write one word, beside the built-in ones.
    pub variants: Vec<Vec<String>>,
}

impl Checks {
    /// The level set for a rule, by its own name or its area's.
    pub fn level(&self, rule: &str) -> Option<Level> {
        let area = rule.split('/').next().unwrap_or_default();
        let set = |name: &str| self.levels.iter().rev().find(|set| set.name == name);
        set(rule).or_else(|| set(area)).map(|set| set.level)
    }

    /// Whether it makes errors of what may be warnings.
    pub fn denies(&self) -> bool {
        self.levels.iter().any(|set| set.level == Level::Deny)
    }
}
