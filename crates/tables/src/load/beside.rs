//! Files that stand beside those a paper is read from: a wanted file under nearly
//! its own name, or a table as a workbook.

use crate::diag::Diagnostic;
use crate::source::{FolderError, PAPER_TOML, PaperFolder, WORKBOOKS};

/// The endings that editors and spreadsheets put after a name which has its own.
const ADDED: [&str; 6] = ["txt", "text", "csv", "hbs", "toml", "html"];

/// The finding for a wanted file that is missing, where one stands beside its
/// place that is most likely meant.
pub(super) fn instead(folder: &PaperFolder, name: &str) -> Option<Diagnostic> {
    let names = folder.list("");
    if names.iter().any(|known| known == name) {
        return None;
    }
    let is_file = |known: &&String| folder.has_file(known).is_ok();
    if let Some(near) = names.iter().filter(is_file).find(|it| is_nearly(it, name)) {
        let message = format!("{name} is missing, and {near} is there");
        let finding = Diagnostic::error("tables/missing-file", message);
        let rename = format!("rename {near} to {name}");
        return Some(finding.help(match has_other_ending(near, name) {
            false => rename,
            true => format!(
                "{rename}; Windows hides the end of a name, unless Explorer is told to show file name extensions"
            ),
        }));
    }
    let workbook = workbook(&names, name)?;
    let message = format!("{name} is missing, and {workbook} is a workbook");
    let finding = Diagnostic::error("tables/workbook", message);
    Some(finding.help(format!(
        "open {workbook} and save it as CSV UTF-8, as {name}"
    )))
}

/// The finding for a folder with nothing in it that a paper is made of: each file that
/// is missing would say the same.
pub(super) fn no_paper(folder: &PaperFolder) -> Option<Diagnostic> {
    let names = folder.list("");
    let is_part = |name: &String| {
        let name = name.to_lowercase();
        PARTS.iter().any(|part| name.contains(part))
    };
    let is_missing = matches!(folder.read(PAPER_TOML), Err(FolderError::Missing { .. }));
    if !is_missing || names.iter().any(is_part) {
        return None;
    }
    let has_paper = |name: &&String| folder.has_file(&format!("{name}/{PAPER_TOML}")).is_ok();
    let below = names.iter().find(has_paper);
    let help = match below {
        Some(name) => format!("name the folder of a paper, such as {}", folder.shown(name)),
        None => "name the folder of a paper; `panelpaper new DIR` begins one".to_owned(),
    };
    let message = format!("no paper is here: the folder has no {PAPER_TOML}");
    let finding = Diagnostic::error("tables/missing-file", message);
    Some(finding.in_file(folder.path()).help(help))
}

/// What the names of files have of which a paper is made.
const PARTS: [&str; 5] = [".csv", ".hbs", ".toml", ".xls", ".ods"];

/// The warning for a workbook beside a table of its name: whoever goes on in the
/// one changes nothing of the paper.
pub(super) fn also(folder: &PaperFolder, name: &str) -> Option<Diagnostic> {
    let names = folder.list("");
    let workbook = workbook(&names, name)?;
    let message = format!("{workbook} stands beside {name}, and {name} alone is read");
    Some(
        Diagnostic::warning("tables/workbook", message).help(format!(
            "save what is new in {workbook} as CSV UTF-8, as {name}, and move {workbook} elsewhere"
        )),
    )
}

/// Whether a name is the wanted one but for the size of its letters, its ending,
/// or one slip in it.
fn is_nearly(known: &str, wanted: &str) -> bool {
    let slip = wanted
        .strip_suffix(".csv")
        .zip(known.to_lowercase().strip_suffix(".csv"))
        .is_some_and(|(wanted, known)| is_slip(known, wanted));
    known.eq_ignore_ascii_case(wanted) || has_other_ending(known, wanted) || slip
}

/// Whether a name is the wanted one with an ending added, or put in its ending's
/// place.
fn has_other_ending(known: &str, wanted: &str) -> bool {
    let (known, wanted) = (known.to_lowercase(), wanted.to_lowercase());
    let added = known
        .strip_prefix(&wanted)
        .and_then(|rest| rest.strip_prefix('.'));
    let stem = wanted.rsplit_once('.').map_or("", |(stem, _)| stem);
    let instead = known.strip_prefix(stem).is_some_and(|rest| rest == ".txt");
    added.is_some_and(|ending| ADDED.contains(&ending)) || instead
}

/// Whether the name of a table is another's with one slip, or as a second copy of
/// it is named: `figures (1)`, `non-directorate`. Of short names one cannot tell.
fn is_slip(known: &str, wanted: &str) -> bool {
    let mut parts = known.splitn(2, [' ', '(']);
    let copied = parts.next() == Some(wanted);
    copied || (wanted.len() > SHORT && strsim::osa_distance(known, wanted) == 1)
}

/// Names of tables up to this length are words of their own when one letter
/// differs (pay, day).
const SHORT: usize = 4;

/// The workbook of a table's name.
fn workbook<'n>(names: &'n [String], table: &str) -> Option<&'n str> {
    let stem = table.strip_suffix(".csv")?;
    let mut names = names.iter().map(String::as_str);
    names.find(|known| {
        let ending = known
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_prefix('.'));
        ending.is_some_and(|ending| WORKBOOKS.contains(&&*ending.to_ascii_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::is_nearly;

    #[test]
    fn names_that_are_nearly_right_are_known() {
        for (known, wanted) in [
            ("posts.csv.csv", "posts.csv"),
            ("Posts.CSV", "posts.csv"),
            ("posts.csv.txt", "posts.csv"),
            ("body.zh.hbs.txt", "body.zh.hbs"),
            ("body.zh.txt", "body.zh.hbs"),
            ("Paper.toml.txt", "paper.toml"),
            ("non-directorate.csv", "nondirectorate.csv"),
            ("Head.csv", "heads.csv"),
            ("ceilnigs.csv", "ceilings.csv"),
            ("figures (1).csv", "figures.csv"),
        ] {
            assert!(is_nearly(known, wanted), "{known}");
        }
        for (known, wanted) in [
            ("ranks.csv", "posts.csv"),
            ("posts.csv.bak", "posts.csv"),
            ("day.csv", "pay.csv"),
            ("timetable.csv", "heads.csv"),
            ("body.en.txt", "body.zh.hbs"),
            ("posts.csv~", "posts.csv"),
        ] {
            assert!(!is_nearly(known, wanted), "{known}");
        }
    }
}
