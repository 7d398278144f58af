//! Typst's messages as findings, at the line of the body or template that they
//! are about.

use camino::Utf8Path;
use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::{DiagSpan, DiagSpanKind, Source, SyntaxDiagnostic};
use typst::{World, WorldExt};

use super::world::PaperWorld;
use crate::diag::Diagnostic;
use crate::fill::Filled;
use crate::source::Span;

const RULE_BODY: &str = "body/typst";
const RULE_TEMPLATE: &str = "templates/typst";
const RULE_PDF: &str = "export/pdf";

/// A syntax error in a filled body.
pub(super) fn syntax(error: &SyntaxDiagnostic, source: &Source, filled: &Filled) -> Diagnostic {
    let range = match error.span.get() {
        DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range),
        DiagSpanKind::Range { range, .. } => Some(range),
        DiagSpanKind::Detached => None,
    };
    let finding = Diagnostic::error(RULE_BODY, error.message.to_string());
    let finding = finding.at_any(range.and_then(|range| filled.body.origin_of(range)));
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
#[derive(Debug)]
pub struct Faults(pub(crate) Vec<SourceDiagnostic>);

impl Faults {
    /// The findings, of which those without a place of their own are said of a
    /// file.
    pub fn of_file(&self, file: &Utf8Path) -> Vec<Diagnostic> {
        let finding = |found: &SourceDiagnostic| {
            let finding = Diagnostic::error(RULE_PDF, found.message.to_string());
            hinted(finding, found).in_file(file)
        };
        self.0.iter().map(finding).collect()
    }

    /// The findings at the lines of the body and templates that they are about;
    /// where there are none, of the files that the words come from.
    pub(super) fn explained(&self, world: &PaperWorld<'_>) -> Vec<Diagnostic> {
        let finding = |found: &SourceDiagnostic| {
            let mut finding = message(found, world);
            finding.rule = RULE_PDF.into();
            match finding.has_place() {
                true => finding,
                false => finding.in_file(world.origin_of(&found.message)),
            }
        };
        self.0.iter().map(finding).collect()
    }
}

/// An error or warning of a compilation or export.
pub(super) fn message(found: &SourceDiagnostic, world: &PaperWorld<'_>) -> Diagnostic {
    let trace = found.trace.iter().map(|point| DiagSpan::from(point.span));
    let mut place = Place::Nowhere;
    let mut other = None;
    // The innermost place in the author's own text is the one to mend; where
    // there is none, the innermost of all.
    for span in std::iter::once(found.span).chain(trace) {
        match resolve(span, world) {
            body @ Place::Body(_) => {
                place = body;
                break;
            }
            Place::Other(path, line) if other.is_none() => {
                other = Some(format!("the mistake is in line {line} of {path}"));
                place = Place::Other(path, line);
            }
            other if matches!(place, Place::Nowhere) => place = other,
            _ => {}
        }
    }
    let rule = match place {
        Place::Body(_) => RULE_BODY,
        _ => RULE_TEMPLATE,
    };
    let text = found.message.to_string();
    let finding = match found.severity {
        Severity::Error => Diagnostic::error(rule, text),
        Severity::Warning => Diagnostic::warning(rule, text),
    };
    let finding = match place {
        Place::Body(span) | Place::Template(span) => finding.at(span),
        Place::Other(path, _) => finding.in_file(path),
        Place::Nowhere => finding,
    };
    hinted(other.into_iter().fold(finding, Diagnostic::help), found)
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

enum Place {
    Body(Span),
    Template(Span),
    /// Another file of the paper's folder, and a line of it.
    Other(String, usize),
    Nowhere,
}

fn resolve(span: DiagSpan, world: &PaperWorld<'_>) -> Place {
    let (Some(id), Some(range)) = (span.id(), world.range(span)) else {
        return Place::Nowhere;
    };
    if id == world.body.file {
        let span = world.body.origin(range, world.filled);
        return span.map_or(Place::Nowhere, Place::Body);
    }
    match world.template(id) {
        Some(file) => Place::Template(Span::new(file, range.start, range.end)),
        None => {
            let source = world.source(id);
            let before = source
                .as_ref()
                .ok()
                .and_then(|source| source.text().get(..range.start));
            let line = before.map_or(1, |before| before.matches('\n').count() + 1);
            Place::Other(world.shown(id), line)
        }
    }
}
