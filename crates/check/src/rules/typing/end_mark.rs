//! A paragraph should end with a full stop, and the items of a list alike.
//!
//! A paragraph that leads into a list may end as it likes. Of the items of a list
//! most end with ； or ; and the last with a full stop, or none has a mark.
//!
//! Example: a paragraph that ends 徵詢委員的意見, or `to create one post,`.
//!
//! Fix: put the mark in, or correct it.

use crate::prose::{BodyText, Kind, Passage, Piece};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(crate) const NAME: &str = "typing/end-mark";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("end_mark.rs"),
    run,
};

/// Marks that end a paragraph, and those that may stand after them.
const ENDS: &[char] = &[
    '。', '.', '！', '!', '？', '?', '…', '：', ':', '—', '－', '–', '-', '\u{FFFC}',
];
const CLOSING: &[char] = &['」', '』', '）', ')', '”', '’', '"', '\'', ' ', ']'];
const SEPARATORS: &[&str] = &[
    "；",
    ";",
    "；以及",
    "；及",
    "；和",
    "; and",
    "; or",
    "；或",
    "，以及",
    ", and",
];

type Pieces<'a> = [(&'a Piece, &'a Passage)];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let bodies = context.prose.parts();
    bodies.flat_map(|body| of_body(context, body)).collect()
}

fn of_body(context: &Context<'_>, body: &BodyText) -> Vec<Diagnostic> {
    let pieces: Vec<(&Piece, &Passage)> = context.prose.pieces(body).collect();
    let mut findings = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let (piece, passage) = pieces[at];
        match piece.kind {
            Kind::Paragraph(_) => {
                let next = pieces[at + 1..].iter().map(|(piece, _)| piece.kind);
                let mut next = next.filter(|kind| !matches!(kind, Kind::Footnote(_)));
                let leads = matches!(next.next(), Some(Kind::Item(_)));
                if !leads && said(piece, passage) && !ends(&passage.text) {
                    findings.push(finding(passage, "the paragraph ends without a full stop"));
                }
                at += 1;
            }
            Kind::Item(_) => {
                let item = |(piece, _): &&(&Piece, &Passage)| {
                    matches!(piece.kind, Kind::Item(_) | Kind::Footnote(_))
                };
                let length = pieces[at..].iter().take_while(item).count();
                findings.extend(of_list(&pieces[at..at + length]));
                at += length;
            }
            _ => at += 1,
        }
    }
    findings
}

/// Whether a paragraph has words, and not a heading's few: a table's line or what
/// a block decides is passed over.
fn said(piece: &Piece, passage: &Passage) -> bool {
    const LEAST: usize = 8;
    let blocks = piece.calls.iter().any(|call| {
        matches!(
            call.name.as_str(),
            "if" | "unless" | "posts" | "each" | "else" | "this"
        )
    });
    let text = passage.text.trim();
    let code = text.starts_with('#') || text.ends_with(')') && text.contains('#');
    !blocks && !code && text.chars().count() >= LEAST
}

/// Whether a text ends as a paragraph may.
fn ends(text: &str) -> bool {
    text.trim_end().trim_end_matches(CLOSING).ends_with(ENDS)
}

/// What is said of the items of a list.
fn of_list(items: &Pieces<'_>) -> Vec<Diagnostic> {
    let items = items
        .iter()
        .filter(|(piece, _)| matches!(piece.kind, Kind::Item(_)));
    let items: Vec<&Passage> = items.map(|(_, passage)| *passage).collect();
    let Some((last, others)) = items.split_last() else {
        return Vec::new();
    };
    let parted = |passage: &&&Passage| {
        let text = passage.text.trim_end().trim_end_matches(CLOSING);
        SEPARATORS.iter().any(|mark| text.ends_with(mark))
    };
    let leads = |passage: &&&Passage| {
        passage
            .text
            .trim_end()
            .ends_with(['—', '－', '–', '-', '：', ':'])
    };
    let with = others.iter().filter(parted).count();
    // What leads into a list of its own, or a list of whole sentences.
    if with == 0 || with * 2 < others.len() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for passage in others.iter().filter(|it| !parted(it) && !leads(it)) {
        findings.push(finding(
            passage,
            "the item does not end as its neighbours do",
        ));
    }
    if parted(&last) || !ends(&last.text) {
        findings.push(finding(last, "the last item ends without a full stop"));
    }
    findings
}

fn finding(passage: &Passage, message: &str) -> Diagnostic {
    let text = passage.text.trim_end();
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    let finding = Diagnostic::warning(NAME, message).at(passage.span(last..text.len()));
    finding.help("put the mark in, or correct it")
}
