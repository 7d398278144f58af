//! `{{money "id"}}` and `{{number "id"}}`: figures as papers print them.

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;
use content::said::Unit;
use tables::diag::Diagnostic;

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

/// Counts take a thin space that does not break (194 000), from as many digits
/// on as the edition says, or are in words where that is asked.
pub(super) fn number(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let value = value(facts, args)?;
    let numeral = args.flag("numeral")?.unwrap_or(false);
    Ok(facts.edition.words.number(value, numeral).into())
}

fn value(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Result<i64, Diagnostic> {
    let project = facts.edition.project;
    let id = args.one("a figure's id")?;
    let known = project.figures.iter().map(|figure| figure.id.as_str());
    let figure = project.figure(&id);
    let figure = figure.ok_or_else(|| args.unknown("figure", &id, known))?;
    Ok(figure.value)
}
