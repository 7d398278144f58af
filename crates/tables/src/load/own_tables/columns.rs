//! The columns of an own table: which of the file's they are, and how they are set.

use super::super::declared::Declared;
use super::super::headers::{missing_column, unnamed_or_unknown};
use super::super::loader::Loader;
use crate::characters::as_set;
use crate::diag::{Diagnostic, number_of};
use crate::model::{Align, Decimal, Grouping, Lang, OwnColumn, OwnRow, Text, Width, says_nothing};
use crate::source::{Row, Span, Table};

/// The names of columns whose numbers are money.
const MONEY: [&str; 4] = ["cost", "amount", "nams", "full_cost"];

/// A column that is printed, with the columns of the file that its texts are from.
pub(super) struct Chosen {
    id: String,
    /// Where the texts of each language stand.
    at: [Option<usize>; 2],
}

impl Chosen {
    /// The texts of a row.
    pub(super) fn texts(&self, row: &Row) -> Text {
        let text = |at: Option<usize>| {
            let cell = at.and_then(|at| row.cells.get(at));
            cell.map_or_else(String::new, |cell| as_set(&cell.text))
        };
        let [zh, en] = self.at.map(text);
        Text { zh, en }
    }
}

/// Reports columns without a name, and those that stand twice.
pub(super) fn check_names(loader: &mut Loader<'_>, table: &Table) -> bool {
    let before = loader.findings.len();
    for (at, header) in table.headers.iter().enumerate() {
        let name = header.text.trim();
        if name.is_empty() {
            if !table.is_empty(at) {
                let finding = unnamed_or_unknown(header);
                loader.report(finding.help("give the column a name, or empty its cells"));
            }
            continue;
        }
        let earlier = table.headers[..at].iter();
        if let Some(first) = earlier.clone().find(|cell| cell.text.trim() == name) {
            let message = format!("the column `{name}` stands twice");
            let finding = Diagnostic::error("tables/duplicate-column", message);
            let finding = finding.at(header.span).with(first.span, "first here");
            loader.report(finding.help("give one of them another name"));
        }
    }
    loader.findings.len() == before
}

/// The columns that are printed, in their order; nothing where one is not there.
pub(super) fn of(
    loader: &mut Loader<'_>,
    name: &str,
    own: &Declared,
    table: &Table,
) -> Option<Vec<Chosen>> {
    let ids = ids(table, &loader.langs);
    let before = loader.findings.len();
    let wanted = match &own.columns {
        None => ids.clone(),
        Some(columns) => {
            let known = || ids.iter().map(String::as_str);
            for (id, span) in columns.iter().chain(&own.total) {
                if !known().any(|known| known == id) {
                    loader.report(unknown(name, id, *span, known()));
                }
            }
            columns.iter().map(|(id, _)| id.clone()).collect()
        }
    };
    for (id, span) in &own.total {
        if loader.findings.len() == before && !wanted.contains(id) {
            let known = wanted.iter().map(String::as_str);
            loader.report(unknown("the printed table", id, *span, known));
        }
    }
    let mut chosen = Vec::new();
    for id in wanted {
        let mut at = [None; 2];
        for (place, lang) in at.iter_mut().zip(Lang::ALL) {
            let own = format!("{id}_{}", lang.code());
            *place = table.column(&own).or_else(|| table.column(&id));
            if place.is_none() && loader.langs.contains(&lang) && ids.contains(&id) {
                loader.report(missing_column(table, &own));
            }
        }
        chosen.push(Chosen { id, at });
    }
    (loader.findings.len() == before).then_some(chosen)
}

/// The columns of a file by name, without the language behind it; those of a
/// language that the paper does not use are none.
fn ids(table: &Table, langs: &[Lang]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for header in &table.headers {
        let name = header.text.trim();
        let lang = Lang::ALL.into_iter().find_map(|lang| {
            let stem = name.strip_suffix(lang.code())?.strip_suffix('_')?;
            Some((stem, lang)).filter(|(stem, _)| !stem.is_empty())
        });
        let id = match lang {
            Some((_, lang)) if !langs.contains(&lang) => continue,
            Some((stem, _)) => stem,
            None => name,
        };
        if !id.is_empty() && !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }
    ids
}

fn unknown<'n>(
    whose: &str,
    id: &str,
    span: Span,
    known: impl Iterator<Item = &'n str> + Clone,
) -> Diagnostic {
    let message = format!("{whose} has no column `{id}`");
    let finding = Diagnostic::error("paper/unknown-column", message).at(span);
    let all: Vec<&str> = known.clone().collect();
    let finding = finding.did_you_mean(id, known);
    finding.help(format!("its columns are: {}", all.join(", ")))
}

/// The columns with their heads, and how they are set.
pub(super) fn typed(
    loader: &mut Loader<'_>,
    own: &Declared,
    columns: Vec<Chosen>,
    rows: &[OwnRow],
) -> Vec<OwnColumn> {
    let count = columns.len();
    let heads = own.heads.iter().map(|(lang, list, span)| {
        let key = match lang {
            Lang::Zh => "heads_zh",
            Lang::En => "heads_en",
        };
        (key, list.len(), *span)
    });
    let align = own
        .align
        .iter()
        .map(|(list, span)| ("align", list.len(), *span));
    let widths = own
        .widths
        .iter()
        .map(|(list, span)| ("widths", list.len(), *span));
    for (key, found, span) in heads.chain(align).chain(widths) {
        if found != count {
            let found = number_of(found, "column");
            let message = format!("`{key}` is of {found}, and the table has {count}");
            let finding = Diagnostic::error("paper/wrong-value", message).at(span);
            loader.report(finding.help("give one for each column, in the order of the columns"));
        }
    }
    for (id, _) in &own.total {
        let column = columns.iter().position(|column| column.id == *id);
        words_in_total(loader, id, column, rows);
    }
    let of_column = |(at, Chosen { id, .. }): (usize, Chosen)| {
        let head = head(own, at, &id);
        let summed = own.total.iter().any(|(total, _)| *total == id);
        let grouping = grouping(&id, &head, at, rows);
        let align = own.align.as_ref().and_then(|(list, _)| list.get(at));
        let width = own.widths.as_ref().and_then(|(list, _)| list.get(at));
        OwnColumn {
            align: *align.unwrap_or(&usual_align(at, rows)),
            width: *width.unwrap_or(&Width::Auto),
            grouping,
            summed,
            head,
            id,
        }
    };
    columns.into_iter().enumerate().map(of_column).collect()
}

/// What stands at the head of a column: what is said, or its name.
fn head(own: &Declared, at: usize, id: &str) -> Text {
    let of_lang = |lang| {
        let mut heads = own.heads.iter();
        let list = heads.find(|(known, ..)| *known == lang);
        list.map_or(id, |(_, list, _)| list.get(at).map_or("", String::as_str))
            .to_owned()
    };
    Text {
        zh: of_lang(Lang::Zh),
        en: of_lang(Lang::En),
    }
}

/// Reports the cells of a column that is to be summed and are no numbers.
fn words_in_total(loader: &mut Loader<'_>, id: &str, column: Option<usize>, rows: &[OwnRow]) {
    let Some(column) = column else { return };
    let langs = loader.langs.clone();
    for row in rows {
        for lang in &langs {
            let text = row.cells[column].get(*lang);
            if says_nothing(text) || Decimal::parse(text).is_some() {
                continue;
            }
            let name = loader.sources.column_in(row.row, id, lang.code());
            let span = loader.sources.cell_span(row.row, &name);
            let message = format!("`{text}` is no number, and the column `{id}` is summed");
            let finding = Diagnostic::error("tables/wrong-amount", message).at(span);
            loader.report(finding.help(
                "write digits, with commas if you like, and a dash or nothing for none; \
                 units belong in the head of the column",
            ));
            break;
        }
    }
}

/// Numbers stand at the right.
fn usual_align(at: usize, rows: &[OwnRow]) -> Align {
    let texts = || {
        rows.iter()
            .flat_map(|row| [&row.cells[at].zh, &row.cells[at].en])
    };
    let mut filled = texts().filter(|text| !says_nothing(text)).peekable();
    let numbers = filled.peek().is_some() && filled.all(|text| looks_like_number(text));
    match numbers {
        true => Align::Right,
        false => Align::Left,
    }
}

fn looks_like_number(text: &str) -> bool {
    let sign = |c: char| "$%#()+-−~約.".contains(c);
    let digits = text.trim_matches(|c: char| sign(c) || c.is_whitespace());
    let mut parts = digits.split(['(', '+', '-', '/', '–']).map(str::trim);
    parts.all(|part| part.is_empty() || Decimal::parse(part).is_some()) && !digits.is_empty()
}

/// How the numbers of a column are grouped: as they are typed, else as the head
/// says what they are.
fn grouping(id: &str, head: &Text, at: usize, rows: &[OwnRow]) -> Grouping {
    let mut texts = rows
        .iter()
        .flat_map(|row| [&row.cells[at].zh, &row.cells[at].en]);
    let dollars = |text: &String| text.contains(['$', '元']);
    let money = texts.any(|text| text.contains(','))
        || MONEY.contains(&id)
        || dollars(&head.zh)
        || dollars(&head.en);
    match money {
        true => Grouping::Money,
        false => Grouping::Count,
    }
}
