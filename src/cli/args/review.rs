//! The arguments of `panelpaper review`.

use camino::Utf8PathBuf;
use clap::ValueEnum;

use super::ToldArgs;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ReviewArgs {
    /// The paper's folder
    #[arg(value_name = "PAPER")]
    pub(in crate::cli) paper: Utf8PathBuf,

    /// The Word document as it came back
    #[arg(value_name = "FILE.docx")]
    pub(in crate::cli) file: Utf8PathBuf,

    /// Write what maps to one cell or passage into the paper's files
    #[arg(long)]
    pub(in crate::cli) apply: bool,

    /// Nothing but these, by their numbers in the list, with commas between
    #[arg(long, value_name = "N", value_delimiter = ',')]
    pub(in crate::cli) only: Vec<usize>,

    /// Nothing but what this reviewer did; may be given again
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) by: Vec<String>,

    /// The format of the list, which is printed on standard output
    #[arg(long, value_enum, default_value_t = ReviewFormat::Human)]
    pub(in crate::cli) format: ReviewFormat,

    /// How many pages and papers are worked on at once [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(in crate::cli) jobs: Option<u16>,

    #[arg(skip)]
    pub(in crate::cli) told: ToldArgs,
}

/// The format of a list of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReviewFormat {
    /// A line each, and what becomes of it below
    Human,
    /// One line each
    Short,
    /// One JSON object
    Json,
    /// A table, for a comment on a change
    Markdown,
    /// Workflow commands of GitHub Actions
    Github,
}
