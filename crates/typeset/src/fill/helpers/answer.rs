//! What a helper gives for a call.

use serde_json::Value;

use super::super::output::NumberingRequest;
use tables::diag::Diagnostic;

/// What a helper writes.
pub(super) enum Written {
    /// Text or a number: escaped on its way out, or handed to another helper.
    Value(Value),
    /// A reference: its words, and Typst source that links them.
    Reference {
        /// What is read, also where nothing can be linked.
        text: String,
        /// The link.
        source: String,
    },
    /// Something that typesetting will put in.
    Request(NumberingRequest),
}

impl From<String> for Written {
    fn from(text: String) -> Self {
        Self::Value(Value::String(text))
    }
}

/// What a helper gives, or what is wrong with the call.
pub(super) type Answer = Result<Written, Diagnostic>;
