//! The arguments of `panelpaper explain`.

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ExplainArgs {
    /// The check's name, as its findings carry it; none lists all
    #[arg(value_name = "RULE")]
    pub(in crate::cli) rule: Option<String>,
}
