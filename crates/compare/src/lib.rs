//! What is different between two versions of a paper, by sense: posts that are
//! re-ranked, duties that are reworded, paragraphs that are new. It says what a reader
//! of the tables and of the paper would, and links no Typst.
//!
//! The rooms, in order; each imports only rooms above it, and a test holds that to
//! this list.
//!
//! - [`old`]: an earlier version: a folder, a zip of one, a revision of git
//! - [`version`]: a version as it was loaded
//! - `subject`: what a difference is of
//! - `cut`: a text cut short, at a word
//! - [`difference`]: one thing that is different, and the list of all
//! - [`parts`]: one part of a paper a file: rows of tables, duties, bodies, settings
//! - [`show`]: the list as people and programs read it
//! - [`page`]: the list as a page of an edition has it

mod cut;
pub mod difference;
pub mod old;
pub mod page;
pub mod parts;
pub mod show;
mod subject;
pub mod version;

pub use difference::{Change, Comparison, Difference};
pub use version::Version;

/// Everything that is different from one version to the next, table by table, then
/// the words, then what follows from these.
pub fn compare(before: &Version, after: &Version) -> Comparison {
    let mut found = Comparison::default();
    let renames = parts::renames::Renames::between(before, after);
    parts::rows::compare((before, after), &renames, &mut found);
    let names = after.names();
    parts::duties::compare((before, after), &renames, &names, &mut found);
    parts::bodies::compare((before, after), &renames, &names, &mut found);
    parts::settings::compare((before, after), &renames, &mut found);
    parts::files::compare(before, after, &mut found);
    parts::totals::compare(before, after, &mut found);
    found
}

/// A version that stays as it is now, whatever becomes of its folder.
pub fn kept(version: Version) -> Version {
    parts::files::kept(version)
}
