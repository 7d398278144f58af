//! The arguments of `panelpaper check`.

use super::{MessageArgs, PaperArgs};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CheckArgs {
    #[command(flatten)]
    pub(in crate::cli) papers: PaperArgs,

    /// Make the changes that are safe, and say what is left
    #[arg(long, conflicts_with = "diff")]
    pub(in crate::cli) fix: bool,

    /// Print the changes that --fix would make, and make none
    #[arg(long)]
    pub(in crate::cli) diff: bool,

    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
}
