//! `{{money "id"}}` and `{{number "id"}}`: figures as papers print them.

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;
use tables::diag::Diagnostic;
use tables::model::grouped;

/// Money takes commas: 2,407,800.
pub(super) fn money(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    Ok(grouped(value(facts, args)?, ',', 0).into())
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
