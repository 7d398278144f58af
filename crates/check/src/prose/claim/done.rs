//! Changes that are done: two posts were deleted, the office created two posts.

use super::selections::office_names;
use super::signs::Signs;
use tables::model::{Lang, Project};

/// What happened, in the active voice.
const DID: [&str; 4] = ["created", "deleted", "added", "redeployed"];

/// Words before these by which it is not done yet, or is what a post is called by.
const NOT_YET: [&str; 8] = [
    "be", "is", "are", "being", "newly", "the", "proposed", "and",
];

/// Whether what is counted between two texts has happened: the last is what stands behind
/// the noun and may go on with the office.
pub(super) fn is_done(
    project: &Project,
    lang: Lang,
    signs: &Signs,
    (before, rest): (&str, &str),
) -> bool {
    let behind = signs.within.iter().find_map(|word| {
        let named = rest.strip_prefix(word)?;
        let names = office_names(&project.establishment, lang).into_iter();
        let found = names.filter_map(|name| named.strip_prefix(name));
        found.min_by_key(|rest| rest.len())
    });
    let ends = |word: &&str| {
        let mut rests = [Some(rest), behind].into_iter().flatten();
        before.ends_with(*word) || rests.any(|rest| rest.starts_with(*word))
    };
    signs.done.iter().any(ends) || (lang == Lang::En && did(before))
}

/// Whether a text ends with a subject and what it did.
fn did(before: &str) -> bool {
    let Some(front) = DID.iter().find_map(|word| before.strip_suffix(word)) else {
        return false;
    };
    let word = front.trim_end().rsplit(' ').next().unwrap_or_default();
    front.ends_with(' ') && !word.is_empty() && !NOT_YET.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::did;

    #[test]
    fn what_somebody_did_is_done() {
        assert!(did("In 2024 the EPD created"));
        assert!(did("We have deleted"));
        assert!(!did("There will be created"));
        assert!(!did("the newly created"));
        assert!(!did("Created"));
    }
}
