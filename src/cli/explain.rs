//! `panelpaper explain`.

use anyhow::{Result, bail};

use super::args::ExplainArgs;
use super::{Status, output};
use crate::check;
use crate::diag::nearest;

pub(super) fn run(args: &ExplainArgs) -> Result<Status> {
    let Some(name) = &args.rule else {
        output::data(&list())?;
        return Ok(Status::Clean);
    };
    match check::explain(name) {
        Some(text) => output::data(&text)?,
        None => match nearest(name, check::names()) {
            Some(near) => bail!("no check has the name `{name}`; did you mean `{near}`?"),
            None => bail!("no check has the name `{name}`; `panelpaper explain` lists them"),
        },
    }
    Ok(Status::Clean)
}

/// Every check with what it holds.
fn list() -> String {
    let widest = check::names().map(str::len).max().unwrap_or_default();
    let rules = check::RULES.iter();
    let lines = rules.flat_map(|rule| {
        let summary = rule.summary();
        rule.names
            .iter()
            .map(move |name| format!("{name:widest$}  {summary}\n"))
    });
    lines.collect()
}
