//! Tables of a workbook by the names of their sheets.

use super::Diagnostic;
use crate::source::Sources;

/// What these say is about files beside a workbook, or about the workbook itself.
const OF_FILES: [&str; 5] = [
    "tables/both-kinds",
    "tables/missing-file",
    "tables/missing-sheet",
    "tables/unknown-sheet",
    "tables/workbook",
];

/// How the file of a table ends.
const CSV: &str = ".csv";

/// Where a paper's tables stand in a workbook, findings name its sheets and no files that
/// are not there: `posts.csv` is "the sheet posts".
pub fn name_sheets(findings: &mut [Diagnostic], sources: &Sources) {
    if !sources.has_sheets() {
        return;
    }
    let told = findings.iter_mut();
    for finding in told.filter(|finding| !OF_FILES.contains(&&*finding.rule)) {
        let labels = finding.primary.iter_mut().chain(&mut finding.others);
        let texts = labels.map(|label| &mut label.text);
        let texts = texts.chain([&mut finding.message]).chain(&mut finding.help);
        for text in texts.filter(|text| text.contains(CSV)) {
            *text = named(text);
        }
    }
}

/// A text with its tables as sheets. A file of another folder stays one.
fn named(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(end) = rest.find(CSV) {
        let (before, behind) = (&rest[..end], &rest[end + CSV.len()..]);
        let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let start = before.trim_end_matches(is_name).len();
        let (lead, name) = before.split_at(start);
        let is_table =
            !name.is_empty() && !lead.ends_with(['/', '.', '\\']) && !behind.starts_with(is_name);
        let mark = if lead.ends_with('`') { "`" } else { "" };
        match is_table {
            true => {
                out.push_str(lead.trim_end_matches('`'));
                out.push_str(&format!("the sheet {mark}{name}"));
            }
            false => out.push_str(&rest[..end + CSV.len()]),
        }
        rest = behind;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn tables_are_named_by_their_sheets() {
        for (typed, told) in [
            ("give them in duties.csv", "give them in the sheet duties"),
            ("add `posts.csv`, or not", "add the sheet `posts`, or not"),
            ("../harbour/posts.csv", "../harbour/posts.csv"),
            ("ranks.csv and pay.csv", "the sheet ranks and the sheet pay"),
            ("a .csv file", "a .csv file"),
        ] {
            assert_eq!(named(typed), told);
        }
    }
}
