//! What stands between a number and the noun that it counts.

use tables::model::{Establishment, Lang, Rank, Tenure};

use super::signs::Signs;

/// What a number counts, as its words describe it.
#[derive(Debug, Default, Clone)]
pub(super) struct Described {
    /// The rank.
    pub(super) rank: Option<String>,
    /// The title that all of them have before its brackets.
    pub(super) stem: Option<String>,
    pub(super) tenure: Option<Tenure>,
    /// How long the words are, the noun included.
    pub(super) length: usize,
}

/// How many words there may be.
const MOST: usize = 12;

/// Reads the words after a number and its unit; nothing where what they count is
/// not posts of the tables: one word that is not known may tell of others.
pub(super) fn described(
    establishment: &Establishment,
    lang: Lang,
    signs: &Signs,
    text: &str,
) -> Option<Described> {
    let mut read = Described::default();
    let mut at = 0;
    let ascii = lang == Lang::En;
    for _ in 0..MOST {
        let rest = text[at..].trim_start_matches([' ', '\u{A0}']);
        at = text.len() - rest.len();
        if let Some(noun) = signs.posts.iter().find(|noun| begins(rest, noun, ascii)) {
            read.length = at + noun.len();
            of_rank(establishment, lang, &text[read.length..], &mut read);
            return Some(read);
        }
        let tenure = signs
            .tenures
            .iter()
            .find(|(word, _)| begins(rest, word, ascii));
        at += if let Some(length) = bracket(rest) {
            length
        } else if let Some((word, tenure)) = tenure {
            read.tenure = Some(*tenure);
            word.len()
        } else if let Some((length, rank)) = rank(establishment, lang, rest) {
            read.rank = Some(rank.id.clone());
            length
        } else if let Some((length, stem)) = stem(establishment, lang, rest) {
            read.stem = Some(stem.to_owned());
            read.length = at + length;
            length
        } else {
            let plain = signs.plain.iter().filter(|word| begins(rest, word, ascii));
            match plain.max_by_key(|word| word.len()) {
                Some(word) => word.len(),
                // Three Deputy Commissioners are told without the noun.
                None => return read.stem.is_some().then_some(read),
            }
        };
    }
    None
}

/// `two posts of Chief Engineer`.
fn of_rank(establishment: &Establishment, lang: Lang, after: &str, read: &mut Described) {
    if let Some(rest) = after.strip_prefix(" of ").filter(|_| lang == Lang::En) {
        if let Some((length, rank)) = rank(establishment, lang, rest) {
            read.rank = Some(rank.id.clone());
            read.length += " of ".len() + length;
        } else if rest.starts_with(char::is_uppercase) {
            // The title of a post that the tables may have.
            read.stem = stem(establishment, lang, rest).map(|(_, stem)| stem.to_owned());
        }
    }
}

/// Whether a text begins with a word.
fn begins(text: &str, word: &str, ascii: bool) -> bool {
    let rest = text.strip_prefix(word);
    rest.is_some_and(|rest| !ascii || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
}

/// The length of a short bracket: (CE), (D1).
fn bracket(text: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let inside = text.strip_prefix(['(', '（'])?;
    let mut depth = 0;
    for (at, c) in inside.char_indices().take(LONGEST) {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 0 => {
                return Some(text.len() - inside.len() + at + c.len_utf8());
            }
            ')' | '）' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The rank whose name begins a text, with its length there: in English its
/// plural may.
fn rank<'a>(establishment: &'a Establishment, lang: Lang, text: &str) -> Option<(usize, &'a Rank)> {
    let ranks = establishment.ranks().iter();
    let found = ranks.filter(|rank| {
        let name = rank.name.get(lang);
        !name.is_empty() && text.starts_with(name)
    });
    let (length, rank) = found
        .map(|rank| (rank.name.get(lang).len(), rank))
        .max_by_key(|(length, _)| *length)?;
    let goes_on = text[length..].starts_with(|c: char| c.is_ascii_alphanumeric());
    (lang == Lang::Zh || !goes_on).then_some((length, rank))
}

/// The title before its brackets that begins a text, with the length that it has
/// there: in English its plural may.
fn stem<'a>(establishment: &'a Establishment, lang: Lang, text: &str) -> Option<(usize, &'a str)> {
    let stems = establishment.posts().iter();
    let stems = stems.map(|post| stem_of(post.title.get(lang)));
    let stem = stems
        .filter(|stem| stem.chars().count() > 2 && text.starts_with(stem))
        .max_by_key(|stem| stem.len())?;
    let plural = text[stem.len()..]
        .strip_prefix('s')
        .filter(|_| lang == Lang::En);
    let length = stem.len() + usize::from(plural.is_some());
    Some((length, stem))
}

/// A title before its brackets.
pub(super) fn stem_of(title: &str) -> &str {
    let end = title.find(['(', '（']).unwrap_or(title.len());
    title[..end].trim_end()
}
