//! What an English text counts should agree with its number: one post, two posts.
//!
//! The words of the field are looked for (post, position, officer, office,
//! branch, division, section, unit, team, department, bureau, year, month), typed
//! or given by a helper, up to eight words after a number. A rank alone is left
//! as it is: lists say `3 Chief Engineer`. References are looked at too: Annexes 1
//! and 2, paragraph 4.
//!
//! Example: redeploy one posts; three Chief Engineer post (D1).
//!
//! Fix: write `{{count change="created" noun="post"}}`, which agrees whatever
//! the tables say, or correct the word.

use std::collections::BTreeMap;

use crate::prose::{Blocks, Counted, Origin, Passage, counted, typed};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::FileId;

pub(in crate::rules) const NAME: &str = "words/number-agreement";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &[Lang::En],
    needs: &["posts.csv", "offices.csv", "ranks.csv"],
    source: include_str!("number_agreement.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let parts = context.prose.parts().filter(|part| part.lang == Lang::En);
    let blocks = parts.map(|part| (part.file, Blocks::of(&context.sources.file(part.file).text)));
    let blocks: BTreeMap<FileId, Blocks> = blocks.collect();
    let none = Blocks::of("");
    let ranks = context.project.establishment.ranks().iter();
    let ranks: Vec<&str> = ranks.map(|rank| rank.name.get(Lang::En)).collect();
    let mut findings = Vec::new();
    for passage in context.prose.of(Lang::En) {
        if !matches!(passage.from, Origin::Body | Origin::Duty { .. }) {
            continue;
        }
        let counted = counted(&passage.text, &ranks).into_iter();
        let blocks = blocks.get(&passage.span(0..0).file).unwrap_or(&none);
        let found = counted.filter_map(|counted| disagreeing(passage, &counted, blocks));
        findings.extend(found);
        findings.extend(references(context, passage));
    }
    findings
}

/// What is said of references whose noun does not agree with their numbers.
fn references(context: &Context<'_>, passage: &Passage) -> Vec<Diagnostic> {
    let mut all = context.project.words.iter();
    let Some((_, words)) = all.find(|(lang, _)| *lang == Lang::En) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let (annex, paragraph) = (&words.annex, &words.paragraph);
    for (one, many) in [(&annex.one, &annex.many), (&paragraph.one, &paragraph.many)] {
        let patterns = [many.as_str(), one.as_str()];
        let noun = |pattern: &str| {
            pattern
                .split('{')
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned()
        };
        let (one, many) = (noun(one.as_str()), noun(many.as_str()));
        for found in typed(passage, &patterns) {
            let text = &passage.text[found.range.clone()];
            // Paragraph 4(a) and (b) is one.
            let plain = !text.contains('(') && !passage.text[found.range.end..].starts_with('(');
            let (said, right) = match (text.starts_with(&many), found.numbers.len()) {
                (true, 1) => (&many, &one),
                (false, 2..) => (&one, &many),
                _ => continue,
            };
            if plain && passage.is_typed(found.range.clone()) {
                findings.push(
                    Diagnostic::warning(NAME, format!("`{said}` does not agree with its numbers"))
                        .at(passage.span(found.range.clone()))
                        .help(format!("write `{right}`, or correct the numbers")),
                );
            }
        }
    }
    findings
}

/// What is said of a noun that does not agree with its number.
fn disagreeing(passage: &Passage, counted: &Counted, blocks: &Blocks) -> Option<Diagnostic> {
    let Counted {
        numeral,
        noun,
        one,
        many,
    } = counted;
    let right = if numeral.value == 1 { one } else { many };
    let word = &passage.text[noun.clone()];
    if word == *right {
        return None;
    }
    let at = passage.span(numeral.range.start..noun.end);
    let (typed, in_body) = (
        passage.is_typed(numeral.range.clone()),
        passage.from == Origin::Body,
    );
    // A block decides what is printed of them: a tag stands among them, or the
    // number that a helper gives stands in a branch that may be for another.
    if in_body && (blocks.cut(at) || (!typed && blocks.hold(at))) {
        return None;
    }
    let number = &passage.text[numeral.range.clone()];
    let finding = Diagnostic::warning(NAME, format!("`{number}` and `{word}` do not agree")).at(at);
    Some(finding.help(match (typed, *one == "post") {
        (true, _) => format!("write `{right}`, or correct the number"),
        (false, true) => "put the noun into the call, {{count … noun=\"post\"}}: it agrees whatever the tables say".to_owned(),
        (false, false) => format!("write `{right}`; {{{{count … noun=\"…\"}}}} prints a noun that agrees whatever the tables say"),
    }))
}
