//! The arguments of `panelpaper schema`.

use clap::ValueEnum;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct SchemaArgs {
    /// Of what
    #[arg(value_enum, default_value_t = SchemaOf::Paper)]
    pub(in crate::cli) of: SchemaOf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SchemaOf {
    /// paper.toml, as a JSON Schema
    Paper,
    /// The tables, as a Frictionless data package (datapackage.json)
    Tables,
    /// The JSON report of a batch, as a JSON Schema
    Report,
}
