//! A cell must not hold what a program left in it when the table was exported:
//! `_x000D_`, `&nbsp;`, `&amp;`, `<br>`, `â€™`.
//!
//! They are codes of other files, or characters that were read in a wrong
//! encoding on their way here. The paper would print them as they stand.
//!
//! Example: `R&amp;D` for R&D; `itâ€™s` for it’s.
//!
//! Fix: write the character that is meant; `panelpaper check --fix` puts it in
//! where that is certain.

use crate::rules::tables::in_each_table;
use crate::rules::tables::leftovers::leftovers;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::{Cell, Sources, Span, Table};

const NAME: &str = "tables/export-leftover";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("export_leftover.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    in_each_table(context, in_table)
}

/// What is found in one table.
pub(in crate::rules) fn in_table(sources: &Sources, table: &Table) -> Vec<Diagnostic> {
    let text = &sources.file(table.file).text;
    let mut findings = Vec::new();
    for row in &table.rows {
        for (at, cell) in row.cells.iter().enumerate() {
            // Ids mean something as they are: what is one is not changed.
            let header = table.headers.get(at).map_or("", |cell| cell.text.trim());
            let lang = Lang::ALL.into_iter().find(|lang| {
                let code = header.strip_suffix(lang.code());
                code.is_some_and(|name| name.ends_with('_'))
            });
            in_cell(text, cell, lang, &mut findings);
        }
    }
    findings
}

fn in_cell(text: &str, cell: &Cell, lang: Option<Lang>, findings: &mut Vec<Diagnostic>) {
    let written = &text[cell.span.start..cell.span.end];
    let words = lang.is_some();
    for left in leftovers(written, lang) {
        let (start, end) = (left.range.start, left.range.end);
        let span = Span::new(
            cell.span.file,
            cell.span.start + start,
            cell.span.start + end,
        );
        let message = format!("`{}` is {}", &written[start..end], left.what);
        let finding = Diagnostic::warning(NAME, message).at(span);
        let finding = finding.help(left.help(written, words));
        let certain = left.certain(written).filter(|_| words);
        findings.push(match certain {
            Some(meant) => finding.fix(span, meant),
            None => finding,
        });
    }
}
