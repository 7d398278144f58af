//! `effective`, `until`, `lapses`, `period`, `timing`: when posts begin and end.

use content::said::{Said, Unsaid};
use tables::diag::Diagnostic;
use tables::model::{Happening, Post};

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;
use super::name::post;

/// What is said of a post.
type Say = fn(&Said<'_>, &Post) -> Result<String, Unsaid>;

/// What is said of a post, of posts that answer to filters, or of all that are
/// gained; the same must hold of all of them.
pub(super) fn time(facts: &Facts<'_>, args: &mut HelperArgs<'_>, say: Say) -> Answer {
    let said = facts.edition.said();
    let posts = meant(facts, args)?;
    let mut found: Option<(&Post, String)> = None;
    for post in posts {
        let text = say(&said, post).map_err(|unsaid| args.unsaid(unsaid))?;
        match &found {
            None => found = Some((post, text)),
            Some((first, other)) if *other != text => {
                let (a, b) = (&first.id, &post.id);
                let message = format!("the posts differ: {other} of `{a}`, {text} of `{b}`");
                let finding = args.error("body/posts-differ", message);
                return Err(finding.help("name one post, or filters that leave posts which agree"));
            }
            Some(_) => {}
        }
    }
    match found {
        Some((_, text)) => Ok(text.into()),
        None => {
            let finding = args.error("body/no-post", "no post matches these filters");
            Err(finding.help("every filter given must hold for at least one post"))
        }
    }
}

/// The posts that a call is about.
fn meant<'f>(facts: &Facts<'f>, args: &mut HelperArgs<'_>) -> Result<Vec<&'f Post>, Diagnostic> {
    if args.has_positional() {
        return Ok(vec![post(facts, args)?]);
    }
    let establishment = &facts.edition.project.establishment;
    let mut selection = args.selection(establishment)?;
    if selection.is_unfiltered() {
        selection.change = vec![Happening::Gained];
    }
    Ok(selection.posts(establishment))
}
