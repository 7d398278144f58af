//! `panelpaper licenses`.

use anyhow::Result;

use super::{Status, output};
use check::lexicon;
use tables::assets::fonts;

pub(super) fn run() -> Result<Status> {
    for (name, notice) in fonts::LICENCES.iter().chain(lexicon::LICENCES) {
        output::data(&format!("{name}\n\n{notice}\n\n"))?;
    }
    Ok(Status::Clean)
}
