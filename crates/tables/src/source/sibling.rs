//! The folder beside a paper's that lends it tables: `[tables] from = "../NAME"`.
//!
//! A lent file is read wherever the paper has none of its own under that name: its
//! tables, the texts of annexes, pictures. Nothing of two files is put together.

use camino::Utf8Path;
use toml::de::{DeTable, DeValue};

use super::PaperFolder;
use super::limits::Kind;

/// A folder that lends tables.
#[derive(Debug)]
pub struct Sibling {
    /// As paper.toml names it, `../NAME`.
    pub name: String,
    /// The folder.
    pub folder: PaperFolder,
}

/// The folder that a paper.toml takes tables from, as it is written.
pub(super) fn from_of(text: &str) -> Option<String> {
    let (root, _) = DeTable::parse_recoverable(text);
    let tables = root.get_ref().get("tables")?.get_ref().as_table()?;
    match tables.get("from")?.get_ref() {
        DeValue::String(name) => Some(name.strip_suffix('/').unwrap_or(name).to_owned()),
        _ => None,
    }
}

/// The folder's own name in `../NAME`; `None` for any other path.
pub(super) fn sibling_name(from: &str) -> Option<&str> {
    let name = from.strip_prefix("../")?;
    let name = name.strip_suffix('/').unwrap_or(name);
    let plain = !name.is_empty() && name != "." && name != "..";
    (plain && !name.contains(['/', '\\', '\0'])).then_some(name)
}

/// The own name of the folder beside it that a paper.toml takes tables from, by its
/// text; `None` where it names none that may be.
pub fn lender(text: &str) -> Option<String> {
    let from = from_of(text)?;
    sibling_name(&from).map(str::to_owned)
}

/// Whether a file of this name may be lent.
pub(super) fn is_lent(name: &str) -> bool {
    let path = Utf8Path::new(name);
    let is_picture = Kind::of(path) == Kind::Picture;
    let is_own_level = !name.contains('/');
    let is_text = name.starts_with("annex-") && name.ends_with(".hbs");
    is_picture || is_own_level && (name.ends_with(".csv") || is_text)
}

#[cfg(test)]
mod tests {
    use super::{from_of, is_lent, sibling_name};

    #[test]
    fn only_a_folder_beside_is_a_sibling() {
        assert_eq!(sibling_name("../harbour"), Some("harbour"));
        assert_eq!(sibling_name("../harbour/"), Some("harbour"));
        for other in [
            "harbour", "..", "../", "../..", "../a/b", "/a", "../../a", "../.", "./a",
        ] {
            assert_eq!(sibling_name(other), None, "{other}");
        }
    }

    #[test]
    fn a_paper_says_where_its_tables_are() {
        assert_eq!(
            from_of("[tables]\nfrom = \"../a\"\n"),
            Some("../a".to_owned())
        );
        assert_eq!(from_of("from = \"../a\"\n[tables]\n"), None);
        assert_eq!(from_of("[tables]\nfrom = 3\n["), None);
    }

    #[test]
    fn prose_and_settings_are_not_lent() {
        for name in [
            "posts.csv",
            "costs.csv",
            "annex-terms.zh.hbs",
            "maps/site.png",
        ] {
            assert!(is_lent(name), "{name}");
        }
        for name in [
            "paper.toml",
            "body.zh.hbs",
            "templates/main.typ",
            "a/posts.csv",
            "marks.toml",
        ] {
            assert!(!is_lent(name), "{name}");
        }
    }
}
