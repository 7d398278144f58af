//! build.ninja: the papers of a batch as edges, for Ninja and for engines that
//! run its files over many machines.
//!
//! Each paper is built by a command of its own, which says in its depfile what
//! it read; the file names no path but those that the user named or that were
//! found below them.

mod escape;

use std::fmt::Write;

use camino::{Utf8Path, Utf8PathBuf};
use thiserror::Error;

use super::depfile::PaperFiles;
use typeset::pages::TYPST_VERSION;

pub use escape::word;

/// A path that Ninja has no way to write.
#[derive(Debug, Error)]
#[error("{0:?} has a line break or a | in it, which no Ninja file can name: give it another name")]
pub struct NinjaNameError(pub Utf8PathBuf);

/// What is to be written.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The Ninja file.
    pub file: &'a Utf8Path,
    /// The options of `panelpaper build` for each paper, as typed.
    pub build: Vec<String>,
    /// The arguments that made this plan, as typed, to make it again.
    pub again: Vec<String>,
    /// The folder that the papers' output folders stand in.
    pub out: &'a Utf8Path,
    /// The papers, with what is known of their files.
    pub papers: Vec<PaperFiles>,
    /// The folders in which a paper may be added or removed.
    pub folders: Vec<Utf8PathBuf>,
}

/// The files of which an edit changes the plan itself.
const OF_PLAN: [&str; 2] = ["paper.toml", "annexes.csv"];

/// The text of the file.
///
/// # Errors
/// When it would have to name a file that it cannot.
pub fn text(plan: &Plan<'_>) -> Result<String, NinjaNameError> {
    let mut text = head(plan);
    for (at, paper) in plan.papers.iter().enumerate() {
        edge(&mut text, plan, (at, paper))?;
    }
    regeneration(&mut text, plan)?;
    Ok(text)
}

fn head(plan: &Plan<'_>) -> String {
    let words = |list: &[String]| {
        let words: Vec<String> = list.iter().map(|one| word(one)).collect();
        escape::value(&words.join(" "))
    };
    let (build, again) = (words(&plan.build), words(&plan.again));
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "# Written by panelpaper batch --emit ninja, and by itself again when the papers change.
ninja_required_version = 1.10

# The program on the PATH, or the one that this variable of the environment names.
panelpaper = \"$${{PANELPAPER:-panelpaper}}\"

# The versions stand in the command so that others make everything again.
rule paper
  command = $panelpaper build {build} --depfile=$list -- $dir # panelpaper {version}, Typst {TYPST_VERSION}
  description = paper $dir
  depfile = $depfile
  deps = gcc
  restat = 1

rule regenerate
  command = $panelpaper batch {again}
  description = regenerating $out
  generator = 1
  restat = 1
"
    )
}

/// The edge of a paper. Images and such, which only typesetting finds, are in
/// its depfile.
fn edge(
    text: &mut String,
    plan: &Plan<'_>,
    (at, paper): (usize, &PaperFiles),
) -> Result<(), NinjaNameError> {
    let mut outputs: Vec<Utf8PathBuf> = paper.outputs().collect();
    // No id can begin with a dot.
    let name = match &paper.folder {
        Some(folder) => format!(".{}", folder.file_name().unwrap_or_default()),
        None => format!(".unknown-{at}"),
    };
    if outputs.is_empty() {
        // Building it fails, which is to be seen.
        outputs.push(plan.out.join(&name));
    }
    let depfile = plan.out.join(format!("{name}.d"));
    text.push_str("\nbuild");
    list(text, &outputs)?;
    text.push_str(": paper");
    list(text, paper.trace.inputs.keys())?;
    let (dir, file) = (word(paper.path.as_str()), word(depfile.as_str()));
    // Strings can always be written to.
    let _ = write!(
        text,
        "\n  dir = {}\n  list = {}\n  depfile = {}\n",
        escape::value(&dir),
        escape::value(&file),
        escape::value(depfile.as_str())
    );
    Ok(())
}

/// The edge of the file itself. What it is made from may be gone by then, which
/// the phony edge lets pass.
fn regeneration(text: &mut String, plan: &Plan<'_>) -> Result<(), NinjaNameError> {
    let traces = || plan.papers.iter().map(|paper| &paper.trace);
    let of_plan =
        |path: &&Utf8PathBuf| path.file_name().is_some_and(|name| OF_PLAN.contains(&name));
    let files = traces().flat_map(|trace| trace.inputs.keys().filter(of_plan));
    let folders = traces().flat_map(|trace| &trace.folders);
    let mut made_from: Vec<&Utf8PathBuf> = files.chain(folders).chain(&plan.folders).collect();
    made_from.sort();
    made_from.dedup();
    let file = escape::path(plan.file)?;
    let _ = write!(text, "\nbuild {file}: regenerate");
    list(text, made_from.iter().copied())?;
    text.push_str("\n\nbuild");
    list(text, made_from)?;
    text.push_str(": phony\n");
    Ok(())
}

fn list<'p>(
    text: &mut String,
    paths: impl IntoIterator<Item = &'p Utf8PathBuf>,
) -> Result<(), NinjaNameError> {
    for path in paths {
        text.push_str(" $\n  ");
        text.push_str(&escape::path(path)?);
    }
    Ok(())
}
