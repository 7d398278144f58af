//! A typed count of posts must be the one that the tables give.
//!
//! What is counted:
//! - posts of a rank, title, tenure or office, which may stand between the number and 職位 or
//!   post: 8個首長級職位, two permanent Chief Engineer (D1) posts;
//! - officers, where there are said to be so many, where an office has them, and under a post
//!   that the sentence names: 三名總工程師, three Chief Engineers;
//! - non-directorate posts that support a post named before them, of which another paragraph
//!   tells, or that are time-limited.
//!
//! What happens to them is read from the verb, which may stand before the number, behind it, or
//! in what leads into a list: they are created, deleted, transferred, redeployed, extended,
//! re-created, made permanent or re-ranked; they lapse; those of an office become more or
//! fewer, 由7個增至8個. Of a rank those lapse that do by the proposal, unless a day is told.
//!
//! What is left alone:
//! - posts that are retained or kept, unless it is for a further time;
//! - a sentence on another body, document or year.
//!
//! Example: 轉撥8個首長級職位, where nine posts are transferred.
//!
//! Fix: write `{{count change="transferred"}}`, or correct the tables.

use crate::prose::{Against, Claim};
use crate::{Context, Level, Rule};
use tables::diag::{Diagnostic, number_of};
use tables::model::Lang;

pub(super) const NAME: &str = "numbers/wrong-count";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv", "ranks.csv"],
    source: include_str!("wrong_count.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (passage, claim) in context.claims() {
        if claim.holds {
            continue;
        }
        let count = claim.count;
        let typed = &passage.text[claim.range.clone()];
        let (message, way_out) = said(claim, typed);
        let mut finding = Diagnostic::error(NAME, message).at(passage.span(claim.range.clone()));
        if let Some(post) = claim.posts.first() {
            let span = context.sources.cell_span(post.row, "id");
            finding = finding.with(
                span,
                if count == 1 {
                    "the post"
                } else {
                    "the first of them"
                },
            );
        }
        findings.push(finding.help(format!(
            "{way_out}; if it is right, allow it in the paragraph: {{{{! allow {NAME}: why }}}}"
        )));
    }
    findings
}

/// What is said of a count that does not hold, and the way out.
fn said(claim: &Claim<'_>, typed: &str) -> (String, String) {
    match (&claim.against, &claim.helper) {
        (Against::Titles(titles), _) => {
            let titles = number_of(*titles, "title");
            let message = format!("`{typed}` is typed, and the sentence gives it {titles}");
            (message, "correct the number or the titles".to_owned())
        }
        (Against::Title(title), _) => (
            format!("by the tables `{title}` is no post of the kind that is counted here"),
            "correct the title, what is said of the post, or the tables".to_owned(),
        ),
        (Against::Post(words), _) => (
            format!("by the tables there is no `{words}` to which that happens"),
            "correct its rank, its tenure, or the tables".to_owned(),
        ),
        (Against::Rank(rank), _) => (
            format!("posts of the rank `{rank}` are counted, which ranks.csv does not have"),
            "correct the rank, or add it to ranks.csv".to_owned(),
        ),
        (Against::Tables, helper) => {
            let posts = number_of(claim.count, "post");
            let message = format!("`{typed}` is typed and the tables have {posts} of this kind");
            let way_out = match helper {
                Some(helper) => format!("write {helper}, or correct the tables"),
                None => "correct the number or the tables".to_owned(),
            };
            (message, way_out)
        }
    }
}
