//! Where helpers report: findings and requests gathered while Handlebars
//! renders, so that one mistake does not hide the next.

use std::sync::Mutex;

use super::output::NumberingRequest;
use tables::diag::Diagnostic;

/// Gathers what helpers find and ask for.
#[derive(Debug, Default)]
pub(super) struct Sink {
    findings: Mutex<Vec<Diagnostic>>,
    requests: Mutex<Vec<NumberingRequest>>,
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
    pub(super) fn request(&self, request: NumberingRequest) -> usize {
        let mut requests = lock(&self.requests);
        requests.push(request);
        requests.len() - 1
    }

    pub(super) fn into_parts(self) -> (Vec<Diagnostic>, Vec<NumberingRequest>) {
        let inner = |poisoned: std::sync::PoisonError<_>| poisoned.into_inner();
        let findings = self.findings.into_inner().unwrap_or_else(inner);
        let inner = |poisoned: std::sync::PoisonError<_>| poisoned.into_inner();
        let requests = self.requests.into_inner().unwrap_or_else(inner);
        (findings, requests)
    }
}
