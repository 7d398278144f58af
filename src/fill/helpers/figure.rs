//! `{{money "id"}}` and `{{number "id"}}`: figures as papers print them.

use super::args::Args;
use super::{Answer, Facts};
use crate::diag::Diagnostic;

/// Money takes commas: 2,407,800.
pub(super) fn money(facts: &Facts<'_>, args: &mut Args<'_>) -> Answer {
    Ok(grouped(value(facts, args)?, ',', 0).into())
}

/// Counts take a thin space that does not break (194 000), from five digits
/// on: a year or 1823 stays whole.
pub(super) fn number(facts: &Facts<'_>, args: &mut Args<'_>) -> Answer {
    Ok(grouped(value(facts, args)?, '\u{202F}', 5).into())
}

fn value(facts: &Facts<'_>, args: &mut Args<'_>) -> Result<i64, Diagnostic> {
    let project = facts.edition.project;
    let id = args.one("a figure's id")?;
    let known = project.figures.iter().map(|figure| figure.id.as_str());
    let figure = project.figure(&id);
    let figure = figure.ok_or_else(|| args.unknown("figure", &id, known))?;
    Ok(figure.value)
}

fn grouped(value: i64, separator: char, least: usize) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::from(if value < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left.is_multiple_of(3) && digits.len() >= least {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_are_grouped_in_threes() {
        assert_eq!(grouped(2_407_800, ',', 0), "2,407,800");
        assert_eq!(grouped(194_000, ' ', 5), "194 000");
        assert_eq!(grouped(1823, ' ', 5), "1823");
        assert_eq!(grouped(-87, ',', 0), "-87");
        assert_eq!(grouped(i64::MIN, ',', 0), "-9,223,372,036,854,775,808");
    }
}
