//! No post may report to itself through others.
//!
//! Such posts hang from no head, and no chart can hold them.
//!
//! Example: a reports to b, and b reports to a.
//!
//! Mend: correct one of the superiors.

use std::collections::BTreeMap;

use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use crate::model::Post;
use crate::source::Sources;

const NAME: &str = "posts/reporting-cycle";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Firm,
    needs: &[],
    source: include_str!("reporting_cycle.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (look.project, look.sources);
    let posts = project.establishment.posts();
    let mut index: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, post) in posts.iter().enumerate() {
        index.entry((&post.office, &post.id)).or_insert(at);
    }
    let superior = |at: usize| {
        let post: &Post = &posts[at];
        index
            .get(&(post.office.as_str(), post.reports_to.as_deref()?))
            .copied()
    };
    cycles(posts.len(), superior)
        .into_iter()
        .map(|cycle| finding(&cycle, posts, sources))
        .collect()
}

/// Each cycle of a chain of superiors once, in reporting order from its
/// earliest row.
fn cycles(count: usize, superior: impl Fn(usize) -> Option<usize>) -> Vec<Vec<usize>> {
    let mut walked_from = vec![usize::MAX; count];
    let mut cycles = Vec::new();
    for start in 0..count {
        let mut at = start;
        let mut path = Vec::new();
        while walked_from[at] == usize::MAX {
            walked_from[at] = start;
            path.push(at);
            match superior(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        // The walk met its own trail: what lies after that point is a cycle.
        if let Some(from) = path.iter().position(|&seen| seen == at)
            && superior(*path.last().unwrap_or(&at)) == Some(at)
        {
            let mut cycle = path.split_off(from);
            let earliest = cycle.iter().enumerate().min_by_key(|(_, row)| **row);
            let turn = earliest.map_or(0, |(turn, _)| turn);
            cycle.rotate_left(turn);
            cycles.push(cycle);
        }
    }
    cycles
}

fn finding(cycle: &[usize], posts: &[Post], sources: &Sources) -> Diagnostic {
    let ids: Vec<&str> = cycle.iter().map(|&at| posts[at].id.as_str()).collect();
    let round = [ids.as_slice(), &ids[..1]].concat().join(" → ");
    let span = |at: usize| sources.cell_span(posts[at].row, "reports_to");
    let mut finding = Diagnostic::error(NAME, format!("posts report in a circle: {round}"))
        .at(span(cycle[0]))
        .help("correct one of these superiors");
    for &at in &cycle[1..] {
        finding = finding.with(span(at), "and this");
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::cycles;

    #[test]
    fn each_cycle_is_found_once() {
        // 0 → 1 → 2 → 1; 3 → 3; 4 is a head; 5 → 4.
        let superior = [Some(1), Some(2), Some(1), Some(3), None, Some(4)];
        assert_eq!(cycles(6, |at| superior[at]), [vec![1, 2], vec![3]]);
    }
}
