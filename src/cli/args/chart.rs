//! The arguments of `panelpaper chart`.

use camino::Utf8PathBuf;
use clap::ValueEnum;

use super::MessageArgs;
use tables::model::{Lang, Structure};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ChartArgs {
    /// The table of posts: columns id, title, rank, point, reports_to, or those
    /// of posts.csv, or of a published UK organogram
    #[arg(value_name = "POSTS.csv")]
    pub(in crate::cli) table: Utf8PathBuf,

    /// The chart's file, .pdf, .svg or .json, or - for standard output
    /// [default: the table's name with .pdf]
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<Utf8PathBuf>,

    /// What to write, where the file's name does not say
    #[arg(long, value_enum)]
    pub(in crate::cli) to: Option<ChartTo>,

    /// An earlier table: what changes from it is marked, and listed on standard
    /// output
    #[arg(long, value_name = "OLD.csv")]
    pub(in crate::cli) against: Option<Utf8PathBuf>,

    /// Draw what can be drawn of a faulty table, and warn of the rest
    #[arg(long)]
    pub(in crate::cli) lenient: bool,

    /// The least text size, in points; under it the chart takes more pages
    #[arg(long, value_name = "PT", default_value_t = 8.0)]
    pub(in crate::cli) min_font: f64,

    /// The paper
    #[arg(long, value_enum, default_value_t = PaperArg::A4)]
    pub(in crate::cli) paper: PaperArg,

    /// The title above the chart
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) title: Option<String>,

    /// The only office to draw, where the table has offices
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) office: Option<String>,

    /// The structure to draw, where the table has the column structure
    #[arg(long, value_enum, default_value_t = StructureArg::Proposed)]
    pub(in crate::cli) structure: StructureArg,

    /// The language of titles and words [default: the table's]
    #[arg(long, value_enum)]
    pub(in crate::cli) lang: Option<ChartLang>,

    /// A table of ranks, where posts give theirs by id [default: ranks.csv
    /// beside a table with posts.csv's columns]
    #[arg(long, value_name = "RANKS.csv")]
    pub(in crate::cli) ranks: Option<Utf8PathBuf>,

    /// Marks of changes, a file like the built-in marks.toml
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) marks: Option<Utf8PathBuf>,

    /// The encoding of the tables [default: recognised]
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) encoding: Option<String>,

    /// A folder with fonts beside the built-in ones; may be given again
    #[arg(long = "font-dir", value_name = "DIR")]
    pub(in crate::cli) font_dirs: Vec<Utf8PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ChartTo {
    /// Pages for print
    Pdf,
    /// One file for the web
    Svg,
    /// Boxes and lines in points
    Json,
}

impl ChartTo {
    /// What a file is whose name ends so.
    pub(in crate::cli) fn of_name(end: &str) -> Option<Self> {
        let mut all = Self::value_variants().iter().copied();
        all.find(|to| to.word() == end)
    }

    /// Its word, which is the end of a file's name too.
    pub(in crate::cli) fn word(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Svg => "svg",
            Self::Json => "json",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PaperArg {
    /// 210 by 297 mm
    A4,
    /// 297 by 420 mm
    A3,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum StructureArg {
    /// As things are
    Existing,
    /// As they are proposed
    Proposed,
}

impl StructureArg {
    /// The structure.
    pub(in crate::cli) fn structure(self) -> Structure {
        match self {
            Self::Existing => Structure::Existing,
            Self::Proposed => Structure::Proposed,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ChartLang {
    /// Chinese
    Zh,
    /// English
    En,
}

impl ChartLang {
    /// The language.
    pub(in crate::cli) fn lang(self) -> Lang {
        match self {
            Self::Zh => Lang::Zh,
            Self::En => Lang::En,
        }
    }
}
