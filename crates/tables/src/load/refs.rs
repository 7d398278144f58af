//! `[refs]` of paper.toml: which cells take helpers.

use toml::de::DeValue;

use super::loader::Loader;
use super::section::Section;
use super::settings;
use crate::model::Refs;

pub(super) fn load(loader: &mut Loader<'_>, root: &mut Section<'_>) -> Refs {
    let table = root.read(loader, "refs", DeValue::as_table);
    let Some((table, (_, span))) = table.zip(root.get("refs")) else {
        return Refs::default();
    };
    let mut section = Section::new(table, settings::REFS, "[refs]", span);
    let mut flag = |key| {
        let flag = section.read(loader, key, DeValue::as_bool);
        flag.unwrap_or_default()
    };
    let refs = Refs {
        duties: flag("duties"),
        titles: flag("titles"),
        tables: flag("tables"),
    };
    section.finish(loader);
    refs
}
