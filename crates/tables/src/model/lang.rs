//! The two languages of the papers, and a text in both.

use serde::{Deserialize, Serialize};

use crate::characters::as_seen;

/// A language that a paper may be printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Traditional Chinese as set in Hong Kong.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both, Chinese first, as LegCo files them.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// `zh` or `en`: the code in column names, file names and folders.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The region whose rules of type and spelling hold: Hong Kong's for
    /// Chinese, and for English those of Great Britain.
    pub fn region(self) -> &'static str {
        match self {
            Self::Zh => "hk",
            Self::En => "gb",
        }
    }

    /// The language of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

/// A text in each language; empty where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text of one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// The text of one language, to be changed.
    pub fn get_mut(&mut self, lang: Lang) -> &mut String {
        match lang {
            Lang::Zh => &mut self.zh,
            Lang::En => &mut self.en,
        }
    }

    /// Whether a reader sees the two differ in a language in which both are
    /// known.
    pub fn contradicts(&self, other: &Self) -> bool {
        Lang::ALL.into_iter().any(|lang| {
            let (this, that) = (self.get(lang), other.get(lang));
            let known = !this.is_empty() && !that.is_empty();
            known && this != that && as_seen(this) != as_seen(that)
        })
    }
}
