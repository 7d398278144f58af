//! The tables of a paper as a workbook, and back as CSV: written, read again, and
//! only then the others are removed.

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::Utf8Path;

use super::error::BuildError;
use super::made::Made;
use crate::build::store::out_dir::OutDir;
use check::workbook::{self, CsvTable, NotWritten, TableText};
use tables::diag::{Diagnostic, Severity};
use tables::load::{self, Loaded, TABLES_XLSX, WORKBOOK_NAMES};
use tables::source::workbook::Book;
use tables::source::{Encoding, PaperFolder, Sibling, SourceFile, Span};

/// What tables are kept as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TablesAs {
    /// One workbook.
    Xlsx,
    /// A file in CSV for each.
    Csv,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Converted {
    /// The names of the files that were written, in the paper's folder.
    pub written: Vec<String>,
    /// The names of those that they stand in place of, and that are gone.
    pub removed: Vec<String>,
    /// Why nothing was done, as findings; none where it was.
    pub made: Made,
}

/// Files to write and files that give way.
struct Change {
    new: Vec<(String, Vec<u8>)>,
    old: Vec<(String, Vec<u8>)>,
}

/// Writes the tables of a paper in the other form. Where a table cannot be read or
/// kept as it is nothing is changed, and the findings say why.
///
/// # Errors
/// When the folder cannot be read, or a file cannot be written or removed: then all
/// is as it was.
pub fn convert(paper: &Utf8Path, to: TablesAs) -> Result<Converted, BuildError> {
    let folder = PaperFolder::open(paper)?;
    let loaded = load::load(&folder);
    let wrong = errors(&loaded, folder.path());
    if !wrong.is_empty() {
        return Ok(refused(loaded, wrong));
    }
    let change = match to {
        TablesAs::Xlsx => to_xlsx(&folder, &loaded),
        TablesAs::Csv => to_csv(&folder, &loaded),
    };
    let change = match change {
        Ok(change) => change,
        Err(finding) => return Ok(refused(loaded, vec![*finding])),
    };
    let out = OutDir::named_or_made(paper)?;
    make(&out, &folder, &change)?;
    let names = |files: Vec<(String, Vec<u8>)>| files.into_iter().map(|(name, _)| name).collect();
    Ok(Converted {
        written: names(change.new),
        removed: names(change.old),
        made: Made::default(),
    })
}

fn refused(loaded: Loaded, findings: Vec<Diagnostic>) -> Converted {
    Converted {
        made: Made {
            findings,
            sources: Arc::new(loaded.sources),
            ..Made::default()
        },
        ..Converted::default()
    }
}

/// What keeps tables from being read; what is wrong with their words does not.
fn errors(loaded: &Loaded, folder: &Utf8Path) -> Vec<Diagnostic> {
    let findings = loaded.findings.iter();
    let of_tables = findings.filter(|it| {
        let span = it
            .primary
            .as_ref()
            .map(|label| loaded.sources.file(label.span.file));
        let path = span.map(|file| file.path.as_path()).or(it.path.as_deref());
        let is_table = path.and_then(Utf8Path::extension);
        // A folder without a paper has no tables.
        let is_folder = it.path.as_deref() == Some(folder);
        it.severity == Severity::Error
            && (is_folder || is_table.is_some_and(|it| matches!(it, "csv" | "xlsx" | "xlsm")))
    });
    // Columns and rows may be wrong in either form.
    let of_files = of_tables.filter(|it| {
        matches!(
            &*it.rule,
            "tables/missing-file"
                | "tables/unreadable-file"
                | "tables/undecodable"
                | "tables/wrong-encoding"
                | "tables/workbook"
                | "tables/both-kinds"
                | "tables/open-quote"
                | "tables/stray-quote"
                | "tables/ragged-row"
                | "tables/wrong-separator"
                | "tables/no-header"
                | "tables/no-value"
                | "tables/not-text"
                | "tables/merged-cells"
        )
    });
    of_files.cloned().collect()
}

/// The finding that there is nothing to do: the tables are in this form, or they are
/// another folder's.
fn nothing(folder: &PaperFolder, loaded: &Loaded, form: &str) -> Box<Diagnostic> {
    let mut files = loaded.sources.on_disk();
    let is_table = |file: &&SourceFile| {
        let name = folder.name_of(&file.path);
        let is_book = name.is_some_and(|name| WORKBOOK_NAMES.contains(&name));
        is_book || name.is_some_and(|name| !name.contains('/') && name.ends_with(".csv"))
    };
    let lender = folder
        .sibling()
        .filter(|_| !files.any(|file| is_table(&file)));
    let (message, help) = match lender {
        Some(Sibling { name, folder }) => (
            format!("this paper has no table of its own: its tables are those of {name}"),
            format!("name that paper: {}", folder.path()),
        ),
        None => (
            format!("the tables are {form} already"),
            "name a paper whose tables are in the other form".to_owned(),
        ),
    };
    let finding = Diagnostic::error("tables/nothing-to-convert", message);
    Box::new(finding.in_file(folder.path()).help(help))
}

fn to_xlsx(folder: &PaperFolder, loaded: &Loaded) -> Result<Change, Box<Diagnostic>> {
    let own = |file: &&SourceFile| {
        let name = folder.name_of(&file.path);
        file.sheet.is_none() && name.is_some_and(|name| !name.contains('/'))
    };
    let ids: BTreeSet<_> = loaded
        .sources
        .tables()
        .iter()
        .map(|table| table.file)
        .collect();
    let files = ids.into_iter().map(|id| loaded.sources.file(id));
    let files: Vec<&SourceFile> = files.filter(own).collect();
    if files.is_empty() {
        return Err(nothing(folder, loaded, &format!("in {TABLES_XLSX}")));
    }
    let texts: Vec<TableText<'_>> = files
        .iter()
        .map(|file| TableText {
            name: folder.name_of(&file.path).unwrap_or_default(),
            text: &file.text,
            mark: file.encoding != Encoding::Utf8 || file.bytes.starts_with(b"\xEF\xBB\xBF"),
        })
        .collect();
    let bytes = workbook::workbook(&texts).map_err(|why| Box::new(unkept(folder, loaded, why)))?;
    let old = files
        .iter()
        .zip(&texts)
        .map(|(file, text)| (text.name.to_owned(), file.bytes.clone()));
    Ok(Change {
        new: vec![(TABLES_XLSX.to_owned(), bytes)],
        old: old.collect(),
    })
}

/// The finding for what a workbook would not keep.
fn unkept(folder: &PaperFolder, loaded: &Loaded, why: NotWritten) -> Diagnostic {
    const RULE: &str = "tables/not-kept";
    match why {
        NotWritten::Cell { table, at, why } => {
            let file = loaded.sources.find(&folder.shown(&table));
            let finding = Diagnostic::error(RULE, format!("this cannot go into a workbook: {why}"));
            finding
                .at_any(file.map(|file| Span::new(file, at, at)))
                .help("change it, or keep the tables in CSV")
        }
        NotWritten::Book(why) => {
            let message = format!("the tables cannot go into a workbook: {why}");
            Diagnostic::error(RULE, message)
                .in_file(folder.path())
                .help("keep the tables in CSV")
        }
    }
}

fn to_csv(folder: &PaperFolder, loaded: &Loaded) -> Result<Change, Box<Diagnostic>> {
    let mut files = loaded.sources.on_disk();
    let is_book = |file: &&SourceFile| {
        folder
            .name_of(&file.path)
            .is_some_and(|name| WORKBOOK_NAMES.contains(&name))
    };
    let Some(file) = files.find(is_book) else {
        return Err(nothing(folder, loaded, "CSV files"));
    };
    let sheets = loaded
        .sources
        .files()
        .filter_map(|(_, file)| file.sheet.as_ref());
    let names: Vec<String> = sheets.map(|sheet| format!("{}.csv", sheet.name)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let read = Book::open(file.bytes.clone());
    let read = read.and_then(|mut book| workbook::csv_tables(&mut book, &names));
    let tables =
        read.map_err(|why| Box::new(unkept(folder, loaded, NotWritten::Book(why.to_string()))))?;
    let name = folder.name_of(&file.path).unwrap_or_default();
    Ok(Change {
        new: tables
            .into_iter()
            .map(|CsvTable { name, bytes }| (name, bytes))
            .collect(),
        old: vec![(name.to_owned(), file.bytes.clone())],
    })
}

/// Makes a change whole or not at all.
fn make(out: &OutDir, folder: &PaperFolder, change: &Change) -> Result<(), BuildError> {
    let undo = || {
        for (name, _) in &change.new {
            drop(out.remove(name));
        }
        for (name, bytes) in &change.old {
            drop(out.aside(name, bytes).and_then(|aside| aside.put()));
        }
    };
    let aside = change
        .new
        .iter()
        .map(|(name, bytes)| out.aside(name, bytes));
    let aside = aside.collect::<Result<Vec<_>, _>>()?;
    let put = || -> Result<(), BuildError> {
        for file in aside {
            file.put()?;
        }
        for (name, bytes) in &change.new {
            if folder.read(name)? != *bytes {
                let why = format!("{} is not as it was written", folder.shown(name));
                return Err(BuildError::Tables(why));
            }
        }
        for (name, bytes) in &change.old {
            if folder.read(name)? != *bytes {
                let why = format!("{} was changed meanwhile: try again", folder.shown(name));
                return Err(BuildError::Tables(why));
            }
        }
        for (name, _) in &change.old {
            out.remove(name)?;
        }
        Ok(())
    };
    put().inspect_err(|_| undo())
}
