//! A paper with its safe changes made, in memory: round after round, since
//! changes that touch one another come one after the other.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8PathBuf;

use super::check::check_folder;
use super::error::BuildError;
use super::made::Made;
use super::request::Request;
use check::fix::{self, FixedFile};
use tables::diag::{Diagnostic, Severity};
use tables::source::PaperFolder;

/// How often a paper is changed and checked again.
const ROUNDS: usize = 64;

/// What comes of the safe changes.
#[derive(Debug)]
pub struct Fixed {
    /// The paper as it is.
    pub before: Made,
    /// The paper with the changes; nothing where there are none.
    pub after: Option<Made>,
    /// The files that they alter.
    pub files: Vec<FixedFile>,
    /// The rules whose changes are not made: with them the paper would have an
    /// error more.
    pub refused: BTreeSet<String>,
    /// The files in which changes are offered that are not made, with why.
    pub unwritten: BTreeMap<Utf8PathBuf, &'static str>,
}

/// Looks a paper over and makes its safe changes in memory; `before` and `after`
/// are what is found without and with them. Nothing is written.
///
/// # Errors
/// When the paper's folder cannot be read.
pub fn fixed(request: &Request) -> Result<Fixed, BuildError> {
    let folder = PaperFolder::open(&request.paper)?;
    let before = check_folder(request, folder.clone())?;
    let mut rounds = Rounds {
        request,
        folder,
        files: BTreeMap::new(),
        refused: BTreeSet::new(),
        seen: BTreeSet::new(),
    };
    let mut after = None;
    for _ in 0..ROUNDS {
        match rounds.next(after.as_ref().unwrap_or(&before))? {
            Some(better) => after = Some(better),
            None => break,
        }
    }
    let unwritten = unwritten(after.as_ref().unwrap_or(&before), &rounds.folder);
    let files = rounds.files.into_values();
    Ok(Fixed {
        unwritten,
        before,
        after,
        files: files.filter(|file| file.bytes != file.before).collect(),
        refused: rounds.refused,
    })
}

/// The files in which changes are offered and that are left alone.
fn unwritten(made: &Made, folder: &PaperFolder) -> BTreeMap<Utf8PathBuf, &'static str> {
    let fixes = made.findings.iter().flat_map(|finding| &finding.fixes);
    let files = fixes.map(|fix| made.sources.file(fix.span.file));
    let files = files.filter_map(|file| {
        let why = match (folder.name_of(&file.path), &file.sheet) {
            (None, _) => "it is of another folder, which lends it: check the paper there",
            (_, Some(_)) => "workbooks are not written: change the cells there",
            _ => return None,
        };
        Some((file.path.clone(), why))
    });
    files.collect()
}

struct Rounds<'a> {
    request: &'a Request,
    folder: PaperFolder,
    /// What has been changed so far, by the file's path in the folder.
    files: BTreeMap<String, FixedFile>,
    refused: BTreeSet<String>,
    /// What the files have been already: rules that undo one another would go on
    /// for ever.
    seen: BTreeSet<Vec<Vec<u8>>>,
}

/// What comes of some changes.
enum Tried {
    /// The paper with them.
    Made(Box<Made>),
    /// They change nothing, or what was changed before.
    Same,
    /// The paper would have an error more.
    Worse,
}

impl Rounds<'_> {
    /// One round more; nothing where there is nothing to change.
    fn next(&mut self, made: &Made) -> Result<Option<Made>, BuildError> {
        let offered = made.findings.iter().filter(|it| !it.fixes.is_empty());
        let offered: Vec<&Diagnostic> = offered
            .filter(|it| !self.refused.contains(&*it.rule))
            .collect();
        match self.attempt(&offered, made)? {
            Tried::Made(better) => return Ok(Some(*better)),
            Tried::Same => return Ok(None),
            Tried::Worse => {}
        }
        let rules: BTreeSet<String> = offered.iter().map(|it| it.rule.to_string()).collect();
        for rule in rules {
            let own = offered.iter().copied().filter(|it| it.rule == rule);
            let own: Vec<&Diagnostic> = own.collect();
            match self.attempt(&own, made)? {
                Tried::Made(better) => return Ok(Some(*better)),
                Tried::Same => {}
                Tried::Worse => {
                    self.refused.insert(rule);
                }
            }
        }
        Ok(None)
    }

    /// The paper with the changes of some findings.
    fn attempt(&mut self, findings: &[&Diagnostic], made: &Made) -> Result<Tried, BuildError> {
        let changed = fix::fixed(findings.iter().copied(), &made.sources);
        if changed.is_empty() {
            return Ok(Tried::Same);
        }
        let files = self.altered(changed);
        let bytes: Vec<Vec<u8>> = files.values().map(|file| file.bytes.clone()).collect();
        if self.seen.contains(&bytes) {
            return Ok(Tried::Same);
        }
        let in_place = files.iter();
        let in_place = in_place.map(|(name, file)| (name.clone(), file.bytes.clone()));
        let folder = self.folder.clone().with(in_place.collect());
        let better = check_folder(self.request, folder)?;
        if errors(&better) > errors(made) {
            return Ok(Tried::Worse);
        }
        self.files = files;
        self.seen.insert(bytes);
        Ok(Tried::Made(Box::new(better)))
    }

    /// What has been changed with these files in it.
    fn altered(&self, changed: Vec<FixedFile>) -> BTreeMap<String, FixedFile> {
        let mut files = self.files.clone();
        for file in changed {
            // What is none of the paper's own has nothing to change.
            let Some(name) = self.folder.name_of(&file.path) else {
                continue;
            };
            match files.get_mut(name) {
                Some(known) => {
                    known.bytes = file.bytes;
                    known.fixed += file.fixed;
                    known.left = file.left;
                    for (rule, lines) in file.lines {
                        known.lines.entry(rule).or_default().extend(lines);
                    }
                }
                None => {
                    files.insert(name.to_owned(), file);
                }
            }
        }
        files
    }
}

fn errors(made: &Made) -> usize {
    let errors = made.findings.iter();
    errors
        .filter(|found| found.severity == Severity::Error)
        .count()
}
