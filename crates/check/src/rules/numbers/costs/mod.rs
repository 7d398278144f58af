//! The amounts that a sentence about salaries, costs or ceilings may state.

mod helper;
mod listed;
mod stated;

use std::collections::BTreeSet;

use crate::prose;
use content::said::{Cost, Said};
pub(super) use stated::stated;
use tables::model::{Change, Directorate, Happening, Lang, Selection, Tenure};

/// What a sentence names.
struct Named<'a> {
    /// Posts, ranks and Heads.
    pub(super) of: prose::Named<'a>,
    /// The sentence to the amount.
    pub(super) before: &'a str,
    /// What stands before the sentence.
    pub(super) earlier: &'a str,
}

/// Whether an amount is one of a ceiling, which its sentence names before it.
fn of_ceiling(names: &Named<'_>) -> bool {
    let signs = ["ceiling", "上限"];
    signs.iter().any(|sign| names.before.contains(sign))
}

/// The amounts of the ceilings of the one Head that is meant, and its id: the one
/// that is named, or the only one that has a ceiling.
fn ceiling<'a>(said: &'a Said<'_>, names: &Named<'_>) -> Option<(BTreeSet<usize>, &'a str)> {
    let ceilings = said.project.establishment.ceilings();
    let heads: BTreeSet<&str> = ceilings.iter().map(|it| it.head.as_str()).collect();
    let named: Vec<&&str> = heads
        .iter()
        .filter(|id| names.of.heads.contains(**id))
        .collect();
    let head = match (&named[..], heads.len()) {
        ([one], _) => one,
        ([], 1) => heads.first()?,
        _ => return None,
    };
    let of_head = ceilings.iter().filter(|it| it.head == **head);
    let amounts = of_head.flat_map(|it| {
        let total = it.total().unwrap_or_default();
        [it.existing, it.change.unsigned_abs(), total]
    });
    let amounts = amounts.filter_map(|amount| usize::try_from(amount).ok());
    Some((amounts.collect(), head))
}

/// What kind of cost an amount is, by the phrase that stands last before it.
fn kind(lang: Lang, before: &str) -> Option<Cost> {
    let (nams, full): (&[&str], &[&str]) = match lang {
        Lang::Zh => (&["薪級中點", "年薪開支"], &["員工開支總額"]),
        Lang::En => (&["mid-point", "NAMS"], &["staff cost"]),
    };
    let last = |signs: &[&str]| signs.iter().filter_map(|sign| before.rfind(sign)).max();
    match (last(nams), last(full)) {
        (None, None) => None,
        (nams, full) => Some(if nams > full { Cost::Nams } else { Cost::Full }),
    }
}

/// Whether a salary is told by the month, by what stands last before the amount or right
/// behind it: 薪級中點月薪, $200,650 a month.
fn is_monthly(lang: Lang, before: &str, after: &str) -> bool {
    let (month, year, behind): (&[&str], &[&str], &[&str]) = match lang {
        Lang::Zh => (&["月薪", "每月", "按月"], &["年薪", "每年", "全年"], &[]),
        Lang::En => (
            &["month"],
            &["annual", "year"],
            &[" a month", " per month", " monthly", " each month"],
        ),
    };
    let lower = before.to_lowercase();
    let last = |words: &[&str]| words.iter().filter_map(|word| lower.rfind(word)).max();
    behind.iter().any(|word| after.starts_with(word)) || last(month) > last(year)
}

/// Whether a text tells a salary by the year.
fn tells_year(lang: Lang, before: &str) -> bool {
    let words: &[&str] = match lang {
        Lang::Zh => &["年"],
        Lang::En => &["annual", "year"],
    };
    let lower = before.to_lowercase();
    words.iter().any(|word| lower.contains(word))
}

/// Every sum that a sentence may state of a cost, and the one rank that it names;
/// nothing where it names several, or neither a rank nor the whole, or where the
/// tables do not know what it costs.
fn sums<'a>(
    said: &Said<'_>,
    cost: Cost,
    names: &Named<'a>,
) -> Option<(BTreeSet<usize>, Option<&'a str>)> {
    let words: &[&str] = match said.lang {
        Lang::Zh => &["所需增加", "額外", "合共", "淨額"],
        Lang::En => &["additional", "in total", "altogether", "total of", "net "],
    };
    let mut ranks = names.of.ranks.iter();
    let rank = match (ranks.next(), ranks.next()) {
        (Some(rank), None) => Some(*rank),
        (None, _) if words.iter().any(|word| names.before.contains(word)) => None,
        (None, _) if goes_on(said.lang, names) => {
            let told = words.iter().any(|word| names.earlier.contains(word));
            told.then_some(None)?
        }
        _ => return None,
    };
    // Without a salary for the whole, a sentence cannot contradict it.
    let base = Selection {
        rank: rank.map(str::to_owned).into_iter().collect(),
        ..Selection::default()
    };
    said.net_cost(cost, &base).ok()?;
    let mut sums = BTreeSet::new();
    for selection in selections(said, &base) {
        let each = [None, Some(true), Some(false)];
        let found = each.map(|net| said.cost(cost, &selection, net));
        let found = found.into_iter().flatten().map(i64::unsigned_abs);
        sums.extend(found.filter_map(|sum| usize::try_from(sum).ok()));
    }
    sums.extend(one_each(said, cost, rank));
    sums.remove(&0);
    (!sums.is_empty()).then_some((sums, rank))
}

/// Whether a sentence goes on with the cost of what was told before: The full annual
/// average staff cost, including …, is.
fn goes_on(lang: Lang, names: &Named<'_>) -> bool {
    let sentence = names.before.trim_start();
    let (cost, front, others): (&[&str], &[&str], &[&str]) = match lang {
        Lang::Zh => (
            &["員工開支總額", "年薪開支"],
            &[
                "每年平均",
                "每年",
                "平均",
                "有關",
                "建議",
                "所涉",
                "相應",
                "預計",
                "估計",
                "的",
                "而",
            ],
            &["職位的", "人員的", "其他人員"],
        ),
        Lang::En => (
            &["staff cost", "notional annual"],
            &[
                "The",
                "the",
                "full",
                "annual",
                "average",
                "corresponding",
                "total",
                "estimated",
                "and",
                "Its",
                "resultant",
            ],
            &[" of ", " for "],
        ),
    };
    let first = cost.iter().filter_map(|sign| sentence.find(sign)).min();
    first.is_some_and(|at| {
        let mut rest = sentence[..at].trim();
        while let Some(next) = front.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = next.trim_start();
        }
        rest.is_empty() && !others.iter().any(|word| sentence[at..].contains(word))
    })
}

/// What one post of each rank costs.
fn one_each(said: &Said<'_>, cost: Cost, only: Option<&str>) -> Vec<usize> {
    let establishment = &said.project.establishment;
    let ranks = establishment.ranks().iter();
    let ranks = ranks.filter(|rank| only.is_none_or(|only| only == rank.id));
    let costs = ranks.filter_map(|rank| match cost {
        Cost::Nams => establishment.pay_of(rank).nams(),
        Cost::Full => rank.full_cost,
    });
    costs
        .filter_map(|cost| usize::try_from(cost).ok())
        .collect()
}

/// The descriptions of posts whose cost a sentence may state.
fn selections(said: &Said<'_>, base: &Selection) -> Vec<Selection> {
    let establishment = &said.project.establishment;
    let directorate = [None, Some(Directorate::No), Some(Directorate::All)];
    let bases = directorate.map(|directorate| Selection {
        directorate,
        ..base.clone()
    });
    let staff = || establishment.staff().iter();
    let mut found = Vec::new();
    for base in bases {
        for word in Happening::words() {
            found.extend(Happening::from_word(word).map(|change| Selection {
                change: vec![change],
                ..base.clone()
            }));
        }
        found.extend(Tenure::ALL.map(|tenure| Selection {
            tenure: vec![tenure.into()],
            ..base.clone()
        }));
        found.extend(Tenure::ALL.map(|tenure| Selection {
            tenure: vec![tenure.into()],
            change: vec![Happening::Change(Change::Created)],
            ..base.clone()
        }));
        found.extend(establishment.offices().iter().map(|office| Selection {
            office: vec![office.id.clone()],
            ..base.clone()
        }));
        found.extend(establishment.heads().iter().map(|head| Selection {
            head: vec![head.id.clone()],
            ..base.clone()
        }));
        let supported: BTreeSet<&String> = staff().filter_map(|row| row.post.as_ref()).collect();
        found.extend(supported.into_iter().map(|post| Selection {
            superior: vec![post.clone()],
            ..base.clone()
        }));
        found.push(base);
    }
    found
}
