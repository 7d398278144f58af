//! Ranks and their pay points.

use super::{Lang, Noun, Pay, PayPoint, Stands, Structure, Text};
use crate::source::RowRef;

/// A rank of the civil service.
#[derive(Debug, Clone)]
pub struct Rank {
    /// Its id.
    pub id: String,
    /// The pay point of its holders; `None` for pay off any scale.
    pub pay_point: Option<PayPoint>,
    /// Its name.
    pub name: Text,
    /// Its name shortened: `ADITS`.
    pub abbr: Text,
    /// The English name for several; `None` where it is formed by rule.
    pub plural_en: Option<String>,
    /// The grade that it belongs to.
    pub grade: Text,
    /// Its pay, where its row says it; this comes before that of pay.csv.
    pub pay: Pay,
    /// The yearly cost of one post in whole HK$, salary and on-cost together.
    pub full_cost: Option<u64>,
    /// Words for pay that is off any scale.
    pub pay_words: Text,
    /// Whether it is of the directorate, where its row says so.
    pub directorate: Option<bool>,
    /// The structures that it is of: a proposed rank is to be created, an existing
    /// one to be abolished.
    pub structure: Stands,
    /// Its row in ranks.csv.
    pub row: RowRef,
}

/// What happens to a rank itself, whichever posts hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankChange {
    /// It is created.
    Created,
    /// It is abolished.
    Deleted,
}

impl RankChange {
    /// The words of the filter.
    pub const WORDS: [&'static str; 2] = ["created", "deleted"];

    /// The change of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "created" => Some(Self::Created),
            "deleted" => Some(Self::Deleted),
            _ => None,
        }
    }
}

impl Rank {
    /// Whether this happens to it; any rank answers where nothing is asked for.
    pub fn answers(&self, change: Option<RankChange>) -> bool {
        let only = self.structure.only();
        match change {
            None => true,
            Some(RankChange::Created) => only == Some(Structure::Proposed),
            Some(RankChange::Deleted) => only == Some(Structure::Existing),
        }
    }

    /// Its name, and what several of its holders are called; in Chinese they
    /// are the same.
    pub fn noun(&self, lang: Lang) -> Noun {
        match (lang, &self.plural_en) {
            (Lang::Zh, _) => Noun::unchanging(&self.name.zh),
            (Lang::En, Some(plural)) => Noun::new(&self.name.en, plural),
            (Lang::En, None) => Noun::regular(&self.name.en),
        }
    }

    /// Whether it is of the directorate, by its row or else its pay point; `None`
    /// where neither tells.
    pub fn says_directorate(&self) -> Option<bool> {
        self.directorate
            .or_else(|| self.pay_point.as_ref()?.says_directorate())
    }

    /// Whether it is known to be of the directorate.
    pub fn is_directorate(&self) -> bool {
        self.says_directorate() == Some(true)
    }
}
