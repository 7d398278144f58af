//! The list as people and programs read it.

mod escaped;
mod values;

use serde_json::{Value, json};
use tables::characters::{as_read, visible_line};
use tables::diag::render::github;

use crate::difference::{Comparison, Difference};
use values::values;

pub use crate::cut::cut;
pub use escaped::escaped;
pub(crate) use values::{around, arrow, cut_short, is_short};
pub use values::{marked, stretches};

/// The list on lines of their own: what it is, which one, what happened, both values
/// and the place. What was changed stands first, then what follows from it.
pub fn plain(comparison: &Comparison, names: &[&str]) -> String {
    if comparison.is_empty() {
        return "nothing is different\n".to_owned();
    }
    let mut out = String::new();
    for difference in &comparison.differences {
        out += &format!("{}\n", line(difference, names));
    }
    if !comparison.follows.is_empty() {
        out += "what follows from these:\n";
        for difference in &comparison.follows {
            out += &format!("  {}\n", line(difference, names));
        }
    }
    out
}

/// The list in Markdown, for a comment on a change: a table, and what follows folded.
pub fn markdown(comparison: &Comparison, names: &[&str]) -> String {
    if comparison.is_empty() {
        return "Nothing is different.\n".to_owned();
    }
    let mut out = "| what | which | | where |\n| --- | --- | --- | --- |\n".to_owned();
    let row = |difference: &Difference| {
        let cells = [
            format!("{} {}", difference.of, difference.change.word()),
            difference.name.clone(),
            valued(difference, names),
            place(difference),
        ];
        let cells = cells.map(|cell| escaped(&visible_line(&as_read(&cell))));
        format!("| {} |\n", cells.join(" | "))
    };
    out.extend(comparison.differences.iter().map(row));
    if !comparison.follows.is_empty() {
        out +=
            "\nWhat follows from these:\n\n| what | which | | where |\n| --- | --- | --- | --- |\n";
        out.extend(comparison.follows.iter().map(row));
    }
    out
}

/// The list as one JSON object: `differences` and `follows`.
pub fn json(comparison: &Comparison) -> String {
    let list = |differences: &[Difference]| -> Vec<Value> {
        differences
            .iter()
            .map(|difference| json!(difference))
            .collect()
    };
    let object = json!({
        "version": 1,
        "differences": list(&comparison.differences),
        "follows": list(&comparison.follows),
    });
    format!("{object:#}\n")
}

/// The list as workflow commands of GitHub Actions, a notice each at its place.
pub fn github(comparison: &Comparison, names: &[&str], folder: &str) -> String {
    let notices = comparison.differences.iter().map(|difference| {
        let at = difference.is.as_ref().or(difference.was.as_ref());
        let file = at.map(|at| github::file(folder, &at.file));
        // The line of what is gone is none of the tree that notices stand in.
        let row = difference.is.as_ref().and_then(|at| at.line);
        let row = row.map(|line| format!("line={line}"));
        let places: Vec<String> = file.into_iter().chain(row).collect();
        let text = format!(
            "{} {} {} {}",
            difference.of,
            difference.name,
            difference.change.word(),
            valued(difference, names)
        );
        format!(
            "::notice {}::{}\n",
            places.join(","),
            github::data(as_read(&text).trim_end())
        )
    });
    notices.collect()
}

/// `posts.csv:4: post oil existing, 燈油供應主任, moved: reports_to keeper → survey`.
fn line(difference: &Difference, names: &[&str]) -> String {
    let place = place(difference);
    let place = if place.is_empty() {
        place
    } else {
        format!("{place}: ")
    };
    let values = valued(difference, names);
    let values = if values.is_empty() {
        values
    } else {
        format!(": {values}")
    };
    let told = format!(
        "{place}{} {}, {}{values}",
        difference.of,
        difference.name,
        difference.change.word(),
    );
    visible_line(&as_read(&told)).into_owned()
}

/// The values before and after, behind their column: `period 3 years → 4 years`.
fn valued(difference: &Difference, names: &[&str]) -> String {
    let column = difference.column.iter().map(|column| format!("{column} "));
    column.collect::<String>() + &values(difference, names)
}

/// The place after, or before where it is gone.
fn place(difference: &Difference) -> String {
    match (&difference.is, &difference.was) {
        (Some(is), _) => is.to_string(),
        (None, Some(was)) => format!("{was} (before)"),
        (None, None) => String::new(),
    }
}
