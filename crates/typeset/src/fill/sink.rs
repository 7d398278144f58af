//! Where helpers report: findings and requests gathered while Handlebars
//! renders, so that one mistake does not hide the next.

use std::sync::Mutex;

use super::output::{Asked, NumberingRequest};
use content::table::Placed;
use tables::diag::Diagnostic;

/// Gathers what helpers find and ask for.
#[derive(Debug, Default)]
pub(super) struct Sink {
    findings: Mutex<Vec<Diagnostic>>,
    asked: Mutex<Asked>,
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
        let requests = &mut lock(&self.asked).requests;
        requests.push(request);
        requests.len() - 1
    }

    /// Keeps a table or picture; gives its index.
    pub(super) fn place(&self, placed: Placed) -> usize {
        let all = &mut lock(&self.asked).placed;
        all.push(placed);
        all.len() - 1
    }

    pub(super) fn into_parts(self) -> (Vec<Diagnostic>, Asked) {
        (inner(self.findings), inner(self.asked))
    }
}

fn inner<T>(mutex: Mutex<T>) -> T {
    mutex
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}
