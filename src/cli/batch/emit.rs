//! `panelpaper batch --emit ninja`: the papers as edges, and none built.

use anyhow::{Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::cli::args::BatchArgs;
use crate::cli::{Status, named, output, papers};
use pipeline::batch::depfile::PaperFiles;
use pipeline::batch::ninja::{self, Plan};
use pipeline::batch::{Chosen, Outcome};
use pipeline::build::{self, Request, Trace};
use tables::source;

pub(super) fn run(args: &BatchArgs, file: &Utf8Path) -> Result<Status> {
    let chosen = super::choose(args)?;
    let mut clashing = chosen.papers.iter();
    if let Some(said) = clashing.find_map(|paper| chosen.duplicate_ids.said(paper)) {
        bail!("{said}");
    }
    let plan = Plan {
        file,
        build: build_words(args),
        again: again_words(args, file),
        out: &args.output.out,
        folders: outside(&chosen.searched, &args.output.out),
        papers: files(args, chosen)?,
    };
    let text = ninja::text(&plan)?;
    // Ninja takes a file with a new time for a new one.
    if !source::read_file(file).is_ok_and(|before| before == text.as_bytes()) {
        named::write(file, text.as_bytes())?;
    }
    let line = match plan.papers.len() {
        1 => format!("{file}: 1 paper"),
        papers => format!("{file}: {papers} papers"),
    };
    output::progress(&args.messages, &line)?;
    Ok(Status::Clean)
}

/// The papers, with those folders that no paper could be looked for in: they
/// fail when they are built.
fn files(args: &BatchArgs, chosen: Chosen) -> Result<Vec<PaperFiles>> {
    let requests = papers::requests_of(chosen.papers, &args.with, &args.output.pdf_standard)?;
    let requests = papers::with_editions(requests, &args.editions);
    let predict = |request: &Request| {
        let predicted = build::predicted(request);
        PaperFiles {
            path: request.paper.clone(),
            folder: predicted.id.map(|id| args.output.out.join(id)),
            trace: predicted.trace,
        }
    };
    let mut papers: Vec<PaperFiles> = requests.par_iter().map(predict).collect();
    let unreadable = chosen.unreadable.iter().map(|error| PaperFiles {
        path: Outcome::unreadable(error).path,
        folder: None,
        trace: Trace::default(),
    });
    papers.extend(unreadable);
    Ok(papers)
}

/// The folders that outputs do not go into.
fn outside(folders: &[Utf8PathBuf], out: &Utf8Path) -> Vec<Utf8PathBuf> {
    let out = out.canonicalize_utf8().ok();
    let inside = |folder: &Utf8Path| {
        let real = folder.canonicalize_utf8().ok();
        real.zip(out.as_ref())
            .is_some_and(|(real, out)| real.starts_with(out))
    };
    let folders = folders.iter().filter(|folder| !inside(folder));
    folders.cloned().collect()
}

/// The options of the command that builds one paper. Ninja works on many at
/// once, so that none needs all the cores.
fn build_words(args: &BatchArgs) -> Vec<String> {
    let mut words = shared_words(args);
    if !args.messages.told.quiet && !args.messages.told.verbose {
        words.push("--quiet".to_owned());
    }
    words.push("--jobs=1".to_owned());
    words
}

/// The arguments of this very command.
fn again_words(args: &BatchArgs, file: &Utf8Path) -> Vec<String> {
    let mut words = shared_words(args);
    words.push(format!("--emit=ninja={file}"));
    let partition = args.partition.map(|share| format!("--partition={share}"));
    words.extend(partition);
    let changed_since = args.changed_since.as_ref();
    words.extend(changed_since.map(|revision| format!("--changed-since={revision}")));
    words.push("--".to_owned());
    words.extend(args.folders.iter().map(ToString::to_string));
    words
}

fn shared_words(args: &BatchArgs) -> Vec<String> {
    [
        args.output.words(),
        args.editions.words(),
        args.with.words(),
        args.messages.words(),
    ]
    .concat()
}
