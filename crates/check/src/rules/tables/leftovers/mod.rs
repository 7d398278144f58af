//! What a program left in a text when it was exported: codes of other files, and
//! characters that were read in a wrong encoding.

use std::ops::Range;

use crate::prose::is_chinese;
use tables::model::Lang;
use tables::source::garbled;

/// The names of characters in HTML that exports are known to leave.
const NAMED: &[(&str, char)] = &[
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("deg", '°'),
    ("times", '×'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("pound", '£'),
    ("yen", '¥'),
    ("euro", '€'),
    ("eacute", 'é'),
];

/// What is left of an export in a text.
pub(in crate::rules) struct Leftover {
    pub(in crate::rules) range: Range<usize>,
    pub(in crate::rules) what: &'static str,
    meant: Meant,
}

/// What a leftover stands for.
enum Meant {
    Certain(String),
    Likely(String),
    Unknown,
}

impl Leftover {
    /// What must stand in its place, where that is certain.
    pub(in crate::rules) fn certain(&self, text: &str) -> Option<String> {
        match &self.meant {
            Meant::Certain(meant) => Some(fitting(text, &self.range, meant)),
            Meant::Likely(_) | Meant::Unknown => None,
        }
    }

    /// The way out. Ids mean something as they are: what is `certain` may be put in
    /// for nobody.
    pub(in crate::rules) fn help(&self, text: &str, certain: bool) -> String {
        match &self.meant {
            Meant::Certain(_) if certain => match self.certain(text).as_deref() {
                None | Some("") => "remove it".to_owned(),
                Some(" ") => "write a space".to_owned(),
                Some(meant) => format!("write `{meant}`"),
            },
            Meant::Certain(meant) | Meant::Likely(meant) if !meant.trim().is_empty() => {
                format!("write what is meant, which seems to be `{meant}`")
            }
            _ => "remove it, or write what is meant".to_owned(),
        }
    }
}

/// All that is left of exports in a text of a language, or of none.
pub(in crate::rules) fn leftovers(written: &str, lang: Option<Lang>) -> Vec<Leftover> {
    let mut found: Vec<Leftover> = Vec::new();
    for (at, _) in written.match_indices('&') {
        // The sign itself may have been put so several times.
        if found.last().is_none_or(|last| at >= last.range.end)
            && let Some((length, meant)) = character(&written[at..])
        {
            found.push(Leftover {
                range: at..at + length,
                what: "a code of HTML",
                meant: Meant::Certain(meant.to_string()),
            });
        }
    }
    for (at, _) in written.match_indices("_x") {
        if let Some(code) = code_unit(&written[at..]) {
            let meant = match code {
                '\r' | '\n' | '\t' => Meant::Certain(" ".to_owned()),
                _ => Meant::Likely(code.to_string()),
            };
            found.push(Leftover {
                range: at..at + CODE_LENGTH,
                what: "a code of Excel's own files",
                meant,
            });
        }
    }
    for (at, _) in written.match_indices('<') {
        if let Some(length) = line_break(&written[at..]) {
            found.push(Leftover {
                range: at..at + length,
                what: "a line break of HTML",
                meant: Meant::Unknown,
            });
        }
    }
    for (at, lost) in written.match_indices('\u{FFFD}') {
        found.push(Leftover {
            range: at..at + lost.len(),
            what: "what stands for a character that was lost",
            meant: Meant::Unknown,
        });
    }
    if lang == Some(Lang::En) {
        found.extend(glued(written).map(|range| Leftover {
            range,
            what: "a letter or mark that was read in a wrong encoding",
            meant: Meant::Unknown,
        }));
    }
    let garbled = garbled(written).into_iter();
    found.extend(garbled.map(|(range, meant)| Leftover {
        range,
        what: "a text that was read in a wrong encoding",
        meant: Meant::Likely(meant),
    }));
    found
}

/// The Chinese characters that end an English word or stand within it, one each: caf谷.
fn glued(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let small = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
    let chars = text.char_indices().filter(|(_, c)| is_chinese(*c));
    chars.filter_map(move |(at, c)| {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let next = after.chars().next();
        let goes_on = small(next) || after.starts_with(' ') && small(after.chars().nth(1));
        (small(before.chars().next_back()) && goes_on).then_some(at..at + c.len_utf8())
    })
}

/// A character as HTML writes it: `&amp;`, `&#8217;`, `&#x2019;`, and the length
/// of that, `&` written as `&amp;` included.
fn character(text: &str) -> Option<(usize, char)> {
    let name = text.strip_prefix('&')?;
    let mut inner = name;
    while let Some(rest) = inner.strip_prefix("amp;") {
        inner = rest;
    }
    let end = inner.bytes().take(12).position(|byte| byte == b';');
    let named = end.and_then(|end| Some((end, named(&inner[..end])?)));
    match named {
        Some((end, meant)) => Some((text.len() - inner.len() + end + 1, meant)),
        // `&amp;` by itself, or before something else.
        None if inner.len() < name.len() => Some((text.len() - inner.len(), '&')),
        None => None,
    }
}

fn named(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        let mut known = NAMED.iter();
        return known.find(|(known, _)| *known == name).map(|(_, c)| *c);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    let meant = char::from_u32(code.ok()?)?;
    match meant {
        _ if meant.is_whitespace() => Some(' '),
        _ if meant.is_control() => None,
        _ => Some(meant),
    }
}

const CODE_LENGTH: usize = "_x000D_".len();

/// The character of a code `_x000D_` at the head of a text.
fn code_unit(text: &str) -> Option<char> {
    let code = text
        .get(..CODE_LENGTH)?
        .strip_prefix("_x")?
        .strip_suffix('_')?;
    let hex = code.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(code, 16).ok().filter(|_| hex)?;
    char::from_u32(code)
}

/// The length of `<br>`, `<br/>` or `<BR />` at the head of a text.
fn line_break(text: &str) -> Option<usize> {
    let inside = text.get(1..text.bytes().take(8).position(|byte| byte == b'>')?)?;
    let name = inside.trim_end_matches('/').trim_end();
    name.eq_ignore_ascii_case("br").then_some(inside.len() + 2)
}

/// A space only where words would run together without it.
fn fitting(written: &str, range: &Range<usize>, meant: &str) -> String {
    let before = written[..range.start]
        .trim_start_matches('"')
        .chars()
        .next_back();
    let after = written[range.end..].trim_end_matches('"').chars().next();
    let part = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !is_chinese(c));
    if meant == " " && !(part(before) && part(after)) {
        return String::new();
    }
    meant.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Lang, Meant, leftovers};

    /// What stands for what in a text; `?` where nobody can tell.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = leftovers(text, Some(Lang::En));
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|left| match &left.meant {
                Meant::Certain(meant) | Meant::Likely(meant) => {
                    (&text[left.range.clone()], &**meant)
                }
                Meant::Unknown => (&text[left.range.clone()], "?"),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn codes_are_found_whole() {
        check("R&amp;D", &[("&amp;", "&")]);
        check(
            "a&amp;nbsp;b&amp;amp;c",
            &[("&amp;nbsp;", " "), ("&amp;amp;", "&")],
        );
        check("it&#8217;s &#x41;", &[("&#8217;", "’"), ("&#x41;", "A")]);
        check("測量_x000D_航道", &[("_x000D_", " ")]);
        check("a<br />b", &[("<br />", "?")]);
        check("a\u{FFFD}", &[("\u{FFFD}", "?")]);
        check("itâ€™s", &[("â€™", "’")]);
        check("a caf谷 lamp, g矇n", &[("谷", "?"), ("矇", "?")]);
        for text in [
            "R&D; x",
            "A & B",
            "_x_",
            "a <b> c",
            "&unknown;",
            "&#0;",
            "<",
            "&;",
            "_xé00D_",
            "iAM Smart智方便 and (智)",
            "Smart智方便",
        ] {
            check(text, &[]);
        }
    }
}
