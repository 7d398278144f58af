//! A cell should have no space at its ends, Chinese no space between two
//! characters, and English one after a comma, a full stop and a bracket and none before
//! it.
//!
//! A space at the end of an id makes it another id; one inside a word is set as a
//! gap. An id, and any other cell that is looked up and not printed, is left for
//! its author to mend: what names it may have the space too.
//!
//! Example: `dpo ` in the column office; 公共 服務.
//!
//! Fix: remove it; in printed text `panelpaper check --fix` does, but not
//! between what may be two people's names.

use crate::lexicon::english::is_word;
use crate::lexicon::names::SURNAMES;
use crate::prose::{Passage, is_chinese};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::{Cell, Span};

const NAME: &str = "typing/space";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("space.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for table in context.sources.tables() {
        let text = &context.sources.file(table.file).text;
        for row in &table.rows {
            for (at, cell) in row.cells.iter().enumerate() {
                let header = table.headers.get(at);
                let printed = header.is_some_and(|header| is_printed(header.text.trim()));
                ends(text, cell, printed, &mut findings);
            }
        }
    }
    for passage in context.prose.of(Lang::Zh) {
        between(passage, &mut findings);
    }
    for passage in context.prose.of(Lang::En) {
        around_marks(passage, &mut findings);
        around_brackets(passage, &mut findings);
    }
    findings
}

/// Whether a column holds text for readers, and no id, number or word of the
/// program's own.
fn is_printed(column: &str) -> bool {
    let suffixes = Lang::ALL.map(|lang| format!("_{}", lang.code()));
    column == "note"
        || suffixes
            .iter()
            .any(|suffix| column.ends_with(suffix.as_str()))
}

/// Spaces at the ends of a cell, inside its quotes.
fn ends(text: &str, cell: &Cell, printed: bool, findings: &mut Vec<Diagnostic>) {
    if cell.text.trim() == cell.text || cell.text.trim().is_empty() {
        return;
    }
    let written = &text[cell.span.start..cell.span.end];
    let quoted = written.len() > 1 && written.starts_with('"') && written.ends_with('"');
    let quote = usize::from(quoted);
    let (start, end) = (cell.span.start + quote, cell.span.end - quote);
    let inner = &text[start..end];
    let (left, right) = (inner.trim_start(), inner.trim_end());
    let gaps = [(start, end - left.len()), (start + right.len(), end)];
    for (from, to) in gaps.into_iter().filter(|(from, to)| from < to) {
        let span = Span::new(cell.span.file, from, to);
        let finding = Diagnostic::warning(NAME, "there is white space at the end of this cell");
        let finding = finding.at(span);
        findings.push(match printed {
            true => finding.help("remove it").fix(span, ""),
            false => finding.help("remove it, here and wherever this is named"),
        });
    }
}

/// Whether the words around a space may be two people's names, which the space
/// parts: a surname stands before each, two to four characters long.
fn are_names(before: &str, after: &str) -> bool {
    let surname = |c: char| SURNAMES.contains(c);
    let ends_in_name = before.chars().rev().take(4).skip(1).any(surname);
    ends_in_name && after.starts_with(surname)
}

/// What the names of some Heads begin with.
const SECRETARIAT: &str = "Government Secretariat";

/// Spaces before English marks, and marks between words without one.
fn around_marks(passage: &Passage, findings: &mut Vec<Diagnostic>) {
    let text = &passage.text;
    let word = |c: char| c.is_ascii_alphabetic();
    for (at, mark) in text.match_indices([',', ';', ':', '.']) {
        let (front, rest) = (&text[..at], &text[at + mark.len()..]);
        let gap = front.len() - front.trim_end_matches(' ').len();
        let after_word = front
            .trim_end()
            .ends_with(|c: char| c.is_alphanumeric() || c == ')');
        let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let typed = at - gap..at + 1;
        let typed = passage.is_typed(typed.clone()) && passage.is_whole(&typed);
        // The Estimates print the Head so: Government Secretariat : Health Bureau.
        let of_head = mark == ":" && front.trim_end().ends_with(SECRETARIAT);
        if gap > 0 && after_word && ends && typed && !of_head {
            let message = format!("there is a space before `{mark}`");
            let finding = Diagnostic::warning(NAME, message).at(passage.span(at - gap..at + 1));
            findings.push(finding.help("remove it"));
        }
        let joined = mark == "," || mark == ";";
        let both = front.ends_with(|c: char| word(c) || c == ')') && rest.starts_with(word);
        let stop = mark == "." && ends_a_sentence(front, rest);
        if (stop || joined && both) && passage.is_typed(at..at + 1) {
            let message = format!("there is no space after `{mark}`");
            let finding = Diagnostic::warning(NAME, message).at(passage.span(at..at + 1));
            findings.push(finding.help("put one in"));
        }
    }
}

/// Whether a stop between two texts ends a sentence, and the next one begins right behind
/// it: old.The, and no www.The or e.g.The.
fn ends_a_sentence(front: &str, rest: &str) -> bool {
    let word = |c: char| c.is_ascii_alphabetic();
    let last = front.rsplit(|c| !word(c)).next().unwrap_or_default();
    let before = front[..front.len() - last.len()].chars().next_back();
    let next = rest.split(|c| !word(c)).next().unwrap_or_default();
    let lower = |text: &str| text.chars().all(|c| c.is_ascii_lowercase());
    let begins = next.starts_with(|c: char| c.is_ascii_uppercase()) && lower(&next[1..]);
    let after = rest[next.len()..].chars().next();
    last.len() > 1
        && lower(last)
        && is_word(last)
        && before.is_none_or(|c| c == ' ' || c == '-')
        && begins
        && is_word(next)
        && after.is_none_or(|c| matches!(c, ' ' | ','))
}

/// Brackets without a space between them and the words around: (AFCD)in, plant(old).
fn around_brackets(passage: &Passage, findings: &mut Vec<Diagnostic>) {
    let text = passage.text.as_str();
    let word = |c: char| c.is_ascii_alphabetic();
    let mut push = |at: usize, message: &str| {
        if passage.is_typed(at..at + 1) {
            let finding = Diagnostic::warning(NAME, message).at(passage.span(at..at + 1));
            findings.push(finding.help("put one in"));
        }
    };
    let mut opened = None;
    for (close, bracket) in text.match_indices(['(', ')']) {
        if bracket == "(" {
            opened = Some(close);
            continue;
        }
        let Some(open) = opened else {
            continue;
        };
        let (front, inside) = (&text[..open], &text[open + 1..close]);
        let next = text[close + 1..]
            .split(|c| !word(c))
            .next()
            .unwrap_or_default();
        // (re)design is a word.
        let one = is_word(&format!("{inside}{next}"));
        let alone = front.is_empty() || front.ends_with(' ');
        if alone && inside.len() > 2 && next.len() > 1 && is_word(next) && !one {
            push(close, "there is no space after `)`");
        }
        let last = front.rsplit(|c| !word(c)).next().unwrap_or_default();
        // officer(s), duty(ies), and the titles that offices shorten: AD(RC).
        let long = inside.len() > 3 && inside.starts_with(word) && !inside.contains('(');
        let plain = last.len() > 2 && last.ends_with(|c: char| c.is_ascii_lowercase());
        if plain && long && is_word(last) {
            push(open, "there is no space before `(`");
        }
    }
}

/// Spaces between two Chinese characters.
fn between(passage: &Passage, findings: &mut Vec<Diagnostic>) {
    let text = &passage.text;
    let mut at = 0;
    while let Some(start) = text[at..].find(' ').map(|start| at + start) {
        let rest = text[start..].trim_start_matches(' ');
        let end = text.len() - rest.len();
        at = end;
        let before = text[..start].chars().next_back();
        let chinese = |c: Option<char>| c.is_some_and(is_chinese);
        if chinese(before) && chinese(rest.chars().next()) && passage.is_whole(&(start..end)) {
            let span = passage.span(start..end);
            let message = "there is a space between two Chinese characters";
            let finding = Diagnostic::warning(NAME, message).at(span);
            findings.push(match are_names(&text[..start], rest) {
                true => finding.help("between two names write 、; else remove it"),
                false => finding.help("remove it").fix(span, ""),
            });
        }
    }
}
