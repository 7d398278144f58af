//! Both values in words.

use content::table;
use tables::model::{Date, Month, PayPoint, Period, StaffTenure, grouped};
use toml::Value;

use super::reader::{Cells, Reader};
use crate::difference::{Change, Difference};
use crate::subject::{Sides, Subject};

/// What was and what is.
type Values = (Option<String>, Option<String>);

impl Reader<'_> {
    /// The values of a difference that say something to a reader.
    pub(super) fn valued(&self, difference: &Difference) -> Values {
        let as_told = || (difference.before.clone(), difference.after.clone());
        match &difference.subject {
            Subject::Row(rows) => self.of_row(difference, rows),
            Subject::Duty { rows, .. } => self.of_duty(difference, rows),
            Subject::Annexes(numbers) => {
                let [later, earlier] = self.versions();
                let labels = |version, numbers: &Option<Vec<usize>>| {
                    let labels = numbers.iter().flatten().map(|at| self.label(version, *at));
                    Some(self.words.list.join(&labels.collect::<Vec<_>>()))
                };
                (labels(earlier, &numbers.was), labels(later, &numbers.is))
            }
            Subject::Typed => (None, None),
            Subject::Run { .. } => as_told(),
            Subject::Named => match difference.of {
                "setting" => self.of_setting(difference),
                "columns of" | "line" | "file" => (None, None),
                // A call prints no words by itself.
                _ if [&difference.before, &difference.after]
                    .into_iter()
                    .flatten()
                    .any(|text| text.contains("{{")) =>
                {
                    (None, None)
                }
                _ => as_told(),
            },
        }
    }

    fn of_row(&self, difference: &Difference, rows: &Sides<tables::source::RowRef>) -> Values {
        let [was, is] = self.each(rows);
        if difference.change == Change::Renumbered {
            let [later, earlier] = self.versions();
            let label = |version, number: &Option<String>| {
                let number = number.as_deref()?.parse().ok()?;
                Some(self.label(version, number))
            };
            return (
                label(earlier, &difference.before),
                label(later, &difference.after),
            );
        }
        let (Some(column), Some(was), Some(is)) = (&difference.column, was, is) else {
            return (None, None);
        };
        let of = (difference.of, column.as_str());
        match (self.cell(of, was), self.cell(of, is)) {
            (Some(was), Some(is)) if was != is => (Some(was), Some(is)),
            _ => (None, None),
        }
    }

    /// A cell in words; none where it has nothing that a reader knows.
    fn cell(&self, (of, column): (&str, &str), cells: Cells<'_>) -> Option<String> {
        let text = cells.text(column);
        if text.is_empty() && of != "annex" {
            return Some(text);
        }
        let version = cells.version;
        let amount = || Some(grouped(text.replace(',', "").parse().ok()?, ',', 0));
        let plain = column.strip_suffix(&format!("_{}", self.lang.code()));
        match plain.unwrap_or(column) {
            "title" if of == "annex" => Some(self.title_of(version, cells.annex()?)),
            _ if of == "row" => Some(self.own_cell(cells, column, &text)),
            "title" | "name" | "short" | "abbr" | "grade" | "note" | "alt" | "superior" | "pay"
                if plain.is_some() =>
            {
                Some(self.printed(version, &text))
            }
            "office" => Some(self.office(version, &text)).filter(|name| !name.is_empty()),
            "rank" => Some(self.rank(version, &text)).filter(|name| !name.is_empty()),
            "reports_to" => self.superior(cells, &text),
            "post" => self.title(version, &text),
            "tenure" => {
                let tenure = StaffTenure::from_word(&text)?;
                Some(self.said(version).tenure_of(tenure).to_owned())
            }
            "effective" | "until" | "from" => match Date::parse(&text) {
                Some(date) => Some(self.said(version).date(date)),
                None => self.said(version).effective(cells.post()?).ok(),
            },
            "period" => Some(self.said(version).in_words(Period::parse(&text)?)),
            "pay_point" => Some(self.words.point(&PayPoint::parse(&text)?)),
            "value" | "nams" | "midpoint" | "full_cost" | "pay_from" | "pay_to" | "existing"
            | "change" => amount(),
            "count" | "supernumerary" | "vacant" => Some(text),
            _ => None,
        }
    }

    /// A cell of an own table as that prints it, with the commas of its amounts.
    fn own_cell(&self, cells: Cells<'_>, column: &str, text: &str) -> String {
        let printed = cells.own_table().and_then(|(table, _)| {
            let plain = column.strip_suffix(&format!("_{}", self.lang.code()));
            let at = table.column(plain.unwrap_or(column))?;
            Some(table::cell(&self.said(cells.version), table, at, text))
        });
        self.printed(cells.version, printed.as_deref().unwrap_or(text))
    }

    fn of_duty(&self, difference: &Difference, rows: &Sides<tables::source::RowRef>) -> Values {
        let column = format!("text_{}", self.lang.code());
        let is_text = difference.column.as_ref().is_none_or(|own| *own == column);
        let text = |cells: Option<Cells<'_>>| {
            let cells = cells.filter(|_| is_text);
            cells.map(|it| self.printed(it.version, &it.text(&column)))
        };
        let [was, is] = self.each(rows);
        (text(was), text(is))
    }

    fn of_setting(&self, difference: &Difference) -> Values {
        let [later, earlier] = self.versions();
        let value = |version, typed: &Option<String>| {
            let typed = typed.as_deref()?;
            let table: toml::Table = format!("value = {typed}").parse().unwrap_or_default();
            Some(match table.get("value") {
                Some(Value::Array(list)) => {
                    let texts = list.iter().filter_map(Value::as_str);
                    let texts = texts.map(|text| self.printed(version, text));
                    self.words.list.join(&texts.collect::<Vec<_>>())
                }
                _ => match (Date::parse(typed), Month::parse(typed)) {
                    (Some(date), _) => self.said(version).date(date),
                    (_, Some(month)) => self.said(version).month(month),
                    _ => self.printed(version, typed),
                },
            })
        };
        let named = difference.name.rsplit('.').next().unwrap_or_default();
        // These are ids.
        if matches!(named, "columns" | "total" | "heads" | "subhead") {
            return (None, None);
        }
        (
            value(earlier, &difference.before),
            value(later, &difference.after),
        )
    }
}
