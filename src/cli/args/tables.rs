//! The arguments of `panelpaper tables`.

use camino::Utf8PathBuf;
use clap::ValueEnum;

use super::MessageArgs;
use pipeline::build::TablesAs;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct TablesArgs {
    /// The paper's folder
    #[arg(value_name = "PAPER")]
    pub(in crate::cli) paper: Utf8PathBuf,

    /// What the tables are to be: one workbook, or a CSV file each
    #[arg(long, value_name = "KIND", value_enum)]
    pub(in crate::cli) to: TablesTo,

    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
}

/// What the tables are to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TablesTo {
    /// tables.xlsx, with a sheet for each table
    Xlsx,
    /// CSV files
    Csv,
}

impl From<TablesTo> for TablesAs {
    fn from(to: TablesTo) -> Self {
        match to {
            TablesTo::Xlsx => Self::Xlsx,
            TablesTo::Csv => Self::Csv,
        }
    }
}
