//! References: fields that Word brings up to date, with their text stored.

use super::Book;
use super::runs::run_properties;
use crate::document::{Inline, Look, Words, text_of};
use tables::model::Lang;

/// A piece of the words of a reference.
#[derive(Debug, PartialEq)]
enum Token<'t> {
    Text(&'t str),
    /// A number, with the items in it: `2`, `2(a)`, `(b)`.
    Place(&'t str),
}

impl Book<'_> {
    /// A reference: each number in its words is a field.
    pub(super) fn reference(&mut self, name: &str, inside: &[Inline], within: usize) {
        let plain = |piece: &Inline| matches!(piece, Inline::Text(_) | Inline::Break);
        if !inside.iter().all(plain) {
            return self.inline(inside, within);
        }
        let look = inside.iter().find_map(|piece| match piece {
            Inline::Text(words) => Some(words.look),
            _ => None,
        });
        let words = |text: &str| Words {
            text: text.to_owned(),
            look: look.unwrap_or_default(),
            passage: None,
        };
        let text = text_of(inside);
        let tokens = tokens(&text);
        let part = self.places.text_of(name).unwrap_or(within);
        let annex = self.annex_token(&tokens, part).filter(|_| part != within);
        let mut paragraph = String::new();
        for (at, token) in tokens.into_iter().enumerate() {
            match token {
                Token::Text(text) => self.words(&words(text)),
                Token::Place(place) if name.starts_with("annex-") || annex == Some(at) => {
                    let number = place.parse().ok();
                    match number.and_then(|number| self.places.annex(number)) {
                        Some(mark) => self.field(&format!("REF {mark} \\h"), &words(place)),
                        None => self.words(&words(place)),
                    }
                }
                Token::Place(place) => {
                    let (number, items) = place.split_at(place.find('(').unwrap_or(place.len()));
                    if !number.is_empty() {
                        number.clone_into(&mut paragraph);
                        self.place(&paragraph, number, part, &words);
                    }
                    let mut so_far = paragraph.clone();
                    for item in items.split_inclusive(')') {
                        so_far.push_str(item);
                        self.place(&so_far, item, part, &words);
                    }
                }
            }
        }
    }

    /// Which of the words of a reference into another text is the number of that annex:
    /// 附件2第3至5段, paragraphs 3 to 5 of Annex 2.
    fn annex_token(&self, tokens: &[Token<'_>], annex: usize) -> Option<usize> {
        let number = annex.to_string();
        let is_annex = |token: &Token<'_>| *token == Token::Place(&number);
        match self.document.lang {
            Lang::Zh => tokens.iter().position(is_annex),
            Lang::En => tokens.iter().rposition(is_annex),
        }
    }

    /// The number of a paragraph or item, which is a field where it has one in its text.
    fn place(&mut self, place: &str, shown: &str, text: usize, words: &dyn Fn(&str) -> Words) {
        // Of a paragraph the whole number, of an item that of its own level.
        let switch = if place.contains('(') { "\\n" } else { "\\r" };
        match self.places.mark(text, place).map(str::to_owned) {
            Some(mark) => self.field(&format!("REF {mark} {switch} \\h"), &words(shown)),
            None => self.words(&words(shown)),
        }
    }

    /// A field with its text. All its runs look like it, and Word is told to keep that
    /// look: else it would have that of its first run, or of what it leads to.
    pub(super) fn field(&mut self, code: &str, shown: &Words) {
        self.field_char("begin", shown.look);
        let (_, element) = self.text_elements();
        let switch = match shown.look == Look::default() {
            true => "",
            false => "\\* MERGEFORMAT ",
        };
        let code = format!(" {code} {switch}");
        self.begin_run();
        run_properties(&mut self.xml, shown.look, false);
        self.xml.leaf(element, &[("xml:space", "preserve")], &code);
        self.end_run();
        self.field_char("separate", shown.look);
        self.words(shown);
        self.field_char("end", shown.look);
    }

    fn field_char(&mut self, kind: &str, look: Look) {
        self.begin_run();
        run_properties(&mut self.xml, look, false);
        self.xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
        self.end_run();
    }
}

/// The words of a reference cut at its numbers.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit() || c == '(') {
        let length = place_at(&rest[at..]);
        // What is no place is text up to and with its first sign.
        let end = at + length.max(1);
        let cut = if length == 0 { end } else { at };
        if cut > 0 {
            found.push(Token::Text(&rest[..cut]));
        }
        if length > 0 {
            found.push(Token::Place(&rest[at..end]));
        }
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        found.push(Token::Text(rest));
    }
    found
}

/// How long the place is that a text begins with: digits, then items in brackets.
fn place_at(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut at = digits;
    while let Some(rest) = text[at..].strip_prefix('(') {
        let own = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if own == 0 || own > 6 || !rest[own..].starts_with(')') {
            break;
        }
        at += own + 2;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{Token, tokens};

    #[test]
    fn numbers_are_found() {
        use Token::{Place, Text};
        assert_eq!(
            tokens("第19至20段"),
            [Text("第"), Place("19"), Text("至"), Place("20"), Text("段")]
        );
        assert_eq!(
            tokens("paragraph 2(a)(ii) to (c)"),
            [
                Text("paragraph "),
                Place("2(a)(ii)"),
                Text(" to "),
                Place("(c)")
            ]
        );
        assert_eq!(tokens("a (see b)"), [Text("a ("), Text("see b)")]);
    }
}
