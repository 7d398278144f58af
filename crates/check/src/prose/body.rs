//! A body cut into headings, paragraphs, items and footnotes.

use std::ops::Range;

use super::call::calls;
use super::code;
use super::outline::{Shape, blocks, lined, lines};
use super::passage::{Origin, Passage, UNKNOWN};
use super::piece::{BodyText, Kind, Piece};
use super::scan::{Scan, begins_words, closing, label};
use super::tags::{Tag, TagKind, tags};
use super::value::{prints, value};
use tables::model::{AnnexText, Body, Lang, Project};
use tables::source::{FileId, Sources, Span};

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
    let text = &*lined(&sources.file(body.file).text);
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

/// How many footnotes within one another are read.
const DEEPEST: usize = 8;

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
                Shape::Heading => level,
                Shape::Item => 1,
                Shape::Plain => 0,
            };
            let marked = line[skip..].trim_start();
            let from = range.end - marked.len();
            let kind = match kind {
                Shape::Heading => Kind::Heading(level),
                Shape::Item => Kind::Item(self.number),
                Shape::Plain => Kind::Paragraph(self.number + 1),
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
        let passage = Passage::new(self.body.lang, Origin::Body, self.body.file);
        let mut scan = Scan::new(passage);
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
            scan.words = scan.words || (depth == 0 && begins_words(rest));
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
