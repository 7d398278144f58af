//! `{{para "label"}}`: references to paragraphs. Their numbers are not known
//! before the body has been put together, so this asks `typeset` for them.

use super::super::output::NumberingRequest;
use super::answer::{Answer, Written};
use super::args::HelperArgs;
use super::facts::Facts;

pub(super) fn para(_: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let (from, to) = (args.named("from"), args.named("to"));
    let (labels, range) = match (from, to) {
        (Some(from), Some(to)) => (vec![from, to], true),
        (None, None) => (args.all(), false),
        _ => {
            let finding = args.error("body/missing-argument", "a range has two ends");
            return Err(finding.help("give both from= and to="));
        }
    };
    let bare = args.flag("annex")? == Some(false);
    if labels.is_empty() {
        let finding = args.error("body/missing-argument", "a paragraph's label is missing");
        return Err(finding.help("give the label that stands at the paragraph's end, in quotes"));
    }
    let labels = labels.into_iter().map(|label| {
        let span = args.call.argument(&label);
        (label, span)
    });
    Ok(Written::Request(NumberingRequest::Paragraphs {
        labels: labels.collect(),
        range,
        bare,
        case: None,
    }))
}
