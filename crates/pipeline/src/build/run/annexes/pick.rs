//! Which annexes are meant: `3,6-8,dcdg`.

use std::collections::BTreeSet;

use content::annex::named;
use tables::diag::{nearest, question};
use tables::model::Annex;

/// The numbers of the annexes that a list picks: numbers, ranges, and ids of
/// subjects. An error says which of it picks nothing.
pub(crate) fn pick(list: &str, annexes: &[Annex]) -> Result<BTreeSet<usize>, String> {
    let mut picked = BTreeSet::new();
    for item in list.split(',').map(str::trim) {
        picked.extend(one(item, annexes)?);
    }
    Ok(picked)
}

fn one(item: &str, annexes: &[Annex]) -> Result<Vec<usize>, String> {
    // An id may look like a number or hold a hyphen: ids are tried first.
    let by_id = named(annexes.iter(), item).into_iter();
    let by_id: Vec<usize> = by_id.map(|annex| annex.number).collect();
    if !by_id.is_empty() {
        return Ok(by_id);
    }
    if annexes.is_empty() {
        return Err(format!("`{item}` names no annexes: the paper has none"));
    }
    let ends = item.split_once('-').unwrap_or((item, item));
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let (Some(first), Some(last)) = (number(ends.0), number(ends.1)) else {
        return Err(unknown(item, annexes));
    };
    if first == 0 || last < first || last > annexes.len() {
        let count = annexes.len();
        return Err(format!(
            "`{item}` names no annexes: the paper has 1 to {count}"
        ));
    }
    Ok((first..=last).collect())
}

fn unknown(item: &str, annexes: &[Annex]) -> String {
    let ids = annexes.iter().map(|annex| annex.called());
    match nearest(item, ids) {
        Some(near) => format!("no annex is of `{item}`; {}", question(item, near)),
        None => format!("no annex is of `{item}`: give numbers, ranges or ids of annexes.csv"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::source::{RowRef, Sources};

    fn annexes() -> Vec<Annex> {
        let file = Sources::default().add("annexes.csv".into(), String::new(), Vec::new());
        let annex = |(number, subject): (usize, &str)| Annex {
            number,
            kind: "duties".to_owned(),
            subject: subject.to_owned(),
            id: None,
            structure: None,
            part: tables::model::ChartPart::default(),
            compare: false,
            revised: false,
            numbered: true,
            title: tables::model::Text::default(),
            alt: tables::model::Text::default(),
            note: tables::model::Text::default(),
            row: RowRef { file, index: 0 },
        };
        let subjects = ["cdp", "dcp-dg", "adcp", "2", "clerk"];
        (1..).zip(subjects).map(annex).collect()
    }

    #[track_caller]
    fn check(list: &str, expected: &[usize]) {
        let picked = pick(list, &annexes()).expect("a sound list");
        assert_eq!(picked.into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn numbers_ranges_and_ids_pick() {
        check("3", &[3]);
        check("1, 3-5", &[1, 3, 4, 5]);
        check("dcp-dg,5", &[2, 5]);
        // An id wins over a number.
        check("2", &[4]);
    }

    #[test]
    fn what_picks_nothing_is_told() {
        let told = |list| pick(list, &annexes()).expect_err("nothing is picked");
        assert_eq!(told("6"), "`6` names no annexes: the paper has 1 to 5");
        assert_eq!(told("4-3"), "`4-3` names no annexes: the paper has 1 to 5");
        assert_eq!(told("1,cdpp"), "no annex is of `cdpp`; did you mean `cdp`?");
        let none = pick("1", &[]).expect_err("nothing is picked");
        assert_eq!(none, "`1` names no annexes: the paper has none");
        assert!(told("").starts_with("no annex is of ``"), "{}", told(""));
    }
}
