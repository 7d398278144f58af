//! The arguments of `panelpaper new`.

use camino::Utf8PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct NewArgs {
    /// The new paper's folder
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Utf8PathBuf,
}
