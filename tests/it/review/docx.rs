//! A Word document as Word changes it: runs split where they like, tracks around them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::ops::Range;

use zip::write::SimpleFileOptions;

/// The main part.
pub(super) const TEXT: &str = "word/document.xml";

/// How a change is made.
#[derive(Clone, Copy)]
pub(super) enum How<'a> {
    /// By a reviewer whose changes are tracked.
    Tracked(&'a str),
    /// So that nothing tells of it.
    Untracked,
}

/// The parts of a document by name.
#[derive(Clone)]
pub(super) struct Docx {
    pub(super) parts: BTreeMap<String, Vec<u8>>,
    /// How many tracks there are.
    tracks: usize,
}

/// A piece of a paragraph.
enum Token {
    /// A run of words: its properties and the words.
    Run(String, String),
    /// Anything else, with how many characters it stands for.
    Other(String, usize),
}

impl Docx {
    pub(super) fn open(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("its bytes");
            parts.insert(part.name().expect("a name").into_owned(), bytes);
        }
        Self { parts, tracks: 100 }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            let options = SimpleFileOptions::default();
            zip.start_file(name.as_str(), options).expect("a part");
            zip.write_all(bytes).expect("its bytes");
        }
        zip.finish().expect("a package").into_inner()
    }

    pub(super) fn part(&self, name: &str) -> String {
        let bytes = self.parts.get(name).unwrap_or_else(|| panic!("no {name}"));
        String::from_utf8(bytes.clone()).expect("text")
    }

    pub(super) fn set(&mut self, name: &str, text: impl Into<Vec<u8>>) {
        self.parts.insert(name.to_owned(), text.into());
    }

    /// Replaces text in the XML of a part, which must be there.
    pub(super) fn raw(&mut self, name: &str, from: &str, to: &str) -> &mut Self {
        let text = self.part(name);
        assert!(text.contains(from), "{from} in {name}");
        self.set(name, text.replacen(from, to, 1));
        self
    }

    /// What tells of a change.
    pub(super) fn track(&mut self, author: &str) -> String {
        self.tracks += 1;
        let id = self.tracks;
        format!("w:id=\"{id}\" w:author=\"{author}\" w:date=\"2031-10-02T14:05:00Z\"")
    }

    /// Gives words another wording, where they stand first.
    pub(super) fn change(&mut self, was: &str, becomes: &str, how: How<'_>) -> &mut Self {
        self.change_in(TEXT, was, becomes, how)
    }

    /// The same in a part.
    pub(super) fn change_in(
        &mut self,
        part: &str,
        was: &str,
        becomes: &str,
        how: How<'_>,
    ) -> &mut Self {
        let xml = self.part(part);
        let found = paragraphs(&xml)
            .into_iter()
            .enumerate()
            .find_map(|(at, range)| {
                let text = text_of(&tokens(&xml[range]));
                let byte = text.find(was)?;
                Some((at, text[..byte].chars().count()))
            });
        let (paragraph, from) = found.unwrap_or_else(|| panic!("{was} in {part}"));
        let range = from..from + was.chars().count();
        self.change_at(part, paragraph, range, becomes, how)
    }

    /// Gives some characters of a paragraph another wording.
    pub(super) fn change_at(
        &mut self,
        part: &str,
        paragraph: usize,
        range: Range<usize>,
        becomes: &str,
        how: How<'_>,
    ) -> &mut Self {
        let put_in = self.put_in(becomes, how);
        let xml = self.part(part);
        let own = paragraphs(&xml)[paragraph].clone();
        let range = with_ties(&tokens(&xml[own.clone()]), range);
        let mut out = String::new();
        let mut at = 0;
        let mut is_in = becomes.is_empty();
        for token in tokens(&xml[own.clone()]) {
            match token {
                Token::Other(raw, count) => {
                    // What stands before the first words stays before them.
                    if !is_in && at >= range.end && count > 0 {
                        out += &put_in;
                        is_in = true;
                    }
                    if raw == "</w:p>" && !is_in {
                        out += &put_in;
                        is_in = true;
                    }
                    out += &raw;
                    at += count;
                }
                Token::Run(properties, text) => {
                    let length = text.chars().count();
                    let cut = |place: usize| place.clamp(at, at + length) - at;
                    let (from, to) = (cut(range.start), cut(range.end));
                    let part = |range: Range<usize>| -> String {
                        text.chars().skip(range.start).take(range.len()).collect()
                    };
                    out += &run(&properties, &part(0..from), "t");
                    if to > from {
                        out += &self.taken_out(&properties, &part(from..to), how);
                    }
                    if !is_in && at + length >= range.end && at <= range.end {
                        out += &put_in;
                        is_in = true;
                    }
                    out += &run(&properties, &part(to..length), "t");
                    at += length;
                }
            }
        }
        self.set(
            part,
            format!("{}{out}{}", &xml[..own.start], &xml[own.end..]),
        );
        self
    }

    fn put_in(&mut self, text: &str, how: How<'_>) -> String {
        let words = run("", text, "t");
        match how {
            How::Untracked => words,
            How::Tracked(author) => format!("<w:ins {}>{words}</w:ins>", self.track(author)),
        }
    }

    fn taken_out(&mut self, properties: &str, text: &str, how: How<'_>) -> String {
        match how {
            How::Untracked => String::new(),
            How::Tracked(author) => {
                let track = self.track(author);
                // Word splits what is taken out as it splits anything.
                let middle = text.chars().count() / 2;
                let head: String = text.chars().take(middle).collect();
                let tail: String = text.chars().skip(middle).collect();
                let runs = run(properties, &head, "delText") + &run(properties, &tail, "delText");
                format!("<w:del {track}>{runs}</w:del>")
            }
        }
    }

    /// Puts a paragraph in behind the one with some words.
    pub(super) fn new_paragraph(&mut self, behind: &str, text: &str, author: &str) -> &mut Self {
        let (track, words) = (self.track(author), self.put_in(text, How::Tracked(author)));
        let xml = self.part(TEXT);
        let own = self.paragraph(&xml, behind);
        let old = &xml[own.clone()];
        let end = format!("<w:rPr><w:ins {track}/></w:rPr></w:pPr>");
        let marked = old.replacen("</w:pPr>", &end, 1);
        let properties = old.split_once("</w:pPr>").map_or("<w:p>", |(head, _)| head);
        let new = format!("{properties}</w:pPr>{words}</w:p>");
        self.set(
            TEXT,
            format!("{}{marked}{new}{}", &xml[..own.start], &xml[own.end..]),
        );
        self
    }

    /// Takes the paragraph with some words out.
    pub(super) fn no_paragraph(&mut self, words: &str, author: &str) -> &mut Self {
        let xml = self.part(TEXT);
        let own = self.paragraph(&xml, words);
        let text = text_of(&tokens(&xml[own]));
        self.change(&text, "", How::Tracked(author));
        let track = self.track(author);
        let xml = self.part(TEXT);
        let start = xml
            .find(&format!("w:id=\"{}\"", self.tracks - 1))
            .expect("the track");
        let end = xml[..start].rfind("</w:pPr>").expect("properties");
        let mark = format!("<w:rPr><w:del {track}/></w:rPr>");
        self.set(TEXT, format!("{}{mark}{}", &xml[..end], &xml[end..]));
        self
    }

    /// The words of all paragraphs.
    pub(super) fn texts(&self) -> Vec<String> {
        let xml = self.part(TEXT);
        let all = paragraphs(&xml).into_iter();
        all.map(|range| text_of(&tokens(&xml[range]))).collect()
    }

    pub(super) fn paragraph(&self, xml: &str, words: &str) -> Range<usize> {
        let mut all = paragraphs(xml).into_iter();
        let found = all.find(|range| text_of(&tokens(&xml[range.clone()])).contains(words));
        found.unwrap_or_else(|| panic!("{words}"))
    }

    /// Moves words behind others.
    pub(super) fn move_words(&mut self, words: &str, behind: &str, author: &str) -> &mut Self {
        self.change(words, "", How::Tracked(author));
        self.change(behind, &format!("{behind}{words}"), How::Tracked(author));
        let (from, to) = (self.tracks - 2, self.tracks);
        let range = |kind: &str, id: usize| {
            format!(
                "<w:{kind}RangeStart w:id=\"{id}\" w:author=\"{author}\" w:name=\"move{from}\"/>"
            )
        };
        let mut xml = self.part(TEXT);
        // What gives way to the same words and more stays as it was.
        let taken = xml
            .find(&format!("<w:del w:id=\"{to}\""))
            .expect("taken out");
        let end = taken + xml[taken..].find("</w:del>").expect("its end") + "</w:del>".len();
        xml.replace_range(taken..end, &run("", behind, "t"));
        let from_track = xml
            .find(&format!("<w:del w:id=\"{from}\""))
            .expect("taken out");
        let end = from_track + xml[from_track..].find("</w:del>").expect("its end");
        let inner = xml[from_track..end]
            .replace("w:delText", "w:t")
            .replace("<w:del ", "<w:moveFrom ");
        let moved = format!(
            "{}{inner}</w:moveFrom><w:moveFromRangeEnd w:id=\"900\"/>",
            range("moveFrom", 900)
        );
        xml.replace_range(from_track..end + "</w:del>".len(), &moved);
        let to_track = xml
            .find(&format!("<w:ins w:id=\"{}\"", to - 1))
            .expect("put in");
        let end = to_track + xml[to_track..].find("</w:ins>").expect("its end");
        let inner = xml[to_track..end]
            .replace("<w:ins ", "<w:moveTo ")
            .replace(behind, "");
        let moved = format!(
            "{}{inner}</w:moveTo><w:moveToRangeEnd w:id=\"901\"/>",
            range("moveTo", 901)
        );
        xml.replace_range(to_track..end + "</w:ins>".len(), &moved);
        self.set(TEXT, xml);
        self
    }

    /// Comments on words.
    pub(super) fn comment(&mut self, on: &str, says: &str, author: &str) -> &mut Self {
        let comments = "word/comments.xml";
        let open =
            "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
        let old = match self.parts.contains_key(comments) {
            true => self.part(comments),
            false => format!("{open}</w:comments>"),
        };
        let id = self.tracks + 1;
        let track = self.track(author);
        let own = format!(
            "<w:comment {track}><w:p><w:r><w:annotationRef/></w:r>{}</w:p></w:comment></w:comments>",
            run("", says, "t")
        );
        self.set(comments, old.replace("</w:comments>", &own));
        let xml = self.part(TEXT);
        let escaped = escaped(on);
        let at = xml.find(&escaped).expect("the words");
        let start = xml[..at].rfind("<w:r>").max(xml[..at].rfind("<w:r "));
        let start = start.expect("the run");
        let end = at + xml[at..].find("</w:r>").expect("its end") + "</w:r>".len();
        let around = format!(
            "<w:commentRangeStart w:id=\"{id}\"/>{}<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>",
            &xml[start..end]
        );
        self.set(TEXT, format!("{}{around}{}", &xml[..start], &xml[end..]));
        self
    }

    /// The document as it is once every track is accepted, paragraph by paragraph,
    /// without white space.
    pub(super) fn accepted(&self) -> String {
        let xml = self.part(TEXT);
        let document = roxmltree::Document::parse(&xml).expect("XML");
        let texts = document.descendants().filter(|node| {
            let gone = node.ancestors().any(|node| {
                let name = node.tag_name().name();
                name == "del" || name == "moveFrom"
            });
            node.tag_name().name() == "t" && !gone
        });
        let texts = texts.filter_map(|node| node.text());
        crate::support::squeeze(&texts.collect::<String>())
    }
}

fn run(properties: &str, text: &str, kind: &str) -> String {
    match text.is_empty() {
        true => String::new(),
        // Word notes which of its sessions wrote a run.
        false => format!(
            "<w:r w:rsidR=\"00A{:05X}\">{properties}<w:{kind} xml:space=\"preserve\">{}</w:{kind}></w:r>",
            text.len() * 7919 % 0xF_FFFF,
            escaped(text)
        ),
    }
}

fn escaped(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    text.replace('"', "&quot;")
}

/// Where the paragraphs of a part stand.
fn paragraphs(xml: &str) -> Vec<Range<usize>> {
    let starts = xml.match_indices("<w:p>");
    starts
        .map(|(at, _)| at..at + xml[at..].find("</w:p>").expect("an end") + "</w:p>".len())
        .collect()
}

fn tokens(paragraph: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = paragraph;
    while !rest.is_empty() {
        let tracked = ["<w:del ", "<w:ins ", "<w:moveFrom ", "<w:moveTo "];
        if let Some(open) = tracked.into_iter().find(|open| rest.starts_with(open)) {
            let name = open.trim_start_matches('<').trim_end();
            let close = format!("</{name}>");
            let end = rest.find(&close).map_or(rest.len(), |at| at + close.len());
            out.push(Token::Other(rest[..end].to_owned(), 0));
            rest = &rest[end..];
        } else if rest.starts_with("<w:r>") || rest.starts_with("<w:r ") {
            let end = rest.find("</w:r>").expect("an end") + "</w:r>".len();
            out.push(run_token(&rest[..end]));
            rest = &rest[end..];
        } else {
            let end = rest.find('>').map_or(rest.len(), |at| at + 1);
            // Properties stand together.
            let end = match rest.starts_with("<w:pPr>") {
                true => rest.find("</w:pPr>").expect("an end") + "</w:pPr>".len(),
                false => end,
            };
            out.push(Token::Other(rest[..end].to_owned(), 0));
            rest = &rest[end..];
        }
    }
    out
}

fn run_token(run: &str) -> Token {
    let inner = run.split_once('>').map_or("", |(_, inner)| inner);
    let inner = inner.trim_end_matches("</w:r>");
    let (properties, words) = match inner.split_once("</w:rPr>") {
        Some((properties, words)) => (format!("{properties}</w:rPr>"), words),
        None => (String::new(), inner),
    };
    let text = words.strip_prefix("<w:t xml:space=\"preserve\">");
    let text = text.and_then(|text| text.strip_suffix("</w:t>"));
    match text.filter(|text| !text.contains('<')) {
        Some(text) => {
            let text = text
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"");
            Token::Run(properties, text.replace("&amp;", "&"))
        }
        None => {
            let signs = ["<w:tab/>", "<w:br/>", "<w:footnoteReference", "<w:drawing>"];
            let count = signs.iter().map(|sign| run.matches(sign).count()).sum();
            Token::Other(run.to_owned(), count)
        }
    }
}

/// The words of a paragraph as they are typed; a sign for anything else that counts.
fn text_of(tokens: &[Token]) -> String {
    loose(tokens).into_iter().map(|(c, _)| c).collect()
}

/// A range of these words among all characters.
fn with_ties(tokens: &[Token], range: Range<usize>) -> Range<usize> {
    let loose = loose(tokens);
    let place = |at: usize| loose.get(at).map(|(_, at)| *at);
    let last = loose.last().map_or(0, |(_, at)| at + 1);
    let start = place(range.start).unwrap_or(last);
    let end = range.end.checked_sub(1).filter(|_| !range.is_empty());
    start..end.map_or(start, |end| place(end).map_or(last, |at| at + 1))
}

/// The words without the gaps that tie them, each character with its place among all.
fn loose(tokens: &[Token]) -> Vec<(char, usize)> {
    let text = |token: &Token| match token {
        Token::Run(_, text) => text.clone(),
        Token::Other(_, count) => "\u{FDD0}".repeat(*count),
    };
    let all: Vec<char> = tokens
        .iter()
        .map(text)
        .collect::<String>()
        .chars()
        .collect();
    let is_chinese = |at: Option<usize>| {
        let own = at.and_then(|at| all.get(at));
        own.is_some_and(|c| ('\u{4E00}'..='\u{9FFF}').contains(c))
    };
    let own = all.iter().enumerate().filter_map(|(at, c)| match c {
        '\u{A0}' if is_chinese(at.checked_sub(1)) || is_chinese(Some(at + 1)) => None,
        '\u{A0}' => Some((' ', at)),
        c => Some((*c, at)),
    });
    own.collect()
}
