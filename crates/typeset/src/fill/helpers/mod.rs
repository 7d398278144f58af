//! The helpers of a body: one file a group, all listed in [`HELPERS`].
//!
//! A helper that is asked for something that does not exist reports it at its
//! own place in the body and writes nothing, so that the next one is still
//! heard.

mod annex;
mod args;
mod compare;
mod count;
mod figure;
mod list;
mod name;
mod para;
mod posts;

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError,
    ScopedJson,
};
use serde_json::Value;

use super::output::Request;
use super::sink::{Call, Sink};
use args::Args;
use content::edition::EditionContext;
use tables::diag::Diagnostic;
use tables::source::{SourceFile, Span};

pub(super) use compare::NAMES as COMPARISONS;
pub(super) use posts::FIELDS as POSTS_FIELDS;

/// What helpers look facts up in, and where they report.
pub(super) struct Facts<'a> {
    pub(super) edition: &'a EditionContext<'a>,
    pub(super) file: &'a SourceFile,
    pub(super) spans: &'a [Span],
    pub(super) sink: &'a Sink,
}

/// What a helper writes.
pub(super) enum Written {
    /// Text or a number: escaped on its way out, or handed to another helper.
    Value(Value),
    /// Typst source made by us.
    Source(String),
    /// Something that typesetting will put in.
    Request(Request),
}

impl From<String> for Written {
    fn from(text: String) -> Self {
        Self::Value(Value::String(text))
    }
}

type Answer = Result<Written, Diagnostic>;

/// A helper that gives one answer.
pub(super) struct HelperSpec {
    /// Its name in a body.
    pub(super) name: &'static str,
    answer: fn(&Facts<'_>, &mut Args<'_>) -> Answer,
}

/// Every helper; `posts` may also be a block.
pub(super) const HELPERS: &[HelperSpec] = &[
    spec("annex", annex::annex),
    spec("count", count::count),
    spec("list", list::list),
    spec("money", figure::money),
    spec("number", figure::number),
    spec("office", name::office),
    spec("para", para::para),
    spec("point", name::point),
    spec("posts", posts::posts),
    spec("rank", name::rank),
    spec("short", name::short),
    spec("title", name::title),
];

const fn spec(name: &'static str, answer: fn(&Facts<'_>, &mut Args<'_>) -> Answer) -> HelperSpec {
    HelperSpec { name, answer }
}

/// Registers every helper.
pub(super) fn register<'a>(registry: &mut Handlebars<'a>, facts: &'a Facts<'a>) {
    for spec in HELPERS {
        registry.register_helper(spec.name, Box::new(Bound { spec, facts }));
    }
    compare::register(registry, facts);
}

/// A helper with the facts that it answers from.
struct Bound<'a> {
    spec: &'a HelperSpec,
    facts: &'a Facts<'a>,
}

impl Bound<'_> {
    fn answer(&self, helper: &Helper<'_>) -> Option<Written> {
        let call = self.facts.call_of(helper);
        let mut args = Args::new(helper, call);
        let answer = (self.spec.answer)(self.facts, &mut args);
        match answer.and_then(|written| args.finish().map(|()| written)) {
            Ok(written) => Some(written),
            Err(finding) => {
                self.facts.sink.report(finding);
                None
            }
        }
    }
}

impl Facts<'_> {
    /// The index of a call's place.
    fn index_of(&self, helper: &Helper<'_>) -> usize {
        let index = helper
            .hash_get(super::instrument::AT)
            .and_then(|value| usize::try_from(value.value().as_u64()?).ok());
        index.unwrap_or_default()
    }

    fn call_of(&self, helper: &Helper<'_>) -> Call<'_> {
        let span = self.spans.get(self.index_of(helper)).copied();
        let span = span.unwrap_or(self.spans[0]);
        Call {
            span,
            written: &self.file.text[span.start..span.end],
        }
    }
}

impl HelperDef for Bound<'_> {
    /// As a subexpression: the plain value.
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        Ok(ScopedJson::Derived(match self.answer(helper) {
            Some(Written::Value(value)) => value,
            Some(Written::Source(_) | Written::Request(_)) => {
                let call = self.facts.call_of(helper);
                self.facts.sink.report(
                    Diagnostic::error(
                        "body/no-value",
                        format!("`{}` writes text and gives no value", self.spec.name),
                    )
                    .at(call.span),
                );
                Value::Null
            }
            None => Value::Null,
        }))
    }

    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        if helper.is_block() {
            return posts::block(self.facts, helper, registry, context, render, out);
        }
        match self.answer(helper) {
            Some(Written::Value(value)) => {
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                out.write(&registry.get_escape_fn()(&text))?;
            }
            Some(Written::Source(source)) => out.write(&source)?,
            Some(Written::Request(request)) => {
                let index = self.facts.sink.request(request);
                out.write(&super::output::request_mark(index))?;
            }
            None => {}
        }
        Ok(())
    }
}
