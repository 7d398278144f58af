//! `{{list "i"}}`: how the list that follows is numbered.

use super::super::output::NumberingRequest;
use super::answer::{Answer, Written};
use super::args::HelperArgs;
use super::facts::Facts;

pub(super) fn list(_: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let style = args.one("a numbering")?;
    let pattern = match style.as_str() {
        "a" => "(a)(i)(1)",
        "i" => "(i)(a)(1)",
        "1" => "(1)(a)(i)",
        _ => {
            let message = format!("`{style}` is not a numbering");
            return Err(args
                .error("body/wrong-argument", message)
                .help("write \"a\", \"i\" or \"1\""));
        }
    };
    let runs_on = args.flag("continue")?.unwrap_or(false);
    Ok(Written::Request(NumberingRequest::List {
        pattern,
        runs_on,
    }))
}
