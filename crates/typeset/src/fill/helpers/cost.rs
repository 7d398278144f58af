//! `nams`, `full_cost`, `ceiling`: what posts cost.

use content::said::Cost;
use tables::model::Ceiling;

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;

/// What posts cost a year: those gained less those lost; where filters are given,
/// the posts that answer. `net=` chooses: `true` for what is gained less what is
/// lost among those that answer, `false` for what is gained alone.
pub(super) fn cost(facts: &Facts<'_>, args: &mut HelperArgs<'_>, cost: Cost) -> Answer {
    let establishment = &facts.edition.project.establishment;
    let said = facts.edition.said();
    let net = args.flag("net")?;
    let selection = args.selection(establishment)?;
    let sum = said.cost(cost, &selection, net);
    let sum = sum.map_err(|unsaid| args.unsaid(unsaid))?;
    Ok(said.amount(sum).into())
}

/// `{{ceiling head="47"}}`: a ceiling, its change and the new total.
pub(super) fn ceiling(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let establishment = &facts.edition.project.establishment;
    let (head, year) = (args.named("head"), args.named("year"));
    let answers = |ceiling: &&Ceiling| {
        head.as_ref().is_none_or(|head| *head == ceiling.head)
            && year.as_ref().is_none_or(|year| *year == ceiling.year)
    };
    let mut found = establishment.ceilings().iter().filter(answers);
    let Some(ceiling) = found.next() else {
        let finding = args.error("body/no-ceiling", "no ceiling is of this Head and year");
        return Err(finding.help("add a row to ceilings.csv, or correct head= or year="));
    };
    if found.next().is_some() {
        let finding = args.error("body/no-ceiling", "several ceilings answer to this");
        return Err(finding.help("say which: head=\"47\" year=\"2027-28\""));
    }
    let text = facts.edition.said().ceiling(ceiling);
    text.map(Into::into).map_err(|unsaid| args.unsaid(unsaid))
}
