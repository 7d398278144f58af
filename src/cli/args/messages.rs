//! What all commands that report share: how messages are printed.

use clap::ValueEnum;

use super::chosen;

/// How messages are printed.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct MessageArgs {
    /// The format of messages
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(in crate::cli) format: Format,

    /// When to colour messages; NO_COLOR is heeded too
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(in crate::cli) color: Color,

    /// Print findings alone
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,

    /// Print where the time went
    #[arg(long, short, conflicts_with = "quiet")]
    pub(in crate::cli) verbose: bool,

    /// Let warnings count as errors
    #[arg(long)]
    pub(in crate::cli) deny_warnings: bool,
}

impl MessageArgs {
    /// As typed.
    pub(in crate::cli) fn words(&self) -> Vec<String> {
        let Self {
            format,
            color,
            quiet,
            verbose,
            deny_warnings,
        } = self;
        let mut words = chosen("--format", *format, Format::Human);
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
