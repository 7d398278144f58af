//! What a helper gives for a call.

use serde_json::{Value, json};

use super::super::escape::{literal, quoted};
use super::super::output::NumberingRequest;
use content::table::Placed;
use tables::diag::Diagnostic;
use tables::model::Case;

/// What a helper writes.
pub(super) enum Written {
    /// Text or a truth: escaped on its way out, or handed to another helper.
    Value(Value),
    /// A number, which other helpers compare, and how it is printed.
    Number(i64, String),
    /// The label of annexes, as a link to a name; with their numbers.
    Link {
        target: String,
        label: String,
        numbers: Vec<usize>,
    },
    /// Something that typesetting will put in.
    Request(NumberingRequest),
    /// A table or picture, which stands by itself.
    Placed(Placed),
}

impl From<String> for Written {
    fn from(text: String) -> Self {
        Self::Value(Value::String(text))
    }
}

impl Written {
    /// The same with its letters as a call asks.
    pub(super) fn cased(self, case: Option<Case>) -> Self {
        let Some(asked) = case else { return self };
        match self {
            Self::Value(Value::String(text)) => asked.apply(&text).into(),
            Self::Link {
                target,
                label,
                numbers,
            } => Self::Link {
                target,
                label: asked.apply(&label),
                numbers,
            },
            Self::Request(NumberingRequest::Paragraphs {
                labels,
                range,
                bare,
                ..
            }) => Self::Request(NumberingRequest::Paragraphs {
                labels,
                range,
                bare,
                case,
            }),
            other => other,
        }
    }

    /// What other helpers get of it; none of what is written as a link.
    pub(super) fn value(self) -> Option<Value> {
        match self {
            Self::Value(value) => Some(value),
            Self::Number(number, _) => Some(json!(number)),
            Self::Link { .. } | Self::Request(_) | Self::Placed(_) => None,
        }
    }
}

/// The Typst source of a link to a name.
pub(super) fn link(target: &str, label: &str) -> String {
    format!("#ref-to({})[{}];", quoted(target), literal(label))
}

/// What a helper gives, or what is wrong with the call.
pub(super) type Answer = Result<Written, Diagnostic>;
