//! The arguments, as typed: one command, or one family of options, a file. Their
//! doc comments are the help.

mod annexes;
mod batch;
mod build;
mod chart;
mod check;
mod compare;
mod completions;
mod depfile;
mod editions;
mod explain;
mod man;
mod messages;
mod new;
mod output;
mod papers;
mod ranks;
mod review;
mod schema;
mod tables;
mod told;
mod watch;

use clap::{Parser, Subcommand, ValueEnum};

pub(super) use annexes::AnnexesArgs;
pub(super) use batch::{BatchArgs, MergeArgs};
pub(super) use build::BuildArgs;
pub(super) use chart::{ChartArgs, ChartLang, ChartTo, PaperArg};
pub(super) use check::CheckArgs;
pub(super) use compare::{CompareArgs, ListFormat};
pub(super) use completions::CompletionsArgs;
pub(super) use depfile::DepfileArgs;
pub(super) use editions::EditionArgs;
pub(super) use explain::ExplainArgs;
pub(super) use man::ManArgs;
pub(super) use messages::{Format, MessageArgs};
pub(super) use new::NewArgs;
pub(super) use output::{OutputArgs, standards_of};
pub(super) use papers::{PaperArgs, WithArgs};
pub(super) use ranks::RanksArgs;
pub(super) use review::{ReviewArgs, ReviewFormat};
pub(super) use schema::{SchemaArgs, SchemaOf};
pub(super) use tables::TablesArgs;
pub(super) use told::{Color, ToldArgs};
pub(super) use watch::WatchArgs;

/// Tables of posts and duties into Legislative Council papers.
#[derive(Debug, Parser)]
#[command(name = "panelpaper", version, propagate_version = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,

    #[command(flatten)]
    told: ToldArgs,
}

impl Args {
    /// The command, told how loud it is to be.
    pub(super) fn into_command(self) -> Command {
        let Self { mut command, told } = self;
        if let Some(own) = command.told() {
            *own = told;
        }
        command
    }
}

impl Command {
    /// Where a command that says more than its data keeps how loud it is.
    fn told(&mut self) -> Option<&mut ToldArgs> {
        Some(match self {
            Self::Build(args) => &mut args.messages.told,
            Self::Annexes(args) => &mut args.messages.told,
            Self::Check(args) => &mut args.messages.told,
            Self::Batch(args) => &mut args.messages.told,
            Self::Watch(args) => &mut args.messages.told,
            Self::Chart(args) => &mut args.messages.told,
            Self::Tables(args) => &mut args.messages.told,
            Self::Compare(args) => &mut args.told,
            Self::Review(args) => &mut args.told,
            Self::New(args) => &mut args.told,
            Self::MergeReports(_)
            | Self::Explain(_)
            | Self::Ranks(_)
            | Self::Schema(_)
            | Self::Completions(_)
            | Self::Man(_)
            | Self::Licenses => return None,
        })
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make the papers' PDFs, annexes, manifest and zip
    Build(BuildArgs),
    /// Make only the annexes whose inputs changed
    Annexes(AnnexesArgs),
    /// Check papers, and write nothing but what --fix changes
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
    /// Say what a message means, why, and how to mend what it finds
    Explain(ExplainArgs),
    /// Print rows of ranks.csv to start from, of the ranks that the program knows
    Ranks(RanksArgs),
    /// Write the tables as one workbook in place of CSV files, or back
    Tables(TablesArgs),
    /// Say what is different from an earlier version of the paper
    Compare(CompareArgs),
    /// Say what a reviewer changed in the Word document, and bring it home
    Review(ReviewArgs),
    /// Print the schema of paper.toml, the tables or reports, for editors and other tools
    Schema(SchemaArgs),
    /// Print the completion script of a shell
    Completions(CompletionsArgs),
    /// Write the manual pages of all commands into a folder
    Man(ManArgs),
    /// Print the licence notices of the fonts inside the program
    Licenses,
}

/// An option with one of a few values, as typed; nothing where it is what it is
/// anyway.
fn chosen<T: ValueEnum + PartialEq>(option: &str, value: T, usual: T) -> Vec<String> {
    match value == usual {
        true => Vec::new(),
        false => named(option, &value),
    }
}

/// An option with one of a few values, as typed.
fn named<T: ValueEnum>(option: &str, value: &T) -> Vec<String> {
    let value = value.to_possible_value();
    let word = value.map(|value| format!("{option}={}", value.get_name()));
    word.into_iter().collect()
}
