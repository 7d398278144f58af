//! `panelpaper licenses`.

use anyhow::Result;

use super::{Status, output};
use tables::assets::fonts::LICENCES;

pub(super) fn run() -> Result<Status> {
    for (family, notice) in LICENCES {
        output::data(&format!("{family}\n\n{notice}\n\n"))?;
    }
    Ok(Status::Clean)
}
