//! Cells that hold more than text: yes or no, days, periods, dollars, structures.

use super::cells::Cells;
use super::days;
use super::loader::Loader;
use crate::diag::Diagnostic;
use crate::model::{Date, Period, Stands, Start, Structure};

/// The words of a column that says yes or no.
pub(super) const FLAG_WORDS: [&str; 2] = ["yes", "no"];

/// Yes or no; an empty cell says no.
pub(super) fn flag(word: &str) -> Option<bool> {
    match word {
        "yes" => Some(true),
        "" | "no" => Some(false),
        _ => None,
    }
}

/// The ids of a cell that holds several, with semicolons between.
pub(super) fn ids(cell: &str) -> Vec<String> {
    let ids = cell.split(';').map(str::trim);
    ids.filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

impl Loader<'_> {
    /// The structures of a row: `existing`, `proposed`, or both where the cell is
    /// empty. A wrong word is reported, and gives none.
    pub(super) fn stands(&mut self, cells: &Cells<'_>, rule: &'static str) -> Option<Stands> {
        let words = &Structure::WORDS;
        let before = self.findings.len();
        let found = self.word(cells, "structure", rule, words, Stands::from_word);
        if found.is_none() && self.findings.len() > before {
            let finding = self.findings.pop();
            let help = "leave the cell empty for what stands before and after";
            self.findings
                .extend(finding.map(|finding| finding.help(help)));
        }
        found
    }

    /// Yes or no.
    pub(super) fn flag(
        &mut self,
        cells: &Cells<'_>,
        column: &'static str,
        rule: &'static str,
    ) -> bool {
        let found = self.word(cells, column, rule, &FLAG_WORDS, flag);
        found.unwrap_or_default()
    }

    /// A cell that is read by `read` unless it is empty; what cannot be read is
    /// reported.
    fn value<T>(
        &mut self,
        cells: &Cells<'_>,
        column: &'static str,
        (rule, what, help): (&'static str, &str, &str),
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = cells.text(column);
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let found = read(text);
        if found.is_none() {
            let message = format!("`{text}` is no {what}");
            let finding = Diagnostic::error(rule, message).at(cells.span(column));
            self.report(finding.help(help));
        }
        found
    }

    /// A value that is or may be a day; what is plainly meant is said.
    fn dated<T>(
        &mut self,
        cells: &Cells<'_>,
        column: &'static str,
        (rule, what, help): (&'static str, &str, &str),
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let meant = days::meant_in_a_cell(cells.text(column).trim());
        let help = meant.as_deref().unwrap_or(help);
        self.value(cells, column, (rule, what, help), read)
    }

    /// A day.
    pub(super) fn day(
        &mut self,
        cells: &Cells<'_>,
        column: &'static str,
        rule: &'static str,
    ) -> Option<Date> {
        let what = (
            rule,
            "day",
            "write a day of the calendar, year first: 2027-04-01",
        );
        self.dated(cells, column, what, Date::parse)
    }

    /// A period.
    pub(super) fn period(
        &mut self,
        cells: &Cells<'_>,
        column: &'static str,
        rule: &'static str,
    ) -> Option<Period> {
        let what = (
            rule,
            "period",
            "write it as `2 years`, `18 months` or `3 years 9 months`",
        );
        self.value(cells, column, what, Period::parse)
    }

    /// When something takes effect.
    pub(super) fn starts(&mut self, cells: &Cells<'_>, column: &'static str) -> Vec<Start> {
        let what = (
            "tables/wrong-beginning",
            "day to take effect on",
            "write a day (2027-04-01), `approval`, an id of [events], a financial year (2026-27), \
             or two of them with ` or ` between",
        );
        let found = self.dated(cells, column, what, Start::parse_all);
        found.unwrap_or_default()
    }

    /// Whole HK$, not below zero.
    pub(super) fn dollars(
        &mut self,
        cells: &Cells<'_>,
        column: &'static str,
        rule: &'static str,
    ) -> Option<u64> {
        let what = (
            rule,
            "amount of whole dollars",
            "write digits alone, e.g. 189150; the helpers print the commas",
        );
        let read = |text: &str| u64::try_from(super::figures::whole_number(text)?).ok();
        self.value(cells, column, what, read)
    }

    /// A number that must be there and is read by `read`; 0 stands in for it.
    pub(super) fn number<T: Default>(
        &mut self,
        cells: &Cells<'_>,
        column: &'static str,
        (rule, what, help): (&'static str, &str, &str),
        read: impl Fn(i64) -> Option<T>,
    ) -> T {
        let text = cells.text(column);
        let found = super::figures::whole_number(text.trim()).and_then(read);
        if found.is_none() {
            let message = match text.trim() {
                "" => format!("`{column}` is empty"),
                text => format!("`{text}` is no {what}"),
            };
            let finding = Diagnostic::error(rule, message).at(cells.span(column));
            self.report(finding.help(help));
        }
        found.unwrap_or_default()
    }
}
