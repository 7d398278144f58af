//! What an earlier batch noted of a paper, and what this one notes.

mod held;
mod issued;

use camino::Utf8Path;

use super::made::{Built, Made};
use super::request::Request;
use super::session::Session;
use crate::build::store::error::WriteError;
use crate::build::store::receipt::{self, Left};
use tables::load;
use tables::source::PaperFolder;

/// What a receipt says of a paper.
#[derive(Debug, Default)]
pub(super) struct Noted {
    /// The outcome of a build that would change nothing.
    pub(super) built: Option<Built>,
    /// Why a receipt that is there is not believed.
    pub(super) noticed: Option<String>,
}

/// What the receipt of an earlier build says of a paper. There is no outcome
/// where warnings are denied and some were found.
///
/// # Errors
/// When something stands where the folder of receipts belongs.
pub(super) fn current(
    session: &Session,
    request: &Request,
    out: &Utf8Path,
    deny_warnings: bool,
) -> Result<Noted, WriteError> {
    let Some(id) = load::id(&request.paper) else {
        return Ok(Noted::default());
    };
    let Left { receipt, noticed } = receipt::read(out, &id)?;
    let known = receipt.filter(|(receipt, _)| {
        let refused = deny_warnings && !receipt.findings.is_empty();
        !refused && receipt.summary.id == id
    });
    Ok(Noted {
        built: known
            .and_then(|(receipt, written)| receipt.outcome(session, request, (out, written))),
        noticed,
    })
}

/// Leaves the receipt of a paper whose output is as it should be.
pub(super) fn leave(request: &Request, out: &Utf8Path, made: &Made) {
    let Ok(folder) = PaperFolder::open(&request.paper) else {
        return;
    };
    if let Some(receipt) = issued::receipt(request, &folder, &out.join(&made.id), made) {
        receipt.leave(out);
    }
}
