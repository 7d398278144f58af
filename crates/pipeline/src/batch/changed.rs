//! Which papers differ from a revision of the repository that they stand in.

use camino::{Utf8Path, Utf8PathBuf};
use thiserror::Error;

use tables::git::{self, Refusal};
use tables::source::PaperFolder;

/// Why the changes cannot be told.
#[derive(Debug, Error)]
pub enum ChangedError {
    /// git cannot be run.
    #[error("cannot run git: {0}")]
    NoGit(std::io::Error),
    /// None of the papers stands in a repository.
    #[error("--changed-since: git finds no repository that {paper} stands in: {said}")]
    NoRepository {
        /// One of the papers.
        paper: Utf8PathBuf,
        /// What git says.
        said: String,
    },
    /// git does not know the revision.
    #[error("--changed-since {revision}: git says of {root}: {said}")]
    Refused {
        /// The revision as it was given.
        revision: String,
        /// The repository.
        root: Utf8PathBuf,
        /// What git says.
        said: String,
    },
}

/// Those of the papers in whose folders a file differs from a revision, is new
/// or is gone; all of them where a file differs in a folder that all use
/// (fonts). What stands in no repository counts as changed.
///
/// # Errors
/// When none of the papers is in a repository, or the revision is not known
/// there.
pub(super) fn changed_since(
    revision: &str,
    papers: &[Utf8PathBuf],
    shared: &[Utf8PathBuf],
) -> Result<Vec<Utf8PathBuf>, ChangedError> {
    let mut changes = Changes {
        revision,
        known: Vec::new(),
        said: String::new(),
    };
    let mut changed = Vec::new();
    for paper in papers {
        // Of a folder that lends tables every file may count.
        let lender = PaperFolder::open(paper).ok();
        let lender = lender.as_ref().and_then(PaperFolder::sibling);
        let lent = lender.map(|sibling| changes.of(sibling.folder.path()));
        changed.push(changes.of(paper)? | lent.transpose()?.unwrap_or(false));
    }
    if let (Some(paper), true) = (papers.first(), changes.known.is_empty()) {
        return Err(ChangedError::NoRepository {
            paper: paper.clone(),
            said: changes.said,
        });
    }
    let mut all = false;
    for dir in shared {
        all |= changes.of(dir)?;
    }
    let kept = papers.iter().zip(changed);
    let kept = kept.filter(|(_, changed)| all || *changed);
    Ok(kept.map(|(paper, _)| paper.clone()).collect())
}

/// What differs from a revision, by repository.
struct Changes<'a> {
    revision: &'a str,
    /// The roots of repositories, and the files in each that differ.
    known: Vec<(Utf8PathBuf, Vec<Utf8PathBuf>)>,
    /// What git said of a folder in no repository.
    said: String,
}

impl Changes<'_> {
    /// Whether something differs in a folder.
    fn of(&mut self, folder: &Utf8Path) -> Result<bool, ChangedError> {
        let folder = real(folder);
        if !self.known.iter().any(|(root, _)| folder.starts_with(root)) {
            match root(&folder) {
                Ok(root) => {
                    let changed = changes(self.revision, &root)?;
                    self.known.push((root, changed));
                }
                Err(Refusal::Said(said)) => {
                    self.said = said;
                    return Ok(true);
                }
                Err(Refusal::NoGit(error)) => return Err(ChangedError::NoGit(error)),
            }
        }
        let own = self.known.iter();
        let own = own.filter(|(root, _)| folder.starts_with(root));
        let mut changed = own.flat_map(|(_, changed)| changed);
        // Of a repository within this one git tells the folder alone.
        Ok(changed.any(|file| file.starts_with(&folder) || folder.starts_with(file)))
    }
}

fn real(path: &Utf8Path) -> Utf8PathBuf {
    path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned())
}

/// The root of the repository that a folder stands in.
fn root(folder: &Utf8Path) -> Result<Utf8PathBuf, Refusal> {
    let root = git(folder, &["rev-parse", "--show-toplevel"])?;
    Ok(real(Utf8Path::new(root.trim_end_matches('\n'))))
}

/// The files of a repository that differ from a revision.
fn changes(revision: &str, root: &Utf8Path) -> Result<Vec<Utf8PathBuf>, ChangedError> {
    let refused = |refusal| match refusal {
        Refusal::NoGit(error) => ChangedError::NoGit(error),
        Refusal::Said(said) => ChangedError::Refused {
            revision: revision.to_owned(),
            root: root.to_owned(),
            said: match git::shallow(root) {
                Some(way_out) => format!("{said}; {way_out}"),
                None => said,
            },
        },
    };
    let is_known = |name: &str| git(root, &["rev-parse", "--verify", "--quiet", name]).is_ok();
    let empty_tree;
    let since = if revision == "HEAD" && !is_known(revision) {
        // Nothing is committed yet.
        empty_tree = git(root, &["hash-object", "-t", "tree", "--stdin"]).map_err(refused)?;
        empty_tree.trim_end()
    } else {
        revision
    };
    // A revision that begins with a dash must not be taken for an option.
    let diff = ["diff", "--name-only", "-z", "--end-of-options", since, "--"];
    let differing = git(root, &diff).map_err(refused)?;
    let new = ["ls-files", "--others", "--exclude-standard", "-z"];
    let new = git(root, &new).map_err(refused)?;
    let names = differing.split('\0').chain(new.split('\0'));
    let files = names
        .filter(|name| !name.is_empty())
        .map(|name| root.join(name));
    Ok(files.collect())
}

/// What git prints, as text.
fn git(folder: &Utf8Path, args: &[&str]) -> Result<String, Refusal> {
    let printed = git::git(folder, args)?;
    Ok(String::from_utf8_lossy(&printed).into_owned())
}
