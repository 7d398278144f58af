//! The `panelpaper` command.

mod cli;
mod preview;
mod watch;

use std::process::ExitCode;

// Typesetting makes and drops millions of small things, on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
