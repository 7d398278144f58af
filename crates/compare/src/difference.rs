//! One thing that is different, and the list of all.

use serde::Serialize;

use crate::subject::Subject;
use crate::version::At;

/// What happened from one version to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It is in the later version alone.
    Added,
    /// It is in the earlier version alone.
    Removed,
    /// It stands elsewhere: in another place of its list, another office, under another
    /// superior.
    Moved,
    /// A post or an office has another title or name.
    Retitled,
    /// It has another id.
    Renamed,
    /// A post has another rank.
    ReRanked,
    /// Its words are others.
    Reworded,
    /// It has another number.
    Renumbered,
    /// Another value of it is another.
    Changed,
}

impl Change {
    /// The word of a change.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Renamed => "renamed",
            Self::Retitled => "retitled",
            Self::ReRanked => "re-ranked",
            Self::Reworded => "reworded",
            Self::Renumbered => "renumbered",
            Self::Changed => "changed",
        }
    }
}

/// One thing that is different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What it is: a post, a duty, a paragraph.
    pub of: &'static str,
    /// Which one: an id with a title, a number.
    pub name: String,
    /// What happened to it.
    pub change: Change,
    /// The column or setting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Where it stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<At>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<At>,
    /// What it is of, for other words than these.
    #[serde(skip)]
    pub(crate) subject: Subject,
}

impl Difference {
    /// One with nothing but what it is of.
    pub(crate) fn new(of: &'static str, name: impl Into<String>, change: Change) -> Self {
        Self {
            of,
            name: name.into(),
            change,
            column: None,
            before: None,
            after: None,
            was: None,
            is: None,
            subject: Subject::Named,
        }
    }

    /// The same of something.
    pub(crate) fn of(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// The same with both values.
    pub(crate) fn values(mut self, before: Option<&str>, after: Option<&str>) -> Self {
        self.before = before.map(str::to_owned);
        self.after = after.map(str::to_owned);
        self
    }

    /// The same with its column.
    pub(crate) fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }

    /// The same with its places.
    pub(crate) fn places(mut self, was: Option<At>, is: Option<At>) -> Self {
        self.was = was;
        self.is = is;
        self
    }
}

/// Everything that is different.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// What was changed.
    pub differences: Vec<Difference>,
    /// What is different on the page because of it, and was not changed by itself.
    pub follows: Vec<Difference>,
}

impl Comparison {
    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty() && self.follows.is_empty()
    }
}
