//! The list as people and programs read it.

use compare::show::{cut, escaped, marked};
use compare::version::At;
use serde_json::{Value, json};
use tables::characters::visible_line;
use tables::diag::render::github::{data, property};

use crate::Review;
use crate::entry::{Entry, Kind};
use crate::home::Place;
use crate::write::Outcome;

/// The most characters that are shown of words without their place.
const MOST: usize = 60;

/// The list on lines of their own, each with what becomes of it below; `short` leaves
/// that out, and names the folder.
pub fn plain(review: &Review, names: &[&str]) -> String {
    let mut out = String::new();
    for entry in &review.entries {
        out += &format!("{:>3}  {}\n", entry.number, line(entry, names));
        if let Some(why) = outcome(entry) {
            out += &format!("     {}\n", visible_line(&why));
        }
    }
    out + &summary(review)
}

/// The list on a line each, after the number the place in the folder: for editors.
pub fn short(review: &Review, names: &[&str], folder: &str) -> String {
    let lines = review.entries.iter().map(|entry| {
        let why = outcome(entry).map(|why| format!(" ({why})"));
        let line = format!("{}{}", line(entry, names), why.unwrap_or_default());
        let at = entry.places.first().and_then(at_of);
        let folder = at.map(|_| format!("{folder}/")).unwrap_or_default();
        visible_line(&format!("{folder}{line} [{}]", entry.number)).into_owned() + "\n"
    });
    lines.collect()
}

/// How many there are, and how many of them can be written.
pub fn summary(review: &Review) -> String {
    let count = |is: &dyn Fn(&Entry) -> bool| review.entries.iter().filter(|it| is(it)).count();
    let comments = count(&|entry| entry.kind == Kind::Comment);
    let changes = review.entries.len() - comments;
    if changes + comments == 0 {
        return "nothing was changed, and nothing said\n".to_owned();
    }
    let writable =
        count(&|entry| matches!(entry.outcome, Some(Outcome::Writable | Outcome::Same(_))));
    let written = count(&|entry| entry.outcome == Some(Outcome::Written));
    let done = count(&|entry| entry.outcome == Some(Outcome::Done));
    let left = count(&|entry| matches!(entry.outcome, Some(Outcome::Left(_))));
    let mut parts = vec![many(changes, "change")];
    for (some, what) in [
        (written, "written"),
        (writable, "can be written"),
        (done, "in the files already"),
        (left, "left to you"),
    ] {
        if some > 0 {
            parts.push(format!("{some} {what}"));
        }
    }
    parts.push(many(comments, "comment"));
    format!("{}\n", parts.join(", "))
}

fn many(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// The list in Markdown: a table.
pub fn markdown(review: &Review, names: &[&str]) -> String {
    if review.entries.is_empty() {
        return "Nothing was changed, and nothing said.\n".to_owned();
    }
    let mut out = "| | where | who | what | |\n| --- | --- | --- | --- | --- |\n".to_owned();
    for entry in &review.entries {
        let cells = [
            entry.number.to_string(),
            places(entry),
            who(entry),
            what(entry, names),
            outcome(entry).unwrap_or_default(),
        ];
        let cells = cells.map(|cell| escaped(&visible_line(&cell)));
        out += &format!("| {} |\n", cells.join(" | "));
    }
    out + "\n" + &escaped(&summary(review))
}

/// The list as workflow commands of GitHub Actions: a notice each, a warning where a
/// person must see to it.
pub fn github(review: &Review, names: &[&str], folder: &str) -> String {
    let lines = review.entries.iter().map(|entry| {
        let at = entry.places.first().and_then(at_of);
        let file = at.map(|at| format!("file={}", property(&format!("{folder}/{}", at.file))));
        let row = at.and_then(|at| at.line).map(|line| format!("line={line}"));
        let places: Vec<String> = file.into_iter().chain(row).collect();
        let why = outcome(entry).map(|why| format!(" ({why})"));
        let text = format!("{}{}", line(entry, names), why.unwrap_or_default());
        let kind = match entry.outcome {
            Some(Outcome::Left(_)) => "warning",
            _ => "notice",
        };
        format!("::{kind} {}::{}\n", places.join(","), data(&text))
    });
    lines.collect()
}

/// The list as one JSON object.
pub fn json(review: &Review) -> String {
    let entry = |entry: &Entry| -> Value {
        let (outcome, why) = match &entry.outcome {
            None => (Value::Null, None),
            Some(Outcome::Writable) => (json!("writable"), None),
            Some(Outcome::Written) => (json!("written"), None),
            Some(Outcome::Done) => (json!("done"), None),
            Some(Outcome::Same(other)) => (json!("same"), Some(json!(other))),
            Some(Outcome::Nothing(why)) => (json!("nothing"), Some(json!(why))),
            Some(Outcome::Left(why)) => (json!("left"), Some(json!(why))),
        };
        json!({
            "number": entry.number,
            "kind": entry.kind,
            "by": entry.by,
            "date": entry.date,
            "tracked": entry.by.is_some(),
            "places": entry.places,
            "after_place": entry.near,
            "before": entry.before,
            "after": entry.after,
            "said": entry.said,
            "outcome": outcome,
            "why": why,
        })
    };
    let object = json!({
        "version": 1,
        "other_version": review.others,
        "entries": review.entries.iter().map(entry).collect::<Vec<Value>>(),
    });
    format!("{object:#}\n")
}

/// `duties.csv:41 text_zh: Chan Tai-man, 2031-10-02 14:05: 統籌海港{+及航道+}的工作`.
fn line(entry: &Entry, names: &[&str]) -> String {
    let parts = [places(entry), who(entry), what(entry, names)];
    let parts = parts.iter().filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.map(String::as_str).collect();
    visible_line(&parts.join(": ")).into_owned()
}

/// Who, and when to the minute.
pub(crate) fn who(entry: &Entry) -> String {
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
fn what(entry: &Entry, names: &[&str]) -> String {
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
pub(crate) fn places(entry: &Entry) -> String {
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
                .map(|from| format!("{} {}", from.at, from.column));
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

fn at_of(place: &Place) -> Option<&At> {
    match place {
        Place::Cell { at, .. } | Place::Typed { at } => Some(at),
        Place::Computed { at, from, .. } => at.as_ref().or(from.first().map(|from| &from.at)),
    }
}

/// What becomes of it, where there is something to say.
fn outcome(entry: &Entry) -> Option<String> {
    Some(match entry.outcome.as_ref()? {
        Outcome::Writable => return None,
        Outcome::Written => "written".to_owned(),
        Outcome::Done => "in the file already".to_owned(),
        Outcome::Same(other) => format!("the same change as {other}"),
        Outcome::Nothing(why) => format!("nothing to do: {why}"),
        Outcome::Left(why) => format!("not to be written: {why}"),
    })
}
