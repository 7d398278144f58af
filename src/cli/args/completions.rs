//! The arguments of `panelpaper completions`.

use clap_complete::Shell;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CompletionsArgs {
    /// Of which shell
    #[arg(value_enum)]
    pub(in crate::cli) shell: Shell,
}
