//! The arguments, as typed. Their doc comments are the help.

use camino::Utf8PathBuf;
use clap::{Parser, Subcommand, ValueEnum};

use crate::batch::Partition;
use crate::batch::report::Wanted;
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
    /// Make only the annexes whose inputs changed
    Annexes(AnnexesArgs),
    /// Look papers over and write nothing
    Check(CheckArgs),
    /// Build every paper below some folders, for CI
    Batch(BatchArgs),
    /// Join the reports that the parts of a batch wrote
    MergeReports(MergeArgs),
    /// Build on each save, until Ctrl-C
    Watch(WatchArgs),
    /// Draw one organisation chart from one table, as PDF, SVG or JSON
    Chart(ChartArgs),
    /// Write a paper folder that builds, to start from
    New(NewArgs),
    /// Say what a check means, why, and how to mend what it finds
    Explain(ExplainArgs),
    /// Print the schema of paper.toml or of the tables, for editors and other tools
    Schema(SchemaArgs),
    /// Print the licence notices of the fonts inside the program
    Licenses,
}

#[derive(Debug, clap::Args)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    pub(super) papers: PaperArgs,

    #[command(flatten)]
    pub(super) output: OutputArgs,

    /// Also write the Typst source of each edition below this folder
    #[arg(long, value_name = "DIR")]
    pub(super) emit_typst: Option<Utf8PathBuf>,

    #[command(flatten)]
    pub(super) messages: MessageArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct AnnexesArgs {
    #[command(flatten)]
    pub(super) papers: PaperArgs,

    #[command(flatten)]
    pub(super) output: OutputArgs,

    /// Of the changed annexes only these: numbers, ranges and ids, as in
    /// 3,6-8,dcdg
    #[arg(long, value_name = "LIST")]
    pub(super) only: Option<String>,

    /// Print what would be made, and write nothing
    #[arg(long)]
    pub(super) list: bool,

    /// Print also because of which input
    #[arg(long, requires = "list")]
    pub(super) why: bool,

    /// Label them as revised, in files of their own (annex-06-revised.pdf)
    #[arg(long)]
    pub(super) revised: bool,

    /// Compare with an earlier submission in place of the last build: its
    /// output folder or its zip
    #[arg(long, value_name = "DIR|ZIP")]
    pub(super) since: Option<Utf8PathBuf>,

    #[command(flatten)]
    pub(super) messages: MessageArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct WatchArgs {
    #[command(flatten)]
    pub(super) papers: PaperArgs,

    #[command(flatten)]
    pub(super) output: OutputArgs,

    /// Show the pages and findings in the browser, on 127.0.0.1
    #[arg(long)]
    pub(super) serve: bool,

    /// Open the browser there
    #[arg(long, requires = "serve")]
    pub(super) open: bool,

    #[command(flatten)]
    pub(super) messages: MessageArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) papers: PaperArgs,

    /// Make the changes that are safe, and say what is left
    #[arg(long, conflicts_with = "diff")]
    pub(super) fix: bool,

    /// Print the changes that --fix would make, and make none
    #[arg(long)]
    pub(super) diff: bool,

    #[command(flatten)]
    pub(super) messages: MessageArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct BatchArgs {
    /// The folders below which papers are looked for
    #[arg(value_name = "DIR", required = true)]
    pub(super) folders: Vec<Utf8PathBuf>,

    #[command(flatten)]
    pub(super) with: WithArgs,

    #[command(flatten)]
    pub(super) output: OutputArgs,

    /// Begin no paper after one has failed
    #[arg(long)]
    pub(super) fail_fast: bool,

    /// Build only a share of the papers: slice:2/5 or hash:2/5
    #[arg(long, value_name = "SHARE")]
    pub(super) partition: Option<Partition>,

    /// Build only papers with files that differ from a revision of git
    #[arg(long, value_name = "GITREV")]
    pub(super) changed_since: Option<String>,

    /// Write a report: junit=FILE, sarif=FILE, json=FILE or markdown=FILE; may
    /// be given again
    #[arg(long = "report", value_name = "KIND=FILE")]
    pub(super) reports: Vec<Wanted>,

    /// Write where the time went into this folder: timings.json and trace.json
    #[arg(long, value_name = "DIR")]
    pub(super) timings: Option<Utf8PathBuf>,

    /// How many seconds one paper may take before it is given up
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) timeout: u64,

    #[command(flatten)]
    pub(super) messages: MessageArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct MergeArgs {
    /// Reports of one format: json, sarif or junit
    #[arg(value_name = "REPORT", required = true)]
    pub(super) reports: Vec<Utf8PathBuf>,

    /// The joined report's file [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<Utf8PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct ChartArgs {
    /// The table of posts: columns id, title, rank, point, reports_to, or those
    /// of posts.csv, or of a published UK organogram
    #[arg(value_name = "POSTS.csv")]
    pub(super) table: Utf8PathBuf,

    /// The chart's file, .pdf, .svg or .json, or - for standard output
    /// [default: the table's name with .pdf]
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<Utf8PathBuf>,

    /// What to write, where the file's name does not say
    #[arg(long, value_enum)]
    pub(super) to: Option<ChartTo>,

    /// An earlier table: what changes from it is marked, and listed on standard
    /// output
    #[arg(long, value_name = "OLD.csv")]
    pub(super) against: Option<Utf8PathBuf>,

    /// Draw what can be drawn of a faulty table, and warn of the rest
    #[arg(long)]
    pub(super) lenient: bool,

    /// The least text size, in points; under it the chart takes more pages
    #[arg(long, value_name = "PT", default_value_t = 8.0)]
    pub(super) min_font: f64,

    /// The paper
    #[arg(long, value_enum, default_value_t = PaperArg::A4)]
    pub(super) paper: PaperArg,

    /// The title above the chart
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,

    /// The only office to draw, where the table has offices
    #[arg(long, value_name = "ID")]
    pub(super) office: Option<String>,

    /// The language of titles and words [default: the table's]
    #[arg(long, value_enum)]
    pub(super) lang: Option<ChartLang>,

    /// A table of ranks, where posts give theirs by id [default: ranks.csv
    /// beside a table with posts.csv's columns]
    #[arg(long, value_name = "RANKS.csv")]
    pub(super) ranks: Option<Utf8PathBuf>,

    /// Marks of changes, a file like the built-in marks.toml
    #[arg(long, value_name = "FILE")]
    pub(super) marks: Option<Utf8PathBuf>,

    /// The encoding of the tables [default: recognised]
    #[arg(long, value_name = "NAME")]
    pub(super) encoding: Option<String>,

    /// A folder with fonts beside the built-in ones; may be given again
    #[arg(long = "font-dir", value_name = "DIR")]
    pub(super) font_dirs: Vec<Utf8PathBuf>,

    #[command(flatten)]
    pub(super) messages: MessageArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ChartTo {
    /// Pages for print
    Pdf,
    /// One file for the web
    Svg,
    /// Boxes and lines in points
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PaperArg {
    /// 210 by 297 mm
    A4,
    /// 297 by 420 mm
    A3,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ChartLang {
    /// Chinese
    Zh,
    /// English
    En,
}

impl ChartLang {
    /// The language.
    pub(super) fn lang(self) -> Lang {
        match self {
            Self::Zh => Lang::Zh,
            Self::En => Lang::En,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// The check's name, as its findings carry it; none lists all
    #[arg(value_name = "RULE")]
    pub(super) rule: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// Of what
    #[arg(value_enum, default_value_t = SchemaOf::Paper)]
    pub(super) of: SchemaOf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// paper.toml, as a JSON Schema
    Paper,
    /// The tables, as a Frictionless data package (datapackage.json)
    Tables,
}

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    /// The new paper's folder
    #[arg(value_name = "DIR")]
    pub(super) folder: Utf8PathBuf,
}

/// Where output goes, and what it keeps.
#[derive(Debug, clap::Args)]
pub(super) struct OutputArgs {
    /// The folder that the papers' output folders stand in
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub(super) out: Utf8PathBuf,

    /// PDF standards to keep, with commas between; `none` for plain PDF
    #[arg(long, value_name = "LIST", default_value_t = Standards::USUAL.join(","), value_parser = standards)]
    pub(super) pdf_standard: String,
}

/// Which papers, and what they are read with.
#[derive(Debug, clap::Args)]
pub(super) struct PaperArgs {
    /// The papers' folders [default: the current folder, if it is a paper's]
    #[arg(value_name = "PAPER")]
    pub(super) papers: Vec<Utf8PathBuf>,

    #[command(flatten)]
    pub(super) with: WithArgs,
}

/// What papers are read with.
#[derive(Debug, clap::Args)]
pub(super) struct WithArgs {
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
    /// A SARIF 2.1.0 log, on standard output
    Sarif,
    /// Workflow commands of GitHub Actions, on standard output
    Github,
    /// JUnit's XML, on standard output
    Junit,
}

impl Format {
    /// Whether messages go to standard output, where data goes.
    pub(super) fn is_data(self) -> bool {
        !matches!(self, Self::Human | Self::Short)
    }
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
