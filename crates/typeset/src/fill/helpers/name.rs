//! `title`, `rank`, `point`, `office`, `short`: what things are called.

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;
use tables::diag::Diagnostic;
use tables::model::{Office, Post};

/// `{{title "post"}}`: the post's title.
pub(super) fn title(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let post = post(facts, args)?;
    let title = post.title.get(facts.edition.lang);
    if title.is_empty() {
        let message = format!("the title of `{}` is not known", post.id);
        return Err(args
            .error("body/no-title", message)
            .help("fill in its title in posts.csv, or write its rank"));
    }
    Ok(title.to_owned().into())
}

/// `{{rank "post"}}`: the name of the post's rank.
pub(super) fn rank(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let post = post(facts, args)?;
    let rank = facts.edition.project.establishment.rank(&post.rank);
    let name = rank.map_or("", |rank| rank.name.get(facts.edition.lang));
    Ok(name.to_owned().into())
}

/// `{{point "post"}}`: the pay point of the post's rank, in words.
pub(super) fn point(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let post = post(facts, args)?;
    let rank = facts.edition.project.establishment.rank(&post.rank);
    let words = rank.map_or(String::new(), |rank| facts.edition.point_of(rank));
    Ok(words.into())
}

/// `{{office "office"}}`: the office's full name.
pub(super) fn office(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let office = office_of(facts, args)?;
    Ok(office.name.get(facts.edition.lang).to_owned().into())
}

/// `{{short "office"}}`: the office's short name.
pub(super) fn short(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let office = office_of(facts, args)?;
    Ok(office.short.get(facts.edition.lang).to_owned().into())
}

fn office_of<'f>(facts: &Facts<'f>, args: &mut HelperArgs<'_>) -> Result<&'f Office, Diagnostic> {
    let establishment = &facts.edition.project.establishment;
    let id = args.one("an office's id")?;
    let known = establishment
        .offices()
        .iter()
        .map(|office| office.id.as_str());
    establishment
        .office(&id)
        .ok_or_else(|| args.unknown("office", &id, known))
}

/// The post that is asked for: as proposed where it is, or in the structure
/// that `structure=` names.
fn post<'f>(facts: &Facts<'f>, args: &mut HelperArgs<'_>) -> Result<&'f Post, Diagnostic> {
    let establishment = &facts.edition.project.establishment;
    let id = args.one("a post's id")?;
    let structure = args.structure()?;
    let known = establishment.posts().iter().map(|post| post.id.as_str());
    let any = establishment
        .post(&id)
        .ok_or_else(|| args.unknown("post", &id, known))?;
    let Some(structure) = structure else {
        return Ok(any);
    };
    establishment.post_in(structure, &id).ok_or_else(|| {
        let message = format!("`{id}` does not stand in that structure");
        args.error("body/wrong-structure", message)
            .help("leave structure= away, or add the post's row to posts.csv")
    })
}
