//! Typst's messages as findings, at the line of the body or template that they
//! are about.

use std::ops::Range;

use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::{DiagSpan, DiagSpanKind, Source, SyntaxDiagnostic};

use super::markup;
use super::part::Part;
use super::world::PaperWorld;
use check::Checked;
use tables::diag::Diagnostic;
use tables::source::{FileId, Sources, Span};

const RULE_BODY: &str = "body/typst";
const RULE_TEMPLATE: &str = "templates/typst";
const RULE_PDF: &str = "export/pdf";

/// The stretch of a source that a syntax error is about.
pub(super) fn range(error: &SyntaxDiagnostic, source: &Source) -> Option<Range<usize>> {
    match error.span.get() {
        DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range),
        DiagSpanKind::Range { range, .. } => Some(range),
        DiagSpanKind::Detached => None,
    }
}

/// A syntax error at a stretch of a filled body.
pub(super) fn syntax(
    error: &SyntaxDiagnostic,
    range: Option<Range<usize>>,
    part: &Part<'_>,
) -> Diagnostic {
    let finding = Diagnostic::error(RULE_BODY, error.message.to_string());
    let finding = finding.at_any(range.and_then(|range| part.body.origin_of(range)));
    // Most often a dollar sign or star that was meant as it is.
    let finding = if error.message == "unclosed delimiter" {
        finding.help("close it; where the sign itself is meant, write a backslash before it")
    } else {
        finding
    };
    error
        .hints
        .iter()
        .fold(finding, |finding, hint| finding.help(hint.v.to_string()))
}

/// What keeps pages from being written as the PDF that papers must be, in
/// Typst's own form.
#[derive(Debug, Default)]
pub struct Faults(pub(crate) Vec<SourceDiagnostic>);

impl Faults {
    /// The findings, all said of the head of a file.
    pub fn of_file(&self, file: FileId) -> Vec<Diagnostic> {
        let finding = |found: &SourceDiagnostic| {
            let finding = Diagnostic::error(RULE_PDF, found.message.to_string());
            hinted(finding, found).at(Span::new(file, 0, 0))
        };
        self.0.iter().map(finding).collect()
    }

    /// The findings at the lines of the body and templates that they are about.
    /// Some are about none: a text that is too long is most likely the longest,
    /// and all else is said of the body.
    pub(super) fn explained(&self, project: &Checked, world: &PaperWorld<'_>) -> Vec<Diagnostic> {
        let finding = |found: &SourceDiagnostic| {
            let mut finding = message(found, world);
            finding.rule = RULE_PDF.into();
            if finding.has_place() {
                return finding;
            }
            let long = found.message.contains("is longer than");
            let longest = long.then(|| longest(project, world.sources)).flatten();
            let mut bodies = project.bodies.iter();
            let body = bodies.find(|body| body.lang == world.filled.lang);
            let head = body.map(|body| Span::new(body.file, 0, 0));
            finding.at_any(longest.or(head))
        };
        self.0.iter().map(finding).collect()
    }
}

/// The longest text of paper.toml and the tables, where one is long enough to
/// be too long.
fn longest(project: &Checked, sources: &Sources) -> Option<Span> {
    const LONG: usize = 8_000;
    let settings = project.paper.printed.iter().map(|printed| printed.span);
    let rows = sources.tables().iter().flat_map(|table| &table.rows);
    let cells = rows.flat_map(|row| &row.cells).map(|cell| cell.span);
    let spans = settings.chain(cells);
    let long = spans.filter(|span| span.end - span.start > LONG);
    long.max_by_key(|span| span.end - span.start)
}

/// The finding for a sign right after a call of the body, where what Typst says
/// comes of reading it as code.
fn after_call(found: &SourceDiagnostic, world: &PaperWorld<'_>) -> Option<Diagnostic> {
    let range = world.range(found.span)?;
    let at = match found.message.as_str() {
        "expected function, found content" => range.end,
        "unexpected argument" => range.start,
        said if said.contains(" does not have field ") => range.start.checked_sub(1)?,
        _ => return None,
    };
    let body = world.part(found.span.id())?;
    let source = world.source(body.file).ok()?;
    let (before, after) = source.text().split_at_checked(at)?;
    let sign = after.chars().next()?;
    let follows = matches!(sign, '(' | '[' | '.') && before.ends_with([']', ')']);
    let place = follows.then(|| body.origin(at..at + 1))?;
    place.map(|place| markup::read_as_code(sign).at(place))
}

/// An error or warning of a compilation or export.
pub(super) fn message(found: &SourceDiagnostic, world: &PaperWorld<'_>) -> Diagnostic {
    if let Some(finding) = after_call(found, world) {
        return finding;
    }
    let trace = found.trace.iter().map(|point| DiagSpan::from(point.span));
    let mut place = MessagePlace::Nowhere;
    let mut other = None;
    // The innermost place in the author's own text is the one to mend; where
    // there is none, the innermost of all.
    for span in std::iter::once(found.span).chain(trace) {
        match resolve(span, world) {
            body @ MessagePlace::Body(_) => {
                place = body;
                break;
            }
            MessagePlace::Other(path, line) if other.is_none() => {
                other = Some(format!("the mistake is in line {line} of {path}"));
                place = MessagePlace::Other(path, line);
            }
            other if matches!(place, MessagePlace::Nowhere) => place = other,
            _ => {}
        }
    }
    let rule = match place {
        MessagePlace::Body(_) => RULE_BODY,
        _ => RULE_TEMPLATE,
    };
    let text = found.message.to_string();
    let finding = match found.severity {
        Severity::Warning if !takes_words(&text) => Diagnostic::warning(rule, text),
        Severity::Error | Severity::Warning => Diagnostic::error(rule, text),
    };
    let finding = match place {
        MessagePlace::Body(span) | MessagePlace::Template(span) => finding.at(span),
        MessagePlace::Other(path, _) => finding.in_file(path),
        MessagePlace::Nowhere => finding,
    };
    let finding = other.into_iter().fold(finding, Diagnostic::help);
    // Most often a sign that was meant as it is: C#, #甲.
    let finding = match rule == RULE_BODY && found.message.starts_with("unknown variable") {
        true => finding.help("where the sign `#` itself is meant, write \\#"),
        false => finding,
    };
    hinted(finding, found)
}

/// Whether a warning says that something which may have words is not printed, and not
/// only a gap or a break: "block may not occur inside of a paragraph and was ignored".
fn takes_words(said: &str) -> bool {
    let what = said.split(' ').next().unwrap_or_default();
    let is_empty = ["v", "h", "pagebreak", "colbreak", "parbreak", "linebreak"].contains(&what);
    said.contains(" was ignored") && !is_empty
}

/// A finding with Typst's hints.
fn hinted(finding: Diagnostic, found: &SourceDiagnostic) -> Diagnostic {
    found
        .hints
        .iter()
        // An option of the typst command is none of ours.
        .filter(|hint| !hint.v.contains("`--"))
        .fold(finding, |finding, hint| finding.help(hint.v.to_string()))
}

enum MessagePlace {
    Body(Span),
    Template(Span),
    /// Another file of the paper's folder, and a line of it.
    Other(String, usize),
    Nowhere,
}

fn resolve(span: DiagSpan, world: &PaperWorld<'_>) -> MessagePlace {
    let (Some(id), Some(range)) = (span.id(), world.range(span)) else {
        return MessagePlace::Nowhere;
    };
    if let Some(body) = world.part(Some(id)) {
        let span = body.origin(range);
        return span.map_or(MessagePlace::Nowhere, MessagePlace::Body);
    }
    match world.template(id) {
        Some(file) => MessagePlace::Template(Span::new(file, range.start, range.end)),
        None => {
            let source = world.source(id);
            let before = source
                .as_ref()
                .ok()
                .and_then(|source| source.text().get(..range.start));
            let line = before.map_or(1, |before| before.matches('\n').count() + 1);
            MessagePlace::Other(world.shown(id), line)
        }
    }
}
