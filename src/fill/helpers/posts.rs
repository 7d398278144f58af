//! `{{posts …}}`: posts listed rank by rank, as a phrase or as a block with
//! one round a rank.

use handlebars::{
    BlockContext, Context, Handlebars, Helper, HelperResult, Output, RenderContext, Renderable,
};
use serde_json::json;

use super::super::escape::literal;
use super::args::Args;
use super::{Answer, Facts};
use crate::diag::Diagnostic;
use crate::model::by_rank;

/// What `this` has in a round of the block.
pub(in crate::fill) const FIELDS: &[&str] = &["id", "count", "rank", "point"];

/// How many posts of one rank, with the words for it.
struct OfRank {
    id: String,
    count: usize,
    rank: String,
    point: String,
}

pub(super) fn posts(facts: &Facts<'_>, args: &mut Args<'_>) -> Answer {
    let words = facts.edition.words;
    let phrases: Vec<String> = of_ranks(facts, args)?
        .into_iter()
        .map(|found| {
            let pattern = match found.count {
                1 => &words.posts.one,
                _ => &words.posts.many,
            };
            pattern.fill(&[
                ("count", &found.count.to_string()),
                ("rank", &found.rank),
                ("point", &found.point),
            ])
        })
        .collect();
    Ok(words.list.join(&phrases).into())
}

/// The block: the separators of a list are printed between its rounds.
pub(super) fn block<'reg: 'rc, 'rc>(
    facts: &Facts<'_>,
    helper: &Helper<'rc>,
    registry: &'reg Handlebars<'reg>,
    context: &'rc Context,
    render: &mut RenderContext<'reg, 'rc>,
    out: &mut dyn Output,
) -> HelperResult {
    let mut args = Args::new(helper, facts.call_of(helper));
    if helper.name() != "posts" {
        let message = format!("`{}` is no block", helper.name());
        let finding = args.error("body/not-a-block", message);
        facts
            .sink
            .report(finding.help("write it without #, and without an end"));
        return Ok(());
    }
    let found = of_ranks(facts, &mut args);
    let rounds = match found.and_then(|rounds| args.finish().map(|()| rounds)) {
        Ok(rounds) => rounds,
        Err(finding) => {
            facts.sink.report(finding);
            return Ok(());
        }
    };
    let Some(template) = helper.template() else {
        return Ok(());
    };
    let list = &facts.edition.words.list;
    let count = rounds.len();
    for (index, found) in rounds.into_iter().enumerate() {
        match index {
            0 => {}
            _ if index + 1 == count => out.write(&literal(&list.last))?,
            _ => out.write(&literal(&list.comma))?,
        }
        let mut block = BlockContext::new();
        block.set_base_value(json!({
            "id": found.id, "count": found.count, "rank": found.rank, "point": found.point,
        }));
        block.set_local_var("first", json!(index == 0));
        block.set_local_var("last", json!(index + 1 == count));
        block.set_local_var("index", json!(index));
        render.push_block(block);
        template.render(registry, context, render, out)?;
        render.pop_block();
    }
    Ok(())
}

fn of_ranks(facts: &Facts<'_>, args: &mut Args<'_>) -> Result<Vec<OfRank>, Diagnostic> {
    let edition = facts.edition;
    let establishment = &edition.project.establishment;
    let posts = args.selection(establishment)?.posts(establishment);
    if posts.is_empty() {
        let finding = args.error("body/no-post", "no post answers to this description");
        return Err(finding.help("every filter given must hold for at least one post"));
    }
    Ok(by_rank(&posts, establishment)
        .into_iter()
        .filter_map(|(id, count)| {
            let rank = establishment.rank(&id)?;
            Some(OfRank {
                count,
                rank: rank.name.get(edition.lang).to_owned(),
                point: edition.point(&rank.pay_point),
                id,
            })
        })
        .collect())
}
