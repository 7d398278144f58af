//! The rows of a roster.

use super::columns::passed_over;
use crate::diag::Diagnostic;
use crate::load::cells::Cells;
use crate::load::loader::Loader;
use crate::load::values::{FLAG_WORDS, flag, ids};
use crate::model::{Roster, RosterColumns, RosterPost, Stands, Structure, Tenure, Text};
use crate::source::Table;

/// Reads every row; `None` where rows are torn and the reading is strict.
pub(super) fn posts(
    loader: &mut Loader<'_>,
    table: &Table,
    columns: &RosterColumns,
    lenient: bool,
) -> Option<Roster> {
    let before = loader.findings.len();
    let even = loader.check_widths(table);
    for finding in &mut loader.findings[before..] {
        *finding = passed_over(finding.clone(), lenient);
    }
    if !even && !lenient {
        return None;
    }
    let row = RowReader { columns, lenient };
    let posts = loader.rows(table, |loader, cells| row.post(loader, cells));
    Some(Roster {
        file: table.file,
        posts,
        columns: columns.clone(),
    })
}

struct RowReader<'a> {
    columns: &'a RosterColumns,
    lenient: bool,
}

impl RowReader<'_> {
    /// The text of one of our columns; empty where the table has none.
    fn text(&self, cells: &Cells<'_>, name: &str) -> String {
        let header = self.columns.header(name);
        let text = header.map(|header| cells.text(header)).unwrap_or_default();
        text.trim().to_owned()
    }

    fn note(&self, cells: &Cells<'_>) -> Text {
        Text {
            zh: self.text(cells, "note_zh"),
            en: self.text(cells, "note_en"),
        }
    }

    fn title(&self, cells: &Cells<'_>) -> Text {
        let plain = self.text(cells, "title");
        let own = |name| {
            let own = self.text(cells, name);
            if own.is_empty() { plain.clone() } else { own }
        };
        Text {
            zh: own("title_zh"),
            en: own("title_en"),
        }
    }

    fn post(&self, loader: &mut Loader<'_>, cells: &Cells<'_>) -> RosterPost {
        let tenure = self.word(loader, cells, ("tenure", &Tenure::WORDS), Tenure::from_word);
        let staff = self.word(loader, cells, ("staff", &FLAG_WORDS), flag);
        let vacant = self.word(loader, cells, ("vacant", &FLAG_WORDS), flag);
        let words = &Structure::WORDS;
        let structure = self.word(loader, cells, ("structure", words), Stands::from_word);
        RosterPost {
            office: self.text(cells, "office"),
            id: self.text(cells, "id"),
            title: self.title(cells),
            rank: self.text(cells, "rank"),
            point: self.text(cells, "point"),
            reports_to: Some(self.text(cells, "reports_to")).filter(|id| !id.is_empty()),
            tenure: tenure.unwrap_or_default(),
            staff: staff.unwrap_or_default(),
            structure: structure.unwrap_or_default(),
            vacant: vacant.unwrap_or_default(),
            note: self.note(cells),
            dotted_to: ids(&self.text(cells, "dotted_to")),
            row: cells.at,
        }
    }

    fn word<T>(
        &self,
        loader: &mut Loader<'_>,
        cells: &Cells<'_>,
        (column, words): (&str, &[&str]),
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(cells, column);
        let value = read(&text);
        if value.is_none() {
            let rule = match column {
                "staff" => "posts/unknown-staff",
                "tenure" => "posts/unknown-tenure",
                _ => "tables/unknown-word",
            };
            let finding = Diagnostic::error(rule, format!("`{text}` is no {column}"))
                .at(cells.span(column))
                .help(format!("write one of: {}", words.join(", ")))
                .did_you_mean(&text, words.iter().copied());
            loader.report(passed_over(finding, self.lenient));
        }
        value
    }
}
