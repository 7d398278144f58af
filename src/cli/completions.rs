//! `panelpaper completions`.

use anyhow::Result;
use clap::CommandFactory;

use super::args::{Args, CompletionsArgs};
use super::{Status, output};

/// Prints the script by which a shell completes commands and options.
pub(super) fn run(args: &CompletionsArgs) -> Result<Status> {
    let mut script = Vec::new();
    let mut command = Args::command();
    let name = command.get_name().to_owned();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    output::bytes(&script)?;
    Ok(Status::Clean)
}
