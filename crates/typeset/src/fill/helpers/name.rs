//! `title`, `rank`, `point`, `pay`, `abbr`, `grade`, `office`, `short`: what things
//! are called.

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;
use tables::diag::Diagnostic;
use tables::model::{Establishment, Office, Post, Rank, Structure};

/// `{{title "post"}}`: the post's title.
pub(super) fn title(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let define = defines(args)?;
    let post = post(facts, args)?;
    let said = facts.edition.said();
    let rank = facts.edition.project.establishment.rank(&post.rank);
    let text = match rank.filter(|_| define) {
        Some(rank) => said.defined_title(post, rank),
        None => said.title(post),
    };
    text.map(Into::into).map_err(|unsaid| args.unsaid(unsaid))
}

/// `{{rank "post or rank"}}`: the name of the rank.
pub(super) fn rank(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let define = defines(args)?;
    let rank = rank_of(facts, args)?;
    if define {
        let said = facts.edition.said().defined_rank(rank);
        return said.map(Into::into).map_err(|unsaid| args.unsaid(unsaid));
    }
    Ok(rank.name.get(facts.edition.lang).to_owned().into())
}

/// `define=true`: the full name with its abbreviation.
fn defines(args: &mut HelperArgs<'_>) -> Result<bool, Diagnostic> {
    Ok(args.flag("define")?.unwrap_or(false))
}

/// `{{point "post or rank"}}`: the pay point of the rank, in words.
pub(super) fn point(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let rank = rank_of(facts, args)?;
    Ok(facts.edition.said().point_of(rank).into())
}

/// `{{pay "post or rank"}}`: what holders of the rank are paid a month.
pub(super) fn pay(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let rank = rank_of(facts, args)?;
    let pay = facts.edition.said().pay(rank);
    pay.map(Into::into).map_err(|unsaid| args.unsaid(unsaid))
}

/// `{{abbr "post or rank"}}`: the abbreviation of the rank.
pub(super) fn abbr(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let rank = rank_of(facts, args)?;
    let abbr = facts.edition.said().abbr(rank);
    abbr.map(Into::into).map_err(|unsaid| args.unsaid(unsaid))
}

/// `{{grade "post or rank"}}`: the grade of the rank.
pub(super) fn grade(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let rank = rank_of(facts, args)?;
    let grade = facts.edition.said().grade(rank);
    grade.map(Into::into).map_err(|unsaid| args.unsaid(unsaid))
}

/// The rank of the post that is asked for, or where no post has the id, the rank.
fn rank_of<'f>(facts: &Facts<'f>, args: &mut HelperArgs<'_>) -> Result<&'f Rank, Diagnostic> {
    let establishment = &facts.edition.project.establishment;
    let id = args.one("the id of a post or rank")?;
    let structure = args.structure()?;
    if establishment.post(&id).is_none() {
        let ranks = establishment.ranks().iter().map(|rank| rank.id.as_str());
        let posts = establishment.posts().iter().map(|post| post.id.as_str());
        let known: Vec<&str> = posts.chain(ranks).collect();
        let rank = establishment.rank(&id);
        return rank.ok_or_else(|| args.unknown("post or rank", &id, known));
    }
    let post = in_structure(establishment, args, &id, structure)?;
    // An unknown rank is a rule's business.
    let rank = establishment.rank(&post.rank);
    rank.ok_or_else(|| args.unknown("rank", &post.rank, []))
}

/// `{{office "office"}}`: the office's full name.
pub(super) fn office(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let define = defines(args)?;
    let office = office_of(facts, args)?;
    Ok(match define {
        true => facts.edition.said().defined_office(office).into(),
        false => office.name.get(facts.edition.lang).to_owned().into(),
    })
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
pub(super) fn post<'f>(
    facts: &Facts<'f>,
    args: &mut HelperArgs<'_>,
) -> Result<&'f Post, Diagnostic> {
    let establishment = &facts.edition.project.establishment;
    let id = args.one("a post's id")?;
    let structure = args.structure()?;
    let known = establishment.posts().iter().map(|post| post.id.as_str());
    let any = establishment
        .post(&id)
        .ok_or_else(|| args.unknown("post", &id, known))?;
    let id = any.id.clone();
    in_structure(establishment, args, &id, structure)
}

/// A post that there is, in the structure that is asked for, or as proposed.
fn in_structure<'f>(
    establishment: &'f Establishment,
    args: &HelperArgs<'_>,
    id: &str,
    structure: Option<Structure>,
) -> Result<&'f Post, Diagnostic> {
    let found = match structure {
        Some(structure) => establishment.post_in(structure, id),
        None => establishment.post(id),
    };
    found.ok_or_else(|| {
        let message = format!("`{id}` does not stand in that structure");
        args.error("body/wrong-structure", message)
            .help("leave structure= away, or add the post's row to posts.csv")
    })
}
