//! The arguments of `panelpaper watch`.

use super::{EditionArgs, MessageArgs, OutputArgs, PaperArgs};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct WatchArgs {
    #[command(flatten)]
    pub(in crate::cli) papers: PaperArgs,

    #[command(flatten)]
    pub(in crate::cli) output: OutputArgs,

    #[command(flatten)]
    pub(in crate::cli) editions: EditionArgs,

    /// Show the pages and findings in the browser, on 127.0.0.1
    #[arg(long)]
    pub(in crate::cli) serve: bool,

    /// Open the browser there
    #[arg(long, requires = "serve")]
    pub(in crate::cli) open: bool,

    /// Show there also what changed since an earlier version: a folder, a zip of one, or
    /// `git:` with a revision of the repository that the paper stands in
    #[arg(long, value_name = "OLD", requires = "serve")]
    pub(in crate::cli) since: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
}
