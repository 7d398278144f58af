//! The arguments of `panelpaper explain`.

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ExplainArgs {
    /// The name of a check or any other message, as it is printed, or an area;
    /// none lists all
    #[arg(value_name = "NAME")]
    pub(in crate::cli) rule: Option<String>,
}
