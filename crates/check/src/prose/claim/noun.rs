//! What stands between a number and the noun that it counts.

use tables::load::known_ranks;
use tables::model::known_rank::KnownRank;
use tables::model::{Establishment, Lang, Noun, PayPoint, Rank, Tenure};

use super::make_up::is_of_staff;
use super::signs::Signs;

/// What a number counts, as its words describe it.
#[derive(Debug, Default, Clone)]
pub(super) struct Described {
    /// The rank.
    pub(super) rank: Option<String>,
    /// Whether that is the name of a rank of the directorate that the tables do not have.
    pub(super) unlisted: bool,
    /// The title that all of them have before its brackets.
    pub(super) stem: Option<String>,
    /// The titles that are listed behind the noun: the posts of A and B.
    pub(super) titles: Vec<String>,
    pub(super) tenure: Option<Tenure>,
    /// The point of the pay scale.
    pub(super) point: Option<PayPoint>,
    /// Whether they are said to be non-directorate posts.
    pub(super) staff: bool,
    /// Whether they are said to be directorate posts.
    pub(super) directorate: bool,
    /// Whether those who hold the posts are counted: three Chief Engineers.
    pub(super) officers: bool,
    /// Whether a part of them is counted: two of the posts.
    pub(super) part: bool,
    /// How long the words are, the noun included.
    pub(super) length: usize,
}

impl Described {
    /// Whether posts of the directorate and others may be counted.
    pub(super) fn leaves_open(&self) -> bool {
        let of_some = self.staff || self.directorate || self.officers;
        let of_one = self.rank.is_some() || self.stem.is_some() || self.point.is_some();
        !of_some && !of_one && self.titles.is_empty()
    }
}

/// How many words there may be.
const MOST: usize = 12;

/// Reads the words after a number and its unit; nothing where what they count is
/// not posts of the tables: one word that is not known may tell of others. In the make-up
/// of a team non-directorate ranks stand without the noun.
pub(super) fn described(
    establishment: &Establishment,
    lang: Lang,
    signs: &Signs,
    (text, made_up): (&str, bool),
) -> Option<Described> {
    let mut read = Described {
        part: lang == Lang::En && text.starts_with("of the "),
        ..Described::default()
    };
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
        } else if let Some((length, point)) = point(lang, rest) {
            read.point = Some(point);
            length
        } else if let Some(word) = signs.staff.iter().find(|word| begins(rest, word, ascii)) {
            read.staff = true;
            word.len()
        } else if let Some((word, tenure)) = tenure {
            read.tenure = Some(*tenure);
            word.len()
        } else if let Some(known) = unlisted(establishment, lang, rest) {
            let name = known.name.get(lang);
            read.rank = Some(name.to_owned());
            read.unlisted = true;
            name.len()
        } else if let Some((length, rank)) = rank(establishment, lang, rest) {
            read.rank = Some(rank.id.clone());
            length
        } else if let Some((length, stem, several)) = stem(establishment, lang, rest) {
            read.stem = Some(stem.to_owned());
            read.officers = several;
            read.length = at + length;
            length
        } else {
            let plain = signs.plain.iter().filter(|word| begins(rest, word, ascii));
            match plain.max_by_key(|word| word.len()) {
                Some(word) => {
                    read.directorate |= signs.directorate.contains(word);
                    word.len()
                }
                None => return officers(establishment, lang, read, (text, at, made_up)),
            }
        };
    }
    None
}

/// What words without the noun count: the officers of a rank, or with one title before
/// its brackets.
fn officers(
    establishment: &Establishment,
    lang: Lang,
    mut read: Described,
    (text, at, made_up): (&str, usize, bool),
) -> Option<Described> {
    if tells_of_some(&text[..at], &text[at..]) {
        return None;
    }
    if let Some(stem) = &read.stem {
        let mut ranks = establishment.ranks().iter();
        let rank = ranks.find(|rank| rank.name.get(lang) == stem);
        if let Some(rank) = rank.filter(|_| read.rank.is_none()) {
            read.rank = Some(rank.id.clone());
            read.stem = None;
        }
        return Some(read).filter(|read| read.officers);
    }
    read.length = at;
    read.rank.as_ref()?;
    if is_of_staff(establishment, read.rank.as_ref()) {
        return Some(read).filter(|_| made_up);
    }
    read.officers = lang == Lang::Zh;
    Some(read).filter(|read| read.officers)
}

/// Whether words tell of some of a rank alone: Chief Engineers (Sewage Treatment),
/// 總工程師級別的人員.
fn tells_of_some(words: &str, rest: &str) -> bool {
    let brackets = words.split(['(', '（']).skip(1);
    let of_work = |bracket: &str| {
        let inside = bracket.split([')', '）']).next().unwrap_or_default();
        let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || " -–".contains(c);
        !inside.starts_with("首長級") && !inside.chars().all(plain)
    };
    brackets.into_iter().any(of_work) || rest.starts_with(['級', '職'])
}

/// `two posts of Chief Engineer`.
fn of_rank(establishment: &Establishment, lang: Lang, after: &str, read: &mut Described) {
    if let Some(rest) = after.strip_prefix(" of ").filter(|_| lang == Lang::En) {
        if let Some(titles) = listed(establishment, rest) {
            read.titles = titles;
        } else if let Some((length, rank)) = rank(establishment, lang, rest) {
            read.rank = Some(rank.id.clone());
            read.length += " of ".len() + length;
        } else if rest.starts_with(char::is_uppercase) {
            // The title of a post that the tables may have.
            read.stem = stem(establishment, lang, rest).map(|(_, stem, _)| stem.to_owned());
        }
    }
}

/// The titles that an English text begins with, as a list with nothing else in it; none
/// where it begins with no whole title with brackets.
fn listed(establishment: &Establishment, text: &str) -> Option<Vec<String>> {
    let posts = establishment.posts().iter();
    let titles = posts.map(|post| post.title.get(Lang::En));
    let titles: Vec<&str> = titles.filter(|title| title.contains('(')).collect();
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        let starts = titles.iter().filter(|title| rest.starts_with(**title));
        let Some(title) = starts.max_by_key(|title| title.len()) else {
            break;
        };
        found.push((*title).to_owned());
        rest = &rest[title.len()..];
        let next = JOINS.iter().find_map(|join| rest.strip_prefix(join));
        match next.filter(|next| next.starts_with(char::is_uppercase)) {
            Some(next) => rest = next,
            None => return Some(found),
        }
    }
    None
}

/// What joins titles in a list.
const JOINS: [&str; 6] = [", and ", " and the ", ", the ", " and ", " & ", ", "];

/// Whether a text begins with a word.
pub(super) fn begins(text: &str, word: &str, ascii: bool) -> bool {
    let rest = text.strip_prefix(word);
    rest.is_some_and(|rest| !ascii || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
}

/// The point of the directorate's scale that begins a text, with its length there:
/// 首長級薪級第1點, D1.
fn point(lang: Lang, text: &str) -> Option<(usize, PayPoint)> {
    let (front, back): (&str, &[char]) = match lang {
        Lang::Zh => ("首長級薪級第", &['點']),
        Lang::En => ("D", &[' ', '\u{A0}']),
    };
    let rest = text.strip_prefix(front)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let end = rest[digits..].chars().next().filter(|c| back.contains(c))?;
    let point = PayPoint::parse(&format!("D{}", &rest[..digits]))?;
    Some((front.len() + digits + end.len_utf8(), point))
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

/// The rank whose name or abbreviation begins a text, with its length there: in English
/// a name's plural may.
fn rank<'a>(establishment: &'a Establishment, lang: Lang, text: &str) -> Option<(usize, &'a Rank)> {
    let ranks = establishment.ranks().iter();
    let names = ranks.flat_map(|rank| {
        // One letter is none that a text would be read by.
        let abbr = Some(rank.abbr.get(lang)).filter(|abbr| abbr.chars().count() > 1);
        let names = [Some(rank.name.get(lang)), abbr].into_iter().flatten();
        names.map(move |name| (name, rank))
    });
    let found = names.filter(|(name, _)| !name.is_empty() && text.starts_with(name));
    let (name, rank) = found.max_by_key(|(name, _)| name.len())?;
    let goes_on = |length: usize| {
        let rest = text.get(length..).unwrap_or_default();
        lang == Lang::En && rest.starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    // Of the directorate, the stems of titles are read in the plural.
    let noun = rank.noun(lang);
    let many = noun.agreeing(2);
    let many = Some(many.len()).filter(|_| text.starts_with(many));
    let many = many.filter(|_| rank.says_directorate() == Some(false));
    let length = many.unwrap_or(name.len());
    (!goes_on(length)).then_some((length, rank))
}

/// The rank of the directorate that begins a text, of those that every paper may name, where
/// no name of the tables is as long there.
fn unlisted(establishment: &Establishment, lang: Lang, text: &str) -> Option<&'static KnownRank> {
    let name = |rank: &KnownRank| rank.name.get(lang).len();
    let ascii = lang == Lang::En;
    let begins_with = |it: &&KnownRank| name(it) > 0 && begins(text, it.name.get(lang), ascii);
    let known = known_ranks().iter().filter(begins_with);
    let known = known.max_by_key(|rank| name(rank))?;
    let scale = known.pay_point.as_ref().map(|point| point.scale.as_str());
    let directorate = matches!(scale, Some("D" | "DL" | "DPS"));
    let listed = rank(establishment, lang, text).map(|(length, _)| length);
    let stem = stem(establishment, lang, text).map(|(length, ..)| length);
    let own = listed.max(stem).unwrap_or_default();
    (directorate && own < name(known)).then_some(known)
}

/// The title before its brackets that begins a text, with the length that it has
/// there, and whether it stands for several: in English in its plural.
fn stem<'a>(
    establishment: &'a Establishment,
    lang: Lang,
    text: &str,
) -> Option<(usize, &'a str, bool)> {
    let stems = establishment.posts().iter();
    let stems = stems.map(|post| stem_of(post.title.get(lang)));
    let found = stems.filter(|stem| stem.chars().count() > 2);
    let found = found.filter_map(|stem| match lang {
        Lang::Zh => text.starts_with(stem).then_some((stem.len(), stem, true)),
        Lang::En => {
            let front = stem.strip_suffix(char::is_alphanumeric)?;
            let rest = text.strip_prefix(front)?;
            let many = Noun::regular(stem).agreeing(2)[front.len()..].to_owned();
            let ends = |word: &str| begins(rest, word, true).then_some(front.len() + word.len());
            let several = ends(&many).map(|length| (length, stem, true));
            several.or_else(|| Some((ends(&stem[front.len()..])?, stem, false)))
        }
    });
    found.max_by_key(|(length, ..)| *length)
}

/// A title before its brackets.
pub(crate) fn stem_of(title: &str) -> &str {
    let end = title.find(['(', '（']).unwrap_or(title.len());
    title[..end].trim_end()
}
