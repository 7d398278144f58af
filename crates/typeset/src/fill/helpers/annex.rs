//! `{{annex …}}`: the label of one annex, or several merged into ranges.

use super::answer::{Answer, Written};
use super::args::HelperArgs;
use super::facts::Facts;
use content::annex::{ANNEX_KINDS, SubjectTable, kind_of, named, shown_in};
use tables::diag::Diagnostic;
use tables::model::{Annex, Selection};

pub(super) fn annex(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let kind = args.named("kind");
    if let Some(kind) = &kind {
        let known = ANNEX_KINDS.iter().map(|known| known.name);
        args.known("kind of annex", kind, known)?;
    }
    let establishment = &facts.edition.project.establishment;
    let selection = args.selection(establishment)?;
    let ids = args.all();
    let of_kind = |annex: &&Annex| kind.as_ref().is_none_or(|kind| annex.kind == *kind);
    let all = || facts.edition.project.annexes.iter().filter(of_kind);
    let mut found: Vec<&Annex> = Vec::new();
    let shown = |annex: &&Annex| {
        let structure = selection.structure;
        structure.is_none() || structure == shown_in(establishment, annex)
    };
    for id in &ids {
        found.push(by_name(id, all().filter(shown), args)?);
    }
    if ids.is_empty() {
        let posts = selection.posts(establishment);
        let whole_kind = kind.is_some() && selection == Selection::default();
        found.extend(all().filter(|annex| {
            let of_posts = kind_of(annex).is_some_and(|kind| kind.subject == SubjectTable::Posts);
            whole_kind || (of_posts && posts.iter().any(|post| post.id == annex.subject))
        }));
    }
    reference(facts, args, found)
}

/// The one annex that a name means.
fn by_name<'p>(
    id: &str,
    annexes: impl Iterator<Item = &'p Annex> + Clone,
    args: &HelperArgs<'_>,
) -> Result<&'p Annex, Diagnostic> {
    match named(annexes.clone(), id)[..] {
        [] => {
            let names = annexes.map(Annex::called);
            Err(args.unknown("annex subject", id, names))
        }
        [only] => Ok(only),
        [first, second, ..] => {
            let (message, help) = if first.kind != second.kind {
                (
                    format!("`{id}` has annexes of more than one kind"),
                    format!("add kind=\"{}\" or kind=\"{}\"", first.kind, second.kind),
                )
            } else if first.structure != second.structure {
                (
                    format!("`{id}` has two annexes of one kind, before and after"),
                    "add structure=\"existing\" or structure=\"proposed\"".to_owned(),
                )
            } else {
                (
                    format!("`{id}` has several annexes of one kind"),
                    format!(
                        "write their ids: \"{}\" or \"{}\"",
                        first.called(),
                        second.called()
                    ),
                )
            };
            Err(args.error("body/ambiguous-annex", message).help(help))
        }
    }
}

fn reference(facts: &Facts<'_>, args: &HelperArgs<'_>, mut found: Vec<&Annex>) -> Answer {
    found.sort_by_key(|annex| annex.number);
    found.dedup_by_key(|annex| annex.number);
    let Some(first) = found.first() else {
        let finding = args.error("body/no-annex", "no annex matches these filters");
        return Err(finding.help("every filter given must hold for at least one annex's post"));
    };
    let numbers: Vec<usize> = found.iter().map(|annex| annex.number).collect();
    let label = facts.edition.reference(&numbers);
    let target = first.name();
    Ok(Written::Link {
        target,
        label,
        numbers,
    })
}
