//! The arguments of `panelpaper compare`.

use camino::Utf8PathBuf;
use clap::{ArgGroup, ValueEnum};

use super::ToldArgs;
use super::chart::ChartLang;

#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("made").args(["output", "pages"]).multiple(true))]
pub(in crate::cli) struct CompareArgs {
    /// The paper's folder
    #[arg(value_name = "PAPER")]
    pub(in crate::cli) paper: Utf8PathBuf,

    /// The earlier version: a folder, a zip of one, or `git:` with a revision of the
    /// repository that the paper stands in
    #[arg(long, value_name = "OLD")]
    pub(in crate::cli) to: String,

    /// The format of the list, which is printed on standard output
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub(in crate::cli) format: ListFormat,

    /// Also write the paper with what was added underlined and what was removed struck:
    /// a file that ends in .pdf, .docx or .html
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<Utf8PathBuf>,

    /// Also write the pages that changed into a folder, as PNG: before, after, and both
    /// on one another
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) pages: Option<Utf8PathBuf>,

    /// The language of that file, the paper's first one if none is named; and of the
    /// pages, all if none is named
    #[arg(long, value_enum, requires = "made")]
    pub(in crate::cli) lang: Option<ChartLang>,

    /// A folder with fonts beside the built-in ones; may be given again
    #[arg(long = "font-dir", value_name = "DIR", requires = "made")]
    pub(in crate::cli) font_dirs: Vec<Utf8PathBuf>,

    /// How many pages and papers are worked on at once [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(in crate::cli) jobs: Option<u16>,

    #[arg(skip)]
    pub(in crate::cli) told: ToldArgs,
}

/// The format of a list of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListFormat {
    /// A line a difference
    Human,
    /// The same
    Short,
    /// One JSON object
    Json,
    /// A table, for a comment on a change
    Markdown,
    /// Workflow commands of GitHub Actions
    Github,
}
