//! What every command shares: how loud it is, and in which colours.

use clap::ValueEnum;

/// How loud a command is, and in which colours. These may stand before the command's
/// name or behind it.
#[derive(Debug, Clone, Default, clap::Args)]
pub(in crate::cli) struct ToldArgs {
    /// When to colour messages; NO_COLOR is heeded too
    #[arg(long, value_enum, global = true, default_value_t = Color::Auto)]
    pub(in crate::cli) color: Color,

    /// Print findings alone
    #[arg(long, short, global = true)]
    pub(in crate::cli) quiet: bool,

    /// Print every message whole, and where the time went
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub(in crate::cli) verbose: bool,
}

impl AsRef<Self> for ToldArgs {
    fn as_ref(&self) -> &Self {
        self
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Color {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
