//! The call that prints the amount which a sentence means.

use super::{Named, one_each};
use crate::prose::filters;
use crate::rules::numbers::happens::{last_change, tells_of_staff};
use crate::rules::numbers::rounded::nearly;
use content::said::{Cost, Said};
use tables::model::{Change, Directorate, Happening, Selection, Structure};

/// The call for a cost of what a sentence names before the amount: of a rank, or of
/// the whole; of non-directorate posts where it names them, with what happens to them.
/// What is typed may be that of the tables but for a slip. Of a rank of which no call
/// prints an amount there is none.
pub(super) fn call(
    said: &Said<'_>,
    cost: Cost,
    names: &Named<'_>,
    rank: Option<&str>,
    typed: usize,
) -> Option<String> {
    let name = match cost {
        Cost::Nams => "nams",
        Cost::Full => "full_cost",
    };
    let change = last_change(names.before);
    if let Some(rank) = rank {
        let of = of_rank(said, cost, (rank, change), typed)?;
        return Some(format!("{{{{{name}{}}}}}", filters(&of)));
    }
    if !tells_of_staff(names.before) {
        return Some(format!("{{{{{name}}}}}"));
    }
    let staff = |change: Option<Change>| Selection {
        directorate: Some(Directorate::No),
        change: change.map(Happening::Change).into_iter().collect(),
        ..Selection::default()
    };
    let of = change.map(|change| staff(Some(change)));
    let of = of.filter(|of| said.cost(cost, of, None).is_ok_and(|sum| sum != 0));
    let of = of.unwrap_or_else(|| staff(None));
    Some(format!("{{{{{name}{}}}}}", filters(&of)))
}

/// The posts of a rank whose cost is meant: those whose cost what is typed is but for a
/// slip, those to which happens what the sentence says, or the first of which there are
/// any. What one post costs that is one of several no call prints.
fn of_rank(
    said: &Said<'_>,
    cost: Cost,
    (rank, change): (&str, Option<Change>),
    typed: usize,
) -> Option<Selection> {
    let mut changes: Vec<Vec<Happening>> = Vec::new();
    changes.extend(change.map(|change| vec![Happening::Change(change)]));
    changes.push(Vec::new());
    let others = Change::WORDS.iter();
    changes.extend(others.map(|(_, change)| vec![Happening::Change(*change)]));
    let kinds = [None, Some(Directorate::No)];
    let structures = [None, Some(Structure::Existing)];
    let each = changes.iter().flat_map(|change| {
        let of = move |structure| {
            kinds.map(move |directorate| Selection {
                rank: vec![rank.to_owned()],
                change: change.clone(),
                structure,
                directorate,
                ..Selection::default()
            })
        };
        structures.into_iter().flat_map(of)
    });
    let known = each.filter_map(|of| {
        let sum = said.cost(cost, &of, None).ok()?;
        let sum = usize::try_from(sum).ok().filter(|sum| *sum > 0)?;
        Some((of, sum))
    });
    let mut known: Vec<(Selection, usize)> = known.collect();
    let meant = known.iter().position(|(_, sum)| nearly(*sum, typed));
    let mut each = one_each(said, cost, Some(rank)).into_iter();
    if meant.is_none() && each.any(|one| nearly(one, typed)) {
        return None;
    }
    let at = meant.unwrap_or(0);
    (at < known.len()).then(|| known.swap_remove(at).0)
}
