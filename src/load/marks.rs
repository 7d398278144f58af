//! How charts mark changes: `templates/marks.toml`, and what a paper's
//! `[chart.marks]` picks from it and alters.

use serde::Deserialize;
use std::collections::BTreeMap;

use toml::de::DeValue;

use super::loader::Loader;
use super::section::{Section, string};
use super::templates;
use crate::diag::{Diagnostic, nearest};
use crate::model::{Change, Dash, Mark};

/// The changes that are marked where a paper does not say which.
const USUAL: &[Change] = &[
    Change::Created,
    Change::Deleted,
    Change::Transferred,
    Change::ReRanked,
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Style {
    border: f64,
    dash: String,
    #[serde(default)]
    double: bool,
    fill: Option<String>,
    symbol: Option<String>,
}

pub(super) fn load(loader: &mut Loader<'_>, root: &mut Section<'_>) -> Option<Vec<Mark>> {
    let known: BTreeMap<String, Style> = templates::toml(loader, "marks.toml")?;
    let built_in = |change: Change| {
        let style = known.get(change.word())?;
        Some(Mark {
            change,
            border: style.border,
            dash: dash(&style.dash)?,
            double: style.double,
            fill: style.fill.clone(),
            symbol: style.symbol.clone(),
        })
    };
    let chart = root.read(loader, "chart", "a section", DeValue::as_table);
    let Some(chart) = chart else {
        return Some(USUAL.iter().copied().filter_map(built_in).collect());
    };
    let (_, span) = root.get("chart")?;
    let mut chart = Section::new(chart, "[chart]", span);
    let picked = chart.read(loader, "marks", "a section", DeValue::as_table);
    chart.finish(loader);
    let Some(picked) = picked else {
        return Some(USUAL.iter().copied().filter_map(built_in).collect());
    };
    let mut marks = Vec::new();
    let entries: Vec<_> = Section::new(picked, "[chart.marks]", span)
        .entries()
        .collect();
    for (word, key, value) in entries {
        let mark = Change::from_word(word).and_then(built_in);
        let (Some(mark), Some(table)) = (mark, value.get_ref().as_table()) else {
            loader.report(unknown_mark(word, known.keys()).at(key));
            continue;
        };
        let section = Section::new(table, format!("[chart.marks.{word}]"), key);
        marks.push((key.start, altered(loader, section, mark)));
    }
    // A legend names the marks in the order in which the paper picks them.
    marks.sort_by_key(|(start, _)| *start);
    Some(marks.into_iter().map(|(_, mark)| mark).collect())
}

fn altered(loader: &mut Loader<'_>, mut section: Section<'_>, mut mark: Mark) -> Mark {
    let points = |value: &DeValue<'_>| -> Option<f64> {
        let number = value.as_float().map(|float| float.as_str().to_owned());
        let whole = || value.as_integer().map(|whole| whole.as_str().to_owned());
        let points: f64 = number.or_else(whole)?.parse().ok()?;
        (0.2..=6.0).contains(&points).then_some(points)
    };
    let wanted = "a width in points, 0.2 to 6";
    if let Some(border) = section.read(loader, "border", wanted, points) {
        mark.border = border;
    }
    let wanted = "solid, dashed or dotted";
    if let Some(dash) = section.read(loader, "dash", wanted, |value| dash(value.as_str()?)) {
        mark.dash = dash;
    }
    if let Some(double) = section.read(loader, "double", "true or false", DeValue::as_bool) {
        mark.double = double;
    }
    if let Some(fill) = section.read(loader, "fill", "a colour, e.g. #e4e4e4", colour) {
        mark.fill = Some(fill);
    }
    if let Some(symbol) = section.read(loader, "symbol", "a sign", string) {
        mark.symbol = Some(symbol);
    }
    section.finish(loader);
    mark
}

fn dash(word: &str) -> Option<Dash> {
    match word {
        "solid" => Some(Dash::Solid),
        "dashed" => Some(Dash::Dashed),
        "dotted" => Some(Dash::Dotted),
        _ => None,
    }
}

fn colour(value: &DeValue<'_>) -> Option<String> {
    let text = string(value)?;
    let digits = text.strip_prefix('#')?;
    let sound = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    sound.then_some(text)
}

fn unknown_mark<'a>(word: &str, known: impl Iterator<Item = &'a String> + Clone) -> Diagnostic {
    let finding = Diagnostic::error(
        "paper/unknown-mark",
        format!("charts have no mark for `{word}`"),
    );
    match nearest(word, known.clone().map(String::as_str)) {
        Some(near) if near != word => finding.help(format!("did you mean `{near} = {{}}`?")),
        _ => finding.help(format!(
            "the marks are: {}; each is a section, e.g. created = {{}}",
            known.cloned().collect::<Vec<_>>().join(", ")
        )),
    }
}
