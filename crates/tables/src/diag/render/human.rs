//! Findings for people, in rustc's manner: the line with the exact characters
//! underlined, long rows trimmed around them, and the way out.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::cell_text::{CellText, cell_texts};
use super::window::{self, Window};
use crate::characters::{is_plain, visible};
use crate::diag::{Diagnostic, Label, Severity};
use crate::source::{FileId, SourceFile, Sources, Span};

/// The findings, each a block with an empty line after it. `color` adds ANSI
/// styles.
pub fn human(findings: &[Diagnostic], sources: &Sources, color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    findings
        .iter()
        .map(|finding| one(finding, sources, &renderer) + "\n\n")
        .collect()
}

fn one(finding: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let cells = cell_texts(finding, sources);
    let is_main = cells
        .iter()
        .any(|cell| cell.labels.iter().any(|(_, main, _)| *main));
    let whole = |lines: Vec<Marked<'_>>| {
        let in_cells = cells.iter().map(cell_snippet);
        let marked: Vec<Marked<'_>> = match is_main {
            true => in_cells.chain(lines).collect(),
            false => lines.into_iter().chain(in_cells).collect(),
        };
        let mut text = renderer.render(&[group(finding, marked)]);
        cells.iter().for_each(|cell| cell.correct(&mut text));
        text
    };
    if !is_long(finding, sources) {
        return whole(snippets(finding, sources));
    }
    let windows: Vec<Window<'_>> = in_lines(finding, sources)
        .map(|(label, _)| Window::of(sources.file(label.span.file), label.span))
        .collect();
    let marked = in_lines(finding, sources)
        .zip(&windows)
        .map(|((label, primary), window)| {
            let shown = Shown::new(&window.file.text, window.shown.clone());
            Snippet::source(shown.all())
                .line_start(window.file.place(window.shown.start).line)
                .path(visible(window.file.path.as_str()))
                .annotation(annotation(label, primary, &window.place, &shown))
        });
    let mut text = whole(marked.collect());
    let places = text.find("-->").unwrap_or_default();
    let each = windows.iter();
    each.fold(places, |from, window| window.correct(&mut text, from));
    text
}

/// The count that closes a list of findings: `2 errors, 1 warning`; nothing
/// where there are none.
pub fn summary(findings: &[Diagnostic]) -> Option<String> {
    let counts: Vec<String> = [Severity::Error, Severity::Warning]
        .into_iter()
        .filter_map(|severity| {
            let count = findings
                .iter()
                .filter(|finding| finding.severity == severity)
                .count();
            let plural = if count == 1 { "" } else { "s" };
            (count > 0).then(|| format!("{count} {}{plural}", severity.word()))
        })
        .collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}

/// The places of a finding, the main one first.
fn labels(finding: &Diagnostic) -> impl Iterator<Item = (&Label, bool)> {
    let primary = finding.primary.iter().map(|label| (label, true));
    primary.chain(finding.others.iter().map(|label| (label, false)))
}

/// Those that are in files with lines.
fn in_lines<'a>(
    finding: &'a Diagnostic,
    sources: &'a Sources,
) -> impl Iterator<Item = (&'a Label, bool)> {
    labels(finding).filter(|(label, _)| sources.file(label.span.file).sheet.is_none())
}

/// Lines with places marked in them.
type Marked<'a> = Snippet<'a, annotate_snippets::Annotation<'a>>;

/// A cell of a workbook.
fn cell_snippet<'a>(cell: &'a CellText<'_>) -> Marked<'a> {
    let shown = Shown::new(&cell.text, 0..cell.text.len());
    let annotations = cell
        .labels
        .iter()
        .map(|(label, primary, place)| annotation(label, *primary, place, &shown));
    let annotations: Vec<_> = annotations.collect();
    Snippet::source(shown.all())
        .line_start(cell.line)
        .path(cell.path.as_str())
        .annotations(annotations)
}

fn group<'a>(finding: &'a Diagnostic, snippets: Vec<Marked<'a>>) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(finding.message.as_str())
        .id(&*finding.rule)
        .elements(snippets);
    if finding.primary.is_none()
        && let Some(path) = &finding.path
    {
        group = group.element(Origin::path(visible(path.as_str())));
    }
    for help in &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    group
}

/// Whether the lines of a finding are too much text to be shown whole.
fn is_long(finding: &Diagnostic, sources: &Sources) -> bool {
    in_lines(finding, sources).any(|(label, _)| {
        let file = label.span.file;
        let own = labels(finding).map(|(label, _)| label.span);
        let own = own.filter(|span| span.file == file);
        lines(sources.file(file), own).len() > window::MOST
    })
}

/// One snippet a file, the main place's file first.
fn snippets<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Vec<Marked<'a>> {
    let mut files: Vec<FileId> = Vec::new();
    for (label, _) in in_lines(finding, sources) {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    let snippet = |id: FileId| {
        let file = sources.file(id);
        let own = || labels(finding).filter(|(label, _)| label.span.file == id);
        let lines = lines(file, own().map(|(label, _)| label.span));
        let first = file.place(lines.start).line;
        let shown = Shown::new(&file.text, lines);
        let annotations = own().map(|(label, primary)| {
            let place = whole(&file.text, label.span);
            annotation(label, primary, &place, &shown)
        });
        let annotations: Vec<_> = annotations.collect();
        Snippet::source(shown.all())
            .line_start(first)
            .path(visible(file.path.as_str()))
            .annotations(annotations)
    };
    files.into_iter().map(snippet).collect()
}

/// The lines from the first to the last that spans touch. The renderer goes
/// through all that it is given, for each finding again.
fn lines(file: &SourceFile, spans: impl Iterator<Item = Span>) -> Range<usize> {
    let whole = spans.map(|span| whole(&file.text, span));
    let ends = whole.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end));
    file.lines(ends.unwrap_or_default())
}

/// The renderer panics at a span that cuts a character in two: one that does,
/// by whatever mistake, is widened to whole characters.
fn whole(text: &str, span: Span) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    start..text.ceil_char_boundary(span.end).max(start)
}

/// Lines of a file as they are shown.
struct Shown<'a> {
    text: &'a str,
    lines: Range<usize>,
    plain: bool,
}

impl<'a> Shown<'a> {
    fn new(text: &'a str, lines: Range<usize>) -> Self {
        Self {
            text,
            plain: is_plain_text(&text[lines.clone()]),
            lines,
        }
    }

    fn all(&self) -> Cow<'a, str> {
        self.up_to(self.lines.end)
    }

    /// What is shown of the lines up to a place of the file: each character by
    /// one, so that columns are those of the file.
    fn up_to(&self, end: usize) -> Cow<'a, str> {
        let written = &self.text[self.lines.start..end];
        if self.plain {
            return Cow::Borrowed(written);
        }
        let shown = written.char_indices().map(|(at, c)| {
            let at = self.lines.start + at;
            // GitHub's runner takes `##[` for a command.
            let command = self.text[at..].starts_with("#[") && self.text[..at].ends_with('#');
            // For the renderer a carriage return alone ends no line.
            let alone = c == '\r' && !self.text[at..].starts_with("\r\n");
            match c {
                _ if alone => '\n',
                _ if command || is_replaced(c) => char::REPLACEMENT_CHARACTER,
                _ => c,
            }
        });
        Cow::Owned(shown.collect())
    }
}

/// Whether lines are shown just as they are written.
fn is_plain_text(lines: &str) -> bool {
    !lines.contains(is_replaced) && !lines.contains("##[") && !lines.contains('\r')
}

/// Whether a character could act on a terminal, or nobody would see it. For the
/// controls of ASCII the renderer has pictures.
fn is_replaced(c: char) -> bool {
    !c.is_ascii() && !is_plain(c)
}

/// The mark at a place of the text that is shown, with the label's words.
fn annotation<'a>(
    label: &'a Label,
    primary: bool,
    place: &Range<usize>,
    shown: &Shown<'_>,
) -> annotate_snippets::Annotation<'a> {
    let kind = if primary {
        AnnotationKind::Primary
    } else {
        AnnotationKind::Context
    };
    let at = |place: usize| shown.up_to(place).len();
    let words = (!label.text.is_empty()).then_some(label.text.as_str());
    kind.span(at(place.start)..at(place.end)).label(words)
}
