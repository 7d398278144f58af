//! The `panelpaper` command.

use std::process::ExitCode;

// Typesetting makes and drops millions of small things, on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    panelpaper::cli::run()
}
