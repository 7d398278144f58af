//! A part that the prose refers to must be there: a table, figure or appendix.
//!
//! A discussion paper has paragraphs, footnotes and annexes (附件); 見附錄, 下表, `at
//! the Enclosure` and `the table below` were most often copied from a paper of
//! another kind.
//!
//! Example: 詳情載於附錄二, `is at Enclosure 2`.
//!
//! Fix: refer to an annex by `{{annex "id"}}`, or put the table in.

use crate::prose::refers_elsewhere;
use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "promises/part";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[BODY],
    source: include_str!("part.rs"),
    run,
};

const LEADS: &[&str] = &["見", "載於", "列於", "載列於", "詳見", "如"];
const LEADS_EN: &[&str] = &[
    "at ", "in ", "at the ", "in the ", "see ", "See ", "See the ", "see the ",
];
const PARTS_EN: &[(&str, &[&str])] = &[
    ("Enclosure", &[]),
    ("Appendix", &[]),
    ("Appendices", &[]),
    ("table below", &["#table"]),
    ("table above", &["#table"]),
    ("following table", &["#table"]),
    ("figure below", &["#figure", "#image"]),
    ("chart below", &["#figure", "#image"]),
];
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
    for body in context.prose.parts() {
        let (leads, parts) = match body.lang {
            Lang::Zh => (LEADS, PARTS),
            Lang::En => (LEADS_EN, PARTS_EN),
        };
        let source = &context.sources.file(body.file).text;
        let made = |makes: &[&str]| makes.iter().any(|make| source.contains(make));
        let lacking = parts.iter().filter(|(_, makes)| !made(makes));
        let lacking: Vec<&str> = lacking.map(|(part, _)| *part).collect();
        for (_, passage) in context.prose.pieces(body) {
            for part in &lacking {
                for (at, _) in passage.text.match_indices(part) {
                    let range = at..at + part.len();
                    let led = leads.iter().any(|lead| passage.text[..at].ends_with(lead));
                    let of_another = refers_elsewhere(body.lang, &passage.text, &range);
                    if led && !of_another && passage.is_typed(range.clone()) {
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
