//! Teams: the non-directorate posts that support a post, in words.

use super::DrawnPost;
use crate::edition::EditionContext;
use tables::model::{Lang, Office, Staff, Structure, plural};

/// The rows of nondirectorate.csv that stand below a post of a chart: those that
/// support it and, at the head, those of the office that support nobody by name.
pub fn team_of<'a>(
    edition: &EditionContext<'a>,
    office: &Office,
    structure: Structure,
    own: &DrawnPost<'_>,
) -> Vec<&'a Staff> {
    let all = &edition.project.establishment;
    let rows = all.staff().iter();
    let within = rows
        .filter(|row| row.structure.includes(structure) && all.is_within(&row.office, &office.id));
    let supports = |row: &&Staff| match row.post.as_deref() {
        Some(post) => post == own.post.id,
        None => own.superior.is_none() && own.post.reports_to.is_none() && !own.post.outside,
    };
    let own = own.within && !own.gone;
    within.filter(|row| own && supports(row)).collect()
}

/// A team in words, a row after the other: 1 SE, 2 E.
pub(super) fn said(edition: &EditionContext<'_>, rows: &[&Staff]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| one(edition, row)).collect();
    rows.join(edition.words.chart.team_comma.as_str())
}

fn one(edition: &EditionContext<'_>, row: &Staff) -> String {
    let words = &edition.words.chart;
    let count = row.count.to_string();
    let id = row.rank.as_deref();
    let rank = id.and_then(|id| edition.project.establishment.rank(id));
    let Some(rank) = rank else {
        let pattern = match row.count {
            1 => &words.team_of_any.one,
            _ => &words.team_of_any.many,
        };
        return pattern.fill(&[("count", &count)]);
    };
    let (abbr, name) = (rank.abbr.get(edition.lang), rank.name.get(edition.lang));
    let many = edition.lang == Lang::En && row.count != 1;
    let name = match (abbr, many) {
        ("", false) => name.to_owned(),
        ("", true) => rank.plural_en.clone().unwrap_or_else(|| plural(name)),
        (abbr, _) => abbr.to_owned(),
    };
    words.team.fill(&[("count", &count), ("rank", &name)])
}
