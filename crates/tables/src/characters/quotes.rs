//! Straight quotation marks of an English text as they are set: “ ” ‘ ’, the
//! apostrophe ’, and the signs ′ ″ of a measure.

/// What a straight mark of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuoteMark {
    /// Where it stands in the text.
    pub at: usize,
    /// What it is set as.
    pub set: char,
}

impl QuoteMark {
    /// Whether it is the sign of a measure: 5′ 6″.
    pub fn is_measure(&self) -> bool {
        matches!(self.set, '′' | '″')
    }
}

/// What each straight mark of a text is set as. Marks for which `is_ours` is
/// false stand as they are; typed “ ” ‘ ’ open and close as well.
pub fn quote_marks(text: &str, is_ours: impl Fn(usize) -> bool) -> Vec<QuoteMark> {
    let mut marks = Vec::new();
    let mut reader = Reader {
        text,
        open: Vec::new(),
        feet: None,
        closed: None,
    };
    for (at, c) in text.char_indices() {
        let set = match c {
            '“' | '‘' => {
                reader.open(double(c));
                continue;
            }
            '”' | '’' => {
                if c == '”' || !reader.in_word(at) {
                    reader.close(double(c));
                }
                reader.closed = Some(at + c.len_utf8());
                continue;
            }
            '"' if is_ours(at) => reader.double(at),
            '\'' if is_ours(at) => reader.single(at),
            _ => continue,
        };
        if matches!(set, '”' | '’') {
            reader.closed = Some(at + c.len_utf8());
        }
        marks.push(QuoteMark { at, set });
    }
    marks
}

/// Whether a curly mark is a double one.
fn double(mark: char) -> bool {
    matches!(mark, '“' | '”')
}

/// How many marks within one another are known.
const DEEPEST: usize = 8;

/// How far behind a year a mark is looked for that makes it a quotation.
const NEAR: usize = 200;

struct Reader<'t> {
    text: &'t str,
    /// The marks that are open, each whether it is a double one.
    open: Vec<bool>,
    /// Where the last sign for feet stands.
    feet: Option<usize>,
    /// The end of the last mark that closed something.
    closed: Option<usize>,
}

impl Reader<'_> {
    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        let mut rest = self.text[at..].chars();
        rest.next();
        rest.next()
    }

    /// Whether a mark stands between two letters: an apostrophe.
    fn in_word(&self, at: usize) -> bool {
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        word(self.before(at)) && word(self.after(at))
    }

    /// Whether what stands before a mark lets a quotation begin there.
    fn may_open(&self, at: usize) -> bool {
        let opening = |c: char| c.is_whitespace() || "([{<“‘\"'–—―/-=~_*".contains(c);
        self.closed != Some(at) && self.before(at).is_none_or(opening)
    }

    /// Whether what stands after a mark ends a quotation there.
    fn may_close(&self, at: usize) -> bool {
        let after = self.after(at);
        after.is_none_or(|c| c.is_whitespace() || ")]}>”’,.;:!?".contains(c))
    }

    /// Opens a mark. What never closes is forgotten, so that the work does not
    /// grow with it.
    fn open(&mut self, double: bool) {
        if self.open.len() == DEEPEST {
            self.open.remove(0);
        }
        self.open.push(double);
    }

    /// Closes the innermost mark of a kind, with those inside it.
    fn close(&mut self, double: bool) {
        if let Some(at) = self.open.iter().rposition(|open| *open == double) {
            self.open.truncate(at);
        }
    }

    fn double(&mut self, at: usize) -> char {
        if self.before(at).is_some_and(|c| c.is_ascii_digit())
            && (!self.open.contains(&true) || self.is_inches(at))
        {
            return '″';
        }
        let innermost = self.open.last() == Some(&true);
        let opens = match (self.may_open(at), self.may_close(at)) {
            (true, false) => true,
            (false, _) => false,
            // Alone between spaces, it belongs to what is open.
            (true, true) => !self.open.contains(&true) && self.after(at).is_some(),
        };
        // “a”—“b”, and not “yes—”.
        if opens && !(innermost && self.before(at) == Some('"')) {
            self.open(true);
            return '“';
        }
        self.close(true);
        '”'
    }

    fn single(&mut self, at: usize) -> char {
        if self.in_word(at) || self.is_year(at) {
            return '’';
        }
        let after = self.after(at);
        if self.before(at).is_some_and(|c| c.is_ascii_digit())
            && !self.open.contains(&false)
            && !after.is_some_and(char::is_alphabetic)
        {
            self.feet = Some(at);
            return '′';
        }
        if self.may_open(at) && !self.may_close(at) {
            self.open(false);
            return '‘';
        }
        if self.open.last() == Some(&false) {
            self.close(false);
        }
        '’'
    }

    /// Whether a double mark after digits ends a measure that began with feet.
    fn is_inches(&self, at: usize) -> bool {
        let number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '/' | '½' | '¼' | '¾');
        let rest = self.text[..at].trim_end_matches(number);
        self.feet == rest.len().checked_sub(1)
    }

    /// Whether a mark stands for the first digits of a year: the ’90s, July ’97.
    /// Where such a text is closed again it is a quotation.
    fn is_year(&self, at: usize) -> bool {
        let rest = &self.text[at + 1..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits != 2 || !self.may_open(at) {
            return false;
        }
        let rest = &rest[digits..];
        let decade = rest.strip_prefix('s');
        let rest = decade.unwrap_or(rest);
        let whole = !rest.starts_with(char::is_alphanumeric);
        whole && (decade.is_some() || !closes(rest))
    }
}

/// Whether a single mark after a word closes a quotation in a text.
fn closes(text: &str) -> bool {
    let text = &text[..text.floor_char_boundary(NEAR)];
    let mut marks = text.match_indices(['\'', '’']);
    marks.any(|(at, mark)| {
        let before = text[..at].chars().next_back();
        let after = text[at + mark.len()..].chars().next();
        before.is_none_or(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::quote_marks;

    fn set(text: &str) -> String {
        let mut set = text.to_owned();
        for mark in quote_marks(text, |_| true).into_iter().rev() {
            set.replace_range(mark.at..=mark.at, &mark.set.to_string());
        }
        set
    }

    #[test]
    fn straight_marks_are_set_as_a_printer_would() {
        for (typed, printed) in [
            ("the \"Office\" (\"O\")", "the “Office” (“O”)"),
            ("\"a\"", "“a”"),
            (
                "He said \"I read 'Beams' here\".",
                "He said “I read ‘Beams’ here”.",
            ),
            ("\"'a' is one\"", "“‘a’ is one”"),
            ("\"one is 'a'\"", "“one is ‘a’”"),
            ("Members' views; Office's", "Members’ views; Office’s"),
            ("don't", "don’t"),
            ("the '90s and '97", "the ’90s and ’97"),
            ("call it '97', please", "call it ‘97’, please"),
            ("'20 posts'", "‘20 posts’"),
            ("the 1990s' growth", "the 1990s’ growth"),
            ("5' 6\" tall", "5′ 6″ tall"),
            ("\"a 5' 6\" board\"", "“a 5′ 6″ board”"),
            ("a 12\" pipe", "a 12″ pipe"),
            ("\"room 12\"", "“room 12”"),
            ("'room 12'", "‘room 12’"),
            ("one—\"two\"", "one—“two”"),
            ("\"one—\" he", "“one—” he"),
            ("a \"-\" b", "a “-” b"),
            ("\"a\"/\"b\"", "“a”/“b”"),
            ("“a \"b\" c”", "“a “b” c”"),
            ("\"a, \"b\"", "“a, “b”"),
            ("\u{FFFC}'s and \"\u{FFFC}\"", "\u{FFFC}’s and “\u{FFFC}”"),
            ("\"a\"'s and 'a''s", "“a”’s and ‘a’’s"),
            ("\"\"", "“”"),
            ("\"", "”"),
            ("'", "’"),
        ] {
            assert_eq!(set(typed), printed, "{typed}");
        }
    }

    #[test]
    fn marks_of_others_stand() {
        let marks = quote_marks("\"a\" \"b\"", |at| at > 2);
        assert_eq!(marks.len(), 2);
        assert!(marks.iter().all(|mark| mark.at > 2));
    }
}
