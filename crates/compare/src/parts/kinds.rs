//! The tables whose rows are compared, and what their columns name.

/// A table whose rows are named by some of their columns.
pub(crate) struct Kind<'a> {
    pub(crate) file: &'a str,
    pub(crate) of: &'static str,
    pub(crate) key: &'a [&'a str],
    /// The columns that say what a row is called, of which the first filled ones are
    /// shown: one for each language.
    pub(crate) called: &'a [&'a str],
    /// Whether the order of the rows is the order on the page.
    pub(crate) ordered: bool,
}

/// The tables, in the order of the list. duties.csv has a part of its own.
pub(crate) const KINDS: &[Kind<'_>] = &[
    kind(
        "offices.csv",
        "office",
        &["id", "structure"],
        &["name_zh", "name_en"],
        true,
    ),
    kind(
        "heads.csv",
        "Head",
        &["id", "structure"],
        &["name_zh", "name_en"],
        true,
    ),
    kind(
        "posts.csv",
        "post",
        &["id"],
        &["title_zh", "title_en"],
        true,
    ),
    kind(
        "nondirectorate.csv",
        "non-directorate post",
        &["id", "structure"],
        &["rank"],
        true,
    ),
    kind(
        "ranks.csv",
        "rank",
        &["id", "structure"],
        &["name_zh", "name_en"],
        true,
    ),
    kind("pay.csv", "pay", &["point", "date"], &[], false),
    kind("figures.csv", "figure", &["id"], &[], false),
    kind(
        "establishment.csv",
        "establishment",
        &["date", "head", "category"],
        &[],
        true,
    ),
    kind("ceilings.csv", "ceiling", &["head", "year"], &[], true),
    kind(
        "annexes.csv",
        "annex",
        &["kind", "subject", "id"],
        &["title_zh", "title_en"],
        true,
    ),
];

const fn kind(
    file: &'static str,
    of: &'static str,
    key: &'static [&'static str],
    called: &'static [&'static str],
    ordered: bool,
) -> Kind<'static> {
    Kind {
        file,
        of,
        key,
        called,
        ordered,
    }
}

/// What a column names by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// A post.
    Post,
    /// A rank.
    Rank,
    /// An office.
    Office,
    /// One of these.
    Any,
}

/// What a column names by its id, or by several with `;` between, where it does.
pub(crate) fn named(of: &str, column: &str) -> Option<Named> {
    match (of, column) {
        ("post", "id" | "reports_to" | "dotted_to" | "held_against")
        | ("non-directorate post", "post") => Some(Named::Post),
        ("rank", "id") | ("post" | "non-directorate post", "rank") => Some(Named::Rank),
        ("office", "id" | "succeeds" | "part_of")
        | ("post", "office")
        | ("non-directorate post", "office" | "from") => Some(Named::Office),
        ("annex", "subject" | "under") | ("post", "offset_by") => Some(Named::Any),
        _ => None,
    }
}
