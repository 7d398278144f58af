//! `{{heads …}}`: Heads of expenditure by their names, or as a block with one round
//! a Head.

use handlebars::{Context, Handlebars, Helper, HelperResult, Output, RenderContext};
use serde_json::json;

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;
use super::rounds;
use tables::diag::Diagnostic;
use tables::model::Head;

/// What `this` has in a round of the block.
pub(in crate::fill) const FIELDS: &[&str] = &["id", "name"];

pub(super) fn heads(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let found = answering(facts, args)?;
    if found.is_empty() {
        return Err(none(args));
    }
    let names = found.into_iter();
    let names: Vec<String> = names.map(|head| name(facts, head)).collect();
    Ok(facts.edition.words.list.join(&names).into())
}

/// The block, one round a Head.
pub(super) fn block<'reg, 'rc>(
    facts: &Facts<'_>,
    helper: &Helper<'rc>,
    registry: &'reg Handlebars<'reg>,
    context: &'rc Context,
    render: &mut RenderContext<'reg, 'rc>,
    out: &mut dyn Output,
) -> HelperResult {
    let mut args = HelperArgs::new(helper, facts.call_of(helper));
    let found = answering(facts, &mut args);
    let found = found.and_then(|heads| args.finish().map(|()| heads));
    let this = |head: &Head| json!({ "id": head.id, "name": name(facts, head) });
    let all = found.map(|heads| heads.into_iter().map(this).collect());
    rounds::block(facts, helper, (registry, context), render, out, all, none)
}

fn name(facts: &Facts<'_>, head: &Head) -> String {
    head.name.get(facts.edition.lang).to_owned()
}

/// The Heads of the posts that answer to the call's filters; without filters those at
/// the head of the paper.
fn answering<'f>(
    facts: &Facts<'f>,
    args: &mut HelperArgs<'_>,
) -> Result<Vec<&'f Head>, Diagnostic> {
    let project = facts.edition.project;
    Ok(project.heads_of(&args.selection(&project.establishment)?))
}

fn none(args: &HelperArgs<'_>) -> Diagnostic {
    let finding = args.error(
        "body/no-head",
        "no Head of expenditure matches these filters",
    );
    finding
        .help("heads.csv has the Heads, and the column `head` of offices.csv says whose they are")
}
