//! The cells that a day or a period comes from.

use compare::Version;
use compare::version::At;
use tables::model::{Post, Structure};

/// The helpers that print when posts begin and end, with the columns that say so.
const HELPERS: &[(&str, &[&str])] = &[
    ("effective", &["effective"]),
    ("until", &["until", "effective", "period"]),
    ("lapses", &["until", "effective", "period"]),
    ("period", &["period", "effective", "until"]),
    ("timing", &["effective", "until", "period"]),
];

/// The filled cells of the posts that a call names from which its day or period comes,
/// each with its column; where a post does not say when it begins, what paper.toml does.
/// None where the call prints no such thing. `named` are the posts' ids.
pub(super) fn cells(version: &Version, call: &str, named: &[&str]) -> Vec<(At, String)> {
    let helper = call.trim_start_matches(['{', '#', '~', ' ']);
    let helper = helper.split(|c: char| !c.is_alphanumeric()).next();
    let known = HELPERS.iter().find(|(name, _)| Some(*name) == helper);
    let Some((helper, columns)) = known else {
        return Vec::new();
    };
    let begins = matches!(*helper, "effective" | "timing");
    let posts = named.iter().filter_map(|id| post(version, call, id));
    let cells = posts.flat_map(|post| {
        let cell = |column: &&str| {
            let text = version.sources.cell_text(post.row, column);
            let is_filled = text.is_some_and(|text| !text.trim().is_empty());
            match is_filled {
                true => vec![(version.cell(post.row, column), (*column).to_owned())],
                false if *column == "effective" && begins => of_paper(version),
                false => Vec::new(),
            }
        };
        columns.iter().flat_map(cell).collect::<Vec<_>>()
    });
    cells.collect()
}

/// The post of an id, in the structure that a call names.
fn post<'v>(version: &'v Version, call: &str, id: &str) -> Option<&'v Post> {
    let all = &version.project.establishment;
    let named = |word: &str| call.contains(&format!("structure=\"{word}\""));
    match (named("existing"), named("proposed")) {
        (true, _) => all.post_in(Structure::Existing, id),
        (_, true) => all.post_in(Structure::Proposed, id),
        _ => all.post(id),
    }
}

/// What paper.toml says of when posts begin.
fn of_paper(version: &Version) -> Vec<(At, String)> {
    let keys = ["effective", "approval"].into_iter();
    let found = keys.filter_map(|key| {
        let span = version.sources.setting(&[key], None)?;
        Some((version.at(span), key.to_owned()))
    });
    found.collect()
}
