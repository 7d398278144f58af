//! The paper folders that `panelpaper new` writes: for each type of paper the smallest
//! one that shows each table at work, in both languages.

/// A file: name and text.
pub type StarterFile = (&'static str, &'static str);

macro_rules! starter {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$((
            $name,
            include_str!(concat!("../../../../templates/", $folder, "/", $name)),
        )),*]
    };
}

/// What a new paper begins with, whatever its type.
const COMMON: &[StarterFile] = starter!["new":
    "annexes.csv",
    "body.en.hbs",
    "body.zh.hbs",
    "duties.csv",
    "figures.csv",
    "offices.csv",
    "paper.toml",
    "posts.csv",
    "ranks.csv",
];

/// The types of paper that have a starter, each with the files that it has in place of
/// the common ones and beside them.
pub const STARTERS: &[(&str, &[StarterFile])] = &[
    ("panel", &[]),
    (
        "ec",
        starter!["new-ec":
            "body.en.hbs",
            "body.zh.hbs",
            "establishment.csv",
            "figures.csv",
            "heads.csv",
            "invitation.en.hbs",
            "invitation.zh.hbs",
            "offices.csv",
            "paper.toml",
            "ranks.csv",
        ],
    ),
];

/// The starter of a type of paper; the common files where it has none of its own.
pub fn starter(kind: &str) -> Vec<StarterFile> {
    let mut own = STARTERS.iter().filter(|(known, _)| *known == kind);
    let own = own.next().map_or(&[][..], |(_, files)| *files);
    let is_own = |file: &&StarterFile| own.iter().any(|(name, _)| *name == file.0);
    let common = COMMON.iter().filter(|file| !is_own(file));
    let mut files: Vec<StarterFile> = common.chain(own).copied().collect();
    files.sort_unstable();
    files
}

#[cfg(test)]
mod tests {
    use super::{COMMON, STARTERS, starter};

    #[test]
    fn every_starter_file_is_listed() {
        let count = |folder: &str| {
            let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
            let found = std::fs::read_dir(root.join("../../templates").join(folder));
            found.expect("the starter's folder").count()
        };
        assert_eq!(count("new"), COMMON.len());
        for (kind, files) in STARTERS.iter().filter(|(_, files)| !files.is_empty()) {
            assert_eq!(count(&format!("new-{kind}")), files.len());
        }
    }

    #[test]
    fn a_type_has_its_own_files_in_place_of_the_common_ones() {
        let names = |kind| -> Vec<&str> { starter(kind).iter().map(|file| file.0).collect() };
        assert_eq!(names("panel").len(), COMMON.len());
        let ec = names("ec");
        assert!(ec.contains(&"invitation.zh.hbs") && ec.contains(&"posts.csv"));
        assert_eq!(ec.iter().filter(|name| **name == "paper.toml").count(), 1);
    }
}
