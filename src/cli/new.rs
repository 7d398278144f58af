//! `panelpaper new`.

use anyhow::Result;

use super::args::NewArgs;
use super::{Status, output};
use pipeline::batch::ninja;
use pipeline::build::{self, TablesAs};
use tables::model::Lang;

pub(super) fn run(args: &NewArgs) -> Result<Status> {
    let langs = match args.lang.langs() {
        all if all.is_empty() => Lang::ALL.to_vec(),
        langs => langs,
    };
    let tables = match args.xlsx {
        true => TablesAs::Xlsx,
        false => TablesAs::Csv,
    };
    build::start(&args.folder, &args.kind, &langs, tables)?;
    let folder = &args.folder;
    let word = ninja::word(folder.as_str());
    output::progress(
        &args.told,
        &format!("wrote {folder}; next: panelpaper build {word}"),
    )?;
    Ok(Status::Clean)
}
