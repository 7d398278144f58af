//! `show=` and `lines=`: posts and ranks listed with what a call asks for.

use content::said::{Listing, Show};
use tables::diag::Diagnostic;
use tables::model::Post;

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;

/// How a call asks for a list; `None` where it asks for nothing but the usual one.
pub(super) fn listing(
    args: &mut HelperArgs<'_>,
    known: &[&str],
) -> Result<Option<Listing>, Diagnostic> {
    let show = args.named("show");
    let lines = args.flag("lines")?.unwrap_or(false);
    let shown = match &show {
        Some(text) => {
            let read = Listing::read(text, known);
            read.map_err(|word| wrong_show(args, text, &word, known))?
        }
        None => Vec::new(),
    };
    let asked = lines || show.is_some();
    Ok(asked.then_some(Listing {
        shown,
        lines,
        numeral: None,
    }))
}

fn wrong_show(args: &HelperArgs<'_>, text: &str, word: &str, known: &[&str]) -> Diagnostic {
    if !text.trim().is_empty() {
        return args.wrong_word("show", word, known);
    }
    let finding = args.error("body/wrong-argument", "`show=` names nothing");
    finding.help(format!(
        "write one or more of: {}; or leave show= away",
        known.join(", ")
    ))
}

/// Posts as a call asks for them.
pub(super) fn posts(
    facts: &Facts<'_>,
    args: &HelperArgs<'_>,
    posts: &[&Post],
    listing: &Listing,
) -> Answer {
    let said = facts.edition.said().posts(posts, listing);
    said.map(Into::into).map_err(|unsaid| args.unsaid(unsaid))
}

/// What `show=` may name for posts.
pub(super) const OF_POSTS: &[&str] = &Show::OF_POSTS;
/// What `show=` may name for ranks.
pub(super) const OF_RANKS: &[&str] = &Show::OF_RANKS;
