//! What a build takes away that an earlier one made: said, since nobody typed that it
//! should go.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;

/// So many files of one folder are named.
const NAMED: usize = 4;

/// In one line what goes of the files in an output folder: a folder of a language as a
/// whole where nothing stays in it. Nothing where nothing goes.
pub(super) fn line(folder: &Utf8Path, gone: &[String], stay: &BTreeSet<&str>) -> Option<String> {
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for name in gone {
        let of = name.split_once('/').map_or("", |(of, _)| of);
        folders.entry(of).or_default().push(name);
    }
    let told = folders.into_iter().map(|(of, names)| {
        let stays = |name: &&str| name.split_once('/').is_some_and(|(own, _)| own == of);
        let whole = !of.is_empty() && !stay.iter().any(stays);
        match (whole, names.as_slice()) {
            (true, [_]) => format!("{of}/ (1 file)"),
            (true, names) => format!("{of}/ ({} files)", names.len()),
            (false, names) if names.len() <= NAMED => names.join(", "),
            (false, names) => {
                let more = names.len() - NAMED + 1;
                format!("{} and {more} more", names[..NAMED - 1].join(", "))
            }
        }
    });
    let told: Vec<String> = told.collect();
    let line = format!(
        "removed from {folder} and its zip, since this build does not make it: {}",
        told.join(", ")
    );
    (!told.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::line;
    use std::collections::BTreeSet;

    #[test]
    fn a_language_goes_as_a_whole_and_files_by_name() {
        let said = |gone: &[&str], stay: &[&str]| {
            let gone: Vec<String> = gone.iter().map(|name| (*name).to_owned()).collect();
            let stay: BTreeSet<&str> = stay.iter().copied().collect();
            line("output/a".into(), &gone, &stay)
        };
        let lead = "removed from output/a and its zip, since this build does not make it: ";
        let zh = ["zh/paper.pdf", "zh/annex-01.pdf"];
        assert_eq!(
            said(&zh, &["en/paper.pdf"]),
            Some(format!("{lead}zh/ (2 files)"))
        );
        assert_eq!(
            said(&["en/paper.docx", "en/paper.html"], &["en/paper.pdf"]),
            Some(format!("{lead}en/paper.docx, en/paper.html"))
        );
        let many = ["zh/1", "zh/2", "zh/3", "zh/4", "zh/5"];
        assert_eq!(
            said(&many, &["zh/paper.pdf"]),
            Some(format!("{lead}zh/1, zh/2, zh/3 and 2 more"))
        );
        assert_eq!(said(&[], &["zh/paper.pdf"]), None);
    }
}
