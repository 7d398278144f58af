//! The cells that take helpers where paper.toml says so: duties, titles of annexes, the
//! author's own tables.
//!
//! They are filled in before anything is made of them. What a reference prints is not
//! known then: in its place stands a character that no paper may hold, a private one,
//! until the paragraphs are numbered.

mod reference;
mod texts;

use content::edition::EditionContext;
use tables::diag::Diagnostic;
use tables::model::{OwnTable, Project};
use tables::source::Sources;

pub use reference::{CellCall, CellReference};
use texts::Cells;

/// A project whose cells are filled in for one edition.
pub(super) struct FilledCells {
    pub(super) project: Project,
    pub(super) references: Vec<CellReference>,
    pub(super) calls: Vec<CellCall>,
    pub(super) findings: Vec<Diagnostic>,
}

/// Fills in the cells of an edition; nothing where no cell calls a helper.
pub(super) fn fill(edition: &EditionContext<'_>, sources: &Sources) -> Option<FilledCells> {
    let project = edition.project;
    let refs = project.paper.refs;
    let lang = edition.lang;
    let calls = |text: &str| text.contains("{{");
    let duties = project.duties.iter();
    let titles = project.annexes.iter();
    let any = refs.duties && duties.map(|it| &it.text).any(|it| calls(it.get(lang)))
        || refs.titles && titles.map(|it| &it.title).any(|it| calls(it.get(lang)))
        || refs.tables && project.own_tables.iter().any(|it| has_calls(it, edition));
    if !any {
        return None;
    }
    let mut own = project.clone();
    let mut cells = Cells {
        edition,
        sources,
        references: Vec::new(),
        calls: Vec::new(),
        findings: Vec::new(),
        in_annex: true,
    };
    let code = lang.code();
    for duty in own.duties.iter_mut().filter(|_| refs.duties) {
        cells.cell(duty.row, &format!("text_{code}"), duty.text.get_mut(lang));
    }
    for annex in own.annexes.iter_mut().filter(|_| refs.titles) {
        cells.cell(
            annex.row,
            &format!("title_{code}"),
            annex.title.get_mut(lang),
        );
    }
    cells.in_annex = false;
    for table in own.own_tables.iter_mut().filter(|_| refs.tables) {
        cells.table(table);
    }
    let Cells {
        references,
        calls,
        findings,
        ..
    } = cells;
    Some(FilledCells {
        project: own,
        references,
        calls,
        findings,
    })
}

/// Whether helpers are called in a table.
fn has_calls(table: &OwnTable, edition: &EditionContext<'_>) -> bool {
    let lang = edition.lang;
    let heads = table.columns.iter().map(|column| column.head.get(lang));
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let notes = table.notes(lang).iter().map(String::as_str);
    let texts = heads.chain(cells.map(|cell| cell.get(lang))).chain(notes);
    let mut texts = texts.chain([table.caption.get(lang)]);
    texts.any(|text| text.contains("{{"))
}
