//! What the prose says that a chart shows must be marked in it.
//!
//! 組織圖(顯示建議開設及轉撥的首長級職位) promises a mark for the created posts and
//! one for the transferred; `[chart.marks]` of paper.toml chooses the marks.
//!
//! Example: the sentence above, and only `created = {}` under [chart.marks].
//!
//! Fix: add the mark, `transferred = {}`, or leave the word out.

use crate::prose::{Origin, Passage};
use crate::{Context, Level, Rule};
use std::ops::Range;
use tables::diag::Diagnostic;
use tables::model::{Change, Lang, Marked};
use tables::source::Span;

const NAME: &str = "promises/mark";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &[Lang::Zh],
    needs: &[],
    source: include_str!("mark.rs"),
    run,
};

/// The words of the prose for what happens to a post.
const CHANGES: &[(&str, Change)] = &[
    ("開設", Change::Created),
    ("增設", Change::Created),
    ("擬設", Change::Created),
    ("轉撥", Change::Transferred),
    ("刪除", Change::Deleted),
    ("重訂", Change::ReRanked),
    ("改稱", Change::Retitled),
    ("調配", Change::Redeployed),
];

const SHOW: &[&str] = &["顯示", "標示", "標明", "展示"];
const CHART: &str = "組織圖";
/// How many characters may say what a chart shows.
const LONGEST: usize = 200;

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let chosen = chosen(context);
    for passage in context
        .prose
        .of(Lang::Zh)
        .filter(|it| it.from == Origin::Body)
    {
        for promise in promises(&passage.text) {
            for (word, change) in CHANGES {
                let Some(at) = passage.text[promise.clone()].find(word) else {
                    continue;
                };
                let range = promise.start + at..promise.start + at + word.len();
                if !context
                    .project
                    .paper
                    .marks
                    .iter()
                    .any(|mark| mark.of == Marked::Change(*change))
                {
                    findings.push(finding(passage, range, *change, chosen));
                }
            }
        }
    }
    findings
}

/// The stretches in which a text says what a chart shows: from the word to the
/// end of its clause or bracket, where a chart is named shortly before.
fn promises(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for word in SHOW {
        for (at, _) in text.match_indices(word) {
            let before = text[..at].char_indices().rev().nth(12);
            let near = &text[before.map_or(0, |(at, _)| at)..at];
            let after = at + word.len();
            let far = text[after..].char_indices().nth(LONGEST);
            let clause = &text[after..far.map_or(text.len(), |(far, _)| after + far)];
            let end = clause.find(['，', '。', '；', ')', '）']);
            if near.contains(CHART) {
                found.push(after..after + end.unwrap_or(clause.len()));
            }
        }
    }
    found
}

/// Where paper.toml chooses the marks.
fn chosen(context: &Context<'_>) -> Option<Span> {
    const SECTION: &str = "[chart.marks]";
    let file = context.project.paper.kind_span.file;
    let at = context.sources.file(file).text.find(SECTION)?;
    Some(Span::new(file, at, at + SECTION.len()))
}

fn finding(
    passage: &Passage,
    range: Range<usize>,
    change: Change,
    chosen: Option<Span>,
) -> Diagnostic {
    let message = format!(
        "the chart is said to show {}, and no mark is chosen for it",
        &passage.text[range.clone()]
    );
    let finding = Diagnostic::warning(NAME, message)
        .at(passage.span(range))
        .help(format!(
            "add `{} = {{}}` under [chart.marks] of paper.toml, or leave the word out",
            change.word()
        ));
    match chosen {
        Some(span) => finding.with(span, "the marks that are chosen"),
        None => finding,
    }
}
