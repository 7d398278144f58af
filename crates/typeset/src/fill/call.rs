//! A call of a helper in a body.

use tables::source::Span;

/// The hash argument that tells a helper which call it is.
pub(super) const AT: &str = "@at";

/// A call of a helper in the body: where it stands, to the character.
#[derive(Debug, Clone, Copy)]
pub(super) struct HelperCall<'a> {
    pub(super) span: Span,
    pub(super) written: &'a str,
}

impl HelperCall<'_> {
    /// The span of an argument's value as it is written in the call, or of the
    /// whole call.
    pub(super) fn argument(&self, value: &str) -> Span {
        let quoted = |quote: char| format!("{quote}{value}{quote}");
        let found = ['"', '\'']
            .into_iter()
            .find_map(|quote| self.written.find(&quoted(quote)).map(|at| at + 1))
            // An id in a list such as except="a b".
            .or_else(|| self.written.find(value));
        match found {
            Some(at) if !value.is_empty() => {
                let start = self.span.start + at;
                Span::new(self.span.file, start, start + value.len())
            }
            _ => self.span,
        }
    }
}
