//! An entry in words.

use compare::show::{cut, marked};
use compare::version::At;
use tables::characters::{as_read, visible_line};

use crate::entry::{Entry, Kind};
use crate::home::Place;
use crate::write::Outcome;

/// The most characters that are shown of words without their place.
const MOST: usize = 60;

/// `duties.csv:41 text_zh: Chan Tai-man, 2031-10-02 14:05: 統籌海港{+及航道+}的工作`.
pub(super) fn line(entry: &Entry, names: &[&str]) -> String {
    let parts = [places(entry), who(entry), what(entry, names)];
    let parts = parts.iter().filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.map(String::as_str).collect();
    visible_line(&as_read(&parts.join(": "))).into_owned()
}

/// Who, and when to the minute.
pub(super) fn who(entry: &Entry) -> String {
    let name = match (&entry.by, entry.kind) {
        (Some(name), _) if !name.trim().is_empty() => name.clone(),
        (Some(_), _) => "somebody without a name".to_owned(),
        (None, _) => "not tracked".to_owned(),
    };
    // LibreOffice writes a day of zeros where it knows none.
    let is_day = |date: &&str| {
        let year = date.split('-').next().unwrap_or_default();
        year.len() == 4 && year != "0000"
    };
    let date = entry.date.as_deref().filter(is_day);
    match date {
        Some(date) => {
            let minute = date.get(..16).unwrap_or(date);
            format!("{name}, {}", minute.replace('T', " "))
        }
        None => name,
    }
}

/// What was changed or said.
pub(super) fn what(entry: &Entry, names: &[&str]) -> String {
    let words = match entry.before == entry.after {
        true => format!("`{}`", cut(entry.before.trim(), MOST)),
        false => marked(&entry.before, &entry.after, names),
    };
    match (entry.kind, &entry.said) {
        (Kind::Comment, Some(said)) if entry.before.trim().is_empty() => format!("comment: {said}"),
        (Kind::Comment, Some(said)) => format!("comment on {words}: {said}"),
        (Kind::Look, Some(of)) => format!("{of}: {words}"),
        (Kind::Move, _) => format!("moved: {}", whole(entry)),
        _ if entry.places.is_empty() => whole(entry),
        _ => words,
    }
}

/// What cannot be placed, whole.
fn whole(entry: &Entry) -> String {
    if entry.before == entry.after {
        return format!("`{}`", entry.before.trim());
    }
    let stretch = |text: &str, signs: [&str; 2]| match text.is_empty() {
        true => String::new(),
        false => format!("{}{}{}", signs[0], text.trim_matches('\n'), signs[1]),
    };
    stretch(&entry.before, ["[-", "-]"]) + &stretch(&entry.after, ["{+", "+}"])
}

/// Where it belongs.
pub(super) fn places(entry: &Entry) -> String {
    if entry.places.is_empty() {
        let near = entry.near.as_ref().map(place);
        return near.map_or("no place".to_owned(), |near| format!("after {near}"));
    }
    let all: Vec<String> = entry.places.iter().map(place).collect();
    let all = all.join(", ");
    // What is computed has no place of its own.
    let is_nowhere = |place: &Place| matches!(place, Place::Computed { at: None, .. });
    match &entry.near {
        Some(near) if entry.places.iter().all(is_nowhere) => {
            format!("{all}, after {}", self::place(near))
        }
        _ => all,
    }
}

fn place(place: &Place) -> String {
    match place {
        Place::Cell { at, column } => format!("{at} {column}"),
        Place::Typed { at } => at.to_string(),
        Place::Computed { at, call, from } => {
            let at = at.as_ref().map(|at| format!("{at} "));
            let call = call.as_ref().map(|call| format!(" by {call}"));
            let cells = from
                .iter()
                .map(|from| format!("{} {}", from.at, from.column).trim_end().to_owned());
            let cells: Vec<String> = cells.collect();
            let from = match cells.is_empty() {
                true => String::new(),
                false => format!(" from {}", cells.join(", ")),
            };
            format!(
                "{}computed{}{from}",
                at.unwrap_or_default(),
                call.unwrap_or_default()
            )
        }
    }
}

pub(super) fn at_of(place: &Place) -> Option<&At> {
    match place {
        Place::Cell { at, .. } | Place::Typed { at } => Some(at),
        Place::Computed { at, from, .. } => at.as_ref().or(from.first().map(|from| &from.at)),
    }
}

/// What becomes of it, where there is something to say.
pub(super) fn outcome(entry: &Entry) -> Option<String> {
    Some(match entry.outcome.as_ref()? {
        Outcome::Writable => return None,
        Outcome::Written => "written".to_owned(),
        Outcome::Done => "in the file already".to_owned(),
        Outcome::Same(other) => format!("the same change as {other}"),
        Outcome::Nothing(why) => format!("nothing to do: {why}"),
        Outcome::Left(why) => format!("not to be written: {why}"),
    })
}
