//! The passages of tables.

use std::collections::BTreeMap;

use super::call::Call;
use super::facts::with_facts;
use super::passage::{Origin, Passage};
use super::tags::tags;
use tables::model::{Lang, Project, Text};
use tables::source::{RowRef, Sources, Span, TomlText};

/// Whether a character is a Chinese ideograph.
pub fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The names of offices and ranks, titles of posts and annexes; gives the calls of
/// helpers in them.
pub(super) fn names(
    project: &Project,
    sources: &Sources,
    passages: &mut Vec<Passage>,
) -> Vec<Call> {
    let mut calls = Vec::new();
    let establishment = &project.establishment;
    for body in &project.bodies {
        let lang = body.lang;
        let mut names = Names {
            project,
            sources,
            lang,
            passages,
            calls: &mut calls,
        };
        for office in establishment.offices() {
            names.cell(office.row, ["name_zh", "name_en"], &office.name);
            names.cell(office.row, ["short_zh", "short_en"], &office.short);
        }
        for head in establishment.heads() {
            names.cell(head.row, ["name_zh", "name_en"], &head.name);
        }
        for rank in establishment.ranks() {
            names.cell(rank.row, ["name_zh", "name_en"], &rank.name);
            let plural = Text {
                zh: String::new(),
                en: rank.plural_en.clone().unwrap_or_default(),
            };
            names.cell(rank.row, ["plural_en"; 2], &plural);
            names.cell(rank.row, ["abbr_zh", "abbr_en"], &rank.abbr);
            names.cell(rank.row, ["grade_zh", "grade_en"], &rank.grade);
            names.cell(rank.row, ["pay_zh", "pay_en"], &rank.pay_words);
        }
        for post in establishment.posts() {
            names.cell(post.row, ["title_zh", "title_en"], &post.title);
            names.cell(post.row, ["superior_zh", "superior_en"], &post.superior);
            names.cell(post.row, ["note_zh", "note_en"], &post.note);
        }
        for annex in &project.annexes {
            let takes = project.paper.refs.titles;
            names.cell_with(annex.row, ["title_zh", "title_en"], &annex.title, takes);
            names.cell(annex.row, ["alt_zh", "alt_en"], &annex.alt);
            names.cell(annex.row, ["note_zh", "note_en"], &annex.note);
        }
    }
    calls
}

/// A cell as it is printed, and the calls in it: where it `takes` helpers, its words
/// with the facts in.
fn cell(
    (project, sources): (&Project, &Sources),
    span: Span,
    (lang, from): (Lang, Origin),
    takes: bool,
) -> (Passage, Vec<Call>) {
    let file = sources.file(span.file);
    if !takes || !file.text[span.start..span.end].contains("{{") {
        return (quoted(sources, span, lang, from), Vec::new());
    }
    let text = TomlText::of_cell(file, span);
    let tags = tags(&text.text);
    with_facts(project, &text, tags, Passage::new(lang, from, span.file))
}

/// The cells of the author's own tables that say words; gives the calls in them.
pub(super) fn own_tables(
    project: &Project,
    sources: &Sources,
    passages: &mut Vec<Passage>,
) -> Vec<Call> {
    let mut calls = Vec::new();
    for body in &project.bodies {
        let lang = body.lang;
        for table in &project.own_tables {
            let rows = table.rows.iter();
            let cells = rows.flat_map(|row| {
                let cells = table.columns.iter().zip(&row.cells);
                cells.map(move |(column, cell)| (row.row, column, cell.get(lang)))
            });
            for (row, column, text) in cells {
                let name = sources.column_in(row, &column.id, lang.code());
                let own = name != column.id;
                // What both editions print is of the language that it is written in.
                let chinese = || text.chars().any(is_chinese) == (lang == Lang::Zh);
                if !text.chars().any(char::is_alphabetic) || !(own || chinese()) {
                    continue;
                }
                let span = sources.cell_span(row, &name);
                let takes = project.paper.refs.tables;
                let of = (lang, Origin::Table);
                let (passage, own) = cell((project, sources), span, of, takes);
                passages.push(passage);
                calls.extend(own);
            }
        }
    }
    calls
}

struct Names<'a> {
    project: &'a Project,
    sources: &'a Sources,
    lang: Lang,
    passages: &'a mut Vec<Passage>,
    calls: &'a mut Vec<Call>,
}

impl Names<'_> {
    fn cell(&mut self, row: RowRef, columns: [&'static str; 2], text: &Text) {
        self.cell_with(row, columns, text, false);
    }

    /// The same of one that may take helpers.
    fn cell_with(&mut self, row: RowRef, columns: [&'static str; 2], text: &Text, takes: bool) {
        if text.get(self.lang).is_empty() {
            return;
        }
        let column = columns[usize::from(self.lang == Lang::En)];
        let span = self.sources.cell_span(row, column);
        let of = (self.lang, Origin::Name(row, column));
        let (passage, own) = cell((self.project, self.sources), span, of, takes);
        self.passages.push(passage);
        self.calls.extend(own);
    }
}

/// The duties in the order in which annexes print them; those without an annex
/// after the others; gives the calls of helpers in them.
pub(super) fn duties(
    project: &Project,
    sources: &Sources,
    passages: &mut Vec<Passage>,
) -> Vec<Call> {
    let mut calls = Vec::new();
    let mut order: BTreeMap<&str, usize> = BTreeMap::new();
    for annex in &project.annexes {
        order.entry(&annex.subject).or_insert(annex.number);
    }
    let mut indices: Vec<usize> = (0..project.duties.len()).collect();
    let place = |index: &usize| order.get(project.duties[*index].post.as_str());
    indices.sort_by_key(|index| place(index).copied().unwrap_or(usize::MAX));
    for body in &project.bodies {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for &index in &indices {
            let duty = &project.duties[index];
            let number = numbers.entry(&duty.post).or_default();
            *number += 1;
            if duty.text.get(body.lang).is_empty() {
                continue;
            }
            let span = sources.cell_span(duty.row, &format!("text_{}", body.lang.code()));
            let from = Origin::Duty {
                index,
                number: *number,
            };
            let takes = project.paper.refs.duties;
            let (passage, own) = cell((project, sources), span, (body.lang, from), takes);
            passages.push(passage);
            calls.extend(own);
        }
    }
    calls
}

/// A cell's text as written in its file, without the quotes around it; a quote that
/// is doubled inside is one.
fn quoted(sources: &Sources, span: Span, lang: Lang, from: Origin) -> Passage {
    let written = &sources.file(span.file).text[span.start..span.end];
    let mut passage = Passage::new(lang, from, span.file);
    let inner = written.strip_prefix('"');
    let Some(inner) = inner.and_then(|inner| inner.strip_suffix('"')) else {
        passage.typed(written, span.start);
        return passage;
    };
    let mut at = span.start + 1;
    for (index, part) in inner.split("\"\"").enumerate() {
        if index > 0 {
            passage.written('"', at..at + 2);
            at += 2;
        }
        passage.typed(part, at);
        at += part.len();
    }
    passage
}
