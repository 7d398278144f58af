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
    let finding = Diagnostic::error(name, format!("no {what} has the id `{id}`")).at(span);
    finding.did_you_mean(id, known)
}

/// The same for one of a cell that lists several.
pub(crate) fn unknown_of_list<'a>(
    name: &'static str,
    what: &str,
    id: &str,
    span: Span,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    if !id.contains([',', '、', '，']) {
        return unknown(name, what, id, span, known);
    }
    let finding = Diagnostic::error(name, format!("no {what} has the id `{id}`")).at(span);
    finding.help("write `;` between several ids")
}
