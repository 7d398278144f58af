//! What the names of messages mean that no check has: those of loading,
//! filling, typesetting and export, in a text for each part of a paper.
//!
//! A text is a heading `# area/name (level)` for each name, with what is
//! explained below it in the form of the checks' own: what is wrong, why it is,
//! `Example:` with what is printed of it, `Fix:`. Nothing here finds anything.

/// The texts.
const TEXTS: &[&str] = &[
    include_str!("files.md"),
    include_str!("cells.md"),
    include_str!("sheets.md"),
    include_str!("settings.md"),
    include_str!("braces.md"),
    include_str!("ids.md"),
    include_str!("markup.md"),
    include_str!("pages.md"),
    include_str!("charts.md"),
    include_str!("batches.md"),
];

/// A name with what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The name, `area/kebab-case`.
    pub name: &'static str,
    /// What its findings are: error, warning, or either.
    pub level: &'static str,
    /// What people read about it.
    pub doc: &'static str,
}

/// Every name, in the order of the texts.
pub fn entries() -> impl Iterator<Item = Entry> {
    let parts = TEXTS.iter().flat_map(|text| text.split("\n# "));
    parts.filter_map(entry)
}

/// The entry of a name.
pub fn find(name: &str) -> Option<Entry> {
    entries().find(|entry| entry.name == name)
}

fn entry(part: &'static str) -> Option<Entry> {
    let (head, doc) = part.split_once('\n')?;
    let (name, level) = head.trim_start_matches("# ").split_once(" (")?;
    Some(Entry {
        name,
        level: level.strip_suffix(')')?,
        doc: doc.trim(),
    })
}
