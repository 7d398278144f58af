//! `panelpaper review`.

use std::collections::BTreeSet;

use anyhow::{Context, Result, anyhow, bail};

use super::args::{ReviewArgs, ReviewFormat};
use super::{Status, output, papers};
use compare::Version;
use pipeline::build::{self, Request};
use review::entry::Entry;
use review::{Review, show};
use tables::diag::{Diagnostic, Severity};
use tables::source::{PaperFolder, read_file};

/// Prints what was changed in a Word document, and with `--apply` writes what it can.
pub(super) fn run(args: &ReviewArgs) -> Result<Status> {
    papers::set_jobs(args.jobs)?;
    let folder = PaperFolder::open(&args.paper)?;
    let Some(version) = loaded(&folder, args)? else {
        return Ok(Status::Failed);
    };
    let bytes = read_file(&args.file)?;
    let read = Review::read(&folder, &version, &bytes);
    let mut review = read.with_context(|| args.file.to_string())?;
    if !review.others.is_empty() {
        let line = format!(
            "{} is of another version: {} changed since; what still stands is found",
            args.file,
            review.others.join(", ")
        );
        output::note(&line)?;
    }
    choose(&mut review, args)?;
    let is_done = !args.apply || apply(&mut review, &version, args)?;
    print(&review, &version, args)?;
    let is_left = review.entries.iter().any(Entry::is_left);
    Ok(match is_left || !is_done {
        true => Status::Findings,
        false => Status::Clean,
    })
}

fn loaded(folder: &PaperFolder, args: &ReviewArgs) -> Result<Option<Version>> {
    match Version::load(folder) {
        Ok(version) => Ok(Some(version)),
        Err((findings, sources)) => {
            output::whole(&findings, &sources, &args.told)?;
            let line = format!(
                "error: {} does not load, so that nothing can be brought home to it: mend it first",
                args.paper
            );
            output::note(&line)?;
            Ok(None)
        }
    }
}

/// Leaves what the user asked for in the list.
fn choose(review: &mut Review, args: &ReviewArgs) -> Result<()> {
    let numbers: BTreeSet<usize> = review.entries.iter().map(|entry| entry.number).collect();
    if let Some(unknown) = args.only.iter().find(|number| !numbers.contains(number)) {
        bail!(
            "--only {unknown}: the list goes from 1 to {}",
            numbers.len()
        );
    }
    let names: BTreeSet<&str> = review
        .entries
        .iter()
        .filter_map(|it| it.by.as_deref())
        .collect();
    if let Some(unknown) = args.by.iter().find(|name| !names.contains(name.as_str())) {
        let names: Vec<&str> = names.into_iter().collect();
        return Err(anyhow!(
            "--by {unknown}: no reviewer of this name; there {}",
            match names[..] {
                [] => "is none".to_owned(),
                [one] => format!("is {one}"),
                _ => format!("are {}", names.join(", ")),
            }
        ));
    }
    let of = |entry: &Entry| {
        let by = entry.by.as_ref();
        let is_theirs = args.by.is_empty() || by.is_some_and(|by| args.by.contains(by));
        is_theirs && (args.only.is_empty() || args.only.contains(&entry.number))
    };
    let both = !args.only.is_empty() && !args.by.is_empty();
    if both && !review.entries.iter().any(of) {
        let only = review.entries.iter();
        let only = only.filter(|entry| args.only.contains(&entry.number));
        let whose = only.map(|entry| {
            let by = entry.by.as_deref().unwrap_or("nobody that it names");
            format!("{} is by {by}", entry.number)
        });
        bail!(
            "nothing is chosen: --only and --by {} exclude each other, since {}",
            args.by.join(", --by "),
            whose.collect::<Vec<_>>().join(", ")
        );
    }
    review.choose(&of);
    Ok(())
}

/// Writes what can be written, unless the paper would have an error more; false where
/// it is not written.
fn apply(review: &mut Review, version: &Version, args: &ReviewArgs) -> Result<bool> {
    let files = review.files(version);
    if files.is_empty() {
        return Ok(true);
    }
    let request = Request::new(&args.paper);
    let errors = |found: &[Diagnostic]| {
        let errors = found.iter().filter(|it| it.severity == Severity::Error);
        errors.cloned().collect::<Vec<_>>()
    };
    let before = build::check(&request)?;
    let after = build::check_with(&request, &files)?;
    let (known, found) = (errors(&before.findings), errors(&after.findings));
    if found.len() > known.len() {
        output::whole(&found, &after.sources, &args.told)?;
        output::note(
            "error: nothing is written: with these changes the paper would have the errors \
             above; leave out what brings them with --only",
        )?;
        return Ok(false);
    }
    build::replace(&args.paper, &files)?;
    for file in &files {
        output::progress(&args.told, &format!("wrote {}", file.path))?;
    }
    review.note_written();
    Ok(true)
}

fn print(review: &Review, version: &Version, args: &ReviewArgs) -> Result<()> {
    let names = version.names();
    let text = match args.format {
        ReviewFormat::Human => show::plain(review, &names),
        ReviewFormat::Short => show::short(review, &names, args.paper.as_str()),
        ReviewFormat::Json => show::json(review),
        ReviewFormat::Markdown => show::markdown(review, &names),
        ReviewFormat::Github => show::github(review, &names, args.paper.as_str()),
    };
    Ok(output::data(&text)?)
}
