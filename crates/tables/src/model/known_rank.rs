//! Ranks of the list that the program carries, and which of them a word means.

use super::{Lang, PayPoint, Text};
use crate::characters::fold;
use crate::diag::nearest;

/// A rank of the list.
#[derive(Debug, Clone)]
pub struct KnownRank {
    /// An id that a paper may use.
    pub id: String,
    /// Its pay point; `None` where it is not known.
    pub pay_point: Option<PayPoint>,
    /// Its names; empty where one is not known.
    pub name: Text,
    /// How sure that is.
    pub sure: Sure,
}

/// How sure it is that two names are those of one rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// They stand for one rank in a paper or a bilingual list.
    Seen,
    /// Both were seen, and that they are one rank is inferred.
    Inferred,
    /// One of them is from general knowledge.
    Unconfirmed,
}

impl Sure {
    /// As the list has it.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "seen" => Some(Self::Seen),
            "inferred" => Some(Self::Inferred),
            "unconfirmed" => Some(Self::Unconfirmed),
            _ => None,
        }
    }
}

/// The columns of ranks.csv that a paper in both languages needs.
pub const COLUMNS: [&str; 4] = ["id", "pay_point", "name_zh", "name_en"];

impl KnownRank {
    /// What it has in a column of ranks.csv; empty in one that the list has not.
    pub fn cell(&self, column: &str) -> String {
        match column {
            "id" => self.id.clone(),
            "pay_point" => self.point(),
            "name_zh" => self.name.zh.clone(),
            "name_en" => self.name.en.clone(),
            _ => String::new(),
        }
    }

    /// Its pay point as it is written; empty where it is not known.
    fn point(&self) -> String {
        let point = self.pay_point.as_ref();
        point.map(ToString::to_string).unwrap_or_default()
    }

    /// Whether a text is its id or one of its names, whatever the case.
    pub fn is_called(&self, folded: &str) -> bool {
        let names = Lang::ALL.map(|lang| self.name.get(lang));
        let mut all = names.into_iter().chain([self.id.as_str()]);
        !folded.is_empty() && all.any(|name| fold(name) == folded)
    }

    /// Whether a text is the beginning of its id or of a word of its English name,
    /// or a part of its Chinese name.
    fn has(&self, folded: &str) -> bool {
        let (zh, en) = (fold(&self.name.zh), fold(&self.name.en));
        let begins_word = |at: usize| !en[..at].ends_with(char::is_alphanumeric);
        let mut places = en.match_indices(folded);
        fold(&self.id).starts_with(folded)
            || places.any(|(at, _)| begins_word(at))
            || zh.contains(folded)
    }
}

/// The ranks that a word means: those of a pay point or scale, or else those whose
/// id or name has it.
pub fn matching<'a>(ranks: &'a [KnownRank], word: &str) -> Vec<&'a KnownRank> {
    let folded = as_words(word);
    let upper = folded.to_uppercase();
    let point = PayPoint::parse(&upper);
    let of_point = |rank: &&KnownRank| {
        let own = rank.pay_point.as_ref();
        own.is_some_and(|own| match &point {
            Some(point) => own.includes(point) || point.includes(own),
            None => own.scale == upper,
        })
    };
    let found: Vec<&KnownRank> = ranks.iter().filter(of_point).collect();
    match point.is_some() || !found.is_empty() {
        true => found,
        false => ranks.iter().filter(|rank| rank.has(&folded)).collect(),
    }
}

/// The id, name, or word of a name that is most like a word that no rank has.
pub fn nearest_word<'a>(ranks: &'a [KnownRank], word: &str) -> Option<&'a str> {
    let texts = ranks.iter().flat_map(|rank| {
        let words = rank.name.en.split([' ', ',']);
        let names = [rank.id.as_str(), &rank.name.zh, &rank.name.en];
        names.into_iter().chain(words)
    });
    nearest(&as_words(word), texts.filter(|text| !text.is_empty()))
}

/// The rank that may be meant by what stands where a rank's id should; of ids
/// that are like it only those that differ by a slip, since ids are short and the
/// list is long.
pub fn meant<'a>(ranks: &'a [KnownRank], written: &str) -> Option<&'a KnownRank> {
    let folded = as_words(written);
    let called = ranks.iter().find(|rank| rank.is_called(&folded));
    called.or_else(|| {
        let names = Lang::ALL.map(|lang| ranks.iter().map(move |rank| rank.name.get(lang)));
        let ids = ranks.iter().map(|rank| rank.id.as_str());
        let texts = names.into_iter().flatten().chain(ids);
        let near = nearest(&folded, texts.filter(|text| !text.is_empty()))?;
        let length = folded.chars().count();
        let slip = length > 3 && strsim::osa_distance(&folded, &fold(near)) <= (length / 6).max(1);
        let near = fold(near);
        ranks.iter().find(|rank| slip && rank.is_called(&near))
    })
}

/// A text folded, with one space between words.
fn as_words(text: &str) -> String {
    let folded = fold(text);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
