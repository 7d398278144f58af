//! What those who work on panelpaper have written and counted for them.
//!
//! It links no Typst: writing a page again after a rule has changed takes seconds.

mod circles;
mod counts;
mod generate;
mod lexicons;
mod sources;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Write generated files again, and count what should become less
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Write the generated pages of the book and the schemas in docs/ again
    Generate,
    /// List files of a crate that import one another
    Circles {
        /// Folders of crates, such as crates/check [default: all]
        crates: Vec<PathBuf>,
    },
    /// Write the lexicons of the check crate from their lists
    Lexicons,
    /// Count lines of the README, public items, circles, and names of types that
    /// stand twice
    Counts,
}

fn main() -> Result<()> {
    let root = root();
    let told = match Args::parse().task {
        Task::Generate => generate::run(root)?,
        Task::Circles { crates } => circles::run(root, &crates)?,
        Task::Lexicons => lexicons::run(root)?,
        Task::Counts => counts::run(root)?,
    };
    io::stdout().write_all(told.as_bytes())?;
    Ok(())
}

/// The repository's root.
fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}
