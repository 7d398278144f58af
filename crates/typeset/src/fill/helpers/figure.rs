//! `{{money "id"}}` and `{{number "id"}}`: figures as papers print them.

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;
use content::said::Unit;
use tables::diag::Diagnostic;
use tables::model::grouped;

/// Money takes commas: 2,407,800; or a unit: 8.85 million.
pub(super) fn money(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let value = value(facts, args)?;
    let said = facts.edition.said();
    let unit = args.word("unit", &Unit::WORDS, Unit::from_word)?;
    Ok(match unit {
        Some(unit) => said.in_unit(value, unit),
        None => said.amount(value),
    }
    .into())
}

/// Counts take a thin space that does not break (194 000), from five digits
/// on: a year or 1823 stays whole.
pub(super) fn number(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    Ok(grouped(value(facts, args)?, '\u{202F}', 5).into())
}

fn value(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Result<i64, Diagnostic> {
    let project = facts.edition.project;
    let id = args.one("a figure's id")?;
    let known = project.figures.iter().map(|figure| figure.id.as_str());
    let figure = project.figure(&id);
    let figure = figure.ok_or_else(|| args.unknown("figure", &id, known))?;
    Ok(figure.value)
}
