//! The list as people and programs read it.

use content::wording::{self, Fate, Stretch};
use serde_json::{Value, json};
use tables::characters::{as_read, visible_line};
use tables::diag::render::github;

use crate::difference::{Comparison, Difference};

/// The largest number of characters of a text that is shown around what changed.
const AROUND: usize = 24;

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
            values(difference, names),
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
            values(difference, names)
        );
        format!(
            "::notice {}::{}\n",
            places.join(","),
            github::data(as_read(&text).trim_end())
        )
    });
    notices.collect()
}

/// A joiner without width.
const JOINER: char = '\u{2060}';

/// Text that stays text in Markdown: no markup, no picture, no link, and no mention of
/// a person or an issue, which a backslash does not prevent.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for (at, character) in text.char_indices() {
        let rest = &text[at + character.len_utf8()..];
        let signs = match character {
            '|' | '\\' | '`' | '*' | '_' | '<' | '&' | '[' | '~' | '!' => true,
            ':' => rest.starts_with("//"),
            '.' => text[..at].to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        let mentions = match character {
            '@' => true,
            '#' => rest.starts_with(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        out.extend(signs.then_some('\\'));
        out.push(character);
        out.extend(mentions.then_some(JOINER));
    }
    out
}

/// `posts.csv:4: post oil existing, 燈油供應主任, moved: reports_to keeper → survey`.
fn line(difference: &Difference, names: &[&str]) -> String {
    let place = place(difference);
    let place = if place.is_empty() {
        place
    } else {
        format!("{place}: ")
    };
    let column = difference
        .column
        .as_ref()
        .map(|column| format!("{column} "));
    let values = format!(
        "{}{}",
        column.unwrap_or_default(),
        values(difference, names)
    );
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

/// The place after, or before where it is gone.
fn place(difference: &Difference) -> String {
    match (&difference.is, &difference.was) {
        (Some(is), _) => is.to_string(),
        (None, Some(was)) => format!("{was} (before)"),
        (None, None) => String::new(),
    }
}

/// Both values, or of longer texts the words that changed with some around them:
/// `[-removed-]` and `{+added+}`.
pub(crate) fn values(difference: &Difference, names: &[&str]) -> String {
    match (&difference.before, &difference.after) {
        (Some(before), Some(after)) if is_short(before) && is_short(after) => {
            format!("{} → {}", quoted(before), quoted(after))
        }
        (Some(before), Some(after)) => marked(before, after, names),
        (Some(text), None) | (None, Some(text)) => cut(text, 2 * AROUND),
        (None, None) => String::new(),
    }
}

/// The same as stretches of words.
pub fn stretches(difference: &Difference, names: &[&str]) -> Vec<Stretch> {
    let one = |fate, text: String| vec![Stretch { fate, text }];
    match (&difference.before, &difference.after) {
        (Some(before), Some(after)) if is_short(before) && is_short(after) => {
            let arrow = one(Fate::Kept, " → ".to_owned());
            let (before, after) = (quoted(before), quoted(after));
            [one(Fate::Removed, before), arrow, one(Fate::Added, after)].concat()
        }
        (Some(before), Some(after)) => around(before, after, names),
        (Some(text), None) => one(Fate::Removed, cut(text, 2 * AROUND)),
        (None, Some(text)) => one(Fate::Added, cut(text, 2 * AROUND)),
        (None, None) => Vec::new(),
    }
}

pub(crate) fn is_short(text: &str) -> bool {
    text.chars().count() <= AROUND
}

fn quoted(text: &str) -> String {
    match text.is_empty() {
        true => "(empty)".to_owned(),
        false => text.to_owned(),
    }
}

/// What changed in a text, with what stands around it: `[-removed-]` and `{+added+}`.
pub fn marked(before: &str, after: &str, names: &[&str]) -> String {
    let stretches = around(before, after, names).into_iter();
    let told = stretches.map(|stretch| match stretch.fate {
        Fate::Removed => format!("[-{}-]", stretch.text),
        Fate::Added => format!("{{+{}+}}", stretch.text),
        Fate::Kept => stretch.text,
    });
    told.collect()
}

/// The same as stretches of words.
pub(crate) fn around(before: &str, after: &str, names: &[&str]) -> Vec<Stretch> {
    let mut stretches = wording::compare(before, after, names);
    let last = stretches.len().saturating_sub(1);
    for (at, stretch) in stretches.iter_mut().enumerate() {
        if stretch.fate == Fate::Kept {
            stretch.text = kept(&stretch.text, at == 0, at == last);
        }
    }
    stretches
}

/// Words that stay, of which those in the middle are left out where they are many.
fn kept(text: &str, first: bool, last: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let count = characters.len();
    let some = |range: std::ops::Range<usize>| -> String { characters[range].iter().collect() };
    match (first, last) {
        (true, _) if count > AROUND => format!("…{}", some(count - AROUND..count)),
        (_, true) if count > AROUND => format!("{}…", some(0..AROUND)),
        (false, false) if count > 2 * AROUND => {
            format!("{}…{}", some(0..AROUND), some(count - AROUND..count))
        }
        _ => text.to_owned(),
    }
}

/// The first characters of a text.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
