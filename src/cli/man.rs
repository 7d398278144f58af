//! `panelpaper man`.

use std::fs;
use std::io::ErrorKind;

use anyhow::{Context, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::args::{Args, ManArgs};
use super::{Status, output};
use pipeline::batch::ninja;
use pipeline::build;
use tables::source;

/// Writes the manual's pages. A file that is no such page is left as it is, and
/// so are all others then.
pub(super) fn run(args: &ManArgs) -> Result<Status> {
    let folder = &args.folder;
    if folder.as_str().is_empty() {
        bail!("the folder for the pages has no name");
    }
    let pages = pages(folder)?;
    let mut others = Vec::new();
    for (path, _) in &pages {
        if is_other(path)? {
            others.push(path.as_str());
        }
    }
    if !others.is_empty() {
        let others = others.join(", ");
        bail!("no page of this manual, and so not written over: {others}; name another folder");
    }
    for (path, page) in &pages {
        build::write_file(path, page)?;
    }
    let count = pages.len();
    let first = ninja::word(folder.join("panelpaper.1").as_str());
    output::note(&format!(
        "wrote {count} pages into {folder}; next: man -l {first}"
    ))?;
    Ok(Status::Clean)
}

/// The page of the program and one of each subcommand, with their paths.
fn pages(folder: &Utf8Path) -> Result<Vec<(Utf8PathBuf, Vec<u8>)>> {
    let mut program = Args::command().disable_help_subcommand(true);
    // Gives subcommands their whole names and common options.
    program.build();
    let source = format!("{} {}", program.get_name(), env!("CARGO_PKG_VERSION"));
    let of = |command: &Command| {
        let man = Man::new(command.clone()).source(&source);
        let mut page = Vec::new();
        man.render(&mut page)?;
        Ok((folder.join(man.get_filename()), page))
    };
    let commands = program.get_subcommands();
    std::iter::once(&program).chain(commands).map(of).collect()
}

/// Whether a path leads to something that is not the page of its name, of this
/// version or another.
fn is_other(path: &Utf8Path) -> Result<bool> {
    let facts = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        facts => facts.with_context(|| format!("cannot look at {path}"))?,
    };
    if !facts.is_file() {
        return Ok(true);
    }
    let name = path.file_stem().unwrap_or_default();
    let title = format!(".TH {name} 1 ");
    let text = source::read_file(path)?;
    let text = String::from_utf8_lossy(&text);
    Ok(!text.lines().any(|line| line.starts_with(&title)))
}
