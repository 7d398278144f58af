//! The rank of a post must be in ranks.csv.

use super::{Rule, unknown};
use crate::diag::Diagnostic;
use crate::model::Project;
use crate::source::Sources;

const NAME: &str = "posts/unknown-rank";
pub(super) const RULE: Rule = Rule {
    names: &[NAME],
    needs: &["ranks.csv"],
    run,
};

fn run(project: &Project, sources: &Sources) -> Vec<Diagnostic> {
    let establishment = &project.establishment;
    let ids = || establishment.ranks().iter().map(|rank| rank.id.as_str());
    establishment
        .posts()
        .iter()
        .filter(|post| !post.rank.is_empty() && establishment.rank(&post.rank).is_none())
        .map(|post| {
            let span = sources.cell_span(post.row, "rank");
            unknown(NAME, "rank", &post.rank, span, ids())
        })
        .collect()
}
