//! Files put in place whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::sync::Arc;

use camino::Utf8Path;
use rayon::prelude::*;

use super::aside::Aside;
use super::error::{WriteError, failed};
use super::kept::Undo;
use super::manifest::MANIFEST;
use super::out_dir::OutDir;
use check::fix::FixedFile;

/// A file to write: its path below a folder, and its bytes, which several may
/// hold.
pub(crate) type OutFile = (String, Arc<Vec<u8>>);

/// Writes every file aside in its own folder, and only when all are on disk
/// puts each in place; before that removes what an earlier build left there. A
/// file whose bytes are there already is not touched. Gives the names of the
/// others.
///
/// The manifest is put in place first: whatever happens after, it tells the
/// next run which files are not what they should be.
///
/// A failure leaves everything as it was, as far as the system lets that be had: what
/// was replaced or removed before it is put back.
pub(crate) fn write_all(
    folder: &OutDir,
    files: &[OutFile],
    stale: &BTreeSet<String>,
) -> Result<Vec<String>, WriteError> {
    let changed = files
        .par_iter()
        .filter(|(name, bytes)| !folder.has(name, bytes));
    let mut changed: Vec<&OutFile> = changed.collect();
    changed.sort_by_key(|(name, _)| name != MANIFEST);
    folder.clear(files.iter().map(|(name, _)| name.as_str()));
    let aside: Vec<Aside> = changed
        .par_iter()
        .map(|(name, bytes)| folder.aside(name, bytes))
        .collect::<Result<_, _>>()?;
    exchange(folder, stale, aside)?;
    Ok(changed.into_iter().map(|(name, _)| name.clone()).collect())
}

/// Removes files and puts others in place: all of it, or nothing.
fn exchange(
    folder: &OutDir,
    stale: &BTreeSet<String>,
    aside: Vec<Aside>,
) -> Result<(), WriteError> {
    let mut undo = Undo::default();
    let all = || {
        for name in stale {
            undo.keep(folder, name)?;
            folder.remove(name)?;
        }
        aside
            .into_iter()
            .try_for_each(|file| file.put_keeping(&mut undo))
    };
    all().map_err(|why| undo.all(why))
}

/// Puts new bytes into files of a paper: into all of them, or where one cannot be
/// replaced into none. Those before it are put back then, and an error says where even
/// that failed. None is touched before all are on disk. A file that leads out of the
/// paper's folder is refused, and so is one that was changed since it was read; one keeps
/// its permissions.
///
/// # Errors
/// When a file cannot be replaced.
pub fn replace(paper: &Utf8Path, files: &[FixedFile]) -> Result<(), WriteError> {
    let real = paper.canonicalize_utf8();
    let paper = &real.map_err(|error| failed(paper, error))?;
    let folder = OutDir::named_or_made(paper)?;
    let aside = files.iter().map(|file| aside(&folder, paper, file));
    let aside: Vec<Aside> = aside.collect::<Result<_, _>>()?;
    exchange(&folder, &BTreeSet::new(), aside)
}

fn aside(folder: &OutDir, paper: &Utf8Path, file: &FixedFile) -> Result<Aside, WriteError> {
    let failed = |error| failed(&file.path, error);
    let said = |said: &str| failed(io::Error::other(said.to_owned()));
    // A link stays a link: what it leads to is written.
    let real = file.path.canonicalize_utf8().map_err(failed)?;
    let below = real.strip_prefix(paper);
    let below = below.map_err(|_| said("it leads out of the paper's folder"))?;
    if fs::read(&real).map_err(failed)? != file.before {
        return Err(said("it was changed meanwhile: run the command again"));
    }
    folder.aside(below.as_str(), &file.bytes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use camino::Utf8Path;

    use super::{OutDir, exchange};

    /// The folder with three files, and what is in it.
    fn trial(work: impl FnOnce(&OutDir, &Utf8Path) -> String) -> (String, Vec<(String, String)>) {
        let kept = tempfile::tempdir().expect("a folder");
        let path = Utf8Path::from_path(kept.path()).expect("a UTF-8 path");
        for name in ["a", "b", "c", "gone"] {
            fs::write(path.join(name), format!("old {name}")).expect("written");
        }
        let folder = OutDir::named_or_made(path).expect("it opens");
        let said = work(&folder, path).replace(path.as_str(), "");
        let mut found: Vec<(String, String)> = fs::read_dir(path)
            .expect("a folder")
            .map(|entry| {
                let name = entry.expect("an entry").file_name();
                let name = name.into_string().expect("UTF-8");
                let text = fs::read_to_string(path.join(&name));
                (name, text.unwrap_or_else(|_| "a folder".to_owned()))
            })
            .collect();
        found.sort();
        (said, found)
    }

    fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
        let pair = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        all.iter().map(pair).collect()
    }

    /// Replaces three files and makes a fourth, in order, after `before`.
    fn exchanged(folder: &OutDir, before: impl FnOnce()) -> String {
        let names = ["a", "new", "b", "c"];
        let aside = names.map(|name| folder.aside(name, b"new").expect("it is aside"));
        before();
        let stale = BTreeSet::from(["gone".to_owned()]);
        match exchange(folder, &stale, aside.into()) {
            Ok(()) => "done".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn all_are_replaced_and_nothing_is_left_over() {
        let (said, found) = trial(|folder, _| exchanged(folder, || {}));
        assert_eq!(said, "done");
        let new = [("a", "new"), ("b", "new"), ("c", "new"), ("new", "new")];
        assert_eq!(found, pairs(&new));
    }

    #[test]
    fn where_one_cannot_be_replaced_all_are_as_they_were() {
        for way in ["b", "c"] {
            let (said, found) = trial(|folder, path| {
                exchanged(folder, || {
                    fs::remove_file(path.join(way)).expect("removed");
                    fs::create_dir(path.join(way)).expect("made");
                })
            });
            let expected =
                format!("cannot write /{way}: a file belongs here, and this is none: remove it");
            assert_eq!(said, expected);
            let mut old = [
                ("a", "old a"),
                ("b", "old b"),
                ("c", "old c"),
                ("gone", "old gone"),
            ];
            for (name, text) in &mut old {
                if *name == way {
                    *text = "a folder";
                }
            }
            assert_eq!(found, pairs(&old));
        }
    }

    /// What was put in place in the meantime by another is not what was replaced.
    #[test]
    fn what_cannot_be_put_back_is_named() {
        let (said, found) = trial(|folder, path| {
            let names = ["a", "b"];
            let aside = names.map(|name| folder.aside(name, b"new").expect("it is aside"));
            let [a, b] = aside;
            let mut undo = super::Undo::default();
            a.put_keeping(&mut undo).expect("it is in place");
            // A folder is in the way of both.
            for name in names {
                fs::remove_file(path.join(name)).expect("removed");
                fs::create_dir(path.join(name)).expect("made");
            }
            let why = b
                .put_keeping(&mut undo)
                .expect_err("a folder is in the way");
            undo.all(why).to_string()
        });
        let (head, tail) = said.split_once("; ").expect("what is left");
        assert!(
            head.starts_with("cannot write /b: a file belongs here"),
            "{said}"
        );
        assert!(
            tail.starts_with("/a is new, and its earlier bytes are in "),
            "{said}"
        );
        let kept = tail.split(' ').nth_back(2).expect("a name");
        assert!(
            found.contains(&(kept.to_owned(), "old a".to_owned())),
            "{found:?}"
        );
    }
}
