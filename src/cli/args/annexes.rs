//! The arguments of `panelpaper annexes`.

use camino::Utf8PathBuf;

use super::{MessageArgs, OutputArgs, PaperArgs};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct AnnexesArgs {
    #[command(flatten)]
    pub(in crate::cli) papers: PaperArgs,

    #[command(flatten)]
    pub(in crate::cli) output: OutputArgs,

    /// Of the changed annexes only these: numbers, ranges and ids, as in
    /// 3,6-8,dcdg
    #[arg(long, value_name = "LIST")]
    pub(in crate::cli) only: Option<String>,

    /// Print what would be made, and write nothing
    #[arg(long)]
    pub(in crate::cli) list: bool,

    /// Print also because of which input
    #[arg(long, requires = "list")]
    pub(in crate::cli) why: bool,

    /// Label them as revised, in files of their own (annex-06-revised.pdf)
    #[arg(long)]
    pub(in crate::cli) revised: bool,

    /// Compare with an earlier submission in place of the last build: its
    /// output folder or its zip
    #[arg(long, value_name = "DIR|ZIP")]
    pub(in crate::cli) since: Option<Utf8PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
}
