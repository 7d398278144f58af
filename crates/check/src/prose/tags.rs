//! The tags of a body: where each `{{…}}` stands, and what it is.
//!
//! Follows the grammar of Handlebars, so that the tags of a body that it reads
//! are these. A tag that is never closed reaches to the end of the text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::comment::{long_is_whole, short_is_whole};

/// What a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagKind {
    /// `{{name …}}`, and whatever is none of the others.
    Call,
    /// `{{#name …}}`.
    Open,
    /// `{{else}}` or `{{^}}`.
    Else,
    /// `{{else if …}}`: a branch with a condition of its own.
    Chain,
    /// `{{/name}}`.
    Close,
    /// `{{! … }}`.
    Comment,
    /// `{{!-- … --}}`.
    LongComment,
    /// `{{{{name}}}}`: what follows is no template.
    Raw,
}

/// A tag of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// What it is.
    pub kind: TagKind,
    /// Where it stands, its braces included.
    pub range: Range<usize>,
    /// What it says: without braces, tildes and the sign or `else` that tells
    /// its kind.
    pub inside: Range<usize>,
    /// Whether its closing braces were found, and for a comment whether they are
    /// its own.
    pub closed: bool,
}

/// The tags of a text, in order.
pub fn tags(text: &str) -> Vec<Tag> {
    let mut found: Vec<Tag> = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("{{").map(|open| at + open) {
        let slashes = text[at..open]
            .bytes()
            .rev()
            .take_while(|&byte| byte == b'\\');
        if slashes.count() == 1 {
            // An escaped opening, which may be of two pairs of braces.
            let pair = text[open + 2..].starts_with("{{");
            at = open + if pair { 4 } else { 2 };
            continue;
        }
        let tag = tag(text, open);
        at = tag.range.end;
        found.push(tag);
    }
    found
}

/// The tags with a condition of their own in each block, by where the block's
/// first tag stands.
pub fn chains(tags: &[Tag]) -> BTreeMap<usize, Vec<Range<usize>>> {
    let mut chains: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    let mut open = Vec::new();
    for tag in tags {
        match tag.kind {
            TagKind::Open => open.push(tag.range.start),
            TagKind::Close => {
                open.pop();
            }
            TagKind::Chain => {
                let block = open.last().map(|&start| chains.entry(start).or_default());
                block
                    .into_iter()
                    .for_each(|tags| tags.push(tag.range.clone()));
            }
            _ => {}
        }
    }
    chains
}

fn tag(text: &str, open: usize) -> Tag {
    let rest = &text[open..];
    if let Some(inside) = rest.strip_prefix("{{!") {
        return comment(text, open, inside);
    }
    let braces = match rest.bytes().take_while(|&byte| byte == b'{').count() {
        braces @ 2..=4 => braces,
        _ => 4,
    };
    let end = end(rest, braces);
    let closing = end.map_or(rest.len(), |end| end - braces);
    let whole = open + braces..open + closing.max(braces);
    let (kind, inside) = match braces {
        4 => (TagKind::Raw, trimmed(text, whole)),
        3 => (TagKind::Call, trimmed(text, whole)),
        _ => kind(text, trimmed(text, whole)),
    };
    Tag {
        kind,
        range: open..open + end.unwrap_or(rest.len()),
        inside,
        closed: end.is_some(),
    }
}

/// The length of a tag: to its closing braces that stand in no quotes.
fn end(rest: &str, braces: usize) -> Option<usize> {
    let closing = &"}}}}"[..braces];
    let mut quote = None;
    let mut escaped = false;
    for (index, found) in rest.char_indices().skip(braces) {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if found == '\\' => escaped = true,
            Some(open) if found == open => quote = None,
            Some(_) => {}
            None if matches!(found, '"' | '\'') => quote = Some(found),
            None if rest[index..].starts_with(closing) => return Some(index + braces),
            None => {}
        }
    }
    None
}

/// Without the tildes and white space at either end.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let blank = |c: char| c.is_whitespace() || c == '~';
    let inside = &text[range.clone()];
    let start = range.end - inside.trim_start_matches(blank).len();
    start..start + text[start..range.end].trim_end_matches(blank).len()
}

fn kind(text: &str, inside: Range<usize>) -> (TagKind, Range<usize>) {
    let said = &text[inside.clone()];
    let after = |sign: &str| trimmed(text, inside.start + sign.len()..inside.end);
    if said.starts_with('#') {
        return (TagKind::Open, after("#"));
    }
    if said.starts_with('/') {
        return (TagKind::Close, after("/"));
    }
    match ["else", "^"].iter().find(|sign| said.starts_with(**sign)) {
        Some(sign) if after(sign).is_empty() => (TagKind::Else, after(sign)),
        Some(sign) => (TagKind::Chain, after(sign)),
        None => (TagKind::Call, inside),
    }
}

/// A comment: the long one where its end is found, whatever it holds.
fn comment(text: &str, open: usize, inside: &str) -> Tag {
    let start = text.len() - inside.len();
    let said = inside.trim_start();
    let long = said.strip_prefix("--").and_then(|long| {
        let end = long.find("--}}")?;
        let start = text.len() - long.len();
        let whole = long_is_whole(&long[..end]);
        Some((TagKind::LongComment, start..start + end, "--}}", whole))
    });
    let short = || {
        let end = inside.find("}}")?;
        let whole = short_is_whole(&inside[..end]);
        Some((TagKind::Comment, start..start + end, "}}", whole))
    };
    // The rest of the text is part of one that has no end.
    let open_end = (TagKind::Comment, start..text.len(), "", false);
    let (kind, inside, close, closed) = long.or_else(short).unwrap_or(open_end);
    Tag {
        kind,
        range: open..inside.end + close.len(),
        inside,
        closed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(TagKind, &str)> {
        let tags = tags(text).into_iter();
        tags.map(|tag| (tag.kind, &text[tag.inside])).collect()
    }

    #[test]
    fn each_kind_is_told() {
        use TagKind::*;
        let text = "a {{title \"}}\"}}{{~# if x ~}}b{{else if (y)}}c{{elseif z}}d{{^}}e{{/if}}{{! n }}{{!-- {{x}} --}}";
        let expected = [
            (Call, "title \"}}\""),
            (Open, "if x"),
            (Chain, "if (y)"),
            (Chain, "if z"),
            (Else, ""),
            (Close, "if"),
            (Comment, " n "),
            (LongComment, " {{x}} "),
        ];
        assert_eq!(read(text), expected);
        assert_eq!(read("\\{{a}} \\\\{{b}}"), [(Call, "b")]);
        assert_eq!(read("{{{{raw}}}}"), [(Raw, "raw")]);
        assert_eq!(read("{{! a"), [(Comment, " a")]);
        assert_eq!(read("{{!-- a }} b"), [(Comment, "-- a ")]);
        assert_eq!(read("{{a"), [(Call, "a")]);
        assert_eq!(read("{{"), [(Call, "")]);
    }

    #[test]
    fn branches_are_found_by_their_block() {
        let text = "{{#if a}}{{#if b}}{{else if c}}{{/if}}{{else if d}}{{else}}{{/if}}";
        let tags = tags(text);
        let chains = chains(&tags);
        let said = |start: usize| -> Vec<&str> {
            let tags = chains[&start].iter();
            tags.map(|range| &text[range.clone()]).collect()
        };
        assert_eq!(said(0), ["{{else if d}}"]);
        assert_eq!(said(9), ["{{else if c}}"]);
    }
}
