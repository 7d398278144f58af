//! The arguments of `panelpaper ranks`.

use super::papers::LangArg;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct RanksArgs {
    /// Only the ranks of an id, a name in Chinese or English, a pay point or a pay
    /// scale; beginnings count [default: all]
    #[arg(value_name = "WORD")]
    pub(in crate::cli) words: Vec<String>,

    /// The languages of the names
    #[arg(long, value_name = "LANG", value_enum, default_value_t = LangArg::All)]
    pub(in crate::cli) lang: LangArg,
}
