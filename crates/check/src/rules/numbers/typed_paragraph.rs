//! The number of a paragraph should come from a helper and not be typed.
//!
//! When a paragraph is put in or taken out, every typed number after it is wrong.
//!
//! Example: 見上文第19至20段.
//!
//! Fix: give the paragraph a label at its end, `<transfer>`, and write
//! `{{para "transfer"}}`.

use crate::prose::{BodyText, Kind, Piece};
use crate::rules::numbers::paragraph_references;
use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::{FileId, Span};

pub(super) const NAME: &str = "numbers/typed-paragraph";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("typed_paragraph.rs"),
    run,
};

/// The paragraphs of each part by their numbers, each with its label.
type Paragraphs<'a> = BTreeMap<(FileId, usize), (Option<&'a str>, Span)>;

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut paragraphs = Paragraphs::new();
    for body in context.prose.parts() {
        for piece in &body.pieces {
            if let Kind::Paragraph(number) = piece.kind {
                let paragraph = (piece.label.as_deref(), piece.span);
                let known = paragraphs.entry((body.file, number)).or_insert(paragraph);
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
        let item = item(context, body, typed, &reference.numbers);
        let (help, bare) = match item {
            Some(item) => of_item(item),
            None => help(&paragraphs, body.file, &reference.numbers),
        };
        if let (None, [number], Some(sign)) = (item, &reference.numbers[..], sign(typed)) {
            let message =
                format!("`{typed}` is typed, and paragraph {number} has no item ({sign})");
            let finding = Diagnostic::warning(NAME, message);
            let finding = finding.at(passage.span(reference.range.clone()));
            findings.push(finding.help(
                "write {{para \"label\"}} with the label of the item that is meant, which \
                 stands at its end as <label>",
            ));
            continue;
        }
        let finding = Diagnostic::warning(NAME, format!("`{typed}` is typed"))
            .at(passage.span(reference.range.clone()))
            .help(help);
        findings.push(bare.into_iter().fold(finding, |finding, (number, span)| {
            let what = if item.is_some() {
                "the item of paragraph"
            } else {
                "paragraph"
            };
            finding.with(span, format!("{what} {number}"))
        }));
    }
    findings
}

/// An item of a paragraph: the paragraph's number, the item's sign and piece.
type Item<'a> = (usize, char, &'a Piece);

/// The item that a typed reference names, paragraph 2(d): of the items of the first list
/// of the paragraph, those that are set in furthest to the left.
fn item<'a>(
    context: &Context<'_>,
    body: &'a BodyText,
    typed: &str,
    numbers: &[usize],
) -> Option<Item<'a>> {
    let [number] = numbers[..] else {
        return None;
    };
    let sign = sign(typed)?;
    let text = &context.sources.file(body.file).text;
    let column = |piece: &Piece| {
        let start = piece.span.start;
        start - text[..start].rfind('\n').map_or(0, |at| at + 1)
    };
    let of_paragraph = |piece: &&Piece| matches!(piece.kind, Kind::Item(of) if of == number);
    let items = || {
        let items = body.pieces.iter().filter(of_paragraph);
        items.filter(|piece| text[piece.span.start..].starts_with('+'))
    };
    let least = items().map(column).min()?;
    let place = usize::try_from(u32::from(sign) - u32::from('a')).ok()?;
    let item = items().filter(|piece| column(piece) == least).nth(place)?;
    Some((number, sign, item))
}

/// The sign of an item in a typed reference: the d of paragraph 2(d). Of 2(d)(i) the
/// inner item is meant, which is left to the reader.
fn sign(typed: &str) -> Option<char> {
    let mut inside = typed.split_once('(')?.1.chars();
    let sign = inside.next().filter(char::is_ascii_lowercase)?;
    let rest: String = inside.collect();
    (rest.starts_with(')') && !rest.contains('(')).then_some(sign)
}

/// What to write for an item, and the item where it has no label yet.
fn of_item((number, sign, piece): Item<'_>) -> (String, Vec<(usize, Span)>) {
    match &piece.label {
        Some(label) => (format!("write {{{{para \"{label}\"}}}}"), Vec::new()),
        None => {
            let label = format!("p{number}{sign}");
            let help =
                format!("write {{{{para \"{label}\"}}}}, with <{label}> at the end of the item");
            (help, vec![(number, piece.span)])
        }
    }
}

/// What to write for some paragraphs, and those of them that have no label yet.
fn help(
    paragraphs: &Paragraphs<'_>,
    file: FileId,
    numbers: &[usize],
) -> (String, Vec<(usize, Span)>) {
    let run = numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let range = run && numbers.len() > 2;
    let named = match numbers {
        [first, .., last] if range => vec![*first, *last],
        _ => numbers.to_vec(),
    };
    let label = |number: usize| {
        let known = paragraphs.get(&(file, number)).and_then(|it| it.0);
        known.map_or_else(|| format!("p{number}"), str::to_owned)
    };
    let arguments = named.iter().enumerate().map(|(at, number)| {
        let name = [" from=", " to="].get(at).filter(|_| range);
        format!("{}\"{}\"", name.unwrap_or(&" "), label(*number))
    });
    let mut help = format!("write {{{{para{}}}}}", arguments.collect::<String>());
    let bare = named.iter().filter_map(|number| {
        let (label, span) = paragraphs.get(&(file, *number))?;
        label.is_none().then_some((*number, *span))
    });
    let bare: Vec<(usize, Span)> = bare.collect();
    for (at, (number, _)) in bare.iter().enumerate() {
        help += if at == 0 { ", with " } else { " and " };
        help += &format!("<p{number}> at the end of paragraph {number}");
    }
    (help, bare)
}
