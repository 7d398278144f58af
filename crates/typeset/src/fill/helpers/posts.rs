//! `{{posts …}}`: posts listed rank by rank, as a phrase or as a block with
//! one round a rank.

use std::borrow::Cow;

use handlebars::{Context, Handlebars, Helper, HelperResult, Output, RenderContext};
use serde_json::{Value, json};

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;
use super::listed;
use super::rounds;
use content::said::Listing;
use tables::diag::Diagnostic;
use tables::model::{Post, Staff, held_by_rank};

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
    let answering = Answering::to(facts, args)?;
    if let Some(listing) = listing {
        let listing = Listing { numeral, ..listing };
        let posts = answering.listed_posts(args)?;
        if posts.is_empty() {
            return Err(none(args));
        }
        return listed::posts(facts, args, posts, &listing);
    }
    let ranks = ranks(facts, &answering);
    if ranks.is_empty() {
        return Err(none(args));
    }
    let numeral = numeral.unwrap_or(words.posts.numeral);
    let phrases: Vec<String> = ranks
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
        let answering = Answering::to(facts, &mut args)?;
        args.finish()
            .map(|()| (answering, numeral.unwrap_or(false)))
    });
    let all = found.map(|(answering, numeral)| {
        let ranks = ranks(facts, &answering).into_iter();
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

/// What answers to the call's filters.
struct Answering<'f> {
    posts: Vec<&'f Post>,
    /// Rows of nondirectorate.csv, each with its rank.
    staff: Vec<Cow<'f, Staff>>,
}

impl<'f> Answering<'f> {
    fn to(facts: &Facts<'f>, args: &mut HelperArgs<'_>) -> Result<Self, Diagnostic> {
        let establishment = &facts.edition.project.establishment;
        let selection = args.selection(establishment)?;
        let staff = selection.staff(establishment);
        if let Some(row) = staff.iter().find(|row| row.rank.is_none()) {
            let message = format!("`{}` of nondirectorate.csv answers and has no rank", row.id);
            let finding = args.error("body/no-rank", &message);
            return Err(finding.help(format!(
                "give it a rank, or leave it out with except=\"{}\"",
                row.id
            )));
        }
        Ok(Self {
            posts: selection.posts(establishment),
            staff,
        })
    }

    /// The posts, each of which has a row of its own.
    fn listed_posts(&self, args: &HelperArgs<'_>) -> Result<&[&'f Post], Diagnostic> {
        match self.staff.first() {
            None => Ok(&self.posts),
            Some(row) => {
                let message = format!(
                    "show= and lines= are for posts of posts.csv, and `{}` answers too",
                    row.id
                );
                let finding = args.error("body/wrong-argument", &message);
                Err(finding.help("write directorate=\"yes\", or leave show= and lines= away"))
            }
        }
    }
}

fn none(args: &HelperArgs<'_>) -> Diagnostic {
    let finding = args.error("body/no-post", "no post matches these filters");
    finding.help("every filter given must hold for at least one post")
}

/// Posts counted rank by rank.
fn ranks(facts: &Facts<'_>, answering: &Answering<'_>) -> Vec<OfRank> {
    let edition = facts.edition;
    let establishment = &edition.project.establishment;
    let posts = answering.posts.iter().map(|post| (post.rank.as_str(), 1));
    let staff = answering.staff.iter();
    let staff = staff.filter_map(|row| Some((row.rank.as_deref()?, row.count)));
    held_by_rank(posts.chain(staff), establishment)
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
