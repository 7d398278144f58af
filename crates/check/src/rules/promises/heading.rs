//! An annex should be headed as the prose calls it.
//!
//! A created post's annex is headed 擬議職責說明 and every other 職責說明; a sentence
//! that promises 擬議職責說明 in an annex of the second kind sends readers to a page
//! that is headed otherwise.
//!
//! The words are found with capitals or without, in the clause before the annex.
//!
//! Example: 數字政策專員擬議職責說明載於附件1, where annex 1 is headed 職責說明.
//!
//! Fix: write 職責說明, or name the annexes of created posts alone.

use crate::prose::{Call, Passage};
use crate::{BODY, Context, Level, Rule};
use content::annex::duties;
use tables::diag::Diagnostic;
use tables::model::words::DutiesWords;
use tables::model::{Annex, Change, Lang};

const NAME: &str = "promises/heading";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["annexes.csv", "posts.csv", "offices.csv", BODY],
    source: include_str!("heading.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in context.prose.parts() {
        let mut all = context.project.words.iter();
        let Some((_, words)) = all.find(|(lang, _)| *lang == body.lang) else {
            continue;
        };
        for (piece, passage) in context.prose.pieces(body) {
            for call in piece.calls.iter().filter(|call| call.name == "annex") {
                findings.extend(promised(context, &words.duties, passage, call));
            }
        }
    }
    findings
}

fn promised(
    context: &Context<'_>,
    words: &DutiesWords,
    passage: &Passage,
    call: &Call,
) -> Option<Diagnostic> {
    const LONGEST: usize = 200;
    let before = &passage.text[..call.at.min(passage.text.len())];
    let far = before.char_indices().rev().nth(LONGEST);
    let far = far.map_or(0, |(at, _)| at);
    let start = before[far..].rfind(['，', '。', '；', ';', '\n']);
    let stop = before[far..].rfind(". ");
    let start = far + start.max(stop).unwrap_or_default();
    let proposed = words.proposed.to_lowercase();
    let clause = &before[start..];
    let at = clause.to_lowercase().rfind(&proposed)?;
    // Lower-case letters may be of other lengths.
    let same = clause.get(at..at + words.proposed.len());
    same.filter(|same| same.to_lowercase() == proposed)?;
    let at = start + at;
    // Two headings in one text are told apart by the longer.
    if words.proposed == words.heading {
        return None;
    }
    let annexes = call.annexes(context.project);
    let created = |annex: &&&Annex| {
        let changes = context.project.establishment.changes(&annex.subject);
        changes.contains(&Change::Created)
    };
    let other = annexes.iter().find(|annex| {
        annex.kind == duties::NAME && !annex.compare && !annex.revised && !created(annex)
    })?;
    let range = at..at + words.proposed.len();
    let message = format!(
        "{} is promised, and annex {} is headed {}",
        words.proposed, other.number, words.heading
    );
    Some(
        Diagnostic::warning(NAME, message)
            .at(passage.span(range))
            .with(call.span, "in this annex")
            .help(format!(
                "write {}: only a created post's annex is headed {}",
                words.heading, words.proposed
            )),
    )
}
