//! Where helpers report: findings and requests gathered while Handlebars
//! renders, so that one mistake does not hide the next.

use std::sync::Mutex;

use super::output::Request;
use tables::diag::Diagnostic;
use tables::source::Span;

/// Gathers what helpers find and ask for.
#[derive(Debug, Default)]
pub(super) struct Sink {
    findings: Mutex<Vec<Diagnostic>>,
    requests: Mutex<Vec<Request>>,
}

/// A lock that a panicking helper left behind is still good: each holds only
/// whole values.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl Sink {
    pub(super) fn report(&self, finding: Diagnostic) {
        lock(&self.findings).push(finding);
    }

    /// Keeps a request; gives its index.
    pub(super) fn request(&self, request: Request) -> usize {
        let mut requests = lock(&self.requests);
        requests.push(request);
        requests.len() - 1
    }

    pub(super) fn into_parts(self) -> (Vec<Diagnostic>, Vec<Request>) {
        let inner = |poisoned: std::sync::PoisonError<_>| poisoned.into_inner();
        let findings = self.findings.into_inner().unwrap_or_else(inner);
        let inner = |poisoned: std::sync::PoisonError<_>| poisoned.into_inner();
        let requests = self.requests.into_inner().unwrap_or_else(inner);
        (findings, requests)
    }
}

/// A call of a helper in the body: where it stands, to the character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Call<'a> {
    pub(super) span: Span,
    pub(super) written: &'a str,
}

impl Call<'_> {
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
