//! `panelpaper new`.

use anyhow::Result;

use super::args::NewArgs;
use super::{Status, output};
use crate::build;

pub(super) fn run(args: &NewArgs) -> Result<Status> {
    build::start(&args.folder)?;
    let folder = &args.folder;
    let spaced = folder.as_str().contains(char::is_whitespace);
    let quote = if spaced { "\"" } else { "" };
    output::note(&format!(
        "wrote {folder}; next: panelpaper build {quote}{folder}{quote}"
    ))?;
    Ok(Status::Clean)
}
