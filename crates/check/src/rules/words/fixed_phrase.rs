//! A phrase that papers always write alike should not vary by one character, nor the
//! name of a committee, bureau or office by one word.
//!
//! 首長級薪級第2點 names a point of the pay scale; 首長級薪點第2點 is a slip of it.
//! The phrases are those of templates/words.zh.toml; the names those of bureaux and
//! departments, of committees of the Legislative Council and on pay, of the paper's
//! committee and signatories, and of offices. A name of a committee without one of its
//! words, 人事編制委員會, and of a department that ends as one of another kind,
//! 環境保護處, are slips too. 財政委員會 is one where nothing says that it is another
//! council's.
//!
//! Example: 擬議職責說朋, 財務委員審批, Financial Committee, Heath Bureau.
//!
//! Fix: write the phrase as the other papers do.

use crate::prose::Origin;
use crate::rules::words::bodies::nearly;
use crate::rules::words::excepted;
use crate::rules::words::misses::misses;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "words/fixed-phrase";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("fixed_phrase.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = of_phrases(context);
    findings.extend(cut_short(context));
    findings.extend(nearly(context).into_iter().map(|it| {
        let there = &it.passage.text[it.range.clone()];
        Diagnostic::warning(NAME, format!("{there} is nearly {}", it.name))
            .at(it.passage.span(it.range.clone()))
            .help(format!(
                "write {}; if {there} is right, add it to exceptions under [checks] of paper.toml",
                it.name
            ))
    }));
    findings
}

/// Chinese names of committees, and what is left of each where its end is missing.
const COMMITTEES: [(&str, &str); 3] = [
    ("財務委員會", "財務委員"),
    ("人事編制小組委員會", "人事編制小組"),
    ("事務委員會", "事務委員"),
];

/// Chinese committees without their last character: 財務委員審批.
fn cut_short(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for passage in context.prose.of(Lang::Zh) {
        for (name, cut) in COMMITTEES {
            for (at, _) in passage.text.match_indices(cut) {
                let range = at..at + cut.len();
                let rest = &passage.text[at..];
                // 財務委員 are people of other bodies where nothing is asked of them.
                let behind = &rest[cut.len()..];
                // What paper.toml names is the committee itself.
                let alone = behind.is_empty() && matches!(passage.from, Origin::Setting);
                let asked = alone || behind.starts_with(ASKED);
                if !rest.starts_with(name)
                    && asked
                    && passage.is_typed(range.clone())
                    && !excepted(context, passage, &range)
                {
                    findings.push(
                        Diagnostic::warning(NAME, format!("{cut} is {name} cut short"))
                            .at(passage.span(range))
                            .help(format!("write {name}")),
                    );
                }
            }
        }
    }
    findings
}

/// What a committee is asked for, by its first character.
const ASKED: [char; 8] = ['審', '批', '通', '討', '同', '支', '建', '考'];

fn of_phrases(context: &Context<'_>) -> Vec<Diagnostic> {
    let words = context
        .project
        .words
        .iter()
        .find(|(lang, _)| *lang == Lang::Zh);
    let Some((_, words)) = words else {
        return Vec::new();
    };
    let mut phrases: Vec<String> = words
        .points
        .values()
        .map(|pattern| {
            let (before, _) = pattern
                .as_str()
                .split_once('{')
                .unwrap_or((pattern.as_str(), ""));
            before.to_owned()
        })
        .collect();
    phrases.extend(
        [
            &words.duties.heading,
            &words.duties.proposed,
            &words.chart.point,
        ]
        .map(Clone::clone),
    );
    phrases.retain(|phrase| phrase.chars().count() >= 6);
    let long = |text: &str| FINE.iter().any(|fine| text.contains(fine));
    misses(context, Lang::Zh, &phrases)
        .into_iter()
        .filter(|miss| !long(&miss.passage.text[miss.range.clone()]))
        .map(|miss| {
            let there = &miss.passage.text[miss.range.clone()];
            Diagnostic::warning(NAME, format!("{there} is nearly {}", miss.name))
                .at(miss.passage.span(miss.range.clone()))
                .help(format!("write {}", miss.name))
        })
        .collect()
}

/// Phrases that are right as well.
const FINE: &[&str] = &["首長級薪級表", "總薪級表"];
