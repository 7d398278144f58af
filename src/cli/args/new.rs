//! The arguments of `panelpaper new`.

use camino::Utf8PathBuf;

use super::papers::LangArg;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct NewArgs {
    /// The new paper's folder
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Utf8PathBuf,

    /// The languages that it is written in
    #[arg(long, value_name = "LANG", value_enum, default_value_t = LangArg::Zh)]
    pub(in crate::cli) lang: LangArg,

    /// The tables as one workbook, tables.xlsx, in place of CSV files
    #[arg(long)]
    pub(in crate::cli) xlsx: bool,
}
