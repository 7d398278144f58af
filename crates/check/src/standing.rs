//! What is found in prose beside earlier errors, without what follows from them: one
//! mistake is one finding.

use tables::diag::{Diagnostic, Severity};
use tables::model::{Lang, Project};
use tables::source::{Sources, Span};

use crate::explained::in_one;

/// What depends on what tables say beyond the ids that they have.
const OF_VALUES: [&str; 17] = [
    "body/ambiguous-annex",
    "body/empty-table",
    "body/no-amount",
    "body/no-annex",
    "body/no-ceiling",
    "body/no-date",
    "body/no-head",
    "body/no-post",
    "body/no-rank",
    "body/no-text-of-rank",
    "body/no-title",
    "body/not-printed",
    "body/posts-differ",
    "body/unheld",
    "body/wrong-structure",
    "paper/wrong-value",
    "tables/empty-cell",
];

/// The findings on ids that no table has, with the tables that they are looked for in.
const OF_IDS: [(&str, &[&str]); 6] = [
    ("body/unknown-annex", &["annexes.csv"]),
    ("body/unknown-figure", &["figures.csv"]),
    ("body/unknown-head", &["heads.csv"]),
    ("body/unknown-office", &["offices.csv"]),
    ("body/unknown-post", &["posts.csv", "offices.csv"]),
    ("body/unknown-rank", &["ranks.csv", "posts.csv"]),
];

const LABEL: &str = "body/unknown-label";
const TWICE: &str = "body/duplicate-label";
const TABLE: &str = "body/unknown-table";

/// What numbering finds in prose in which there are errors already. A call at fault
/// prints nothing, so that its paragraph may look as if more were wrong with it.
pub fn standing(
    earlier: &[Diagnostic],
    mut found: Vec<Diagnostic>,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let errors = earlier.iter().filter(|it| it.severity == Severity::Error);
    let errors: Vec<Span> = errors.filter_map(Diagnostic::place).collect();
    let beside = |at: Span| errors.iter().any(|error| in_one(sources, at, *error));
    found.retain(|finding| match (&*finding.rule, finding.place()) {
        (LABEL, Some(at)) => !is_typed(sources, &text(sources, at), at),
        (TWICE, _) => true,
        (_, at) => !at.is_some_and(beside),
    });
    found
}

/// What is found in the prose of a paper that broke a rule. Where its tables are at fault
/// what they say tells nothing, and neither does an id that they have a finding on, or
/// that could be in a table which was not read.
pub fn standing_beside_tables(
    project: &Project,
    earlier: &[Diagnostic],
    mut found: Vec<Diagnostic>,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let errors = || earlier.iter().filter(|it| it.severity == Severity::Error);
    let named: Vec<String> = errors().map(said).collect();
    let places: Vec<Span> = errors().filter_map(Diagnostic::place).collect();
    let is_named = |id: &str| {
        let id = format!("`{id}`");
        named.iter().any(|said| said.contains(&id))
    };
    let of_prose = |at: &Span| sources.file(at.file).path.as_str().ends_with(".hbs");
    let sound = project.sound && places.iter().all(of_prose) && places.len() == errors().count();
    found.retain(|finding| {
        let rule = &*finding.rule;
        let id = quoted(&finding.message);
        // What comes from a cell is a mistake of the cell.
        let typed = |at| !id.is_empty() && text(sources, at).contains(id);
        let of_prose = finding.place().is_none_or(typed);
        let tables = OF_IDS.iter().find(|(known, _)| *known == rule);
        let unread = |names: &[&str]| {
            let spoilt = |name| places.iter().any(|at| spoils(sources, name, *at));
            let mut names = names.iter();
            names.any(|name| project.unread.contains(name) || spoilt(name))
        };
        let follows = (OF_VALUES.contains(&rule) && !sound)
            || tables.is_some_and(|(_, names)| !of_prose || is_named(id) || unread(names))
            || (rule == TABLE && sources.has_table(id));
        finding.severity == Severity::Error && !follows
    });
    found
}

/// Whether an error at a place may keep ids of a table from being known: it is not in a
/// cell of another column.
fn spoils(sources: &Sources, name: &str, at: Span) -> bool {
    let mut tables = sources.tables().iter();
    let table = tables.find(|table| table.file == at.file && sources.file(at.file).is_table(name));
    table.is_some_and(|table| {
        let mut cells = table
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().enumerate());
        let cell = cells.find(|(_, cell)| cell.span.start <= at.start && at.end <= cell.span.end);
        let header = cell.and_then(|(column, _)| table.headers.get(column));
        header.is_none_or(|header| matches!(header.text.trim(), "id" | "subject" | "kind"))
    })
}

/// The words of a finding.
fn said(finding: &Diagnostic) -> String {
    let labels = finding.primary.iter().chain(&finding.others);
    let labels = labels.map(|label| label.text.as_str());
    let help = finding.help.iter().map(String::as_str);
    let all = std::iter::once(finding.message.as_str());
    all.chain(labels).chain(help).collect::<Vec<_>>().join(" ")
}

/// What a message quotes.
fn quoted(message: &str) -> &str {
    message.split('`').nth(1).unwrap_or_default()
}

/// What stands at a place, without its quotes.
fn text(sources: &Sources, at: Span) -> String {
    let text = sources.file(at.file).text.get(at.start..at.end);
    text.unwrap_or_default()
        .trim_matches(['"', '\''])
        .to_owned()
}

/// Whether a label stands somewhere in the prose of the edition that a place is of, be it
/// where it names nothing.
fn is_typed(sources: &Sources, label: &str, at: Span) -> bool {
    let label = format!("<{label}>");
    let edition = edition(sources.file(at.file).path.as_str());
    let mut files = sources.files();
    files.any(|(_, file)| {
        let path = file.path.as_str();
        let other = edition.is_some() && self::edition(path).is_some_and(|it| Some(it) != edition);
        path.ends_with(".hbs") && !other && file.text.contains(&label)
    })
}

/// The edition of a text, by the name of its file: body.zh.hbs.
fn edition(path: &str) -> Option<Lang> {
    let name = path.strip_suffix(".hbs")?;
    let mut all = Lang::ALL.into_iter();
    all.find(|lang| name.ends_with(&format!(".{}", lang.code())))
}
