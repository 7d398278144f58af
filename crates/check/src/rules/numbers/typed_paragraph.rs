//! The number of a paragraph should come from a helper and not be typed.
//!
//! When a paragraph is put in or taken out, every typed number after it is wrong.
//!
//! Example: 見上文第19至20段.
//!
//! Fix: give the paragraph a label at its end, `<transfer>`, and write
//! `{{para "transfer"}}`.

use crate::prose::Kind;
use crate::rules::numbers::paragraph_references;
use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::Span;

pub(super) const NAME: &str = "numbers/typed-paragraph";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("typed_paragraph.rs"),
    run,
};

/// The paragraphs of a body by their numbers, each with its label.
type Paragraphs<'a> = BTreeMap<(Lang, usize), (Option<&'a str>, Span)>;

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut paragraphs = Paragraphs::new();
    for body in &context.prose.bodies {
        for piece in &body.pieces {
            if let Kind::Paragraph(number) = piece.kind {
                let paragraph = (piece.label.as_deref(), piece.span);
                let known = paragraphs.entry((body.lang, number)).or_insert(paragraph);
                known.0 = known.0.or(piece.label.as_deref());
            }
        }
    }
    let mut findings = Vec::new();
    for (body, passage, reference) in paragraph_references(context) {
        let known = 1..=body.last;
        if !reference
            .numbers
            .iter()
            .all(|number| known.contains(number))
        {
            continue;
        }
        let typed = &passage.text[reference.range.clone()];
        let (help, bare) = help(&paragraphs, body.lang, &reference.numbers);
        let finding = Diagnostic::warning(NAME, format!("`{typed}` is typed"))
            .at(passage.span(reference.range.clone()))
            .help(help);
        findings.push(bare.into_iter().fold(finding, |finding, (number, span)| {
            finding.with(span, format!("paragraph {number}"))
        }));
    }
    findings
}

/// What to write for some paragraphs, and those of them that have no label yet.
fn help(
    paragraphs: &Paragraphs<'_>,
    lang: Lang,
    numbers: &[usize],
) -> (String, Vec<(usize, Span)>) {
    let run = numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let range = run && numbers.len() > 2;
    let named = match numbers {
        [first, .., last] if range => vec![*first, *last],
        _ => numbers.to_vec(),
    };
    let label = |number: usize| {
        let known = paragraphs.get(&(lang, number)).and_then(|it| it.0);
        known.map_or_else(|| format!("p{number}"), str::to_owned)
    };
    let arguments = named.iter().enumerate().map(|(at, number)| {
        let name = [" from=", " to="].get(at).filter(|_| range);
        format!("{}\"{}\"", name.unwrap_or(&" "), label(*number))
    });
    let mut help = format!("write {{{{para{}}}}}", arguments.collect::<String>());
    let bare = named.iter().filter_map(|number| {
        let (label, span) = paragraphs.get(&(lang, *number))?;
        label.is_none().then_some((*number, *span))
    });
    let bare: Vec<(usize, Span)> = bare.collect();
    for (at, (number, _)) in bare.iter().enumerate() {
        help += if at == 0 { ", with " } else { " and " };
        help += &format!("<p{number}> at the end of paragraph {number}");
    }
    (help, bare)
}
