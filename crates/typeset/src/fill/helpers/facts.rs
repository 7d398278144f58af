//! What helpers look facts up in, and where they report.

use handlebars::Helper;

use super::super::call::{AT, HelperCall};
use super::super::form::Form;
use super::super::sink::Sink;
use content::edition::EditionContext;
use tables::source::{SourceFile, Span};

/// The facts of one rendering.
pub(in crate::fill) struct Facts<'a> {
    pub(in crate::fill) edition: &'a EditionContext<'a>,
    pub(in crate::fill) file: &'a SourceFile,
    pub(in crate::fill) spans: &'a [Span],
    pub(in crate::fill) sink: &'a Sink,
    /// What the text is filled in as.
    pub(in crate::fill) form: Form,
}

impl Facts<'_> {
    /// The index of a call's place.
    pub(super) fn index_of(&self, helper: &Helper<'_>) -> usize {
        let index = helper
            .hash_get(AT)
            .and_then(|value| usize::try_from(value.value().as_u64()?).ok());
        index.unwrap_or_default()
    }

    /// A call with where it stands.
    pub(super) fn call_of(&self, helper: &Helper<'_>) -> HelperCall<'_> {
        let span = self.spans.get(self.index_of(helper)).copied();
        let span = span.unwrap_or(self.spans[0]);
        HelperCall {
            span,
            written: &self.file.text[span.start..span.end],
        }
    }
}
