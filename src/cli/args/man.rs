//! The arguments of `panelpaper man`.

use camino::Utf8PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ManArgs {
    /// The folder for the pages; it is made where it is not there
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Utf8PathBuf,
}
