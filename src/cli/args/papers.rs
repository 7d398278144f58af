//! What commands that read papers share: which, and what they are read with.

use camino::Utf8PathBuf;
use clap::ValueEnum;

use super::chosen;
use tables::model::Lang;

/// Which papers, and what they are read with.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct PaperArgs {
    /// The papers' folders [default: the current folder, if it is a paper's]
    #[arg(value_name = "PAPER")]
    pub(in crate::cli) papers: Vec<Utf8PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,
}

/// What papers are read with.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct WithArgs {
    /// The edition wanted
    #[arg(long, value_enum, default_value_t = LangArg::All)]
    pub(in crate::cli) lang: LangArg,

    /// A folder with fonts beside the built-in ones; may be given again
    #[arg(long = "font-dir", value_name = "DIR")]
    pub(in crate::cli) font_dirs: Vec<Utf8PathBuf>,

    /// How many papers and annexes are worked on at once [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(in crate::cli) jobs: Option<u16>,
}

impl WithArgs {
    /// As typed, without how many are worked on at once, which changes nothing
    /// that is made.
    pub(in crate::cli) fn words(&self) -> Vec<String> {
        let Self {
            lang,
            font_dirs,
            jobs: _,
        } = self;
        let mut words = chosen("--lang", *lang, LangArg::All);
        words.extend(font_dirs.iter().map(|dir| format!("--font-dir={dir}")));
        words
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LangArg {
    /// Chinese
    Zh,
    /// English
    En,
    /// Every language of the paper
    All,
}

impl LangArg {
    /// The languages wanted; none for all.
    pub(in crate::cli) fn langs(self) -> Vec<Lang> {
        match self {
            Self::Zh => vec![Lang::Zh],
            Self::En => vec![Lang::En],
            Self::All => Vec::new(),
        }
    }
}
