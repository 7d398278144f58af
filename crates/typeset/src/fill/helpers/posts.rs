//! `{{posts …}}`: posts listed rank by rank, as a phrase or as a block with
//! one round a rank.

use handlebars::{Context, Handlebars, Helper, HelperResult, Output, RenderContext};
use serde_json::{Value, json};

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;
use super::listed;
use super::rounds;
use content::said::Listing;
use tables::diag::Diagnostic;
use tables::model::{Post, by_rank};

/// What `this` has in a round of the block.
pub(in crate::fill) const FIELDS: &[&str] = &["id", "count", "rank", "ranks", "point"];

/// How many posts of one rank, with the words for it.
struct OfRank {
    id: String,
    count: u64,
    rank: String,
    /// Its name, in the plural where several hold it.
    ranks: String,
    point: String,
}

pub(super) fn posts(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let words = facts.edition.words;
    let numeral = args.flag("numeral")?;
    let listing = listed::listing(args, listed::OF_POSTS)?;
    let establishment = &facts.edition.project.establishment;
    let posts = answering(facts, args)?;
    if posts.is_empty() {
        return Err(none(args));
    }
    if let Some(listing) = listing {
        let listing = Listing { numeral, ..listing };
        return listed::posts(facts, args, &posts, &listing);
    }
    let numeral = numeral.unwrap_or(words.posts.numeral);
    let phrases: Vec<String> = ranks(facts, &posts)
        .into_iter()
        .map(|found| {
            let pattern = match found.count {
                1 => &words.posts.one,
                _ => &words.posts.many,
            };
            let count = words.count(found.count, numeral);
            let more = [("count", count.as_str()), ("ranks", &found.ranks)];
            match establishment.rank(&found.id) {
                Some(rank) => facts.edition.ranked(pattern, rank, &more),
                None => String::new(),
            }
        })
        .collect();
    Ok(words.list.join(&phrases).into())
}

/// The block, one round a rank. The separators of a list are printed between
/// its rounds, unless they are items or paragraphs of their own: how they stand
/// is seen when the whole is put together. A round that prints nothing is none.
pub(super) fn block<'reg, 'rc>(
    facts: &Facts<'_>,
    helper: &Helper<'rc>,
    registry: &'reg Handlebars<'reg>,
    context: &'rc Context,
    render: &mut RenderContext<'reg, 'rc>,
    out: &mut dyn Output,
) -> HelperResult {
    let mut args = HelperArgs::new(helper, facts.call_of(helper));
    let found = args.flag("numeral").and_then(|numeral| {
        let posts = answering(facts, &mut args)?;
        args.finish().map(|()| (posts, numeral.unwrap_or(false)))
    });
    let all = found.map(|(posts, numeral)| {
        let ranks = ranks(facts, &posts).into_iter();
        ranks.map(|found| this(facts, found, numeral)).collect()
    });
    rounds::block(facts, helper, (registry, context), render, out, all, none)
}

/// What `this` is in the round of a rank. Its count is a number that can be
/// compared, unless it is printed otherwise than in plain digits.
fn this(facts: &Facts<'_>, found: OfRank, numeral: bool) -> Value {
    let printed = facts.edition.words.count(found.count, numeral);
    let count = match printed == found.count.to_string() {
        true => json!(found.count),
        false => json!(printed),
    };
    json!({
        "id": found.id, "count": count, "rank": found.rank, "ranks": found.ranks,
        "point": found.point,
    })
}

/// The posts that answer to the call's filters.
fn answering<'f>(
    facts: &Facts<'f>,
    args: &mut HelperArgs<'_>,
) -> Result<Vec<&'f Post>, Diagnostic> {
    let establishment = &facts.edition.project.establishment;
    Ok(args.selection(establishment)?.posts(establishment))
}

fn none(args: &HelperArgs<'_>) -> Diagnostic {
    let finding = args.error("body/no-post", "no post matches these filters");
    finding.help("every filter given must hold for at least one post")
}

/// Posts counted rank by rank.
fn ranks(facts: &Facts<'_>, posts: &[&Post]) -> Vec<OfRank> {
    let edition = facts.edition;
    let establishment = &edition.project.establishment;
    by_rank(posts, establishment)
        .into_iter()
        .filter_map(|(id, count)| {
            let rank = establishment.rank(&id)?;
            Some(OfRank {
                count,
                rank: rank.name.get(edition.lang).to_owned(),
                ranks: rank.noun(edition.lang).agreeing(count).to_owned(),
                point: edition.said().point_of(rank),
                id,
            })
        })
        .collect()
}
