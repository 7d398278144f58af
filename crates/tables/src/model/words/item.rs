//! The words of items for a subcommittee.

use serde::{Deserialize, Serialize};

use super::Pattern;

/// What stands at the head of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemWords {
    /// What the item is for and whose it is, in the centre, where the paper names no
    /// committee; `{date}`.
    pub title: Pattern,
    /// What follows right behind the title or the committee; `{date}`. It may be empty,
    /// and is not printed where the title has the date.
    pub behind: Pattern,
    /// What stands at the left of the number; `{date}`. It may be empty.
    pub left: Pattern,
    /// A Head of expenditure: its `{head}` and `{name}`; `{NAME}` in capitals.
    pub head: Pattern,
    /// The Subhead: its `{subhead}` and `{name}`.
    pub subhead: Pattern,
    /// The catchword at the foot of a page: the first `{word}` of the next.
    pub catchword: Pattern,
}

/// A heading that papers of a type have: the usual one, then others that do, with
/// ` | ` between. One that begins with `?` may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SectionWords(String);

impl SectionWords {
    /// Whether each paper has it.
    pub fn is_needed(&self) -> bool {
        !self.0.starts_with('?')
    }

    /// The headings that are good, the usual one first.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        let all = self.0.strip_prefix('?').unwrap_or(&self.0);
        all.split('|').map(str::trim)
    }

    /// The usual heading.
    pub fn usual(&self) -> &str {
        self.headings().next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::SectionWords;

    #[test]
    fn a_section_has_a_usual_heading_and_others() {
        let section = SectionWords("?BACKGROUND | BACKGROUND INFORMATION".to_owned());
        let all: Vec<&str> = section.headings().collect();
        assert_eq!(all, ["BACKGROUND", "BACKGROUND INFORMATION"]);
        assert_eq!(section.usual(), "BACKGROUND");
        assert!(!section.is_needed());
        assert!(SectionWords("PROBLEM".to_owned()).is_needed());
    }
}
