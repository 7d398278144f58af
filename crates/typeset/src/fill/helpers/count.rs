//! `{{count …}}`: how many posts answer to a description; `{{net …}}`: how many more
//! there are.

use serde_json::json;

use super::answer::{Answer, Written};
use super::args::HelperArgs;
use super::facts::Facts;

pub(super) fn count(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let numeral = args.flag("numeral")?;
    let establishment = &facts.edition.project.establishment;
    let count = args.selection(establishment)?.count(establishment);
    Ok(match count {
        1.. if numeral => facts.edition.said().numeral(count).into(),
        _ => Written::Value(json!(count)),
    })
}

/// How many more posts there are: those gained less those lost.
pub(super) fn net(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let numeral = args.flag("numeral")?;
    let establishment = &facts.edition.project.establishment;
    let net = establishment.net(&args.selection(establishment)?);
    let word = u64::try_from(net).ok().filter(|net| numeral && *net > 0);
    Ok(match word {
        Some(net) => facts.edition.said().numeral(net).into(),
        None => Written::Value(json!(net)),
    })
}
