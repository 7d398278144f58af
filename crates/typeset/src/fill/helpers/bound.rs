//! A helper as Handlebars calls it.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError,
    Renderable, ScopedJson,
};
use serde_json::Value;

use super::super::form::Form;
use super::super::marks::request_mark;
use super::super::output::NumberingRequest;
use super::answer::{Answer, Written, link};
use super::args::HelperArgs;
use super::facts::Facts;
use super::spec::{AsBlock, HelperSpec};
use tables::diag::Diagnostic;
use tables::model::Case;

/// A helper with the facts that it answers from.
pub(super) struct BoundHelper<'a> {
    pub(super) spec: &'a HelperSpec,
    pub(super) facts: &'a Facts<'a>,
}

impl BoundHelper<'_> {
    fn answer(&self, helper: &Helper<'_>) -> Option<Written> {
        let call = self.facts.call_of(helper);
        let mut args = HelperArgs::new(helper, call);
        match self
            .asked(&mut args)
            .and_then(|written| args.finish().map(|()| written))
        {
            Ok(written) => Some(written),
            Err(finding) => {
                self.facts.sink.report(finding);
                None
            }
        }
    }

    /// The answer with its letters as the call asks.
    fn asked(&self, args: &mut HelperArgs<'_>) -> Answer {
        let written = (self.spec.answer)(self.facts, args)?;
        Ok(match self.spec.words {
            true => written.cased(args.word("case", &Case::WORDS, Case::from_word)?),
            false => written,
        })
    }

    /// The plain value; null where there is none, which is reported.
    fn value(&self, helper: &Helper<'_>) -> Value {
        let Some(written) = self.answer(helper) else {
            return Value::Null;
        };
        written.value().unwrap_or_else(|| {
            let message = format!("`{}` writes text and gives no value", self.spec.name);
            let finding = Diagnostic::error("body/no-value", message);
            let span = self.facts.call_of(helper).span;
            self.facts.sink.report(finding.at(span));
            Value::Null
        })
    }

    fn refuse_block(&self, helper: &Helper<'_>) {
        let message = format!("`{}` is not a block", self.spec.name);
        let span = self.facts.call_of(helper).span;
        let finding = Diagnostic::error("body/not-a-block", message).at(span);
        let way_out = "write it without #, and without an end";
        self.facts.sink.report(finding.help(way_out));
    }

    fn write(
        &self,
        helper: &Helper<'_>,
        registry: &Handlebars<'_>,
        out: &mut dyn Output,
    ) -> HelperResult {
        match self.answer(helper) {
            Some(Written::Value(value)) => {
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                out.write(&registry.get_escape_fn()(&text))?;
            }
            Some(Written::Number(_, text)) => out.write(&registry.get_escape_fn()(&text))?,
            Some(Written::Link { label, .. }) if self.facts.form != Form::Source => {
                out.write(&label)?
            }
            Some(Written::Link {
                target,
                label,
                numbers,
            }) => {
                if self.facts.edition.words.annex.margin.is_some() {
                    let request = NumberingRequest::Marks(numbers);
                    out.write(&request_mark(self.facts.sink.request(request)))?;
                }
                out.write(&link(&target, &label))?;
            }
            Some(Written::Placed(_)) if self.facts.form != Form::Source => {
                let message = format!("`{}` belongs in a body", self.spec.name);
                let finding = Diagnostic::error("body/no-value", message);
                let span = self.facts.call_of(helper).span;
                let why = "a text of paper.toml is a line of words";
                self.facts.sink.report(finding.at(span).help(why));
            }
            Some(Written::Placed(placed)) => {
                let apart = placed.is_landscape();
                let index = self.facts.sink.place(placed);
                let request = NumberingRequest::Placed { index, apart };
                let index = self.facts.sink.request(request);
                out.write(&request_mark(index))?;
            }
            Some(Written::Request(_)) if self.facts.form == Form::Line => {
                let message = format!("`{}` belongs in a body", self.spec.name);
                let finding = Diagnostic::error("body/no-value", message);
                let span = self.facts.call_of(helper).span;
                let why =
                    "paragraphs and lists are numbered only when the body is set: say it in words";
                self.facts.sink.report(finding.at(span).help(why));
            }
            Some(Written::Request(request)) => {
                let index = self.facts.sink.request(request);
                out.write(&request_mark(index))?;
            }
            None => {}
        }
        Ok(())
    }
}

impl HelperDef for BoundHelper<'_> {
    /// As a subexpression.
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        Ok(ScopedJson::Derived(self.value(helper)))
    }

    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        if !helper.is_block() {
            return self.write(helper, registry, out);
        }
        match &self.spec.block {
            AsBlock::Never => {
                self.refuse_block(helper);
                Ok(())
            }
            AsBlock::Rounds(rounds) => rounds(self.facts, helper, registry, context, render, out),
            AsBlock::Condition => {
                let branch = match holds(&self.value(helper)) {
                    true => helper.template(),
                    false => helper.inverse(),
                };
                match branch {
                    Some(branch) => branch.render(registry, context, render, out),
                    None => Ok(()),
                }
            }
        }
    }
}

/// Whether a value is true to a condition.
fn holds(value: &Value) -> bool {
    match value {
        Value::Bool(holds) => *holds,
        Value::Number(length) => length.as_u64() != Some(0),
        _ => false,
    }
}
