//! Ids that no table holds.

use tables::diag::Diagnostic;
use tables::source::Span;

/// A finding for an id that no table holds, with the nearest one that does.
pub(crate) fn unknown<'a>(
    name: &'static str,
    what: &str,
    id: &str,
    span: Span,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    nobody_has(name, what, id, span).did_you_mean(id, known)
}

fn nobody_has(name: &'static str, what: &str, id: &str, span: Span) -> Diagnostic {
    Diagnostic::error(name, format!("no {what} has the id `{id}`")).at(span)
}

/// The same for one of a cell that lists several.
pub(crate) fn unknown_of_list<'a>(
    name: &'static str,
    what: &str,
    id: &str,
    span: Span,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    match id.contains([',', '、', '，']) {
        true => nobody_has(name, what, id, span).help("write `;` between several ids"),
        false => unknown(name, what, id, span, known),
    }
}
