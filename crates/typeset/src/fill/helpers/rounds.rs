//! The rounds of a block: what each prints, and what stands between them.

use handlebars::{
    BlockContext, Context, Handlebars, Helper, HelperResult, Output, RenderContext, RenderError,
    Renderable, Template,
};
use serde_json::{Value, json};

use super::super::marks::{end_mark, rounds_mark, separator_mark, without_marks};
use super::args::HelperArgs;
use super::facts::Facts;
use tables::diag::Diagnostic;

/// A block with a round for each of `all`, which is what `this` is in each. Where there
/// is none, its other branch is printed; without one, `none` is what is wrong.
pub(super) fn block<'reg, 'rc>(
    facts: &Facts<'_>,
    helper: &Helper<'rc>,
    (registry, context): (&'reg Handlebars<'reg>, &'rc Context),
    render: &mut RenderContext<'reg, 'rc>,
    out: &mut dyn Output,
    all: Result<Vec<Value>, Diagnostic>,
    none: fn(&HelperArgs<'_>) -> Diagnostic,
) -> HelperResult {
    let all = match all {
        Ok(all) => all,
        Err(finding) => {
            facts.sink.report(finding);
            return Ok(());
        }
    };
    if all.is_empty() {
        match helper.inverse() {
            Some(otherwise) => otherwise.render(registry, context, render, out)?,
            None => facts
                .sink
                .report(none(&HelperArgs::new(helper, facts.call_of(helper)))),
        }
        return Ok(());
    }
    let Some(template) = helper.template() else {
        return Ok(());
    };
    let rounds = each(all, template, registry, context, render)?;
    write(facts, helper, registry, rounds, out)
}

/// What each round prints, without those that print nothing; `all` is what `this` is
/// in each.
fn each<'reg, 'rc>(
    all: Vec<Value>,
    template: &'rc Template,
    registry: &'reg Handlebars<'reg>,
    context: &'rc Context,
    render: &mut RenderContext<'reg, 'rc>,
) -> Result<Vec<String>, RenderError> {
    let count = all.len();
    let mut rounds = Vec::new();
    for (index, this) in all.into_iter().enumerate() {
        let mut block = BlockContext::new();
        block.set_base_value(this);
        block.set_local_var("first", json!(index == 0));
        block.set_local_var("last", json!(index + 1 == count));
        block.set_local_var("index", json!(index));
        render.push_block(block);
        let round = template.renders(registry, context, render);
        render.pop_block();
        rounds.push(round?);
    }
    rounds.retain(|round| !without_marks(round).trim().is_empty());
    Ok(rounds)
}

/// Writes rounds with the separators of a list between them, which are printed
/// unless the rounds are items or paragraphs of their own: how they stand is seen
/// when the whole is put together.
fn write(
    facts: &Facts<'_>,
    helper: &Helper<'_>,
    registry: &Handlebars<'_>,
    rounds: Vec<String>,
    out: &mut dyn Output,
) -> HelperResult {
    let list = &facts.edition.words.list;
    let count = rounds.len();
    out.write(&rounds_mark())?;
    for (index, round) in rounds.into_iter().enumerate() {
        let separator = match index {
            0 => None,
            _ if index + 1 == count => Some(&list.last),
            _ => Some(&list.comma),
        };
        if let Some(separator) = separator {
            out.write(&separator_mark(
                facts.index_of(helper),
                &registry.get_escape_fn()(separator),
            ))?;
        }
        out.write(&round)?;
    }
    out.write(&end_mark())?;
    Ok(())
}
