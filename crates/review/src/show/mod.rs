//! The list as people and programs read it.

mod line;

use compare::show::escaped;
use serde_json::{Value, json};
use tables::characters::{as_read, visible_line};
use tables::diag::render::github;

use crate::Review;
use crate::entry::{Entry, Kind};
use crate::write::Outcome;
use line::{at_of, line, outcome, places, what, who};

/// The list on lines of their own, each with what becomes of it below; `short` leaves
/// that out, and names the folder.
pub fn plain(review: &Review, names: &[&str]) -> String {
    let mut out = String::new();
    for entry in &review.entries {
        out += &format!("{:>3}  {}\n", entry.number, line(entry, names));
        if let Some(why) = outcome(entry) {
            out += &format!("     {}\n", visible_line(&as_read(&why)));
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
        visible_line(&as_read(&format!("{folder}{line} [{}]", entry.number))).into_owned() + "\n"
    });
    lines.collect()
}

/// How many there are, and how many of them can be written.
pub fn summary(review: &Review) -> String {
    let count = |is: &dyn Fn(&Entry) -> bool| review.entries.iter().filter(|it| is(it)).count();
    let comments = count(&|entry| entry.kind == Kind::Comment);
    let changes = review.entries.len() - comments;
    if changes + comments == 0 {
        return format!("{}\n", nothing(review));
    }
    let writable =
        count(&|entry| matches!(entry.outcome, Some(Outcome::Writable | Outcome::Same(_))));
    let written = count(&|entry| entry.outcome == Some(Outcome::Written));
    let done = count(&|entry| entry.outcome == Some(Outcome::Done));
    let left = count(&|entry| matches!(entry.outcome, Some(Outcome::Left(_))));
    let nothing = count(&|entry| matches!(entry.outcome, Some(Outcome::Nothing(_))));
    let mut parts = vec![many(changes, "change")];
    for (some, what) in [
        (written, "written"),
        (writable, "can be written"),
        (done, "in the files already"),
        (left, "left to you"),
        (nothing, "with nothing to do"),
    ] {
        if some > 0 {
            parts.push(format!("{some} {what}"));
        }
    }
    parts.push(many(comments, "comment"));
    format!("{}\n", parts.join(", "))
}

/// What is said where nothing is in the list.
fn nothing(review: &Review) -> &'static str {
    match review.is_chosen {
        true => "nothing in the list is chosen",
        false => "nothing was changed, and nothing said",
    }
}

fn many(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// The list in Markdown: a table.
pub fn markdown(review: &Review, names: &[&str]) -> String {
    if review.entries.is_empty() {
        let mut said = nothing(review).to_owned();
        said[..1].make_ascii_uppercase();
        return format!("{said}.\n");
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
        let cells = cells.map(|cell| escaped(&visible_line(&as_read(&cell))));
        out += &format!("| {} |\n", cells.join(" | "));
    }
    out + "\n" + &escaped(&summary(review))
}

/// The list as workflow commands of GitHub Actions: a notice each, a warning where a
/// person must see to it.
pub fn github(review: &Review, names: &[&str], folder: &str) -> String {
    let lines = review.entries.iter().map(|entry| {
        let at = entry.places.first().and_then(at_of);
        let file = at.map(|at| github::file(folder, &at.file));
        let row = at.and_then(|at| at.line).map(|line| format!("line={line}"));
        let places: Vec<String> = file.into_iter().chain(row).collect();
        let why = outcome(entry).map(|why| format!(" ({why})"));
        let text = format!("{}{}", line(entry, names), why.unwrap_or_default());
        let kind = match entry.outcome {
            Some(Outcome::Left(_)) => "warning",
            _ => "notice",
        };
        format!(
            "::{kind} {}::{}\n",
            places.join(","),
            github::data(&as_read(&text))
        )
    });
    lines.collect()
}

/// The list as one JSON object.
pub fn json(review: &Review) -> String {
    let entry = |entry: &Entry| -> Value {
        let (outcome, why) = match &entry.outcome {
            None => (None, None),
            Some(Outcome::Writable) => (Some("writable"), None),
            Some(Outcome::Written) => (Some("written"), None),
            Some(Outcome::Done) => (Some("done"), None),
            Some(Outcome::Same(_)) => (Some("same"), self::outcome(entry)),
            Some(Outcome::Nothing(why)) => (Some("nothing"), Some(why.clone())),
            Some(Outcome::Left(why)) => (Some("left"), Some(why.clone())),
        };
        let same_as = match entry.outcome {
            Some(Outcome::Same(other)) => Some(other),
            _ => None,
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
            "same_as": same_as,
        })
    };
    let object = json!({
        "version": 1,
        "other_version": review.others,
        "entries": review.entries.iter().map(entry).collect::<Vec<Value>>(),
    });
    format!("{object:#}\n")
}
