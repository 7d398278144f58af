//! Posts that are deleted must be mentioned.
//!
//! A post without a proposed row is deleted, also where the row was only forgotten, or
//! has another id. Where no body speaks of a deletion at all, that is what happened.
//!
//! Example: `lo,oil,…` has no proposed row, and no body has `change="deleted"`, `{{net}}`,
//! 刪除 or `deletion`.
//!
//! Fix: add the proposed row of a post that stays, or say in the body what is deleted.

use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Change, Lang, Post};

const NAME: &str = "posts/deletion-unmentioned";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv", BODY],
    source: include_str!("deletion_unmentioned.rs"),
    run,
};

/// Words by which a body speaks of a deletion.
const WORDS: &[(Lang, &[&str])] = &[
    (
        Lang::Zh,
        &[
            "刪除", "刪去", "刪減", "取消", "撤銷", "裁減", "裁撤", "抵銷",
        ],
    ),
    (Lang::En, &["delet", "abolish", "abolition", "offset"]),
];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let deleted = establishment.posts().iter();
    let deleted = deleted.filter(|post| establishment.changes(&post.id).contains(&Change::Deleted));
    let deleted: Vec<&Post> = deleted.collect();
    let Some((first, others)) = deleted.split_first() else {
        return Vec::new();
    };
    let sound = context.prose.bodies.iter().all(|body| body.sound);
    if context.prose.bodies.is_empty()
        || !sound
        || computed(context, &deleted)
        || said(context, &deleted)
    {
        return Vec::new();
    }
    let cell = |post: &Post| context.sources.cell_span(post.row, "id");
    let message = match others.len() {
        0 => format!("`{}` is deleted, and no body says so", first.id),
        more => format!(
            "`{}` and {more} more are deleted, and no body says so",
            first.id
        ),
    };
    let help = "add the proposed row of a post that stays; else say in the body what is \
                deleted, as in {{count change=\"deleted\"}}";
    let finding = Diagnostic::warning(NAME, message)
        .at(cell(first))
        .help(help);
    vec![others.iter().fold(finding, |finding, post| {
        finding.with(cell(post), "deleted too")
    })]
}

/// Whether a body has a value or a table that counts what is deleted, or names it.
fn computed(context: &Context<'_>, deleted: &[&Post]) -> bool {
    let bodies = context.prose.bodies.iter();
    let mut calls = bodies.flat_map(|body| body.pieces.iter().flat_map(|piece| &piece.calls));
    calls.any(|call| {
        let change = call.named("change").unwrap_or_default();
        let of_all = matches!(call.name.as_str(), "net" | "nams" | "full_cost" | "table");
        let mut names = call.positional.iter();
        let named = names.any(|name| deleted.iter().any(|post| post.id == *name));
        of_all
            || named
            || change
                .split(' ')
                .any(|change| matches!(change, "deleted" | "lost"))
    })
}

/// Whether a body speaks of a deletion, or names a post that is deleted.
fn said(context: &Context<'_>, deleted: &[&Post]) -> bool {
    let bodies = context.prose.bodies.iter();
    let mut passages =
        bodies.flat_map(|body| context.prose.pieces(body).map(|(_, passage)| passage));
    passages.any(|passage| {
        let mut deleted = deleted.iter();
        passage.says(WORDS) || deleted.any(|post| passage.has_name(&post.title))
    })
}
