//! The house plan, held, where Cargo does not hold it: inside a crate, rooms import
//! only rooms above them; rules, kinds and types are listed.

use std::fs;
use std::path::Path;

use super::support::root;

const CRATES: [&str; 8] = [
    "tables", "content", "check", "compare", "review", "editions", "typeset", "pipeline",
];

/// Every source file below a folder, with its text.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            found.push((path.display().to_string(), text));
        }
    }
    found
}

/// The rooms of a crate in order, as its `lib.rs` has them, and its text.
fn rooms(name: &str) -> (Vec<String>, String) {
    let lib = root().join("crates").join(name).join("src/lib.rs");
    let lib = fs::read_to_string(lib).expect("lib.rs is there");
    let rooms = lib
        .lines()
        .filter_map(|line| line.strip_prefix("//! - [`")?.split('`').next());
    (rooms.map(str::to_owned).collect(), lib)
}

/// The files of a room, be it a folder or one file.
fn files_of(name: &str, room: &str) -> Vec<(String, String)> {
    let folder = root().join("crates").join(name).join("src").join(room);
    if folder.is_dir() {
        return sources(&folder);
    }
    let file = folder.with_extension("rs");
    let text = fs::read_to_string(&file).expect("the room's file");
    vec![(file.display().to_string(), text)]
}

#[test]
fn rooms_import_only_rooms_above_them() {
    for name in CRATES {
        let (rooms, lib) = rooms(name);
        let modules = lib.lines().filter(|line| line.starts_with("pub mod "));
        assert_eq!(modules.count(), rooms.len(), "{name} lists every room");
        for (at, room) in rooms.iter().enumerate() {
            for (file, text) in files_of(name, room) {
                for below in &rooms[at + 1..] {
                    let import = format!("crate::{below}::");
                    let whole = format!("crate::{below};");
                    assert!(
                        !text.contains(&import) && !text.contains(&whole),
                        "{file} imports {below}, which is below {room}"
                    );
                }
            }
        }
    }
}

/// Every file of a room of like things must be named in its list.
fn check_listed(room: &str, list: &str) {
    let folder = root().join("crates").join(room);
    let module = fs::read_to_string(folder.join("mod.rs")).expect("mod.rs");
    let start = module.find(list).expect("the list");
    let listed = &module[start..start + module[start..].find("];").expect("the list's end")];
    for (file, _) in sources(&folder) {
        let name = Path::new(&file).file_stem().and_then(|name| name.to_str());
        let name = name.expect("a name");
        // A kind that is large has a folder.
        let kind = Path::new(&file).parent().and_then(Path::file_name);
        let kind = kind.and_then(|kind| kind.to_str()).unwrap_or_default();
        let of_kind = listed.contains(&format!("{kind}::KIND"));
        assert!(
            name == "mod" || of_kind || listed.contains(&format!("{name}::")),
            "{name} is not in {list}"
        );
    }
}

#[test]
fn rules_kinds_and_types_are_listed() {
    check_listed("check/src/rules", "RULES: &[Rule]");
    check_listed("content/src/annex", "ANNEX_KINDS: &[AnnexKind]");
    check_listed("content/src/paper", "PAPER_TYPES: &[PaperType]");
}
