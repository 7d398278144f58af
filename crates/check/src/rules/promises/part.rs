//! A part that the prose refers to must be there: a table, figure or appendix.
//!
//! A discussion paper has paragraphs, footnotes and annexes (附件); 見附錄, 下表, `at
//! the Enclosure` and `the table below` were most often copied from a paper of
//! another kind.
//!
//! Example: 詳情載於附錄二, `is at Enclosure 2`.
//!
//! A table with a number, 表1 or Table 1, must be one that has a caption: no other has
//! a number.
//!
//! Fix: refer to an annex by `{{annex "id"}}`, put the table in, or give it a caption.

use crate::prose::numeral::leading;
use crate::prose::{BodyText, Passage, refers_elsewhere, tags};
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

/// What makes a table or a figure in a body.
const TABLE: &[&str] = &["#table", "{{table"];
const FIGURE: &[&str] = &["#figure", "#image", "{{picture"];

const LEADS: &[&str] = &["見", "載於", "列於", "載列於", "詳見", "如"];
const LEADS_EN: &[&str] = &[
    "at ", "in ", "at the ", "in the ", "see ", "See ", "See the ", "see the ",
];
const PARTS_EN: &[(&str, &[&str])] = &[
    ("Enclosure", &[]),
    ("Appendix", &[]),
    ("Appendices", &[]),
    ("table below", TABLE),
    ("table above", TABLE),
    ("following table", TABLE),
    ("figure below", FIGURE),
    ("chart below", FIGURE),
];
const PARTS: &[(&str, &[&str])] = &[
    ("附錄", &[]),
    ("附表", TABLE),
    ("下表", TABLE),
    ("上表", TABLE),
    ("下圖", FIGURE),
    ("上圖", FIGURE),
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
        let there = |part: &str, makes: &[&str]| match makes {
            [] => names_annexes(context, body.lang, part),
            _ => made(makes),
        };
        let lacking = parts.iter().filter(|(part, makes)| !there(part, makes));
        let lacking: Vec<&str> = lacking.map(|(part, _)| *part).collect();
        let numbered = numbered_tables(context, body);
        for (_, passage) in context.prose.pieces(body) {
            if let Some(count) = numbered {
                findings.extend(tables(passage, count));
            }
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

/// Whether the annexes of the paper, which has some, are called so: Enclosure 3.
fn names_annexes(context: &Context<'_>, lang: Lang, part: &str) -> bool {
    let mut words = context.project.words.iter();
    let words = words.find(|(known, _)| *known == lang);
    !context.project.annexes.is_empty()
        && words.is_some_and(|(_, words)| {
            let annex = &words.annex;
            let called = [&annex.one, &annex.only, &annex.many];
            called.iter().any(|pattern| pattern.as_str().contains(part))
        })
}

/// How many tables of a body have a number; nothing where its own code may make some.
fn numbered_tables(context: &Context<'_>, body: &BodyText) -> Option<usize> {
    let source = &context.sources.file(body.file).text;
    if source.contains("#figure") || source.contains("#let") || source.contains("#show") {
        return None;
    }
    let tables = tags(source).into_iter().map(|tag| &source[tag.range]);
    let tables = tables.filter_map(|tag| {
        let inside = tag.trim_start_matches('{').trim_start();
        inside.strip_prefix("table ")
    });
    // It prints a table for each Head, with captions of their own.
    if source.contains("\"establishment\"") {
        return None;
    }
    let own = context.project.own_tables.iter();
    let captioned: Vec<&str> = own
        .filter(|table| !table.caption.get(body.lang).is_empty())
        .map(|table| table.name.as_str())
        .collect();
    let has = |call: &&str| {
        let name = call.trim_start().split(['"', '\'']).nth(1);
        call.contains("caption=") || name.is_some_and(|name| captioned.contains(&name))
    };
    Some(tables.filter(has).count())
}

/// What is said of the tables that a text names by a number that none has.
fn tables(passage: &Passage, count: usize) -> Vec<Diagnostic> {
    let (sign, leads) = match passage.lang {
        Lang::Zh => ("表", LEADS),
        Lang::En => ("Table ", LEADS_EN),
    };
    let places = passage.text.match_indices(sign);
    let wrong = places.filter_map(|(at, sign)| {
        let rest = &passage.text[at + sign.len()..];
        let (number, length) = leading(rest)?;
        let range = at..at + sign.len() + length;
        let ends = !rest[length..].starts_with(|c: char| c.is_alphanumeric() && c.is_ascii());
        let led = leads.iter().any(|lead| passage.text[..at].ends_with(lead));
        let of_another = refers_elsewhere(passage.lang, &passage.text, &range);
        let wrong = led && ends && number > count && !of_another;
        (wrong && passage.is_typed(range.clone())).then_some(range)
    });
    wrong
        .map(|range| {
            let message = match count {
                0 => "no table here has a number".to_owned(),
                1 => "one table here has a number".to_owned(),
                _ => format!("{count} tables here have a number"),
            };
            let finding = Diagnostic::warning(NAME, message).at(passage.span(range));
            finding.help(
                match passage.lang {
                    Lang::Zh => "give the table a caption, which has a number: {{table \"NAME\" caption=\"…\"}}; or write 下表",
                    Lang::En => "give the table a caption, which has a number: {{table \"NAME\" caption=\"…\"}}; or write `the table below`",
                },
            )
        })
        .collect()
}
