//! What the program left in the document when it made it: what it said, where each of
//! its words was typed, and the sums of the files that it was made of.

use std::collections::BTreeMap;

use crate::document::{END, loosen};
use crate::package::{Package, Refused};
use crate::xml::{Element, Node, Walk};

/// What a passage is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A stretch of a body, or of a setting, as it was typed.
    Typed,
    /// A call of a helper, whose words are computed.
    Call,
    /// A cell of this column.
    Cell(String),
}

/// A stretch of the paper's files.
#[derive(Debug, Clone)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// The file, in the paper's folder.
    pub file: String,
    /// Its line there, from 1.
    pub line: usize,
    /// Its first character there, from 1.
    pub column: usize,
    /// Its end: the line, and the character behind its last one.
    pub end: (usize, usize),
    /// What stands there; of a cell its text.
    pub typed: String,
}

impl Passage {
    /// Where it begins: the line, and the character there.
    pub(crate) fn start(&self) -> (usize, usize) {
        (self.line, self.column)
    }

    /// Whether its words are those of a call. A text of paper.toml has a call beside what
    /// is typed.
    pub(crate) fn is_call(&self) -> bool {
        self.kind == Kind::Call && !self.file.ends_with(".toml")
    }

    /// Where it begins, with its file.
    pub(crate) fn place(&self) -> (String, (usize, usize)) {
        (self.file.clone(), self.start())
    }
}

/// Words of a paragraph that come from one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The bookmark of the passage; none of what is computed.
    pub mark: Option<String>,
}

/// What the document was when it was made.
#[derive(Debug, Default)]
pub struct Origin {
    /// The type of paper that it was made as, `panel` or `ec`; none where an earlier
    /// version of the program made it.
    pub kind: Option<String>,
    /// The passages by their bookmarks.
    pub passages: BTreeMap<String, Passage>,
    /// The files that it was made of, with their sums.
    pub files: Vec<(String, String)>,
    /// The paragraphs of the text.
    pub body: Vec<Vec<Piece>>,
    /// Those of the notes.
    pub notes: Vec<Vec<Piece>>,
    /// Those of the header.
    pub around: Vec<Vec<Piece>>,
}

impl Origin {
    /// Reads it.
    ///
    /// # Errors
    /// Where it is not there, or makes no sense.
    pub fn read(package: &Package) -> Result<Self, Refused> {
        let mut origin = Self::default();
        let mut is_ours = false;
        for text in package.stores() {
            if text.contains("urn:panelpaper:passages:1") {
                origin.passages(text)?;
            } else if text.contains("urn:panelpaper:version:1") {
                is_ours = true;
                origin.version(text)?;
            }
        }
        if !is_ours || origin.passages.is_empty() {
            return Err(Refused::NotOurs);
        }
        for paragraphs in [&mut origin.body, &mut origin.notes, &mut origin.around] {
            for paragraph in paragraphs {
                loosen(paragraph.iter_mut().map(|piece| &mut piece.text));
            }
        }
        Ok(origin)
    }

    fn passages(&mut self, text: &str) -> Result<(), Refused> {
        let mut walk = Walk::new(text);
        let mut open: Option<(String, Passage, bool)> = None;
        while let Some(node) = walk.next()? {
            match node {
                Node::Open(element) if element.name == "passage" => open = passage(&element),
                Node::Open(_) => {}
                Node::Text(text) => {
                    // What is typed is told where it is other than what is said.
                    if let Some((_, passage, true)) = &mut open {
                        passage.typed.push_str(&text);
                    }
                }
                Node::Close => {
                    if let Some((id, passage, _)) = open.take() {
                        self.passages.insert(id, passage);
                    }
                }
            }
        }
        Ok(())
    }

    fn version(&mut self, text: &str) -> Result<(), Refused> {
        let mut walk = Walk::new(text);
        let mut part: Option<String> = None;
        let mut is_piece = false;
        while let Some(node) = walk.next()? {
            match node {
                Node::Open(element) => {
                    is_piece = element.name == "t";
                    let of = |name: &str| element.value(name).map(str::to_owned);
                    match element.name.as_str() {
                        "version" => self.kind = of("type"),
                        "file" => {
                            let pair = of("name").zip(of("sha256"));
                            self.files.extend(pair);
                        }
                        "text" => part = of("part"),
                        "p" => self.part(part.as_deref()).push(Vec::new()),
                        "t" => {
                            let piece = Piece {
                                text: String::new(),
                                mark: of("of"),
                            };
                            if let Some(last) = self.part(part.as_deref()).last_mut() {
                                last.push(piece);
                            }
                        }
                        _ => {}
                    }
                }
                Node::Text(text) if is_piece => {
                    let last = self.part(part.as_deref()).last_mut();
                    if let Some(piece) = last.and_then(|paragraph| paragraph.last_mut()) {
                        piece.text.push_str(&text);
                    }
                }
                Node::Text(_) => {}
                Node::Close => is_piece = false,
            }
        }
        Ok(())
    }

    fn part(&mut self, name: Option<&str>) -> &mut Vec<Vec<Piece>> {
        match name {
            Some("document") => &mut self.body,
            Some("footnotes") => &mut self.notes,
            _ => &mut self.around,
        }
    }

    /// The passage of a bookmark: one that is printed several times has several, whose
    /// names go on with a number.
    pub fn passage(&self, mark: &str) -> Option<(&str, &Passage)> {
        let name = id_of(mark);
        let (name, passage) = self.passages.get_key_value(name)?;
        Some((name, passage))
    }
}

/// The name of the first bookmark of a passage.
pub fn id_of(mark: &str) -> &str {
    let inner = mark.strip_prefix("_pp").unwrap_or(mark);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    &mark[..mark.len() - inner.len() + digits]
}

/// The words of a paragraph, without its end.
pub fn text_of(paragraph: &[Piece]) -> String {
    let text: String = paragraph.iter().map(|piece| piece.text.as_str()).collect();
    text.trim_end_matches(END).to_owned()
}

fn passage(element: &Element) -> Option<(String, Passage, bool)> {
    let of = |name: &str| element.value(name).map(str::to_owned);
    let number = |name: &str| of(name)?.parse().ok();
    let kind = match element.value("kind")? {
        "cell" => Kind::Cell(of("cell")?),
        "call" => Kind::Call,
        _ => Kind::Typed,
    };
    let typed = of("typed");
    let is_said = typed.is_none();
    let passage = Passage {
        kind,
        file: of("file")?,
        line: number("line")?,
        column: number("column")?,
        end: (number("end_line")?, number("end_column")?),
        typed: typed.unwrap_or_default(),
    };
    Some((of("id")?, passage, is_said))
}
