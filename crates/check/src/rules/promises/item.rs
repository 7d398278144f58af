//! A duty that refers to another of its post by number must refer to one that is
//! there, before it (上文) or after it (下文).
//!
//! Duties are numbered by their rows; a typed number does not follow when one is
//! moved.
//!
//! Example: 上文第(5)項 in the third duty of a post.
//!
//! Fix: correct the number.

use crate::prose::Origin;
use crate::prose::numeral::leading;
use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use std::ops::Range;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "promises/item";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &[Lang::Zh],
    needs: &[],
    source: include_str!("item.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for duty in &context.project.duties {
        *counts.entry(&duty.post).or_default() += 1;
    }
    let mut findings = Vec::new();
    for passage in context.prose.of(Lang::Zh) {
        let Origin::Duty { index, number } = passage.from else {
            continue;
        };
        let post = context.project.duties[index].post.as_str();
        let count = counts.get(post).copied().unwrap_or_default();
        for (range, item) in items(&passage.text) {
            let before = &passage.text[..range.start];
            let wrong = if before.ends_with("上文") {
                !(1..number).contains(&item)
            } else if before.ends_with("下文") {
                !(number + 1..=count).contains(&item)
            } else {
                !(1..=count).contains(&item)
            };
            if wrong {
                let message =
                    format!("item ({item}) is not there: this is item ({number}) of {count}");
                let finding = Diagnostic::warning(NAME, message).at(passage.span(range));
                findings.push(finding.help("correct the number"));
            }
        }
    }
    findings
}

/// The references to items: 第(3)項.
fn items(text: &str) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    for (at, sign) in text.match_indices('第') {
        let rest = &text[at + sign.len()..];
        let Some(inside) = rest.strip_prefix(['(', '（']) else {
            continue;
        };
        let Some((number, length)) = leading(inside) else {
            continue;
        };
        let after = inside[length..].trim_start_matches([')', '）']);
        if after.len() < inside.len() - length && after.starts_with('項') {
            let end = text.len() - after.len() + '項'.len_utf8();
            found.push((at..end, number));
        }
    }
    found
}
