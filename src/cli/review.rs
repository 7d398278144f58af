//! `panelpaper review`.

use std::collections::BTreeSet;

use anyhow::{Context, Result, anyhow, bail};

use super::args::{ReviewArgs, ReviewFormat};
use super::{Status, output, papers};
use compare::Version;
use pipeline::build::{self, Request};
use review::entry::Entry;
use review::write::Outcome;
use review::{Review, show};
use tables::diag::{Diagnostic, Severity};
use tables::source::{PaperFolder, Sources, read_file};

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
    if args.apply && is_done {
        settle(&mut review, args, &bytes)?;
    }
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

/// Writes what can be written but for what would bring errors into the paper; false
/// where nothing is written since nobody can tell what brings them.
fn apply(review: &mut Review, version: &Version, args: &ReviewArgs) -> Result<bool> {
    let request = Request::new(&args.paper);
    let mut known = None;
    loop {
        let files = review.files(version);
        if files.is_empty() {
            return Ok(true);
        }
        let known = match &known {
            Some(known) => known,
            None => known.insert(errors(&build::check(&request)?.findings)),
        };
        let after = build::check_with(&request, &files)?;
        let found = errors(&after.findings);
        if found.len() <= known.len() {
            build::replace(&args.paper, &files)?;
            for file in &files {
                output::progress(&args.told, &format!("wrote {}", file.path))?;
            }
            review.note_written();
            return Ok(true);
        }
        if !leave(review, version, (known, &found), &after.sources) {
            output::whole(&found, &after.sources, &args.told)?;
            output::note(
                "error: nothing is written: with these changes the paper would have the errors \
                 above; leave out what brings them with --only",
            )?;
            return Ok(false);
        }
    }
}

/// Looks again at what is left, with the changes that were written: a total is in the
/// file once its rows are.
fn settle(review: &mut Review, args: &ReviewArgs, bytes: &[u8]) -> Result<()> {
    let is_written = |entry: &Entry| matches!(entry.outcome, Some(Outcome::Written));
    if !review.entries.iter().any(Entry::is_left) || !review.entries.iter().any(is_written) {
        return Ok(());
    }
    let folder = PaperFolder::open(&args.paper)?;
    if let Ok(version) = Version::load(&folder) {
        review.settle(Review::read(&folder, &version, bytes)?);
    }
    Ok(())
}

fn errors(found: &[Diagnostic]) -> Vec<Diagnostic> {
    let errors = found.iter().filter(|it| it.severity == Severity::Error);
    errors.cloned().collect()
}

/// Leaves the changes in whose lines errors would stand that were not there; false where
/// there are none.
fn leave(
    review: &mut Review,
    version: &Version,
    (known, found): (&[Diagnostic], &[Diagnostic]),
    sources: &Sources,
) -> bool {
    let is_known = |error: &&Diagnostic| {
        let mut known = known.iter();
        known.any(|known| (&known.rule, &known.message) == (&error.rule, &error.message))
    };
    let mut is_left = false;
    for error in found.iter().filter(|error| !is_known(error)) {
        let Some(label) = &error.primary else {
            continue;
        };
        let file = sources.file(label.span.file);
        let place = (file.path.as_str(), file.line(label.span.start));
        let help: String = (error.help.first()).map_or_else(String::new, |it| format!("; {it}"));
        let why = format!(
            "with it the paper would have an error: {} ({}){help}",
            error.message, error.rule
        );
        is_left |= review.leave(version, place, &why);
    }
    is_left
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
