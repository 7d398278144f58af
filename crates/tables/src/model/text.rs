//! A text in both languages.

use language::Lang;

use crate::characters::as_seen;

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
