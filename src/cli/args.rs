//! The arguments, as typed. Their doc comments are the help.

use camino::Utf8PathBuf;
use clap::{Parser, Subcommand, ValueEnum};

use crate::export::{PdfStandard, Standards};
use crate::model::Lang;

/// Tables of posts and duties into Legislative Council papers.
#[derive(Debug, Parser)]
#[command(name = "panelpaper", version, propagate_version = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make the papers' PDFs, annexes, manifest and zip
    Build(BuildArgs),
    /// Look papers over and write nothing
    Check(CheckArgs),
    /// Write a paper folder that builds, to start from
    New(NewArgs),
    /// Print the licence notices of the fonts inside the program
    Licenses,
}

#[derive(Debug, clap::Args)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    pub(super) papers: PaperArgs,

    /// The folder that the papers' output folders stand in
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub(super) out: Utf8PathBuf,

    /// PDF standards to keep, with commas between; `none` for plain PDF
    #[arg(long, value_name = "LIST", default_value_t = Standards::USUAL.join(","), value_parser = standards)]
    pub(super) pdf_standard: String,

    /// Also write the Typst source of each edition below this folder
    #[arg(long, value_name = "DIR")]
    pub(super) emit_typst: Option<Utf8PathBuf>,

    #[command(flatten)]
    pub(super) messages: MessageArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) papers: PaperArgs,

    #[command(flatten)]
    pub(super) messages: MessageArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    /// The new paper's folder
    #[arg(value_name = "DIR")]
    pub(super) folder: Utf8PathBuf,
}

/// Which papers, and what they are read with.
#[derive(Debug, clap::Args)]
pub(super) struct PaperArgs {
    /// The papers' folders [default: the current folder, if it is a paper's]
    #[arg(value_name = "PAPER")]
    pub(super) papers: Vec<Utf8PathBuf>,

    /// The edition wanted
    #[arg(long, value_enum, default_value_t = LangArg::All)]
    pub(super) lang: LangArg,

    /// A folder with fonts beside the built-in ones; may be given again
    #[arg(long = "font-dir", value_name = "DIR")]
    pub(super) font_dirs: Vec<Utf8PathBuf>,

    /// How many papers and annexes are worked on at once [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) jobs: Option<u16>,
}

/// How messages are printed.
#[derive(Debug, clap::Args)]
pub(super) struct MessageArgs {
    /// The format of messages
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,

    /// When to colour messages; NO_COLOR is heeded too
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,

    /// Print findings alone
    #[arg(long, short)]
    pub(super) quiet: bool,

    /// Print where the time went
    #[arg(long, short, conflicts_with = "quiet")]
    pub(super) verbose: bool,

    /// Let warnings count as errors
    #[arg(long)]
    pub(super) deny_warnings: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    /// Chinese
    Zh,
    /// English
    En,
    /// Every language of the paper
    All,
}

impl LangArg {
    /// The languages wanted; none for all.
    pub(super) fn langs(self) -> Vec<Lang> {
        match self {
            Self::Zh => vec![Lang::Zh],
            Self::En => vec![Lang::En],
            Self::All => Vec::new(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// The line with the place underlined, and the way out
    Human,
    /// One line a finding
    Short,
    /// One JSON object a line, on standard output
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Checks a list of standards as soon as it is typed.
fn standards(list: &str) -> Result<String, String> {
    standards_of(list).map(|_| list.to_owned())
}

/// The standards of a list, and their names.
pub(super) fn standards_of(list: &str) -> Result<(Standards, Vec<String>), String> {
    let names: Vec<String> = match list {
        "none" => Vec::new(),
        _ => list.split(',').map(|name| name.trim().to_owned()).collect(),
    };
    let standards: Vec<PdfStandard> = names
        .iter()
        .map(|name| name.parse())
        .collect::<Result<_, _>>()?;
    Ok((Standards::new(&standards)?, names))
}
