//! A duty must be of a post in posts.csv.

use std::collections::BTreeSet;

use super::{Rule, unknown};
use crate::diag::Diagnostic;
use crate::model::Project;
use crate::source::Sources;

const NAME: &str = "duties/unknown-post";
pub(super) const RULE: Rule = Rule {
    names: &[NAME],
    needs: &["posts.csv"],
    run,
};

fn run(project: &Project, sources: &Sources) -> Vec<Diagnostic> {
    let posts = project.establishment.posts();
    let ids: BTreeSet<&str> = posts.iter().map(|post| post.id.as_str()).collect();
    project
        .duties
        .iter()
        .filter(|duty| !duty.post.is_empty() && !ids.contains(duty.post.as_str()))
        .map(|duty| {
            let span = sources.cell_span(duty.row, "post");
            unknown(NAME, "post", &duty.post, span, ids.iter().copied())
        })
        .collect()
}
