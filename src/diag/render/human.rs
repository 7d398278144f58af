//! Findings for people, in rustc's manner: the line with the exact characters
//! underlined, long rows trimmed around them, and the way out.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

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
        .map(|finding| renderer.render(&[group(finding, sources)]) + "\n\n")
        .collect()
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

fn group<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(finding.message.as_str())
        .id(&*finding.rule)
        .elements(snippets(finding, sources));
    if finding.primary.is_none()
        && let Some(path) = &finding.path
    {
        group = group.element(Origin::path(path.as_str()));
    }
    for help in &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    group
}

/// One snippet a file, the main place's file first.
fn snippets<'a>(
    finding: &'a Diagnostic,
    sources: &'a Sources,
) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let mut files: Vec<FileId> = Vec::new();
    let labels = || {
        let primary = finding.primary.iter().map(|label| (label, true));
        primary.chain(finding.others.iter().map(|label| (label, false)))
    };
    for (label, _) in labels() {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    let snippet = |id: FileId| {
        let file = sources.file(id);
        let own = || labels().filter(|(label, _)| label.span.file == id);
        let lines = lines(file, own().map(|(label, _)| label.span));
        let annotations =
            own().map(|(label, primary)| annotation(label, primary, &file.text, &lines));
        Snippet::source(shown(&file.text[lines.clone()]))
            .line_start(file.place(lines.start).line)
            .path(file.path.as_str())
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

/// The text with a line feed at the end of each line: for the renderer a
/// carriage return alone ends none.
fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return text.into();
    }
    let mut rest = text.chars().peekable();
    let mut shown = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let alone = c == '\r' && rest.peek() != Some(&'\n');
        shown.push(if alone { '\n' } else { c });
    }
    shown.into()
}

/// The renderer panics at a span that cuts a character in two: one that does,
/// by whatever mistake, is widened to whole characters.
fn whole(text: &str, span: Span) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    start..text.ceil_char_boundary(span.end).max(start)
}

fn annotation<'a>(
    label: &'a Label,
    primary: bool,
    text: &str,
    lines: &Range<usize>,
) -> annotate_snippets::Annotation<'a> {
    let kind = if primary {
        AnnotationKind::Primary
    } else {
        AnnotationKind::Context
    };
    let Range { start, end } = whole(text, label.span);
    let words = (!label.text.is_empty()).then_some(label.text.as_str());
    kind.span(start - lines.start..end - lines.start)
        .label(words)
}
