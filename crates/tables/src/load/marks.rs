//! How charts mark changes: `templates/marks.toml`, and what a paper's
//! `[chart.marks]` picks from it and alters.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::loader::Loader;
use super::section::{Section, string};
use super::toml_errors::syntax_error;
use super::{settings, templates};
use crate::diag::{Diagnostic, nearest};
use crate::model::{Change, Dash, Mark};
use crate::source::{FileId, Span};

/// The changes that are marked where a paper does not say which.
const USUAL: &[Change] = &[
    Change::Created,
    Change::Deleted,
    Change::Transferred,
    Change::ReRanked,
];

/// The changes that a paper's own marks.toml may leave out: a mark of one is then
/// the plain one.
const NEWER: &[Change] = &[
    Change::Extended,
    Change::ReCreated,
    Change::MadePermanent,
    Change::Lapsed,
    Change::Revised,
    Change::Kept,
];

/// The marks by change.
type Known = BTreeMap<Change, Mark>;

pub(super) fn load(loader: &mut Loader<'_>, root: &mut Section<'_>) -> Option<Vec<Mark>> {
    let known = known(loader)?;
    let picked = root
        .read(loader, "chart", DeValue::as_table)
        .and_then(|chart| {
            let (_, span) = root.get("chart")?;
            let mut chart = Section::new(chart, settings::CHART, "[chart]", span);
            let picked = chart.read(loader, "marks", DeValue::as_table);
            chart.finish(loader);
            Some((picked?, span))
        });
    let Some((picked, span)) = picked else {
        return Some(
            USUAL
                .iter()
                .filter_map(|change| known.get(change).cloned())
                .collect(),
        );
    };
    let section = Section::new(picked, &[], "[chart.marks]", span);
    Some(marks(loader, &section, |change| {
        let newer = || NEWER.contains(&change).then(|| plain(change));
        known.get(&change).cloned().or_else(newer)
    }))
}

/// Every mark of marks.toml, in the legend's order.
pub(super) fn all(loader: &mut Loader<'_>) -> Option<Vec<Mark>> {
    let file = templates::find(loader, "marks.toml")?;
    Some(read(loader, file).0)
}

/// The marks of a file like marks.toml; those that it has not are not shown.
pub(super) fn own(loader: &mut Loader<'_>, file: FileId) -> Vec<Mark> {
    read(loader, file).0
}

/// The marks of marks.toml, the paper's own or the built-in one.
fn known(loader: &mut Loader<'_>) -> Option<Known> {
    let file = templates::find(loader, "marks.toml")?;
    let (marks, whole) = read(loader, file);
    let known: Known = marks.into_iter().map(|mark| (mark.change, mark)).collect();
    for (word, change) in Change::WORDS {
        if !NEWER.contains(&change) && !known.contains_key(&change) && whole {
            let message = format!("marks.toml has no section [{word}]");
            let span = Span::new(file, 0, 0);
            loader.report(Diagnostic::error("paper/missing-key", message).at(span));
        }
    }
    Some(known)
}

/// The marks of a file, and whether it is sound TOML.
fn read(loader: &mut Loader<'_>, file: FileId) -> (Vec<Mark>, bool) {
    let text = loader.sources.file(file).text.clone();
    let span = Span::new(file, 0, 0);
    let (table, errors) = DeTable::parse_recoverable(&text);
    for error in &errors {
        let range = error.span().unwrap_or_default();
        loader.report(syntax_error(error.message(), &text, range, file));
    }
    let section = Section::new(table.get_ref(), &[], "marks.toml", span);
    let marks = marks(loader, &section, |change| Some(plain(change)));
    (marks, errors.is_empty())
}

/// A mark of which nothing is said.
fn plain(change: Change) -> Mark {
    Mark {
        change,
        border: 1.0,
        dash: Dash::Solid,
        double: false,
        fill: None,
        symbol: None,
    }
}

/// The marks of a table whose keys are changes, in the order in which they
/// stand there, which is the legend's.
fn marks(
    loader: &mut Loader<'_>,
    section: &Section<'_>,
    from: impl Fn(Change) -> Option<Mark>,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    let entries: Vec<_> = section.entries().collect();
    for (word, key, value) in entries {
        let change = Change::from_word(word).filter(|change| *change != Change::Kept);
        let (Some(change), Some(table)) = (change, value.get_ref().as_table()) else {
            loader.report(unknown_mark(word).at(key));
            continue;
        };
        let own = Section::new(table, settings::MARK, format!("[{word}]"), key);
        marks.extend(from(change).map(|mark| (key, altered(loader, own, mark))));
    }
    marks.sort_by_key(|(key, _)| key.start);
    warn_of_alike(loader, &marks);
    marks.into_iter().map(|(_, mark)| mark).collect()
}

/// Warns of marks that black and white print would not tell apart, or not from
/// no mark at all.
fn warn_of_alike(loader: &mut Loader<'_>, marks: &[(Span, Mark)]) {
    const RULE: &str = "paper/marks-alike";
    for (at, (key, mark)) in marks.iter().enumerate() {
        let word = mark.change.word();
        let help = "change its border, dash, fill or symbol, or make it double";
        if mark.is_like(&Mark::none(mark.change)) {
            let message = format!("a box marked `{word}` looks like one without a mark");
            loader.report(Diagnostic::warning(RULE, message).at(*key).help(help));
        }
        if let Some((first, other)) = marks[..at].iter().find(|(_, other)| mark.is_like(other)) {
            let message = format!(
                "the marks of `{}` and `{word}` look alike",
                other.change.word()
            );
            let finding = Diagnostic::warning(RULE, message).at(*key);
            loader.report(finding.with(*first, "like this one").help(help));
        }
    }
}

fn altered(loader: &mut Loader<'_>, mut section: Section<'_>, mut mark: Mark) -> Mark {
    let points = |value: &DeValue<'_>| -> Option<f64> {
        let number = value.as_float().map(|float| float.as_str().to_owned());
        let whole = || value.as_integer().map(|whole| whole.as_str().to_owned());
        let points: f64 = number.or_else(whole)?.parse().ok()?;
        (0.2..=6.0).contains(&points).then_some(points)
    };
    if let Some(border) = section.read(loader, "border", points) {
        mark.border = border;
    }
    if let Some(dash) = section.read(loader, "dash", |value| dash(value.as_str()?)) {
        mark.dash = dash;
    }
    if let Some(double) = section.read(loader, "double", DeValue::as_bool) {
        mark.double = double;
    }
    if let Some(fill) = section.read(loader, "fill", colour) {
        mark.fill = Some(fill);
    }
    if let Some(symbol) = section.read(loader, "symbol", string) {
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

fn unknown_mark(word: &str) -> Diagnostic {
    let known = || {
        let words = Change::WORDS.into_iter().map(|(word, _)| word);
        words.filter(|word| *word != Change::Kept.word())
    };
    let finding = Diagnostic::error(
        "paper/unknown-mark",
        format!("charts have no mark for `{word}`"),
    );
    match nearest(word, known()) {
        Some(near) if near != word => finding.help(format!("did you mean `{near} = {{}}`?")),
        _ => finding.help(format!(
            "the marks are: {}; each is a section, e.g. created = {{}}",
            known().collect::<Vec<_>>().join(", ")
        )),
    }
}
