//! What commands that build share: the list of the files that they read.

use camino::Utf8PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct DepfileArgs {
    /// Write which files each paper was made of: rules for Make and Ninja, or
    /// JSON where FILE ends in .json
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) depfile: Option<Utf8PathBuf>,
}
