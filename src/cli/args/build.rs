//! The arguments of `panelpaper build`.

use camino::Utf8PathBuf;

use super::{DepfileArgs, EditionArgs, MessageArgs, OutputArgs, PaperArgs};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct BuildArgs {
    #[command(flatten)]
    pub(in crate::cli) papers: PaperArgs,

    #[command(flatten)]
    pub(in crate::cli) output: OutputArgs,

    #[command(flatten)]
    pub(in crate::cli) editions: EditionArgs,

    #[command(flatten)]
    pub(in crate::cli) depfile: DepfileArgs,

    /// Also write the Typst source of each edition below this folder
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) emit_typst: Option<Utf8PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
}
