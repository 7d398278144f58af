//! Why an annex is made again: the cells and common inputs that differ from
//! the record, in words.

use std::collections::BTreeSet;

use super::calls::PRINTED;
use super::cells::Used;
use super::closure::WHOLE;
use super::planned::PlannedAnnex;
use crate::build::fingerprint::short_sum;
use crate::build::store::manifest::{AnnexEntry, EditionEntry, Sums};

/// An annex as recorded and as it is.
pub(crate) struct Compared<'a> {
    pub(crate) before: Option<(&'a AnnexEntry, &'a EditionEntry)>,
    pub(crate) annex: &'a AnnexEntry,
    /// Where its row begins: `annexes.csv:3`.
    pub(crate) place: &'a str,
    pub(crate) used: &'a [Used],
    pub(crate) common: &'a Sums,
}

/// The cells of an annex that differ from those recorded, its number included.
pub(crate) fn differing(before: &AnnexEntry, annex: &PlannedAnnex) -> Vec<String> {
    let mut reasons = renumbered(before, &annex.entry, &annex.place);
    reasons.extend(cells(&before.inputs, &annex.used));
    reasons
}

fn renumbered(before: &AnnexEntry, annex: &AnnexEntry, place: &str) -> Vec<String> {
    let (was, is) = (before.number, annex.number);
    let reason = || format!("{place} is annex {is} and was annex {was}");
    (was != is).then(reason).into_iter().collect()
}

/// The reasons; never none, since it is asked where the closure differs.
pub(crate) fn why(compared: &Compared<'_>) -> Vec<String> {
    let Compared { annex, place, .. } = compared;
    let Some((before, edition)) = compared.before else {
        return vec![format!("{place} is not in the manifest")];
    };
    let mut reasons = renumbered(before, annex, place);
    reasons.extend(cells(&before.inputs, compared.used));
    reasons.extend(common(&edition.inputs, compared.common));
    if reasons.is_empty() {
        reasons.push(match before.content == annex.content {
            true => "it was never made of these inputs".to_owned(),
            false => "words or settings that the tables are printed with".to_owned(),
        });
    }
    reasons
}

/// The places of the cells that differ, then what is gone.
fn cells(before: &Sums, used: &[Used]) -> Vec<String> {
    let shifted = shifted_duties(before, used);
    // Of a new row a cell that is empty, or of a column that is not there, says nothing.
    let empty = short_sum("");
    let differs = |cell: &&Used| match before.get(&cell.key) {
        Some(sum) => *sum != cell.sum,
        None => cell.sum != empty,
    };
    let changed = used.iter().filter(differs);
    let changed = changed.filter(|cell| !shifted.contains(cell.key.as_str()));
    let mut reasons: Vec<String> = changed.map(|cell| cell.place.clone()).collect();
    let now: BTreeSet<&str> = used.iter().map(|cell| cell.key.as_str()).collect();
    let gone = before.keys().filter(|key| !now.contains(key.as_str()));
    // The cells of one row are gone together.
    let rows: BTreeSet<String> = gone.filter_map(|key| gone_row(key)).collect();
    // Where lines of a text were changed, that the earlier ones are gone says nothing.
    let told = |row: &String| {
        let text = row.strip_suffix(FEWER_LINES);
        text.is_some_and(|text| reasons.iter().any(|reason| reason.starts_with(text)))
    };
    let rows: Vec<String> = rows.into_iter().filter(|row| !told(row)).collect();
    reasons.extend(rows);
    reasons
}

/// What is said of a text of which lines are gone.
const FEWER_LINES: &str = " fewer lines";

fn gone_row(key: &str) -> Option<String> {
    // A call that is gone is one in a line or cell that was changed.
    let (row, _) = key
        .rsplit_once(' ')
        .filter(|(_, column)| *column != PRINTED)?;
    let (table, id) = row.split_once(' ')?;
    Some(match table {
        "duties.csv" => {
            let post = id.rsplit_once('/').map_or(id, |(post, _)| post);
            format!("{table}: fewer duties of `{post}`")
        }
        _ if table.ends_with(".hbs") => format!("{table}:{FEWER_LINES}"),
        _ => format!("{table}: no longer `{id}`"),
    })
}

/// The duties that only moved because one before them was put in or taken out:
/// those that the lists of before and now end with alike.
fn shifted_duties<'a>(before: &Sums, used: &'a [Used]) -> BTreeSet<&'a str> {
    let is_duty = |key: &str| key.starts_with("duties.csv ");
    let now: Vec<&Used> = used.iter().filter(|cell| is_duty(&cell.key)).collect();
    let count = before.keys().filter(|key| is_duty(key)).count();
    let sum_before = |number: usize| {
        let (head, column) = now.first()?.key.rsplit_once('/')?;
        let (_, column) = column.split_once(' ')?;
        before.get(&format!("{head}/{number} {column}"))
    };
    if count == now.len() {
        return BTreeSet::new();
    }
    let ends = now.iter().rev().zip((1..=count).rev());
    let alike = ends.take_while(|(cell, number)| sum_before(*number) == Some(&cell.sum));
    alike.map(|(cell, _)| cell.key.as_str()).collect()
}

/// What all annexes have in common and differs; that the rest of the paper
/// differs says nothing where the annex's own cells do.
fn common(before: &Sums, now: &Sums) -> Vec<String> {
    let names: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let differs = |name: &&&String| before.get(**name) != now.get(**name);
    let names = names.iter().filter(differs);
    names
        .map(|name| match name.as_str() {
            WHOLE => format!("{WHOLE}, which templates of its own may look at"),
            name => name.to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duties(texts: &[&str]) -> Vec<Used> {
        let cell = |(number, text): (usize, &&str)| Used {
            key: format!("duties.csv cdp/{number} text_zh"),
            sum: (*text).to_owned(),
            place: format!("duties.csv:{} text_zh", number + 1),
            cell: None,
        };
        (1..).zip(texts).map(cell).collect()
    }

    #[track_caller]
    fn check(before: &[&str], now: &[&str], expected: &[&str]) {
        let before = crate::build::plan::cells::sums(&duties(before));
        assert_eq!(cells(&before, &duties(now)), expected);
    }

    #[test]
    fn only_what_changed_is_named() {
        check(
            &["a", "b", "c"],
            &["a", "x", "c"],
            &["duties.csv:3 text_zh"],
        );
        check(&["a", "c"], &["a", "b", "c"], &["duties.csv:3 text_zh"]);
        check(
            &["a", "b", "c"],
            &["b", "c"],
            &["duties.csv: fewer duties of `cdp`"],
        );
        check(&["a", "b"], &["a", "b"], &[]);
        let empty = short_sum("");
        check(&["a"], &["a", &empty], &[]);
        check(&["a", "b"], &["a", &empty], &["duties.csv:3 text_zh"]);
    }
}
