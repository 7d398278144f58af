//! Cells while they are filled in.

use super::super::cache::FillCache;
use super::super::form::Form;
use super::super::output::{Emission, FilledBody, NumberingRequest};
use super::super::read::Read;
use super::super::render::render;
use super::reference::{CellCall, CellReference};
use check::prose::{TagKind, tags};
use content::edition::EditionContext;
use tables::diag::Diagnostic;
use tables::model::{CELL_HELPERS, OwnTable, Printed};
use tables::source::{RowRef, Sources, Span, TomlText};

/// The cells of an edition while they are filled in.
pub(super) struct Cells<'a> {
    pub(super) edition: &'a EditionContext<'a>,
    pub(super) sources: &'a Sources,
    pub(super) references: Vec<CellReference>,
    pub(super) calls: Vec<CellCall>,
    pub(super) findings: Vec<Diagnostic>,
    /// Whether the cells stand in annexes.
    pub(super) in_annex: bool,
}

impl Cells<'_> {
    /// The cells of an own table, with what paper.toml says of it.
    pub(super) fn table(&mut self, table: &mut OwnTable) {
        let lang = self.edition.lang;
        for row in &mut table.rows {
            for (column, cell) in table.columns.iter().zip(&mut row.cells) {
                let of_lang = format!("{}_{}", column.id, lang.code());
                let known = self.sources.cell_text(row.row, &of_lang).is_some();
                let name = if known { &of_lang } else { &column.id };
                self.cell(row.row, name, cell.get_mut(lang));
            }
        }
        let at = (table.span, &table.printed[..]);
        self.setting(at, table.caption.get_mut(lang));
        for column in &mut table.columns {
            // A head that paper.toml does not give is that of the file.
            self.setting(at, column.head.get_mut(lang));
        }
        let notes = table.notes.iter_mut().filter(|(known, _)| *known == lang);
        for note in notes.flat_map(|(_, notes)| notes) {
            self.setting(at, note);
        }
    }

    /// A cell, whose words are then those that it prints.
    pub(super) fn cell(&mut self, row: RowRef, column: &str, text: &mut String) {
        if text.contains("{{") {
            let span = self.sources.cell_span(row, column);
            let read = TomlText::of_cell(self.sources.file(span.file), span);
            self.text(read, span, text);
        }
    }

    /// A text of the paper.toml that a table is named in, which is found by its words.
    fn setting(&mut self, (table, printed): (Span, &[Printed]), text: &mut String) {
        if !text.contains("{{") {
            return;
        }
        let found = printed.iter().find_map(|printed| {
            let read = TomlText::at(self.sources.file(printed.span.file), printed.span);
            (read.text == *text).then_some((read, printed.span))
        });
        if let Some((read, span)) = found {
            self.text(read, span, text);
            return;
        }
        let message = "the calls in a text of this table cannot be told from its escapes";
        let finding = Diagnostic::error("body/not-in-cells", message).at(table);
        let way_out = "write the text between single quotes";
        self.findings.push(finding.help(way_out));
    }

    /// Fills in a text that is written at a span.
    fn text(&mut self, read: TomlText, span: Span, text: &mut String) {
        let read = Read::new(read, span.file, self.sources);
        let refused = refused(&read);
        if !refused.is_empty() {
            self.findings.extend(read.home(refused));
            return;
        }
        let cache = FillCache::default();
        let file = (read.id, read.file());
        let (filled, found) = render(self.edition, &cache, file, Form::Cell);
        let found = read.home(found);
        if let Some(filled) = filled {
            *text = self.words(filled, &read, span);
            if found.is_empty() && text.trim().is_empty() {
                let finding = Diagnostic::error("tables/empty-cell", "this cell prints nothing");
                let way_out = "give it words that stand whatever its calls print";
                self.findings.push(finding.at(span).help(way_out));
            }
        }
        self.findings.extend(found);
    }

    /// The words of a filled text, with a character in place of each reference.
    fn words(&mut self, filled: FilledBody, read: &Read, cell: Span) -> String {
        let mut words = String::new();
        let mut at = 0;
        for emission in filled.emissions {
            let Emission {
                range,
                span,
                request,
            } = emission;
            let span = read.text.place(span.start..span.end);
            let printed = match request {
                Some(request) => self.mark(home(request, read), span),
                None => filled.text[range.clone()].to_owned(),
            };
            words += &filled.text[at..range.start];
            words += &printed;
            at = range.end;
            self.calls.push(CellCall {
                cell,
                span,
                printed,
            });
        }
        words + &filled.text[at..]
    }

    /// The character that stands for a reference.
    fn mark(&mut self, request: NumberingRequest, span: Span) -> String {
        let asked = CellReference {
            request,
            span,
            in_annex: self.in_annex,
        };
        let known = self.references.iter().position(|it| it.is_like(&asked));
        let index = known.unwrap_or_else(|| {
            self.references.push(asked);
            self.references.len() - 1
        });
        let mark = CellReference::mark(index);
        if mark.is_none() {
            let message = "no more references to paragraphs are told apart in cells";
            let finding = Diagnostic::error("body/not-in-cells", message).at(span);
            self.findings.push(finding.help("say it in words"));
        }
        mark.map(String::from).unwrap_or_default()
    }
}

/// What a cell asks for, with the places of its labels in the cell's own file.
fn home(request: NumberingRequest, read: &Read) -> NumberingRequest {
    match request {
        NumberingRequest::Paragraphs {
            labels,
            range,
            bare,
            case,
        } => NumberingRequest::Paragraphs {
            labels: labels
                .into_iter()
                .map(|(label, span)| (label, read.text.place(span.start..span.end)))
                .collect(),
            range,
            bare,
            case,
        },
        other => other,
    }
}

/// What a cell may not have: blocks, and helpers that are none of a cell's.
fn refused(read: &Read) -> Vec<Diagnostic> {
    let text = &read.file().text;
    let mut found = Vec::new();
    for tag in tags(text) {
        let said = text[tag.inside.clone()].trim();
        let name = said.split_whitespace().next().unwrap_or_default();
        let message = match tag.kind {
            TagKind::Comment | TagKind::LongComment => continue,
            TagKind::Call if CELL_HELPERS.contains(&name) || !tag.closed => continue,
            TagKind::Call => format!("`{name}` is no helper for a cell"),
            _ => "a cell has no blocks".to_owned(),
        };
        let span = Span::new(read.id, tag.range.start, tag.range.end);
        let finding = Diagnostic::error("body/not-in-cells", message).at(span);
        let known = CELL_HELPERS.join(", ");
        found.push(finding.help(format!(
            "a cell may call: {known}; braces themselves are written \\{{{{"
        )));
    }
    found
}
