//! Commas, colons, semicolons and stops of a Chinese text are full-width; those of
//! an English one are half-width.
//!
//! Example: 各局／部門,以及 for 各局／部門，以及.
//!
//! Fix: write the other width; `panelpaper check --fix` does.

use super::lost_character::stands_for_a_character;
use crate::prose::is_chinese;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "typing/mark-width";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("mark_width.rs"),
    run,
};

const HALF: &[(char, char)] = &[
    ('.', '。'),
    (',', '，'),
    (';', '；'),
    (':', '：'),
    ('!', '！'),
    ('?', '？'),
];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for passage in &context.prose.passages {
        for (at, c) in passage.text.char_indices() {
            let right = match passage.lang {
                Lang::Zh => in_chinese(&passage.text, at, c),
                Lang::En => in_english(c),
            };
            let range = at..at + c.len_utf8();
            // What stands for a lost character is not to be made a real mark.
            if c == '?' && stands_for_a_character(passage, at) {
                continue;
            }
            if let Some(right) = right.filter(|_| passage.is_whole(&range)) {
                let width = if passage.lang == Lang::Zh {
                    "half"
                } else {
                    "full"
                };
                let span = passage.span(range);
                findings.push(
                    Diagnostic::warning(NAME, format!("the {width}-width mark {c}"))
                        .at(span)
                        .help(format!("write {right}"))
                        .fix(span, right),
                );
            }
        }
    }
    findings
}

/// The mark that belongs after a Chinese character and before another or the
/// end.
fn in_chinese(text: &str, at: usize, c: char) -> Option<char> {
    let (_, full) = HALF.iter().find(|(half, _)| *half == c)?;
    let before = text[..at].chars().next_back()?;
    let after = text[at + 1..].trim_start_matches(' ').chars().next();
    let chinese = |c: char| is_chinese(c) || "」』》）)".contains(c);
    let goes_on = after.is_none_or(|after| is_chinese(after) || "「『《".contains(after));
    (chinese(before) && goes_on).then_some(*full)
}

fn in_english(c: char) -> Option<char> {
    // 。 is none of an English text's own.
    let mut marks = HALF.iter();
    marks.find(|(_, full)| *full == c).map(|(half, _)| *half)
}
