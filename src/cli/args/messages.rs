//! What all commands that report share: how messages are printed.

use clap::ValueEnum;

use super::{Color, ToldArgs, chosen, named};

/// How messages are printed.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct MessageArgs {
    /// The format of messages [default: human; where something is built, with
    /// warnings on a line each]
    #[arg(long, value_enum)]
    pub(in crate::cli) format: Option<Format>,

    /// Let warnings count as errors
    #[arg(long)]
    pub(in crate::cli) deny_warnings: bool,

    #[arg(skip)]
    pub(in crate::cli) told: ToldArgs,
}

impl MessageArgs {
    /// The format of messages.
    pub(in crate::cli) fn format(&self) -> Format {
        self.format.unwrap_or(Format::Human)
    }

    /// Whether messages may be told in brief, since nobody asked for them whole.
    pub(in crate::cli) fn brief(&self) -> bool {
        self.format.is_none() && !self.told.verbose
    }

    /// As typed.
    pub(in crate::cli) fn words(&self) -> Vec<String> {
        let Self {
            format,
            deny_warnings,
            told:
                ToldArgs {
                    color,
                    quiet,
                    verbose,
                },
        } = self;
        let mut words: Vec<String> = format.iter().flat_map(|it| named("--format", it)).collect();
        words.extend(chosen("--color", *color, Color::Auto));
        let flags = [
            ("--quiet", quiet),
            ("--verbose", verbose),
            ("--deny-warnings", deny_warnings),
        ];
        let set = flags.iter().filter(|(_, set)| **set);
        words.extend(set.map(|(flag, _)| (*flag).to_owned()));
        words
    }
}

impl AsRef<ToldArgs> for MessageArgs {
    fn as_ref(&self) -> &ToldArgs {
        &self.told
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
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
    pub(in crate::cli) fn is_data(self) -> bool {
        !matches!(self, Self::Human | Self::Short)
    }
}
