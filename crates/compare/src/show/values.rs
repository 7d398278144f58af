//! What is shown of both values.

use content::wording::{self, Fate, Stretch};

use crate::cut::cut;
use crate::difference::Difference;

/// The largest number of characters of a text that is shown around what changed.
const AROUND: usize = 24;

/// Both values, or of longer texts the words that changed with some around them:
/// `[-removed-]` and `{+added+}`.
pub(super) fn values(difference: &Difference, names: &[&str]) -> String {
    match (&difference.before, &difference.after) {
        (Some(before), Some(after)) if is_short(before) && is_short(after) => {
            arrow(&quoted(before), &quoted(after))
        }
        (Some(before), Some(after)) => marked(before, after, names),
        (Some(text), None) | (None, Some(text)) => cut_short(text),
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
        (Some(text), None) => one(Fate::Removed, cut_short(text)),
        (None, Some(text)) => one(Fate::Added, cut_short(text)),
        (None, None) => Vec::new(),
    }
}

pub(crate) fn is_short(text: &str) -> bool {
    text.chars().count() <= AROUND
}

/// Both values of what is short.
pub(crate) fn arrow(before: &str, after: &str) -> String {
    format!("{before} → {after}")
}

/// The beginning of a text that stands in one version alone.
pub(crate) fn cut_short(text: &str) -> String {
    cut(text, 2 * AROUND)
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
