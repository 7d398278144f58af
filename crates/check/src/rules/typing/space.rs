//! A cell should have no space at its ends, and Chinese no space between two
//! characters.
//!
//! A space at the end of an id makes it another id; one inside a word is set as a
//! gap. An id, and any other cell that is looked up and not printed, is left for
//! its author to mend: what names it may have the space too.
//!
//! Example: `dpo ` in the column office; 公共 服務.
//!
//! Mend: remove it; in printed text `panelpaper check --fix` does.

use crate::prose::{Passage, is_chinese};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::{Cell, Span};

const NAME: &str = "typing/space";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("space.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for table in context.sources.tables() {
        let text = &context.sources.file(table.file).text;
        for row in &table.rows {
            for (at, cell) in row.cells.iter().enumerate() {
                let header = table.headers.get(at);
                let printed = header.is_some_and(|header| is_printed(header.text.trim()));
                ends(text, cell, printed, &mut findings);
            }
        }
    }
    for passage in context.prose.of(Lang::Zh) {
        between(passage, &mut findings);
    }
    findings
}

/// Whether a column holds text for readers, and no id, number or word of the
/// program's own.
fn is_printed(column: &str) -> bool {
    let suffixes = Lang::ALL.map(|lang| format!("_{}", lang.code()));
    column == "note"
        || suffixes
            .iter()
            .any(|suffix| column.ends_with(suffix.as_str()))
}

/// Spaces at the ends of a cell, inside its quotes.
fn ends(text: &str, cell: &Cell, printed: bool, findings: &mut Vec<Diagnostic>) {
    if cell.text.trim() == cell.text || cell.text.trim().is_empty() {
        return;
    }
    let written = &text[cell.span.start..cell.span.end];
    let quoted = written.len() > 1 && written.starts_with('"') && written.ends_with('"');
    let quote = usize::from(quoted);
    let (start, end) = (cell.span.start + quote, cell.span.end - quote);
    let inner = &text[start..end];
    let (left, right) = (inner.trim_start(), inner.trim_end());
    let gaps = [(start, end - left.len()), (start + right.len(), end)];
    for (from, to) in gaps.into_iter().filter(|(from, to)| from < to) {
        let span = Span::new(cell.span.file, from, to);
        let finding = Diagnostic::warning(NAME, "there is white space at the end of this cell");
        let finding = finding.at(span);
        findings.push(match printed {
            true => finding.help("remove it").mend(span, ""),
            false => finding.help("remove it, here and wherever this is named"),
        });
    }
}

/// Spaces between two Chinese characters.
fn between(passage: &Passage, findings: &mut Vec<Diagnostic>) {
    let text = &passage.text;
    let mut at = 0;
    while let Some(start) = text[at..].find(' ').map(|start| at + start) {
        let rest = text[start..].trim_start_matches(' ');
        let end = text.len() - rest.len();
        at = end;
        let before = text[..start].chars().next_back();
        let chinese = |c: Option<char>| c.is_some_and(is_chinese);
        if chinese(before) && chinese(rest.chars().next()) && passage.is_whole(&(start..end)) {
            let span = passage.span(start..end);
            findings.push(
                Diagnostic::warning(NAME, "there is a space between two Chinese characters")
                    .at(span)
                    .help("remove it")
                    .mend(span, ""),
            );
        }
    }
}
