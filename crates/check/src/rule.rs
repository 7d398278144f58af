//! One rule: its names, how much its findings count, and what it looks at.

use tables::diag::Diagnostic;
use tables::model::Lang;

use crate::Context;

/// How much a rule's finding counts where paper.toml says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// An error that no paper.toml can allow: there is no paper without it.
    Required,
    /// An error.
    Error,
    /// A warning.
    Warning,
}

/// One rule.
pub struct Rule {
    /// The names that its findings carry.
    pub names: &'static [&'static str],
    /// How much they count.
    pub level: Level,
    /// The languages whose words it knows; both where it looks at tables alone.
    pub languages: &'static [Lang],
    /// The tables whose ids it looks up, and `BODY` where it looks for what
    /// bodies do not say: where one of them could not be read, the rule would
    /// find fault with everything.
    pub needs: &'static [&'static str],
    /// The text of its file, whose doc comment explains it.
    pub source: &'static str,
    /// Looks at a paper and gives what it finds.
    pub run: fn(&Context<'_>) -> Vec<Diagnostic>,
}

/// The bodies, as a rule that needs them names them.
pub(crate) const BODY: &str = "body";

impl Rule {
    /// What people read about it: the doc comment of its file.
    pub fn doc(&self) -> String {
        let lines = self.source.lines();
        let doc = lines.map_while(|line| line.strip_prefix("//!"));
        let lines: Vec<&str> = doc
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        lines.join("\n")
    }

    /// The first paragraph of its doc comment, on one line.
    pub fn summary(&self) -> String {
        let doc = self.doc();
        let first = doc.split("\n\n").next().unwrap_or_default();
        first.replace('\n', " ")
    }
}
