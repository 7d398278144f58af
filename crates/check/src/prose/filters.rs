//! The filters of a helper.

use tables::model::{Directorate, Selection, Structure};

/// What a call has to say for a description of posts, each filter with a space before it.
pub(crate) fn filters(it: &Selection) -> String {
    let mut filters = String::new();
    let mut add = |name: &str, value: &str| {
        filters.push_str(&format!(" {name}=\"{value}\""));
    };
    let changes: Vec<String> = it.change.iter().map(|it| it.word().to_owned()).collect();
    for (name, values) in [
        ("change", &changes),
        ("from", &it.from),
        ("office", &it.office),
        ("rank", &it.rank),
        ("except", &it.except),
        ("superior", &it.superior),
    ] {
        if !values.is_empty() {
            add(name, &values.join(" "));
        }
    }
    if let Some(point) = it.point.first() {
        add("point", &point.to_string());
    }
    if let Some(tenure) = it.tenure.first() {
        add("tenure", tenure.word());
    }
    match it.directorate {
        Some(Directorate::No) => add("directorate", "no"),
        Some(Directorate::All) => add("directorate", "all"),
        Some(Directorate::Yes) | None => {}
    }
    if it.structure == Some(Structure::Existing) {
        add("structure", "existing");
    }
    filters
}
