//! The arguments of `panelpaper batch` and of `panelpaper merge-reports`.

use bytesize::ByteSize;
use camino::Utf8PathBuf;

use super::{DepfileArgs, EditionArgs, MessageArgs, OutputArgs, WithArgs};
use pipeline::batch::Partition;
use pipeline::batch::report::Wanted;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct BatchArgs {
    /// The folders below which papers are looked for
    #[arg(value_name = "DIR", required = true)]
    pub(in crate::cli) folders: Vec<Utf8PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,

    #[command(flatten)]
    pub(in crate::cli) output: OutputArgs,

    #[command(flatten)]
    pub(in crate::cli) editions: EditionArgs,

    #[command(flatten)]
    pub(in crate::cli) depfile: DepfileArgs,

    /// Begin no paper after one has failed
    #[arg(long)]
    pub(in crate::cli) fail_fast: bool,

    /// Build only a share of the papers: slice:2/5 or hash:2/5
    #[arg(long, value_name = "SHARE")]
    pub(in crate::cli) partition: Option<Partition>,

    /// Build only papers with files that differ from a revision of git
    #[arg(long, value_name = "GITREV")]
    pub(in crate::cli) changed_since: Option<String>,

    /// Write a report: junit=FILE, sarif=FILE, json=FILE or markdown=FILE; may
    /// be given again
    #[arg(long = "report", value_name = "KIND=FILE")]
    pub(in crate::cli) reports: Vec<Wanted>,

    /// Write where the time went into this folder: timings.json and trace.json
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) timings: Option<Utf8PathBuf>,

    /// Build nothing, and write the papers as edges of a Ninja file: ninja for
    /// build.ninja, or ninja=FILE
    #[arg(long, value_name = "ninja[=FILE]", value_parser = ninja_file,
        conflicts_with_all = ["fail_fast", "reports", "timings", "timeout", "max_memory", "depfile"])]
    pub(in crate::cli) emit: Option<Utf8PathBuf>,

    /// How much memory the process may hold before papers wait for one another:
    /// 2GiB, 800MiB [default: 512MiB, and 64MiB for each paper at once]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub(in crate::cli) max_memory: Option<ByteSize>,

    /// How many seconds one paper may take before it is given up
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) timeout: u64,

    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
}

/// The Ninja file that `ninja` or `ninja=FILE` asks for.
fn ninja_file(text: &str) -> Result<Utf8PathBuf, String> {
    match text.split_once('=').unwrap_or((text, "build.ninja")) {
        ("ninja", file) if !file.is_empty() => Ok(file.into()),
        _ => Err(format!(
            "`{text}` is nothing to emit: write ninja or ninja=FILE"
        )),
    }
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct MergeArgs {
    /// Reports of one format: json, sarif or junit
    #[arg(value_name = "REPORT", required = true)]
    pub(in crate::cli) reports: Vec<Utf8PathBuf>,

    /// The joined report's file [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<Utf8PathBuf>,
}

fn size(text: &str) -> Result<ByteSize, String> {
    let size = text.parse::<ByteSize>();
    size.map_err(|_| format!("`{text}` is not an amount of memory: write 800MiB or 2GiB"))
}
