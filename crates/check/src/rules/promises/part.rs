//! A part that the prose refers to must be there: a table, figure or appendix.
//!
//! A discussion paper has paragraphs, footnotes and annexes (附件); 見附錄 and 下表
//! were most often copied from a paper of another kind.
//!
//! Example: 詳情載於附錄二.
//!
//! Fix: refer to an annex by `{{annex "id"}}`, or put the table in.

use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "promises/part";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &[Lang::Zh],
    needs: &[BODY],
    source: include_str!("part.rs"),
    run,
};

const LEADS: &[&str] = &["見", "載於", "列於", "載列於", "詳見", "如"];
const PARTS: &[(&str, &[&str])] = &[
    ("附錄", &[]),
    ("附表", &["#table"]),
    ("下表", &["#table"]),
    ("上表", &["#table"]),
    ("下圖", &["#figure", "#image"]),
    ("上圖", &["#figure", "#image"]),
];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in context
        .prose
        .bodies
        .iter()
        .filter(|body| body.lang == Lang::Zh)
    {
        let source = &context.sources.file(body.file).text;
        let made = |makes: &[&str]| makes.iter().any(|make| source.contains(make));
        let lacking = PARTS.iter().filter(|(_, makes)| !made(makes));
        let lacking: Vec<&str> = lacking.map(|(part, _)| *part).collect();
        for (_, passage) in context.prose.pieces(body) {
            for part in &lacking {
                for (at, _) in passage.text.match_indices(part) {
                    let range = at..at + part.len();
                    let led = LEADS.iter().any(|lead| passage.text[..at].ends_with(lead));
                    if led && passage.is_typed(range.clone()) {
                        let message = format!("the paper has no {part}");
                        findings.push(
                            Diagnostic::warning(NAME, message)
                                .at(passage.span(range))
                                .help("refer to an annex: {{annex \"id\"}}, or put it in"),
                        );
                    }
                }
            }
        }
    }
    findings
}
