//! The tables as one workbook, tables.xlsx, in place of all CSV files.

use std::collections::BTreeMap;

use super::loader::Loader;
use super::odd_cells;
use super::shelf::{Shelf, stem};
use super::tables::{TABLES, is_table};
use crate::diag::Diagnostic;
use crate::source::workbook::{Book, Refused};
use crate::source::{FileId, FolderError, PaperFolder, Table, WORKBOOKS};

/// The workbook that stands in place of the CSV tables.
pub const TABLES_XLSX: &str = "tables.xlsx";

/// The names under which it is read, the usual one first.
pub const WORKBOOK_NAMES: [&str; 2] = [TABLES_XLSX, "tables.xlsm"];

/// Whose workbook a table is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The paper's own.
    Own,
    /// That of the folder which lends tables.
    Lent,
}

/// Looks for workbooks, and opens them.
pub(super) fn open(loader: &mut Loader<'_>) {
    loader.shelf = open_in(loader, loader.folder);
    let lender = loader.folder.sibling().map(|sibling| &sibling.folder);
    loader.lent_shelf = lender.and_then(|folder| open_in(loader, folder));
}

fn open_in(loader: &mut Loader<'_>, folder: &PaperFolder) -> Option<Shelf> {
    let names = folder.list("");
    let found = WORKBOOK_NAMES
        .into_iter()
        .filter(|name| names.iter().any(|it| it == name));
    let found: Vec<&str> = found.collect();
    let Some(&name) = found.first() else {
        other_kinds(loader, folder, &names);
        return None;
    };
    let path = folder.shown(name);
    let csv = TABLES.iter().map(|(table, _)| *table);
    let own: Vec<String> = loader
        .own_tables
        .iter()
        .map(|own| format!("{}.csv", own.name))
        .collect();
    let csv = csv.chain(own.iter().map(String::as_str));
    let csv = csv.filter(|table| names.iter().any(|it| it == table));
    let beside: Vec<&str> = found[1..].iter().copied().chain(csv).collect();
    if !beside.is_empty() {
        let are = if beside.len() == 1 { "is" } else { "are" };
        let message = format!(
            "{} {are} here, and {name} too: which has the tables?",
            listed(&beside)
        );
        let finding = Diagnostic::error("tables/both-kinds", message).in_file(&path);
        loader.report(
            finding.help("the tables are CSV files or one workbook: move what is old elsewhere"),
        );
    }
    let book = match folder.read(name) {
        Ok(bytes) => {
            loader
                .sources
                .add(path.clone(), String::new(), bytes.clone());
            Book::open(bytes).map_err(|refused| refusal(&refused))
        }
        Err(error) => Err(Diagnostic::error(
            "tables/unreadable-file",
            error.to_string(),
        )),
    };
    let book = book
        .map_err(|finding| loader.report(finding.in_file(&path)))
        .ok();
    if book.as_ref().is_some_and(Book::has_macros) || name.ends_with(".xlsm") {
        let message = format!("{name} has macros, and none of them is run");
        let finding = Diagnostic::warning("tables/macros", message).in_file(&path);
        loader.report(finding.help(format!("save it as {TABLES_XLSX}, without macros")));
    }
    Some(Shelf {
        name: name.to_owned(),
        path,
        book,
        asked: Vec::new(),
        odd: BTreeMap::new(),
    })
}

/// Says so where the tables are in a workbook of another program.
fn other_kinds(loader: &mut Loader<'_>, folder: &PaperFolder, names: &[String]) {
    let is_other = |name: &&String| {
        let ending = name.to_lowercase();
        let ending = ending.strip_prefix("tables.").unwrap_or_default();
        WORKBOOKS.contains(&ending)
    };
    let Some(name) = names.iter().find(is_other) else {
        return;
    };
    let message = format!("{name} is not read: the workbook of the tables is {TABLES_XLSX}");
    let has_csv = TABLES
        .iter()
        .any(|(table, _)| names.iter().any(|it| it == table));
    let finding = match has_csv {
        true => Diagnostic::warning("tables/workbook", message),
        false => Diagnostic::error("tables/workbook", message),
    };
    // Without it, each table would be missed by itself.
    loader.other_workbook |= !has_csv;
    let finding = finding.in_file(folder.shown(name));
    loader.report(finding.help(format!(
        "open it and save it as an Excel workbook (.xlsx), under the name {TABLES_XLSX}"
    )));
}

/// The finding for a workbook or sheet that is not read.
fn refusal(refused: &Refused) -> Diagnostic {
    let finding = Diagnostic::error("tables/workbook", refused.to_string());
    match refused {
        Refused::Locked => finding.help("open it in Excel and save it without a password"),
        Refused::Foreign(_) => finding.help(format!(
            "open it and save it as an Excel workbook (.xlsx), under the name {TABLES_XLSX}"
        )),
        Refused::TooLarge(_) => finding
            .help("keep in it the sheets of the tables alone, and remove empty rows and columns"),
        Refused::Damaged(_) => {
            finding.help("open it in Excel, let Excel repair it, and save it again; or take a copy")
        }
        Refused::Twins(_) => finding.help("give one of them another name"),
    }
}

impl Loader<'_> {
    /// The workbook that a table is to be in: the paper's own, unless the table is
    /// lent; `None` where it is to be CSV.
    pub(super) fn sheets_of(&self, table: &str) -> Option<Whose> {
        let has = |shelf: &Option<Shelf>| shelf.as_ref().is_some_and(|shelf| shelf.has(table));
        let is_lent = has(&self.lent_shelf) || self.folder.is_lent(table);
        match &self.shelf {
            Some(shelf) if shelf.has(table) || !is_lent => Some(Whose::Own),
            _ if has(&self.lent_shelf) && (self.shelf.is_some() || !self.has_csv(table)) => {
                Some(Whose::Lent)
            }
            _ => None,
        }
    }

    /// Whether a table is there as CSV, the paper's own or lent.
    fn has_csv(&self, table: &str) -> bool {
        !matches!(
            self.folder.has_file(table),
            Err(FolderError::Missing { .. })
        )
    }

    /// Whether the workbook that a table is to be in has it.
    pub(super) fn has_sheet(&self, table: &str) -> bool {
        let shelves = [&self.shelf, &self.lent_shelf];
        shelves.into_iter().flatten().any(|shelf| shelf.has(table))
    }

    /// The tables of the folder itself that it is lent too, and who lends them.
    pub(super) fn instead_of_lent(&self) -> (Vec<String>, String) {
        let Some(sibling) = self.folder.sibling() else {
            return Default::default();
        };
        let in_book = |shelf: &Option<Shelf>, table: &str| {
            shelf.as_ref().is_some_and(|shelf| shelf.has(table))
        };
        let own = |table: &str| {
            let file = self.folder.has_file(table).is_ok() && !self.folder.is_lent(table);
            file || in_book(&self.shelf, table)
        };
        let lent = |table: &str| {
            sibling.folder.has_file(table).is_ok() || in_book(&self.lent_shelf, table)
        };
        let tables = TABLES.iter().map(|(table, _)| *table);
        let both = tables.filter(|table| own(table) && lent(table));
        (both.map(str::to_owned).collect(), sibling.name.clone())
    }

    /// The text of the sheet of a table.
    pub(super) fn sheet_file(&mut self, whose: Whose, table: &str) -> Option<FileId> {
        let shelf = match whose {
            Whose::Own => self.shelf.as_mut()?,
            Whose::Lent => self.lent_shelf.as_mut()?,
        };
        let name = stem(table);
        shelf.asked.push(name.to_owned());
        let book = shelf.book.as_mut()?;
        let sheets = book.sheets();
        let path = shelf.path.clone();
        if !sheets.iter().any(|sheet| sheet.name == name) {
            let message = format!("{} has no sheet `{name}`", shelf.name);
            let finding = Diagnostic::error("tables/missing-sheet", message).in_file(path);
            let known: Vec<&str> = TABLES.iter().map(|(table, _)| stem(table)).collect();
            let others = sheets.iter().map(|sheet| sheet.name.as_str());
            let near = crate::diag::nearest(name, others.filter(|it| !known.contains(it)));
            self.report(finding.help(match near {
                Some(near) => format!("rename the sheet `{near}` to `{name}`"),
                None => {
                    format!("add a sheet of this name, with the heads of {table} in its first row")
                }
            }));
            return None;
        }
        match book.sheet(name) {
            Ok(sheet) => {
                let file = self.sources.add_sheet(path, sheet.text, sheet.places);
                shelf.odd.insert(file, sheet.odd);
                Some(file)
            }
            Err(refused) => {
                let mut finding = refusal(&refused).in_file(path);
                finding.message = format!("{name}: {}", finding.message);
                self.report(finding);
                None
            }
        }
    }

    /// Reports what a sheet has that CSV cannot have; some of its columns may be summed.
    pub(super) fn report_odd(&mut self, table: &Table, summed: &[&str]) {
        let shelves = [&mut self.shelf, &mut self.lent_shelf];
        let mut shelves = shelves.into_iter().flatten();
        let odd = shelves.find_map(|shelf| shelf.odd.remove(&table.file));
        let Some(odd) = odd else { return };
        let findings = odd_cells::findings(&self.sources, (table, summed), &odd);
        self.sources.tell(odd_cells::told(table, &odd, &findings));
        self.findings.extend(findings);
    }
}

/// Warns of sheets that no table is, once all have been read.
pub(super) fn unused(loader: &mut Loader<'_>) {
    let Some(mut shelf) = loader.shelf.take() else {
        return;
    };
    let Some(mut book) = shelf.book.take() else {
        return;
    };
    for sheet in book.sheets() {
        let is_known = shelf.asked.contains(&sheet.name) || is_table(&sheet.name);
        if is_known || !book.has_cells(&sheet.name) {
            continue;
        }
        let message = format!(
            "the sheet `{}` is of no table, and is passed over",
            sheet.name
        );
        let missing = TABLES.iter().map(|(table, _)| stem(table));
        let missing = missing.filter(|it| !book.sheets().iter().any(|sheet| sheet.name == *it));
        let finding = Diagnostic::warning("tables/unknown-sheet", message).in_file(&shelf.path);
        loader.report(match crate::diag::nearest(&sheet.name, missing) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(format!(
                "to print it as a table, add [table.{}] to paper.toml; else keep it elsewhere",
                sheet.name
            )),
        });
    }
}

/// Names in a row: `a, b and c`.
fn listed(names: &[&str]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => names.concat(),
    }
}
