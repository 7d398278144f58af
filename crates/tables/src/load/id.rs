//! The id of a paper: the name of its output folder, on any machine.

use camino::Utf8Path;
use toml::de::{DeTable, DeValue};
use unicode_normalization::UnicodeNormalization;

use super::section::string;
use crate::characters::{forms, is_plain};
use crate::source::{PAPER_TOML, PaperFolder, decode};

/// Names that an output folder, or the folder that it stands in, has for
/// something else.
const TAKEN: [&str; 3] = ["index.html", "manifest.json", "paper.toml"];

/// Names that Windows keeps for devices, whatever follows a dot behind them.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The same with a digit behind them.
const NUMBERED: [&str; 2] = ["com", "lpt"];

/// How many bytes a name may have: file systems take 255, and names that are
/// made of it are longer.
const LONGEST: usize = 200;

/// Why a text can be no id; none where it can.
pub(super) fn refused(id: &str) -> Option<String> {
    let folded = folded(id);
    let stem = folded.split('.').next().unwrap_or_default().trim_end();
    let marks = |c: &char| "/\\<>:\"|?*".contains(*c);
    if id.trim().is_empty() {
        return Some("it is empty".to_owned());
    }
    if let Some(unseen) = id.chars().find(|&c| !is_plain(c)) {
        let code = u32::from(unseen);
        return Some(format!("it has U+{code:04X} in it, which is invisible"));
    }
    if let Some(mark) = id.chars().find(marks) {
        return Some(format!(
            "no folder's name may have `{mark}` in it on Windows"
        ));
    }
    if id.starts_with('.') {
        return Some("a name that begins with a dot is hidden".to_owned());
    }
    if id.ends_with(['.', ' ']) || id.starts_with(' ') {
        return Some("Windows drops dots and spaces at the ends of names".to_owned());
    }
    if id.len() > LONGEST {
        return Some(format!("it has more than {LONGEST} bytes"));
    }
    if TAKEN.contains(&folded.as_str()) {
        return Some(format!("the outputs have a file `{folded}` of their own"));
    }
    is_device(stem).then(|| "Windows keeps this name for a device".to_owned())
}

fn is_device(stem: &str) -> bool {
    let digit = |rest: &str| {
        let mut chars = rest.chars();
        let one = chars.next().filter(|_| chars.next().is_none());
        one.is_some_and(|c| c.is_ascii_digit() || "¹²³".contains(c))
    };
    let mut numbered = NUMBERED.iter();
    DEVICES.contains(&stem) || numbered.any(|name| stem.strip_prefix(name).is_some_and(digit))
}

/// The name that stands for all which are one folder on some machine: file
/// systems may pass over case, and how a letter and its accent are written.
pub(super) fn folded(id: &str) -> String {
    let composed: String = id.nfc().collect();
    let folded = composed.to_uppercase().to_lowercase();
    folded.nfc().collect()
}

/// Why paper.toml cannot give this id. A folder's name may be in a second form:
/// some file systems write accents apart by themselves.
pub(super) fn refused_typed(id: &str) -> Option<String> {
    refused(id).or_else(|| {
        let form = forms(id).into_iter().next()?;
        Some(format!(
            "it has {}, and its usual form is `{}`",
            form.kind, form.plain
        ))
    })
}

/// The id that paper.toml gives, if that is one.
fn of_value(value: &DeValue<'_>) -> Option<String> {
    string(value).filter(|id| refused_typed(id).is_none())
}

/// The id of the paper in a folder, by its paper.toml alone; none where that
/// cannot be read.
pub(super) fn of_folder(folder: &Utf8Path) -> Option<String> {
    let folder = PaperFolder::open(folder).ok()?;
    let decoded = decode(&folder.read(PAPER_TOML).ok()?, None);
    if !decoded.faults.is_empty() {
        return None;
    }
    let (table, _) = DeTable::parse_recoverable(&decoded.text);
    match table.get_ref().get("id") {
        Some(id) => of_value(id.get_ref()),
        None => Some(folder.name().to_owned()).filter(|name| refused(name).is_none()),
    }
}

#[cfg(test)]
mod tests {
    use super::{folded, refused};

    #[test]
    fn names_that_some_machine_refuses_are_no_ids() {
        for id in [
            "",
            " ",
            "index.html",
            "Index.HTML",
            "paper.toml",
            "CON",
            "con.txt",
            "nul .x",
            "LPT9",
            "COM¹",
            "a.",
            "a ",
            " a",
            ".a",
            "a/b",
            "a\\b",
            "a:b",
            "a?b",
            "a\"b",
            "a\nb",
            "a\u{200B}b",
            "a\u{202E}b",
        ] {
            assert!(refused(id).is_some(), "{id:?}");
        }
        assert!(refused(&"紙".repeat(100)).is_some());
        for id in [
            "dpo-2024",
            "a b",
            "附件 1",
            "console",
            "com",
            "com10",
            "index.html.bak",
            "a.b",
            "$1 [x];",
        ] {
            assert_eq!(refused(id), None, "{id:?}");
        }
    }

    #[test]
    fn names_that_are_one_folder_somewhere_are_folded_into_one() {
        for (one, two) in [
            ("Paper", "paper"),
            ("caf\u{E9}", "cafe\u{301}"),
            ("ÉTÉ", "e\u{301}te\u{301}"),
            ("ſ", "S"),
        ] {
            assert_eq!(folded(one), folded(two), "{one} {two}");
        }
        assert_ne!(folded("a-1"), folded("a_1"));
    }
}
