//! Where a paper gives the abbreviation of a name.

use crate::Context;
use crate::prose::Origin;
use tables::model::Lang;
use tables::source::Span;

/// An abbreviation after its full name.
pub(crate) struct Definition<'a> {
    pub(super) lang: Lang,
    /// The post whose annex it is in; none for the body.
    pub(super) annex: Option<&'a str>,
    pub(super) short: String,
    pub(super) full: String,
    pub(super) span: Span,
}

impl Definition<'_> {
    /// The abbreviation.
    pub(crate) fn short(&self) -> &str {
        &self.short
    }
}

/// Every definition, in reading order.
pub(crate) fn definitions<'a>(context: &Context<'a>) -> Vec<Definition<'a>> {
    let mut found = Vec::new();
    for passage in &context.prose.passages {
        let annex = match passage.from {
            Origin::Body => None,
            Origin::Duty { index, .. } => Some(context.project.duties[index].post.as_str()),
            Origin::Setting | Origin::Name(..) | Origin::Table => continue,
        };
        let text = &passage.text;
        for (before, start, end) in introduced(text, passage.lang) {
            let short = &text[start..end];
            if let Some(full) = full_name(context, passage.lang, before, short) {
                found.push(Definition {
                    lang: passage.lang,
                    annex,
                    short: short.to_owned(),
                    full: full.to_owned(),
                    span: passage.span(start..end),
                });
            }
        }
    }
    // A footnote stands before what follows it in its paragraph.
    found.sort_by(|one, other| (one.span, &one.short).cmp(&(other.span, &other.short)));
    // One call may print several, all at its place.
    found.dedup_by(|one, other| one.span == other.span && one.short == other.short);
    found
}

/// What brackets, or words such as 下稱, may introduce: the text before them, and
/// where the short name begins and ends.
fn introduced(text: &str, lang: Lang) -> Vec<(&str, usize, usize)> {
    let mut found = Vec::new();
    let mut closes = text.match_indices([')', '）']).map(|(at, _)| at).peekable();
    for (open, bracket) in text.match_indices(['(', '（']) {
        let start = open + bracket.len();
        while closes.next_if(|&close| close < start).is_some() {}
        let Some(&close) = closes.peek() else { break };
        let (start, end) = bare(text, start, close);
        found.push((&text[..open], start, end));
    }
    let said: &[(&str, &str)] = match lang {
        Lang::Zh => &[("，下稱", ""), ("，簡稱", ""), ("，以下簡稱", "")],
        Lang::En => &[
            (", or ", " for short"),
            (" or ", " for short"),
            (", hereafter ", ""),
            (", hereinafter ", ""),
            (", abbreviated as ", ""),
            (", known as ", ""),
        ],
    };
    for (lead, behind) in said {
        for (at, _) in text.match_indices(lead) {
            let start = at + lead.len();
            let end = text[start..].find([',', '.', ';', '，', '。', '；', '、']);
            let end = end.map_or(text.len(), |end| start + end);
            let end = match behind.is_empty() {
                true => Some(end),
                false => text[start..end].find(behind).map(|at| start + at),
            };
            if let Some(end) = end {
                let (start, end) = bare(text, start, end);
                found.push((&text[..at], start, end));
            }
        }
    }
    found
}

/// A short name without quotation marks and the words that lead to it.
fn bare(text: &str, start: usize, end: usize) -> (usize, usize) {
    const LEADS: [&str; 14] = [
        "以下簡稱為",
        "以下簡稱",
        "以下稱",
        "下文稱",
        "下稱",
        "簡稱為",
        "簡稱",
        "referred to as ",
        "called ",
        "hereafter ",
        "hereinafter ",
        "abbreviated as ",
        "or ",
        "the ",
    ];
    const MARKS: [char; 10] = ['「', '」', '『', '』', '“', '”', '‘', '’', '"', '\''];
    let mut inside = &text[start..end];
    loop {
        let shorter = LEADS.iter().find_map(|lead| inside.strip_prefix(lead));
        let shorter = shorter.unwrap_or(inside).trim_matches(MARKS).trim();
        if shorter.len() == inside.len() {
            break;
        }
        inside = shorter;
    }
    let from = inside.as_ptr().addr() - text.as_ptr().addr();
    (from, from + inside.len())
}

/// The full name at the end of a text that brackets after it shorten.
fn full_name<'t>(
    context: &Context<'_>,
    lang: Lang,
    before: &'t str,
    short: &str,
) -> Option<&'t str> {
    let offices = context.project.establishment.offices().iter();
    let mut offices = offices.filter(|office| office.short.get(lang) == short);
    let before = before.trim_end();
    if let Some(office) = offices.find(|office| before.ends_with(office.name.get(lang))) {
        return Some(&before[before.len() - office.name.get(lang).len()..]);
    }
    // Ten signs and the strokes between them.
    if short.chars().nth(2 * 10).is_some() {
        return None;
    }
    let signs: Vec<char> = short.chars().filter(|c| *c != '／').collect();
    if !(2..=10).contains(&signs.len()) || !signs.iter().all(|c| c.is_alphanumeric()) {
        return None;
    }
    let names = match lang {
        Lang::Zh => vec![name_at_end(before, "")],
        // Agriculture, Fisheries and Conservation Department.
        Lang::En => vec![name_at_end(before, ""), name_at_end(before, ",&’")],
    };
    names
        .into_iter()
        .find_map(|name| shortened(lang, name, &signs))
}

/// The name at the end of a text, with such signs in it besides.
fn name_at_end<'t>(before: &'t str, more: &str) -> &'t str {
    let inside = |c: char| matches!(c, ' ' | '-' | '／') || more.contains(c);
    let stop = |c: char| !(c.is_alphanumeric() || inside(c));
    before.rfind(stop).map_or(before, |at| {
        before[at..].trim_start_matches(|c| before[at..].starts_with(c) && stop(c))
    })
}

/// The end of a name that signs shorten.
fn shortened<'t>(lang: Lang, name: &'t str, signs: &[char]) -> Option<&'t str> {
    match lang {
        // 資科辦 of 政府資訊科技總監辦公室 is an office's; others end alike.
        Lang::Zh if !name.ends_with(signs[signs.len() - 1]) => return None,
        Lang::En if !is_short(signs) => return None,
        _ => {}
    }
    let mut wanted = signs.iter().rev().peekable();
    let mut start = name.len();
    for (at, c) in name.char_indices().rev() {
        let Some(next) = wanted.peek() else { break };
        if c.eq_ignore_ascii_case(next) {
            wanted.next();
            start = at;
        }
    }
    if lang == Lang::En {
        // The first sign begins a word.
        start = name[..start]
            .trim_end_matches(|c: char| c.is_alphanumeric())
            .len();
        let begins = name[start..].chars().next()?;
        begins.eq_ignore_ascii_case(signs.first()?).then_some(())?;
    }
    let full = &name[start..];
    let shorter = signs.len() < full.chars().count();
    (wanted.peek().is_none()
        && shorter
        && full.chars().count()
            <= signs.len() * 4 + 10 * usize::from(lang == Lang::En) * signs.len())
    .then_some(full)
}

/// Whether signs may shorten an English name: letters that begin with a capital
/// and have two of them, SGSB or HyD.
fn is_short(signs: &[char]) -> bool {
    let capitals = signs.iter().filter(|c| c.is_ascii_uppercase()).count();
    let letters = signs.iter().all(|c| c.is_ascii_alphabetic());
    letters && capitals > 1 && signs.first().is_some_and(char::is_ascii_uppercase)
}
