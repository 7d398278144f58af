//! `panelpaper new`.

use anyhow::Result;

use super::args::NewArgs;
use super::{Status, output};
use crate::build;

pub(super) fn run(args: &NewArgs) -> Result<Status> {
    build::start(&args.folder)?;
    let folder = &args.folder;
    output::note(&format!("wrote {folder}; next: panelpaper build {folder}"))?;
    Ok(Status::Clean)
}
