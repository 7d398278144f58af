//! The cells that take helpers where paper.toml says so: duties, titles of annexes, the
//! author's own tables.
//!
//! They are filled in before anything is made of them. What a reference prints is not
//! known then: in its place stands a character that no paper may hold, a private one,
//! until the paragraphs are numbered.

use super::cache::FillCache;
use super::output::{Emission, FilledBody, NumberingRequest};
use super::read::Read;
use super::render::{Form, render};
use check::prose::{TagKind, tags};
use content::edition::EditionContext;
use tables::diag::Diagnostic;
use tables::model::{CELL_HELPERS, OwnTable, Project};
use tables::source::{RowRef, Sources, Span, TomlText};

/// The character that stands for the first reference.
const FIRST: u32 = 0xF_0000;

/// A reference in a cell.
#[derive(Debug, Clone)]
pub struct CellReference {
    /// What it asks for.
    pub request: NumberingRequest,
    /// The call.
    pub span: Span,
    /// Whether it stands in an annex, which is no part of the paper's own text.
    pub in_annex: bool,
}

impl CellReference {
    /// The reference that a character stands for.
    pub fn index_of(c: char) -> Option<usize> {
        let index = u32::from(c).checked_sub(FIRST)?;
        usize::try_from(index).ok()
    }

    /// Whether another asks for the same.
    fn is_like(&self, other: &Self) -> bool {
        let asked = |it: &Self| match &it.request {
            NumberingRequest::Paragraphs {
                labels,
                range,
                bare,
                case,
            } => {
                let labels = labels.iter().map(|(label, _)| label.clone());
                Some((labels.collect::<Vec<_>>(), *range, *bare, *case))
            }
            _ => None,
        };
        self.in_annex == other.in_annex && asked(self) == asked(other)
    }
}

/// A call in a cell with what it prints, for telling why an annex is made again.
#[derive(Debug, Clone)]
pub struct CellCall {
    /// The cell.
    pub cell: Span,
    /// The call.
    pub span: Span,
    /// What it prints; the character of a reference until that is resolved.
    pub printed: String,
}

/// A project whose cells are filled in for one edition.
pub(super) struct FilledCells {
    pub(super) project: Project,
    pub(super) references: Vec<CellReference>,
    pub(super) calls: Vec<CellCall>,
    pub(super) findings: Vec<Diagnostic>,
}

/// Fills in the cells of an edition; nothing where no cell calls a helper.
pub(super) fn fill(edition: &EditionContext<'_>, sources: &Sources) -> Option<FilledCells> {
    let project = edition.project;
    let refs = project.paper.refs;
    let lang = edition.lang;
    let calls = |text: &str| text.contains("{{");
    let duties = project.duties.iter();
    let titles = project.annexes.iter();
    let any = refs.duties && duties.map(|it| &it.text).any(|it| calls(it.get(lang)))
        || refs.titles && titles.map(|it| &it.title).any(|it| calls(it.get(lang)))
        || refs.tables && project.own_tables.iter().any(|it| has_calls(it, edition));
    if !any {
        return None;
    }
    let mut own = project.clone();
    let mut cells = Cells {
        edition,
        sources,
        references: Vec::new(),
        calls: Vec::new(),
        findings: Vec::new(),
        in_annex: true,
    };
    let code = lang.code();
    for duty in own.duties.iter_mut().filter(|_| refs.duties) {
        cells.cell(duty.row, &format!("text_{code}"), duty.text.get_mut(lang));
    }
    for annex in own.annexes.iter_mut().filter(|_| refs.titles) {
        cells.cell(
            annex.row,
            &format!("title_{code}"),
            annex.title.get_mut(lang),
        );
    }
    cells.in_annex = false;
    for table in own.own_tables.iter_mut().filter(|_| refs.tables) {
        cells.table(table);
    }
    let Cells {
        references,
        calls,
        findings,
        ..
    } = cells;
    Some(FilledCells {
        project: own,
        references,
        calls,
        findings,
    })
}

/// Whether helpers are called in a table.
fn has_calls(table: &OwnTable, edition: &EditionContext<'_>) -> bool {
    let lang = edition.lang;
    let heads = table.columns.iter().map(|column| column.head.get(lang));
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let notes = table.notes(lang).iter().map(String::as_str);
    let texts = heads.chain(cells.map(|cell| cell.get(lang))).chain(notes);
    let mut texts = texts.chain([table.caption.get(lang)]);
    texts.any(|text| text.contains("{{"))
}

struct Cells<'a> {
    edition: &'a EditionContext<'a>,
    sources: &'a Sources,
    references: Vec<CellReference>,
    calls: Vec<CellCall>,
    findings: Vec<Diagnostic>,
    /// Whether the cells stand in annexes.
    in_annex: bool,
}

impl Cells<'_> {
    fn table(&mut self, table: &mut OwnTable) {
        let lang = self.edition.lang;
        for row in &mut table.rows {
            for (column, cell) in table.columns.iter().zip(&mut row.cells) {
                let of_lang = format!("{}_{}", column.id, lang.code());
                let known = self.sources.cell_text(row.row, &of_lang).is_some();
                let name = if known { &of_lang } else { &column.id };
                self.cell(row.row, name, cell.get_mut(lang));
            }
        }
        self.setting(table.caption.get_mut(lang));
        for column in &mut table.columns {
            // A head that paper.toml does not give is that of the file.
            self.setting(column.head.get_mut(lang));
        }
        let notes = table.notes.iter_mut().filter(|(known, _)| *known == lang);
        for note in notes.flat_map(|(_, notes)| notes) {
            self.setting(note);
        }
    }

    fn cell(&mut self, row: RowRef, column: &str, text: &mut String) {
        if text.contains("{{") {
            let span = self.sources.cell_span(row, column);
            let read = TomlText::of_cell(self.sources.file(span.file), span);
            self.text(read, span, text);
        }
    }

    /// A text of paper.toml, which is found by its words.
    fn setting(&mut self, text: &mut String) {
        if !text.contains("{{") {
            return;
        }
        let printed = &self.edition.project.paper.printed;
        let found = printed.iter().find_map(|printed| {
            let read = TomlText::at(self.sources.file(printed.span.file), printed.span);
            (read.text == *text).then_some((read, printed.span))
        });
        if let Some((read, span)) = found {
            self.text(read, span, text);
        }
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
        let code = u32::try_from(index).ok().map(|index| FIRST + index);
        let mark = code
            .filter(|code| *code < 0x10_FFFE)
            .and_then(char::from_u32);
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
