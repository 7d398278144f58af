//! From how many or to how many posts a number says that they become more or fewer.

use crate::prose::numeral::numerals;
use tables::model::{Lang, Structure};

/// Words by which posts become more or fewer.
const MOVES_EN: [&str; 12] = [
    "increase",
    "increased",
    "rise",
    "grow",
    "go up",
    "decrease",
    "decreased",
    "fall",
    "drop",
    "reduced",
    "go down",
    "change",
];
const MOVES_ZH: [&str; 16] = [
    "增加至",
    "增加到",
    "增至",
    "增到",
    "上升至",
    "升至",
    "減少至",
    "減少到",
    "減至",
    "減到",
    "縮減至",
    "下降至",
    "降至",
    "改為",
    "變為",
    "減為",
];

/// What stands before the verb of a change from one number to another, of which the one
/// between these texts is the first or the second, and of which structure it tells.
pub(super) fn end<'t>(lang: Lang, before: &'t str, after: &str) -> Option<(&'t str, Structure)> {
    match lang {
        Lang::Zh => chinese(before, after),
        Lang::En => english(before, after),
    }
}

/// What an English number says from or to which something moves: what stands before the
/// verb, and of which structure the number is.
fn english<'t>(before: &'t str, after: &str) -> Option<(&'t str, Structure)> {
    let front = before.trim_end();
    let (front, structure) = match front.strip_suffix(" from") {
        Some(front) => {
            let rest = after.trim_start().strip_prefix("to ")?;
            let there = numerals(rest).first().is_some_and(|it| it.range.start == 0);
            (there.then_some(front)?, Structure::Existing)
        }
        None => {
            let front = front.strip_suffix(" to")?;
            let last = numerals(front)
                .pop()
                .filter(|it| it.range.end == front.len())?;
            let front = front[..last.range.start].trim_end().strip_suffix(" from")?;
            (front, Structure::Proposed)
        }
    };
    let front = MOVES_EN
        .iter()
        .find_map(|word| front.strip_suffix(word)?.strip_suffix(' '))?;
    let front = front.strip_suffix(" be").unwrap_or(front);
    // What has increased is told of another time.
    let mut aids = [" will", " would", " shall", " to"].iter();
    let subject = aids.find_map(|aid| front.strip_suffix(aid))?;
    Some((subject, structure))
}

/// The same of a Chinese number.
fn chinese<'t>(before: &'t str, after: &str) -> Option<(&'t str, Structure)> {
    let units = ["個", "名"];
    let moves = |text: &str| MOVES_ZH.iter().any(|word| text.starts_with(word));
    let existing = before.strip_suffix(['由', '從']).filter(|_| {
        let mut units = units.iter();
        units.any(|unit| after.strip_prefix(unit).is_some_and(moves))
    });
    let (front, structure) = match existing {
        Some(front) => (front, Structure::Existing),
        None => {
            let front = MOVES_ZH.iter().find_map(|word| before.strip_suffix(word))?;
            let front = units.iter().find_map(|unit| front.strip_suffix(unit))?;
            let last = numerals(front)
                .pop()
                .filter(|it| it.range.end == front.len())?;
            let front = front[..last.range.start].strip_suffix(['由', '從'])?;
            (front, Structure::Proposed)
        }
    };
    let subject =
        front.trim_end_matches(['會', '將', '則', '便', '亦', '也', '數', '目', '的', '總']);
    (!subject.ends_with(['已', '曾'])).then_some((subject, structure))
}
