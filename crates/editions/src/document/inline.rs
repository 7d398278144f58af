//! What stands inside a paragraph.

use content::wording::{Fate, Stretch};

use super::change::Change;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words.
    Text(Words),
    /// A new line in the same paragraph.
    Break,
    /// The mark of a footnote: its place in [`super::Document::notes`].
    Note(usize),
    /// A link.
    Link {
        /// Where it leads.
        to: Target,
        /// Its words.
        inside: Vec<Inline>,
    },
    /// A place that links lead to.
    Anchor(String),
    /// What became another from an earlier version to this one.
    Changed(Change, Vec<Inline>),
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The words.
    pub text: String,
    /// How they look.
    pub look: Look,
    /// The passage that they were typed in: its place in
    /// [`super::Document::passages`].
    pub passage: Option<usize>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A place of the document.
    Place(String),
    /// A page of the web.
    Web(String),
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Bold.
    pub strong: bool,
    /// Slanted.
    pub emph: bool,
    /// Underlined.
    pub underline: bool,
    /// Struck out.
    pub strike: bool,
    /// Raised.
    pub superscript: bool,
    /// Lowered.
    pub subscript: bool,
    /// Added, where two wordings are shown together.
    pub added: bool,
    /// Removed, likewise.
    pub removed: bool,
}

impl Look {
    /// Its signs, a letter for each: what looks otherwise has others.
    pub fn signs(&self) -> String {
        let signs = [
            (self.strong, 'b'),
            (self.emph, 'i'),
            (self.underline, 'u'),
            (self.strike, 's'),
            (self.superscript, '^'),
            (self.subscript, '_'),
            (self.added, '+'),
            (self.removed, '-'),
        ];
        let signs = signs.iter().filter(|(has, _)| *has);
        signs.map(|(_, sign)| sign).collect()
    }
}

impl Inline {
    /// Stretches of two wordings: what is new is underlined and what is gone struck.
    pub fn stretches(stretches: &[Stretch]) -> Vec<Self> {
        let stretch = |own: &Stretch| {
            let look = Look {
                added: own.fate == Fate::Added,
                removed: own.fate == Fate::Removed,
                ..Look::default()
            };
            Self::lines(&own.text, look, None)
        };
        stretches.iter().flat_map(stretch).collect()
    }

    /// Words without a look of their own.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text(Words {
            text: text.into(),
            ..Words::default()
        })
    }

    /// A text with its marks, where it has some, else its lines.
    pub fn marked(marks: &[Self], text: &str, passage: Option<usize>) -> Vec<Self> {
        match marks.is_empty() {
            true => Self::lines(text, Look::default(), passage),
            false => marks.to_vec(),
        }
    }

    /// A text whose lines stay lines.
    pub fn lines(text: &str, look: Look, passage: Option<usize>) -> Vec<Self> {
        let mut out = Vec::new();
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                out.push(Self::Break);
            }
            if !line.is_empty() {
                out.push(Self::Text(Words {
                    text: line.to_owned(),
                    look,
                    passage,
                }));
            }
        }
        out
    }

    /// The same in bold.
    pub fn bold(text: &str) -> Vec<Self> {
        let look = Look {
            strong: true,
            ..Look::default()
        };
        Self::lines(text, look, None)
    }
}

/// A text line by line: a break in what became another stays one.
pub(crate) fn lines_of(text: &[Inline]) -> Vec<Vec<Inline>> {
    let lines = text.split(|piece| *piece == Inline::Break);
    lines.map(<[Inline]>::to_vec).collect()
}

/// Whether a line of posts goes on with the post above it: its rank's pay does.
pub(crate) fn goes_on(line: &[Inline]) -> bool {
    text_of(line).starts_with('(')
}

/// The number that a text begins with, and what stands behind it.
pub(crate) fn behind_number(text: &[Inline]) -> Option<(Words, Vec<Inline>)> {
    let (Inline::Text(first), others) = text.split_first()? else {
        return None;
    };
    let (number, rest) = first.text.split_once(' ')?;
    if !(number.starts_with('(') && number.ends_with(')')) {
        return None;
    }
    let with = |text: &str| Words {
        text: text.to_owned(),
        ..first.clone()
    };
    let rest = Some(with(rest)).filter(|rest| !rest.text.is_empty());
    let rest = rest.map(Inline::Text).into_iter();
    Some((with(number), rest.chain(others.iter().cloned()).collect()))
}

/// The words of a text, a break as a space, without notes.
pub fn text_of(inside: &[Inline]) -> String {
    let mut out = String::new();
    for piece in inside {
        match piece {
            Inline::Text(words) => out.push_str(&words.text),
            Inline::Break => out.push(' '),
            Inline::Link { inside, .. } => out.push_str(&text_of(inside)),
            // Of two versions together it is this one's text.
            Inline::Changed(change, _) if change.is_gone() => {}
            Inline::Changed(_, inside) => out.push_str(&text_of(inside)),
            Inline::Note(_) | Inline::Anchor(_) => {}
        }
    }
    out
}
