//! Characters that no file of a paper, and no table of a chart, may hold.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::section::at;
use crate::assets::templates::BUILT_IN;
use crate::characters::{forbidden, forms, named, unseen};
use crate::diag::Diagnostic;
use crate::source::{FileId, RowRef, Sources, Span};

const FORBIDDEN: &str = "tables/forbidden-character";
const IN_ID: &str = "tables/unseen-in-id";

/// A finding for each character of a file that must not be there, written as it
/// is or as an escape.
pub fn forbidden_in(sources: &Sources, file: FileId) -> Vec<Diagnostic> {
    let source = sources.file(file);
    // The program's own files are sound; what nobody typed is reported as a whole.
    if source.path.starts_with(BUILT_IN) || !source.is_as_typed {
        return Vec::new();
    }
    let text = &source.text;
    let raw = text.char_indices();
    let raw = raw.filter_map(|(at, c)| finding(c, Span::new(file, at, at + c.len_utf8())));
    let mut found = few(raw.collect(), sources, file);
    match source.path.extension() {
        Some("toml") => {
            let (table, _) = DeTable::parse_recoverable(text);
            in_table(table.get_ref(), text, file, &mut found);
        }
        Some("hbs" | "typ") => typst_escapes(text, file, &mut found),
        _ => {}
    }
    found
}

/// How many such characters of one cell, or of one line of what is no table, are
/// told of one by one.
const TOLD: usize = 3;

/// The findings, but of those of one cell that has more than a few only the first,
/// which says how many there are.
fn few(found: Vec<Diagnostic>, sources: &Sources, file: FileId) -> Vec<Diagnostic> {
    if found.len() <= TOLD {
        return found;
    }
    let tables = sources.tables().iter().filter(|table| table.file == file);
    let rows = tables.flat_map(|table| {
        table
            .rows
            .iter()
            .map(|row| &row.cells)
            .chain([&table.headers])
    });
    let cells = rows.flatten().map(|cell| (cell.span.start, cell.span.end));
    let cells: BTreeMap<usize, usize> = cells.collect();
    let group = |finding: &Diagnostic| {
        let span = finding.primary.as_ref()?.span;
        let cell = cells.range(..=span.start).next_back();
        let cell = cell.filter(|(_, end)| span.start < **end);
        Some(match cell {
            Some((start, _)) => Around::Cell(*start),
            None => Around::Line(sources.file(span.file).line(span.start)),
        })
    };
    let mut groups: Vec<(Option<Around>, Vec<Diagnostic>)> = Vec::new();
    for finding in found {
        let own = group(&finding);
        match groups.last_mut() {
            Some((known, findings)) if *known == own => findings.push(finding),
            _ => groups.push((own, vec![finding])),
        }
    }
    let told = groups.into_iter().flat_map(|(group, mut findings)| {
        let more = findings.len() - 1;
        if more >= TOLD {
            findings.truncate(1);
            let place = match group {
                Some(Around::Cell(_)) => "cell",
                _ => "line",
            };
            findings.iter_mut().for_each(|finding| {
                finding.message += &format!(
                    ", and this {place} has {more} more characters that no paper may hold"
                );
            });
        }
        findings
    });
    told.collect()
}

/// What a character stands in: the cell that begins at a byte, or a line.
#[derive(PartialEq, Eq)]
enum Around {
    Cell(usize),
    Line(usize),
}

fn finding(c: char, span: Span) -> Option<Diagnostic> {
    let message = format!("{} is {}", named(c), forbidden(c)?);
    let finding = Diagnostic::error(FORBIDDEN, message).at(span);
    Some(finding.help("remove it, or write the character that is meant"))
}

/// What escapes such as `\u001b` bring in.
fn in_table(table: &DeTable<'_>, text: &str, file: FileId, found: &mut Vec<Diagnostic>) {
    for (key, value) in table {
        let name: &str = key.get_ref();
        escaped(name, at(file, key.span()), text, found);
        in_value(value, text, file, found);
    }
}

fn in_value(value: &Spanned<DeValue<'_>>, text: &str, file: FileId, found: &mut Vec<Diagnostic>) {
    match value.get_ref() {
        DeValue::String(words) => escaped(words, at(file, value.span()), text, found),
        DeValue::Array(items) => {
            for item in items {
                in_value(item, text, file, found);
            }
        }
        DeValue::Table(table) => in_table(table, text, file, found),
        _ => {}
    }
}

fn escaped(words: &str, span: Span, text: &str, found: &mut Vec<Diagnostic>) {
    let written = text.get(span.start..span.end).unwrap_or_default();
    // What is written as it is has been found already.
    let hidden = words.chars().filter(|c| !written.contains(*c));
    found.extend(hidden.filter_map(|c| finding(c, span)));
}

/// `\u{1b}` in Typst's markup and strings.
fn typst_escapes(text: &str, file: FileId, found: &mut Vec<Diagnostic>) {
    for (start, opening) in text.match_indices("\\u{") {
        let slashes = text[..start]
            .bytes()
            .rev()
            .take_while(|&byte| byte == b'\\');
        let code = &text[start + opening.len()..];
        let Some((digits, _)) = code.split_once('}').filter(|_| slashes.count() % 2 == 0) else {
            continue;
        };
        let end = start + opening.len() + digits.len() + 1;
        let c = u32::from_str_radix(digits, 16)
            .ok()
            .and_then(char::from_u32);
        found.extend(c.and_then(|c| finding(c, Span::new(file, start, end))));
    }
}

/// A finding for each character of the id in a row's cell that nobody sees, or
/// that is a second form of another: whoever names the id elsewhere would not
/// write it.
pub fn unseen_in_id(sources: &Sources, row: RowRef, column: &str) -> Vec<Diagnostic> {
    let cell = sources.cell_span(row, column);
    let written = &sources.file(cell.file).text[cell.start..cell.end];
    if written.is_ascii() {
        return Vec::new();
    }
    let place =
        |start: usize, end: usize| Span::new(cell.file, cell.start + start, cell.start + end);
    let hidden = written.char_indices().filter_map(|(at, c)| {
        // What no cell may hold has a finding of its own.
        let kind = unseen(c).filter(|_| forbidden(c).is_none())?;
        let message = format!("{} in this id is {kind}", named(c));
        let finding = Diagnostic::error(IN_ID, message).at(place(at, at + c.len_utf8()));
        Some(finding.help("remove it, here and wherever the id is named"))
    });
    let second = forms(written).into_iter().map(|form| {
        let there = &written[form.range.clone()];
        let codes: Vec<String> = there.chars().map(named).collect();
        let message = format!("{there} ({}) in this id is {}", codes.join(" "), form.kind);
        let usual: Vec<String> = form.plain.chars().map(named).collect();
        let help = format!(
            "write {} ({}), here and wherever the id is named",
            form.plain,
            usual.join(" ")
        );
        let span = place(form.range.start, form.range.end);
        Diagnostic::error(IN_ID, message).at(span).help(help)
    });
    hidden.chain(second).collect()
}
