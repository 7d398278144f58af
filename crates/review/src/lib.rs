//! What a reviewer changed in a paper's Word document, and said of it, brought home to
//! the cells and passages that its words were typed in. It reads what Word, LibreOffice
//! and others write, and links no Typst.
//!
//! The rooms, in order; each imports only rooms above it, and a test holds that to
//! this list.
//!
//! - [`xml`]: XML element by element
//! - [`package`]: the file as parts, measured
//! - [`document`]: the words of a document, with what became of them and by whom
//! - [`origin`]: what the document was when it was made
//! - [`edit`]: what was changed since
//! - [`home`]: where it belongs in the paper's files
//! - [`write`](mod@write): new bytes of these files
//! - [`entry`]: one thing of the list
//! - [`gather`]: the list from what was changed
//! - [`show`]: the list as people and programs read it

pub mod document;
pub mod edit;
pub mod entry;
pub mod gather;
pub mod home;
pub mod origin;
pub mod package;
pub mod show;
pub mod write;
pub mod xml;

use std::collections::BTreeSet;

use check::fix::FixedFile;
use compare::Version;
use tables::source::PaperFolder;
use thiserror::Error;

use document::Document;
use entry::Entry;
use home::{Becomes, Home};
use origin::Origin;
use package::{Package, Refused};
use write::{Outcome, Plan};

/// Why a document is not reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReviewError {
    /// It cannot be read.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It is of another paper.
    #[error(
        "it is of another paper, or of a much earlier version: of the {0} passages that it \
         knows, {1} in {2}; name the folder that it was built from"
    )]
    OtherPaper(usize, &'static str, String),
    /// It is of a paper of another type.
    #[error(
        "it was made of a paper of the type {0}, and the one in {2} is of the type {1}; name \
         the folder that it was built from"
    )]
    OtherType(String, String, String),
}

/// What was changed in a document, and what of it can be written.
#[derive(Debug)]
pub struct Review {
    /// The list.
    pub entries: Vec<Entry>,
    /// The files that are others than those that the document was made of: it is of
    /// another version, if there are any.
    pub others: Vec<String>,
    /// Whether something was in it that was not chosen.
    is_chosen: bool,
    plan: Plan,
}

impl Review {
    /// Reads a document of the paper in a folder.
    ///
    /// # Errors
    /// Why it is not reviewed.
    pub fn read(
        folder: &PaperFolder,
        version: &Version,
        bytes: &[u8],
    ) -> Result<Self, ReviewError> {
        let package = Package::open(bytes)?;
        let document = Document::read(&package)?;
        let origin = Origin::read(&package)?;
        let own = &version.project.paper.kind;
        if let Some(kind) = origin.kind.as_ref().filter(|kind| *kind != own) {
            let folder = folder.path().to_string();
            return Err(ReviewError::OtherType(kind.clone(), own.clone(), folder));
        }
        let mut home = Home::new(version, &origin);
        let (standing, all) = home.standing();
        if !home.others.is_empty() && standing * FEWEST < all {
            let few = if standing == 0 {
                "none stands"
            } else {
                "only a few stand"
            };
            return Err(ReviewError::OtherPaper(all, few, folder.path().to_string()));
        }
        let names = version.names();
        let parts = edit::changes(&document, &origin, &names);
        let mut gathered = gather::gather(&home, &parts);
        if !home.others.is_empty() {
            let texts = write::texts(&home, &gathered.wishes, &gathered.printed);
            let leave = gather::leaving(&origin, &parts);
            home = home.knowing(Becomes { texts, leave });
            gathered = gather::gather(&home, &parts);
        }
        let asked = (&gathered.wishes[..], &gathered.whole[..]);
        let (plan, mut outcomes) = Plan::of(&home, folder, asked, &gathered.printed);
        for entry in &mut gathered.entries {
            if let Some(outcome) = outcomes.remove(&entry.number) {
                entry.outcome = Some(outcome);
            }
        }
        Ok(Self {
            entries: gathered.entries,
            others: home.others,
            is_chosen: false,
            plan,
        })
    }

    /// Leaves nothing in the list but some entries.
    pub fn choose(&mut self, is_wanted: &dyn Fn(&Entry) -> bool) {
        let all = self.entries.len();
        self.entries.retain(is_wanted);
        self.is_chosen |= self.entries.len() < all;
    }

    /// The files with the changes of the list that can be written.
    pub fn files(&self, version: &Version) -> Vec<FixedFile> {
        let wanted = self.wanted();
        self.plan.files(version, &|entry| wanted.contains(&entry))
    }

    /// Leaves the changes that put words into a line of a file as it would be, by its path
    /// and from 1, and says why; false where there are none.
    pub fn leave(&mut self, version: &Version, place: (&str, usize), why: &str) -> bool {
        let wanted = self.wanted();
        let is_wanted = |entry: usize| wanted.contains(&entry);
        let fault = self.plan.at_fault(version, &is_wanted, place);
        let mut is_any = false;
        for entry in &mut self.entries {
            let own = match entry.outcome {
                Some(Outcome::Writable) => entry.number,
                Some(Outcome::Same(other)) => other,
                _ => continue,
            };
            if fault.contains(&own) {
                entry.outcome = Some(Outcome::Left(why.to_owned()));
                is_any = true;
            }
        }
        is_any
    }

    /// The entries of which the plan is to be written.
    fn wanted(&self) -> BTreeSet<usize> {
        self.entries
            .iter()
            .filter_map(|entry| match entry.outcome {
                Some(Outcome::Writable) => Some(entry.number),
                // The same change at another place.
                Some(Outcome::Same(other)) => Some(other),
                _ => None,
            })
            .collect()
    }

    /// Notes that the files are written.
    pub fn note_written(&mut self) {
        for entry in &mut self.entries {
            if let Some(Outcome::Writable | Outcome::Same(_)) = entry.outcome {
                entry.outcome = Some(Outcome::Written);
            }
        }
    }

    /// Takes over what another look at the same document found to be in the files by now.
    pub fn settle(&mut self, again: Self) {
        for (entry, now) in self.entries.iter_mut().zip(again.entries) {
            if entry.is_left() && matches!(now.outcome, Some(Outcome::Done)) {
                entry.outcome = now.outcome;
            }
        }
    }
}

/// A document of which fewer passages than one in so many stand in a paper is of
/// another one.
const FEWEST: usize = 8;
