//! The widths of a table's columns, and how large its type may be.

pub(crate) mod pieces;
mod texts;

use orgchart::Measure;

use self::pieces::{pieces, width_em};
use self::texts::{Text, Texts, texts};
use crate::document::Table;
use tables::model::Lang;

/// The width of the text, upright and across, in twentieths of a point.
pub(crate) const WIDTHS: (usize, usize) = (9_026, 13_958);

/// The sizes of a table's type, in points: a smaller one where words and numbers would
/// be cut in the one before.
pub(crate) const SIZES: [usize; 7] = [12, 11, 10, 9, 8, 7, 6];

/// The room at both sides of a cell, and what rounding takes.
pub(crate) const SIDES: f64 = 230.0;

/// How a table is divided.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Columns {
    /// The widths of its columns, in twentieths of a point.
    pub(crate) widths: Vec<usize>,
    /// The size of its type, in points.
    pub(crate) size: usize,
}

/// What a column wants, in twentieths of a point.
#[derive(Debug, Clone, Copy)]
struct Wish {
    /// For the longest that no line break may part.
    need: f64,
    /// For its longest line.
    whole: f64,
    /// Its share of what the others leave.
    share: Option<f64>,
}

/// The columns of a table: as given; else as their texts need, within the page.
pub(crate) fn columns(table: &Table, (lang, measure): (Lang, &dyn Measure)) -> Columns {
    let room = room(table);
    let texts = texts(table, lang);
    let (size, wishes) = fitting(table, &texts, (room, measure));
    let widths = divided(&wishes, as_f64(room));
    let widths = widths.into_iter().map(whole).collect();
    Columns { widths, size }
}

/// The size of type in which a table has room on its page.
pub(crate) fn type_size(table: &Table, (lang, measure): (Lang, &dyn Measure)) -> usize {
    fitting(table, &texts(table, lang), (room(table), measure)).0
}

/// The width of the page of a table.
fn room(table: &Table) -> usize {
    match table.data.landscape {
        true => WIDTHS.1,
        false => WIDTHS.0,
    }
}

/// The largest size in which no word is cut, else the smallest, and what the columns want
/// in it.
fn fitting(
    table: &Table,
    texts: &Texts,
    (room, measure): (usize, &dyn Measure),
) -> (usize, Vec<Wish>) {
    let mut size = SIZES[0];
    let mut wishes = wishes(table, texts, (size, measure));
    for smaller in &SIZES[1..] {
        if needed(&wishes) <= as_f64(room) {
            break;
        }
        size = *smaller;
        wishes = self::wishes(table, texts, (size, measure));
    }
    (size, wishes)
}

/// What the columns want in a size of type.
fn wishes(table: &Table, texts: &Texts, (size, measure): (usize, &dyn Measure)) -> Vec<Wish> {
    let width = |text: &str, strong| width_em(text, strong, measure) * as_f64(size * 20) + SIDES;
    let widest = |(text, strong): &Text, parts: fn(&str) -> Vec<&str>| {
        let all = text.split('\n').flat_map(parts);
        all.map(|part| width(part, *strong)).fold(0.0, f64::max)
    };
    let own = texts.own.iter().zip(&table.data.columns);
    let mut wishes: Vec<Wish> = own
        .map(|(texts, column)| {
            let of = |parts: fn(&str) -> Vec<&str>| {
                let all = texts.iter().map(|text| widest(text, parts));
                all.fold(LEAST, f64::max)
            };
            let (need, whole) = (of(pieces), of(|line| vec![line]));
            let given = (column.width.clamp(0.0, 10_000.0) * 20.0).max(need);
            Wish {
                need,
                whole: if column.unit == "pt" { given } else { whole },
                share: (column.unit == "fr").then_some(column.width.clamp(0.0, 10_000.0)),
            }
        })
        .collect();
    for (x, wide, text) in &texts.across {
        let need = widest(text, pieces);
        let below = &mut wishes[*x..*x + *wide];
        let more = (need - needed(below)).max(0.0) / as_f64(*wide);
        for own in below {
            own.need += more;
            own.whole = own.whole.max(own.need);
        }
    }
    wishes
}

/// No column is narrower.
const LEAST: f64 = 600.0;

fn needed(wishes: &[Wish]) -> f64 {
    wishes.iter().map(|own| own.need).sum()
}

/// The widths of columns in this room.
fn divided(wishes: &[Wish], room: f64) -> Vec<f64> {
    let needed = needed(wishes);
    if needed > room {
        return wishes.iter().map(|own| own.need * room / needed).collect();
    }
    let shared = wishes.iter().filter(|own| own.share.is_some());
    let shared: f64 = shared.map(|own| own.need).sum();
    let fixed = wishes.iter().filter(|own| own.share.is_none());
    let fixed: f64 = fixed.map(|own| own.whole).sum();
    if shared > 0.0 && fixed + shared <= room {
        return with_shares(wishes, room - fixed);
    }
    fairly(wishes, room)
}

/// What the others leave goes to those that share it, to each what it needs at least.
fn with_shares(wishes: &[Wish], left: f64) -> Vec<f64> {
    let mut settled: Vec<Option<f64>> = wishes
        .iter()
        .map(|own| own.share.is_none().then_some(own.whole))
        .collect();
    let mut left = left;
    loop {
        let open = || (0..wishes.len()).filter(|at| settled[*at].is_none());
        let shares: f64 = open().filter_map(|at| wishes[at].share).sum();
        let part = |at: usize| match shares > 0.0 {
            true => left * wishes[at].share.unwrap_or_default() / shares,
            false => 0.0,
        };
        let Some(short) = open().find(|at| part(*at) < wishes[*at].need) else {
            let all = settled.iter().enumerate();
            return all
                .map(|(at, own)| own.unwrap_or_else(|| part(at)))
                .collect();
        };
        left -= wishes[short].need;
        settled[short] = Some(wishes[short].need);
    }
}

/// One width for all, but to none less than it needs, nor more than its longest line.
fn fairly(wishes: &[Wish], room: f64) -> Vec<f64> {
    let at = |level: f64| -> Vec<f64> {
        let own = wishes.iter();
        own.map(|own| level.max(own.need).min(own.whole.max(own.need)))
            .collect()
    };
    let (mut low, mut high) = (0.0, room);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        match at(middle).iter().sum::<f64>() <= room {
            true => low = middle,
            false => high = middle,
        }
    }
    at(low)
}

fn as_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// Twentieths as Word counts them.
pub(crate) fn whole(width: f64) -> usize {
    format!("{:.0}", width.clamp(0.0, 1_000_000.0))
        .parse()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Wish, divided, whole};

    fn widths(wishes: &[Wish]) -> Vec<usize> {
        divided(wishes, 9_000.0).into_iter().map(whole).collect()
    }

    fn wish(need: f64, whole: f64, share: Option<f64>) -> Wish {
        Wish { need, whole, share }
    }

    #[test]
    fn what_cannot_be_parted_has_its_room() {
        let wide = wish(800.0, 9_000.0, None);
        let number = wish(1_700.0, 1_700.0, None);
        assert_eq!(widths(&[wide, number, number]), [5_600, 1_700, 1_700]);
        // All fit: the table is as wide as its texts.
        assert_eq!(widths(&[number, number]), [1_700, 1_700]);
        // Two long texts beside a short one: each has as much as the other.
        assert_eq!(widths(&[wide, number, wide]), [3_650, 1_700, 3_650]);
        // Of two that share what is left, one needs more than its part.
        let share = |need| wish(need, need, Some(1.0));
        assert_eq!(widths(&[share(600.0), share(5_000.0)]), [4_000, 5_000]);
        // More than there is: each is less by the same part.
        assert_eq!(widths(&[wish(6_000.0, 6_000.0, None); 2]), [4_500, 4_500]);
    }
}
