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
