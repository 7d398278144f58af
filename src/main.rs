//! The `panelpaper` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    panelpaper::cli::run()
}
