//! `panelpaper schema`.

use anyhow::Result;

use super::args::{SchemaArgs, SchemaOf};
use super::{Status, output};
use check::schema;
use pipeline::batch::report;

pub(super) fn run(args: &SchemaArgs) -> Result<Status> {
    let schema = match args.of {
        SchemaOf::Paper => schema::paper(),
        SchemaOf::Tables => schema::tables(),
        SchemaOf::Report => report::schema(),
    };
    output::data(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
    Ok(Status::Clean)
}
