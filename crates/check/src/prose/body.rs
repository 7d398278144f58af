//! A body cut into headings, paragraphs, items and footnotes.

use std::ops::Range;

use super::call::{Call, calls};
use super::code::{self, Code, code};
use super::passage::{Origin, Passage, UNKNOWN};
use super::tags::{Tag, TagKind, tags};
use super::value::{prints, value};
use tables::model::{AnnexText, Body, Lang, Project};
use tables::source::{FileId, Sources, Span};

/// What a piece of a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading of a level, from 1.
    Heading(usize),
    /// A numbered paragraph: its number.
    Paragraph(usize),
    /// An item of a list of a paragraph.
    Item(usize),
    /// A footnote in a paragraph.
    Footnote(usize),
}

impl Kind {
    /// The same in a text whose paragraphs have no numbers.
    fn unnumbered(self) -> Self {
        match self {
            Self::Heading(_) => self,
            Self::Paragraph(_) => Self::Paragraph(0),
            Self::Item(_) => Self::Item(0),
            Self::Footnote(_) => Self::Footnote(0),
        }
    }
}

/// A piece of a body.
#[derive(Debug)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// Its passage's index in [`Prose`](super::Prose).
    pub passage: usize,
    /// The label at its end, which `{{para}}` names.
    pub label: Option<String>,
    /// The calls in it, in order.
    pub calls: Vec<Call>,
    /// Its lines in the file.
    pub span: Span,
}

/// A body's pieces.
#[derive(Debug)]
pub struct BodyText {
    /// Its language.
    pub lang: Lang,
    /// Its file.
    pub file: FileId,
    /// The number of the annex whose text it is; `None` for a body.
    pub annex: Option<usize>,
    /// The pieces in reading order; a footnote after the piece that it is in.
    pub pieces: Vec<Piece>,
    /// Its blocks between blank lines.
    pub blocks: Vec<Range<usize>>,
    /// Its comments, without their braces.
    pub comments: Vec<Range<usize>>,
    /// Whether every tag is closed, and all that prints a fact names one that is
    /// there: what a body does not say cannot be told otherwise.
    pub sound: bool,
    /// The number of its last numbered paragraph, the first of all included.
    pub last: usize,
}

/// A file of prose.
#[derive(Clone, Copy)]
pub(super) struct ProseFile {
    lang: Lang,
    file: FileId,
    /// What members are invited to do, which stands before it.
    invitation: Option<FileId>,
    annex: Option<usize>,
}

impl From<Body> for ProseFile {
    fn from(body: Body) -> Self {
        Self {
            lang: body.lang,
            file: body.file,
            invitation: body.invitation,
            annex: None,
        }
    }
}

impl From<AnnexText> for ProseFile {
    fn from(text: AnnexText) -> Self {
        Self {
            lang: text.lang,
            file: text.file,
            invitation: None,
            annex: Some(text.annex),
        }
    }
}

/// Cuts a file of prose, with what members are invited to do before it; its passages
/// are added to the others.
pub(super) fn read(
    project: &Project,
    sources: &Sources,
    body: ProseFile,
    passages: &mut Vec<Passage>,
) -> BodyText {
    let invitation = body.invitation.map(|file| {
        let alone = ProseFile { file, ..body };
        let mut read = read_file(project, sources, alone, passages);
        for piece in &mut read.pieces {
            piece.kind = piece.kind.unnumbered();
        }
        read
    });
    let mut read = read_file(project, sources, body, passages);
    if let Some(invitation) = invitation {
        read.sound &= invitation.sound;
        read.pieces.splice(..0, invitation.pieces);
    }
    read
}

/// Cuts one file.
fn read_file(
    project: &Project,
    sources: &Sources,
    body: ProseFile,
    passages: &mut Vec<Passage>,
) -> BodyText {
    let text = &sources.file(body.file).text;
    let tags = tags(text);
    let code = code::long(text);
    let mut reader = Reader {
        project,
        body,
        text,
        passages,
        number: 0,
        sets_quotes: sets_quotes(body.lang, text),
        out: BodyText {
            lang: body.lang,
            file: body.file,
            annex: body.annex,
            pieces: Vec::new(),
            blocks: blocks(text, &tags, &code),
            comments: Vec::new(),
            sound: tags.iter().all(|tag| tag.closed),
            last: 0,
        },
        tags,
    };
    for block in reader.out.blocks.clone() {
        reader.block(block);
    }
    reader.out
}

/// Whether the straight quotation marks of a body are set as curly ones: in
/// English, unless the body itself says how Typst is to set them.
pub fn sets_quotes(lang: Lang, body: &str) -> bool {
    lang == Lang::En && !body.contains("smartquote")
}

/// Whether a line begins inside a tag: a comment may have many.
fn in_tag(tags: &[Tag], line: usize) -> bool {
    let after = tags.partition_point(|tag| tag.range.start < line);
    let before = after.checked_sub(1).map(|at| &tags[at].range);
    before.is_some_and(|range| range.end > line)
}

/// The stretches between blank lines. `code` is what has blank lines of its own.
fn blocks(text: &str, tags: &[Tag], code: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut open = false;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let in_code = || code.iter().any(|code| code.contains(&range.start));
        let blank = line.trim().is_empty() && !in_tag(tags, range.start) && !in_code();
        match blocks.last_mut().filter(|_| open && !blank) {
            Some(block) => block.end = range.end,
            None if !blank => blocks.push(range),
            None => {}
        }
        open = !blank;
    }
    blocks
}

/// The lines of a block that belong together: a heading, a paragraph, an item.
fn lines(text: &str, tags: &[Tag], block: &Range<usize>) -> Vec<(usize, Range<usize>)> {
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    let mut at = block.start;
    for line in text[block.clone()].split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let trimmed = line.trim_start();
        let level = trimmed.bytes().take_while(|&byte| byte == b'=').count();
        let heading = level > 0 && trimmed[level..].starts_with(' ');
        let item = trimmed.starts_with("+ ") || trimmed.starts_with("- ");
        let inside = in_tag(tags, range.start);
        let (heading, item) = (heading && !inside, item && !inside);
        let below = found
            .last()
            .is_some_and(|(kind, _)| *kind != HEADING || inside);
        let goes_on = !heading && !item && below;
        match found.last_mut().filter(|_| goes_on) {
            Some((_, last)) => last.end = range.end,
            None if heading => found.push((HEADING, range)),
            None if item => found.push((ITEM, range)),
            None => found.push((PLAIN, range)),
        }
    }
    found
}

/// How many footnotes within one another are read.
const DEEPEST: usize = 8;

const HEADING: usize = 0;
const ITEM: usize = 1;
const PLAIN: usize = 2;

struct Reader<'a> {
    project: &'a Project,
    body: ProseFile,
    text: &'a str,
    passages: &'a mut Vec<Passage>,
    number: usize,
    out: BodyText,
    tags: Vec<Tag>,
    /// Whether straight quotation marks are set as curly ones.
    sets_quotes: bool,
}

impl Reader<'_> {
    fn block(&mut self, block: Range<usize>) {
        for (kind, range) in lines(self.text, &self.tags, &block) {
            let line = self.text[range.clone()].trim_start();
            let start = range.end - line.len();
            let level = line.bytes().take_while(|&byte| byte == b'=').count();
            let skip = match kind {
                HEADING => level,
                ITEM => 1,
                _ => 0,
            };
            let marked = line[skip..].trim_start();
            let from = range.end - marked.len();
            let kind = match kind {
                HEADING => Kind::Heading(level),
                ITEM => Kind::Item(self.number),
                _ => Kind::Paragraph(self.number + 1),
            };
            let end = start + line.trim_end().len();
            let whole = Span::new(self.body.file, start, end);
            let printed = self.piece(kind, from..range.end, whole, 0);
            if printed && matches!(kind, Kind::Paragraph(_)) {
                self.number += 1;
                self.out.last = self.number;
            }
        }
    }

    /// Reads a piece, and the footnotes in it, so many within one another; false
    /// where it prints no words of its own, such as a comment's line, one with the
    /// tag of a block alone, a table or a rule: those are no paragraphs.
    fn piece(&mut self, kind: Kind, range: Range<usize>, span: Span, depth: usize) -> bool {
        let mut scan = Scan {
            passage: Passage::new(self.body.lang, Origin::Body, self.body.file),
            calls: Vec::new(),
            notes: Vec::new(),
            label: None,
            mistaken: 0,
            words: false,
        };
        self.scan(&mut scan, range);
        if self.sets_quotes {
            let set = scan.passage.set_quotes();
            // A curly mark is longer than a straight one.
            let longer = '“'.len_utf8() - 1;
            for call in &mut scan.calls {
                call.at += longer * set.partition_point(|at| *at < call.at);
            }
        }
        let printed = !scan.passage.text.trim().is_empty() && scan.words;
        let said = !scan.passage.text.trim().is_empty();
        let silent = !said && !scan.calls.iter().any(|call| call.name != "list");
        let passage = self.passages.len();
        self.passages.push(scan.passage);
        let unnumbered = matches!(kind, Kind::Paragraph(_)) && !printed;
        let kind = if unnumbered {
            Kind::Paragraph(self.number)
        } else {
            kind
        };
        self.out.pieces.push(Piece {
            kind,
            passage,
            label: scan.label.filter(|_| !unnumbered),
            calls: scan.calls,
            span,
        });
        if silent {
            self.passages.pop();
            self.out.pieces.pop();
        }
        let number = match kind {
            Kind::Paragraph(number) | Kind::Item(number) | Kind::Footnote(number) => number,
            Kind::Heading(_) => 0,
        };
        for note in scan.notes.into_iter().filter(|_| depth < DEEPEST) {
            let span = Span::new(self.body.file, note.start, note.end);
            self.piece(Kind::Footnote(number), note, span, depth + 1);
        }
        printed
    }

    /// Reads text into a piece: expressions, footnotes, Typst's own signs.
    fn scan(&mut self, scan: &mut Scan, range: Range<usize>) {
        let mut at = range.start;
        let mut depth = 0;
        while at < range.end {
            let rest = &self.text[at..range.end];
            scan.words |= depth == 0 && begins_words(rest);
            at += if rest.starts_with("{{") {
                self.expression(scan, at, range.end)
            } else if let Some(inside) = rest.strip_prefix("#footnote[") {
                let length = closing(inside);
                let start = range.end - inside.len();
                scan.notes.push(start..start + length);
                "#footnote[".len() + length + 1
            } else if let Some(code) = scan.code(rest) {
                if code.opens {
                    depth += 1;
                } else {
                    let span = Span::new(self.body.file, at, at + code.length);
                    scan.passage.given(&rest[..code.length], span);
                }
                code.length
            } else if rest.starts_with(']') && depth > 0 {
                depth -= 1;
                1
            } else if let Some((name, length)) = label(rest) {
                scan.label = Some(name.to_owned());
                length
            } else {
                self.character(scan, at, rest)
            };
        }
    }

    fn character(&self, scan: &mut Scan, at: usize, rest: &str) -> usize {
        let mut chars = rest.chars();
        let first = chars.next().unwrap_or_default();
        match first {
            // An escaped sign is printed without its backslash.
            '\\' if chars.next().is_some_and(|next| !next.is_whitespace()) => {
                let escaped = &rest[1..];
                let length = escaped.chars().next().map_or(0, char::len_utf8);
                if escaped.starts_with("{{") {
                    scan.passage.typed("{{", at + 1);
                    return 3;
                }
                match escaped.chars().next() {
                    Some(mark @ ('"' | '\'')) => scan.passage.written(mark, at..at + 2),
                    _ => scan.passage.typed(&escaped[..length], at + 1),
                }
                1 + length
            }
            '*' => 1,
            '\n' | '\r' => self.line_end(scan, at, rest),
            _ => {
                let plain =
                    |c: char| !matches!(c, '{' | '#' | ']' | '<' | '\\' | '*' | '\n' | '\r');
                let end = rest[first.len_utf8()..]
                    .find(|c| !plain(c))
                    .map_or(rest.len(), |end| end + first.len_utf8());
                scan.passage.typed(&rest[..end], at);
                end
            }
        }
    }

    /// Reads the end of a line with what the next is set in by. Between the words
    /// of an English text it is a space.
    fn line_end(&self, scan: &mut Scan, at: usize, rest: &str) -> usize {
        let next = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let words = self.body.lang == Lang::En && !next.is_empty();
        let said = scan.passage.text.chars().next_back();
        if words && said.is_some_and(|last| !last.is_whitespace()) {
            scan.passage.typed(" ", at);
        }
        match self.body.lang {
            Lang::En => rest.len() - next.len(),
            Lang::Zh => 1,
        }
    }

    /// Reads an expression; gives its length within the piece.
    fn expression(&mut self, scan: &mut Scan, at: usize, end: usize) -> usize {
        let known = self.tags.binary_search_by_key(&at, |tag| tag.range.start);
        let Ok(known) = known else {
            return "{{".len();
        };
        let Tag {
            kind,
            range,
            inside,
            ..
        } = self.tags[known].clone();
        let length = range.end.min(end) - at;
        let span = Span::new(self.body.file, at, at + length);
        let said = &self.text[inside.clone()];
        let here = scan.passage.text.len();
        match kind {
            TagKind::Comment | TagKind::LongComment => self.out.comments.push(inside),
            TagKind::Close | TagKind::Raw => {}
            TagKind::Open => scan.calls.extend(calls(said, span, here)),
            TagKind::Else | TagKind::Chain => {
                scan.calls.extend(calls(said, span, here));
                // One branch is printed: its words do not stand next to another's.
                if !scan.passage.text.trim().is_empty() {
                    scan.passage.given(&UNKNOWN.to_string(), span);
                }
            }
            TagKind::Call => {
                let calls = calls(said, span, here);
                if let Some(call) = calls.first() {
                    let words = value(self.project, self.body.lang, call);
                    self.out.sound &= words.is_some() || prints(self.project, call);
                    let words = words.unwrap_or_else(|| UNKNOWN.to_string());
                    scan.passage.given(&words, span);
                }
                scan.calls.extend(calls);
            }
        }
        length
    }
}

/// Whether what begins here prints words by itself, which code does not.
fn begins_words(rest: &str) -> bool {
    let first = rest.chars().next().unwrap_or_default();
    let silent = [
        "{{!",
        "{{#",
        "{{/",
        "{{~",
        "{{else",
        "{{list",
        "{{table",
        "{{picture",
    ];
    match first {
        '{' => !silent.iter().any(|tag| rest.starts_with(tag)),
        '#' => code(rest).is_none(),
        '<' => label(rest).is_none(),
        _ => !first.is_whitespace(),
    }
}

struct Scan {
    passage: Passage,
    calls: Vec<Call>,
    notes: Vec<Range<usize>>,
    label: Option<String>,
    /// Whether words stand in it outside code.
    words: bool,
    /// How often something looked like code and was none.
    mistaken: usize,
}

/// How often that may be in one piece: what is open to its end is gone through
/// each time.
const MOST_MISTAKEN: usize = 200;

impl Scan {
    /// The code that begins at `rest`, if it does.
    fn code(&mut self, rest: &str) -> Option<Code> {
        if !rest.starts_with('#') || self.mistaken > MOST_MISTAKEN {
            return None;
        }
        let found = code(rest);
        self.mistaken += usize::from(found.is_none());
        found
    }
}

/// A label `<name>` at the beginning of `rest`.
fn label(rest: &str) -> Option<(&str, usize)> {
    let name = rest.strip_prefix('<')?;
    let good = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let end = name.find(|c| !good(c))?;
    let closed = end > 0 && name[end..].starts_with('>');
    closed.then_some((&name[..end], end + 2))
}

/// The length of what stands before the bracket that closes a content block.
fn closing(inside: &str) -> usize {
    let mut depth = 0;
    let mut escaped = false;
    for (at, found) in inside.char_indices() {
        match found {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' if depth == 0 => return at,
            ']' => depth -= 1,
            _ => {}
        }
    }
    inside.len()
}
