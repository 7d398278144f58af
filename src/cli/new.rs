//! `panelpaper new`.

use anyhow::Result;

use super::args::NewArgs;
use super::{Status, output};
use pipeline::batch::ninja;
use pipeline::build;

pub(super) fn run(args: &NewArgs) -> Result<Status> {
    build::start(&args.folder)?;
    let folder = &args.folder;
    let word = ninja::word(folder.as_str());
    output::note(&format!("wrote {folder}; next: panelpaper build {word}"))?;
    Ok(Status::Clean)
}
