//! A text of a TOML file, or of a cell, with the way back from its characters to how
//! they are written: quotes around it and escapes in it are none of its words.

use std::ops::Range;

use super::{SourceFile, Span};
use crate::characters::character_as_set;

/// A text as it is set, and where each of its characters is written.
#[derive(Debug, Clone)]
pub struct TomlText {
    /// The text as TOML reads it; line ends are `\n`, and tabs spaces.
    pub text: String,
    /// Where its characters begin in the text, and where they are written.
    places: Vec<(usize, Range<usize>)>,
    span: Span,
}

impl TomlText {
    /// The text that is written at a span, quotes included.
    pub fn at(file: &SourceFile, span: Span) -> Self {
        let mut this = Self {
            text: String::new(),
            places: Vec::new(),
            span,
        };
        let written = file.text.get(span.start..span.end).unwrap_or_default();
        let quotes = ["\"\"\"", "'''", "\"", "'"];
        let quote = quotes.into_iter().find(|quote| written.starts_with(quote));
        let inner = quote.and_then(|quote| {
            let inner = written.strip_prefix(quote)?.strip_suffix(quote)?;
            // The line end behind the first of three quotes is none of the text.
            let mut ends = ["\r\n", "\n"].into_iter();
            let end = ends.find(|end| quote.len() > 1 && inner.starts_with(end));
            Some((inner, quote.len(), end.map_or(0, str::len)))
        });
        let (inner, before, skipped) = inner.unwrap_or((written, 0, 0));
        let escapes = quote.is_some_and(|quote| quote.starts_with('"'));
        let mut last = None;
        let mut at = skipped;
        while let Some(c) = inner[at..].chars().next() {
            let (character, length) = match c {
                '\\' if escapes => escape(&inner[at..]),
                c => (Some(c), c.len_utf8()),
            };
            let start = span.start + before + at;
            if let Some(character) = character {
                match (last, character, this.places.last_mut()) {
                    (Some('\r'), '\n', Some((_, place))) => place.end = start + length,
                    _ => this.put(character, start..start + length),
                }
                last = Some(character);
            }
            at += length;
        }
        this
    }

    fn put(&mut self, c: char, place: Range<usize>) {
        self.places.push((self.text.len(), place));
        self.text.push(character_as_set(c));
    }

    /// The text of a cell that is written at a span: quotes around it are none of its
    /// words, and one that is doubled inside is one; line ends are `\n`, and tabs spaces.
    pub fn of_cell(file: &SourceFile, span: Span) -> Self {
        let mut this = Self {
            text: String::new(),
            places: Vec::new(),
            span,
        };
        let written = file.text.get(span.start..span.end).unwrap_or_default();
        let inner = written.strip_prefix('"');
        let inner = inner.and_then(|inner| inner.strip_suffix('"'));
        let (inner, before) = inner.map_or((written, 0), |inner| (inner, 1));
        let mut at = 0;
        while let Some(c) = inner[at..].chars().next() {
            let rest = &inner[at..];
            let (character, length) = match c {
                '"' if before == 1 && rest.starts_with("\"\"") => ('"', 2),
                '\r' => ('\n', 1 + usize::from(rest.starts_with("\r\n"))),
                c => (c, c.len_utf8()),
            };
            let start = span.start + before + at;
            this.put(character, start..start + length);
            at += length;
        }
        this
    }

    /// The characters, each with where it begins in the text and where it is
    /// written.
    pub fn characters(&self) -> impl Iterator<Item = (char, usize, Range<usize>)> {
        let characters = self.text.chars().zip(&self.places);
        characters.map(|(c, (at, place))| (c, *at, place.clone()))
    }

    /// Where a range of the text is written.
    pub fn place(&self, range: Range<usize>) -> Span {
        let of = |at: usize| {
            let after = self.places.partition_point(|(begin, _)| *begin <= at);
            after.checked_sub(1).map(|at| self.places[at].1.clone())
        };
        let end = match self.places.last() {
            Some((_, last)) if range.end >= self.text.len() => last.end,
            _ if range.end > range.start => of(range.end - 1).map_or(0, |place| place.end),
            _ => of(range.end).map_or(0, |place| place.start),
        };
        let start = match range.start >= self.text.len() {
            true => end,
            false => of(range.start).map_or(self.span.start, |place| place.start),
        };
        Span::new(self.span.file, start, end.max(start))
    }
}

/// The character that an escape stands for, and how long it is; none for the end
/// of a line with the white space behind it.
fn escape(text: &str) -> (Option<char>, usize) {
    let mut rest = text[1..].chars();
    let sign = rest.next().unwrap_or('\\');
    let digits = match sign {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    let plain = match sign {
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'f' => '\u{C}',
        'r' => '\r',
        'e' => '\u{1B}',
        _ if digits > 0 => {
            let code = text.get(2..2 + digits);
            let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
            let character = code.and_then(char::from_u32);
            return (character, text.floor_char_boundary(2 + digits));
        }
        c if c.is_whitespace() => {
            let rest = text[1..].trim_start();
            return (None, text.len() - rest.len());
        }
        c => c,
    };
    (Some(plain), 1 + sign.len_utf8().min(text.len() - 1))
}

#[cfg(test)]
mod tests {
    use super::TomlText;
    use crate::characters::as_set;
    use crate::source::{Sources, Span};

    #[track_caller]
    fn check(written: &str, text: &str, word: &str, at: &str) {
        let whole = format!("title = {written} # a");
        let mut sources = Sources::default();
        let id = sources.add("p".into(), whole.clone(), Vec::new());
        let read = TomlText::at(sources.file(id), Span::new(id, 8, 8 + written.len()));
        assert_eq!(read.text, text, "{written}");
        let own = whole.parse::<toml::Table>().expect("TOML");
        let own = own["title"].as_str().map(as_set);
        assert_eq!(own.as_deref(), Some(text), "{written}");
        let start = text.find(word).expect("the word");
        let place = read.place(start..start + word.len());
        assert_eq!(&whole[place.start..place.end], at, "{written}");
    }

    #[track_caller]
    fn check_cell(written: &str, text: &str, word: &str, at: &str) {
        let whole = format!("a,{written},b");
        let mut sources = Sources::default();
        let id = sources.add("p".into(), whole.clone(), Vec::new());
        let span = Span::new(id, 2, 2 + written.len());
        let read = TomlText::of_cell(sources.file(id), span);
        assert_eq!(read.text, text, "{written}");
        let start = text.find(word).expect("the word");
        let place = read.place(start..start + word.len());
        assert_eq!(&whole[place.start..place.end], at, "{written}");
    }

    #[test]
    fn characters_of_cells_find_their_place() {
        check_cell("To lead.", "To lead.", "lead", "lead");
        check_cell(
            "\"a \"\"b\"\" 丙\"",
            "a \"b\" 丙",
            "\"b\" 丙",
            "\"\"b\"\" 丙",
        );
        check_cell("\"甲\r\n乙\"", "甲\n乙", "乙", "乙");
        check_cell("Head\tTail", "Head Tail", " Tail", "\tTail");
    }

    #[test]
    fn characters_find_their_place() {
        check(r#""Beams""#, "Beams", "Beams", "Beams");
        check(r#"'a "b" c'"#, "a \"b\" c", "\"b\"", "\"b\"");
        check(r#""a \"b\" c""#, "a \"b\" c", "\"b\"", r#"\"b\""#);
        check(r#""甲\u4E59丙""#, "甲乙丙", "乙丙", r"\u4E59丙");
        check("\"\"\"\na \\\n   b\"\"\"", "a b", "b", "b");
        check("'''\na'b'''", "a'b", "a'b", "a'b");
        check(r#""a\\{{""#, "a\\{{", "\\{{", r"\\{{");
        check("\"\"\"a\r\nb\"\"\"", "a\nb", "\nb", "\r\nb");
        check(r#""a\r\nb\rc""#, "a\nb\nc", "\nb", r"\r\nb");
        check("\"a\tb\\tc\"", "a b c", " c", "\\tc");
    }
}
