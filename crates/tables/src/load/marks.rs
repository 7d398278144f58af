//! How charts mark changes: `templates/marks.toml`, and what a paper's
//! `[chart.marks]` picks from it and alters.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::loader::Loader;
use super::section::{Section, string};
use super::toml_errors::syntax_error;
use super::{settings, templates};
use crate::diag::{Diagnostic, nearest};
use crate::model::{Change, Dash, Mark, Marked};
use crate::source::{FileId, Span};

/// The changes that are marked where a paper does not say which.
const USUAL: &[Marked] = &[
    Marked::Change(Change::Created),
    Marked::Change(Change::Deleted),
    Marked::Change(Change::Transferred),
    Marked::Change(Change::ReRanked),
];

/// The changes that a paper's own marks.toml may leave out: a mark of one is then
/// the plain one.
const NEWER: &[Marked] = &[
    Marked::Change(Change::Extended),
    Marked::Change(Change::ReCreated),
    Marked::Change(Change::MadePermanent),
    Marked::Change(Change::Lapsed),
    Marked::Change(Change::Revised),
    Marked::Supernumerary,
    Marked::Vacant,
];

/// The marks by change.
type Known = BTreeMap<Marked, Mark>;

/// What `[chart]` says: the marks, in the legend's order, and whether teams stand in
/// boxes of their own.
pub(super) fn load(loader: &mut Loader<'_>, root: &mut Section<'_>) -> (Vec<Mark>, bool) {
    let mut teams = false;
    let picked = root
        .read(loader, "chart", DeValue::as_table)
        .and_then(|chart| {
            let (_, span) = root.get("chart")?;
            let mut chart = Section::new(chart, settings::CHART, "[chart]", span);
            let picked = chart.read(loader, "marks", DeValue::as_table);
            teams = chart
                .read(loader, "teams", DeValue::as_bool)
                .unwrap_or_default();
            chart.finish(loader);
            Some((picked?, span))
        });
    (picked_marks(loader, picked).unwrap_or_default(), teams)
}

/// The marks that a paper picks, or the usual ones.
fn picked_marks(
    loader: &mut Loader<'_>,
    picked: Option<(&DeTable<'_>, Span)>,
) -> Option<Vec<Mark>> {
    let known = known(loader)?;
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

/// The mark of every change of marks.toml, in the legend's order.
pub(super) fn all(loader: &mut Loader<'_>) -> Option<Vec<Mark>> {
    let file = templates::find(loader, "marks.toml")?;
    let (mut marks, _) = read(loader, file);
    marks.retain(|mark| matches!(mark.of, Marked::Change(_)));
    Some(marks)
}

/// The marks of a file like marks.toml; those that it has not are not shown.
pub(super) fn own(loader: &mut Loader<'_>, file: FileId) -> Vec<Mark> {
    read(loader, file).0
}

/// The marks of marks.toml, the paper's own or the built-in one.
fn known(loader: &mut Loader<'_>) -> Option<Known> {
    let file = templates::find(loader, "marks.toml")?;
    let (marks, whole) = read(loader, file);
    let known: Known = marks.into_iter().map(|mark| (mark.of, mark)).collect();
    for word in Marked::words() {
        let is_there = |of| NEWER.contains(&of) || known.contains_key(&of);
        if whole && !Marked::from_word(word).is_some_and(is_there) {
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
fn plain(of: Marked) -> Mark {
    Mark {
        of,
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
    from: impl Fn(Marked) -> Option<Mark>,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    let entries: Vec<_> = section.entries().collect();
    for (word, key, value) in entries {
        let (Some(change), Some(table)) = (Marked::from_word(word), value.get_ref().as_table())
        else {
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
        let word = mark.of.word();
        let help = "change its border, dash, fill or symbol, or make it double";
        if mark.is_like(&Mark::none(mark.of)) {
            let message = format!("a box marked `{word}` looks like one without a mark");
            loader.report(Diagnostic::warning(RULE, message).at(*key).help(help));
        }
        if let Some((first, other)) = marks[..at].iter().find(|(_, other)| mark.is_like(other)) {
            let message = format!("the marks of `{}` and `{word}` look alike", other.of.word());
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
    let known = Marked::words;
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
