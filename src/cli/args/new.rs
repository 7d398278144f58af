//! The arguments of `panelpaper new`.

use camino::Utf8PathBuf;

use super::ToldArgs;
use super::papers::LangArg;
use clap::builder::PossibleValuesParser;
use tables::assets::starter::STARTERS;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct NewArgs {
    /// The new paper's folder
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Utf8PathBuf,

    /// The type of paper: panel, or ec for the Establishment Subcommittee
    #[arg(long = "type", value_name = "TYPE", value_parser = kinds(), default_value = STARTERS[0].0)]
    pub(in crate::cli) kind: String,

    /// The languages that it is written in
    #[arg(long, value_name = "LANG", value_enum, default_value_t = LangArg::Zh)]
    pub(in crate::cli) lang: LangArg,

    /// The tables as one workbook, tables.xlsx, in place of CSV files
    #[arg(long)]
    pub(in crate::cli) xlsx: bool,

    #[arg(skip)]
    pub(in crate::cli) told: ToldArgs,
}

/// The types of paper that a new one may be.
fn kinds() -> PossibleValuesParser {
    STARTERS.iter().map(|(kind, _)| *kind).into()
}
