//! A text of paper.toml or of a cell with the facts of the tables in place of its calls.

use super::call::{Call, calls};
use super::passage::{Passage, UNKNOWN};
use super::tags::{Tag, TagKind};
use super::value::value;
use tables::model::Project;
use tables::source::{Span, TomlText};

/// The words of a text with the facts of the tables in place of its tags, put into an
/// empty passage, and the calls in it.
pub(super) fn with_facts(
    project: &Project,
    text: &TomlText,
    tags: Vec<Tag>,
    passage: Passage,
) -> (Passage, Vec<Call>) {
    let mut reader = Reader {
        project,
        text,
        tags,
        passage,
        calls: Vec::new(),
    };
    reader.read();
    (reader.passage, reader.calls)
}

struct Reader<'a> {
    project: &'a Project,
    text: &'a TomlText,
    tags: Vec<Tag>,
    passage: Passage,
    calls: Vec<Call>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let tags = std::mem::take(&mut self.tags);
        let mut at = 0;
        for tag in &tags {
            self.words(at, tag.range.start);
            self.tag(tag);
            at = tag.range.end;
        }
        self.words(at, self.text.text.len());
    }

    /// Adds what is typed from one place of the text to another.
    fn words(&mut self, from: usize, to: usize) {
        let all = &self.text.text;
        let mut characters = self.text.characters().skip_while(|(_, at, _)| *at < from);
        let mut run: Option<(usize, usize)> = None;
        while let Some((c, at, place)) = characters.next().filter(|(_, at, _)| *at < to) {
            let escapes = c == '\\' && all[at + 1..].starts_with("{{");
            let plain = place.len() == c.len_utf8() && !escapes;
            let goes_on = run.is_some_and(|(start, source)| source + at - start == place.start);
            if let Some((start, source)) = run.filter(|_| !plain || !goes_on) {
                self.passage.typed(&all[start..at], source);
                run = None;
            }
            match plain {
                true => run = run.or(Some((at, place.start))),
                false if escapes => {}
                false => self.passage.written(c, place),
            }
        }
        if let Some((start, source)) = run {
            self.passage.typed(&all[start..to], source);
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let said = &self.text.text[tag.inside.clone()];
        let span: Span = self.text.place(tag.range.clone());
        let here = self.passage.text.len();
        match tag.kind {
            TagKind::Comment | TagKind::LongComment | TagKind::Close | TagKind::Raw => {}
            TagKind::Open => self.calls.extend(calls(said, span, here)),
            TagKind::Else | TagKind::Chain => {
                self.calls.extend(calls(said, span, here));
                self.passage.given(&UNKNOWN.to_string(), span);
            }
            TagKind::Call => {
                let calls = calls(said, span, here);
                let words = calls
                    .first()
                    .and_then(|call| value(self.project, self.passage.lang, call));
                let words = words.unwrap_or_else(|| UNKNOWN.to_string());
                self.passage.given(&words, span);
                self.calls.extend(calls);
            }
        }
    }
}
