//! `panelpaper schema`.

use anyhow::Result;

use super::args::{SchemaArgs, SchemaOf};
use super::{Status, output};
use crate::batch::report;
use crate::schema;

pub(super) fn run(args: &SchemaArgs) -> Result<Status> {
    let schema = match args.of {
        SchemaOf::Paper => schema::paper(),
        SchemaOf::Tables => schema::tables(),
        SchemaOf::Report => report::schema(),
    };
    output::data(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
    Ok(Status::Clean)
}
