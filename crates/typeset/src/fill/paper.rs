//! The data of an edition for the templates: the paper's head, its annexes,
//! its fonts.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::settings;
use content::annex::{chart, shown_in};
use content::edition::{AnnexContent, AnnexData, EditionContext, EditionData, HeadData};
use content::paper::PAPER_TYPES;
use content::sheet::{BrokenPart, FontFamilies};
use tables::diag::Diagnostic;
use tables::model::{Annex, AsPrinted};
use tables::source::{Sources, Span};

/// What the templates read, and what is wrong with it. The checks have shown that
/// the paper's type is known.
pub(super) fn data(
    edition: &EditionContext<'_>,
    sources: &Sources,
) -> (Option<EditionData>, Vec<Diagnostic>) {
    let paper = &edition.project.paper;
    let Some((head, mut findings)) = of_type(edition, sources) else {
        return (None, Vec::new());
    };
    let annexes = &edition.project.annexes;
    // Charts take long enough to lay out that they are worth a core each.
    let mut own: Vec<AnnexData> = annexes
        .par_iter()
        .map(|annex| edition.annex(annex))
        .collect();
    findings.extend(broken_words(edition, sources, &own));
    findings.extend(cramped(edition, sources, &own));
    for (annex, data) in annexes.iter().zip(&mut own) {
        for entry in &paper.as_printed {
            let meant = entry.annex == annex.called();
            if meant && !replace(data, entry) && !elsewhere(edition, annex, entry) {
                findings.push(never_computed(entry));
            }
        }
    }
    let data = EditionData {
        head,
        annexes: own,
        placed: Vec::new(),
        fonts: FontFamilies::new(&paper.fonts),
    };
    (Some(data), findings)
}

/// The same of a paper that broke a rule: its head, and annexes with nothing in them.
pub(super) fn head(
    edition: &EditionContext<'_>,
    sources: &Sources,
) -> (Option<EditionData>, Vec<Diagnostic>) {
    let Some((head, findings)) = of_type(edition, sources) else {
        return (None, Vec::new());
    };
    let empty = |annex: &Annex| AnnexData {
        number: annex.number,
        label: edition.label(annex),
        corner: None,
        name: String::new(),
        kind: annex.kind.clone(),
        title: String::new(),
        content: None,
    };
    let data = EditionData {
        head,
        annexes: edition.project.annexes.iter().map(empty).collect(),
        placed: Vec::new(),
        fonts: FontFamilies::new(&edition.project.paper.fonts),
    };
    (Some(data), findings)
}

/// The head of a paper of its type, with the texts of paper.toml in it; nothing where
/// there is no such type.
fn of_type(edition: &EditionContext<'_>, sources: &Sources) -> Option<(HeadData, Vec<Diagnostic>)> {
    let mut types = PAPER_TYPES.iter();
    let kind = types.find(|kind| kind.name == edition.project.paper.kind)?;
    let mut head = kind.head(edition);
    let findings = settings::fill(edition, sources, &mut head);
    Some((head, findings))
}

/// A warning for each cell with a word that no box of a chart is wide enough for;
/// several charts may show one cell.
fn broken_words(
    edition: &EditionContext<'_>,
    sources: &Sources,
    own: &[AnnexData],
) -> Vec<Diagnostic> {
    let establishment = &edition.project.establishment;
    let mut found: BTreeMap<(Span, String), Diagnostic> = BTreeMap::new();
    for (annex, data) in edition.project.annexes.iter().zip(own) {
        let Some(AnnexContent::Chart(sheet)) = &data.content else {
            continue;
        };
        for broken in &sheet.broken {
            let id = chart::post_of_box(&broken.id);
            let shown = shown_in(establishment, annex);
            let post = shown.and_then(|structure| establishment.post_in(structure, id));
            let Some(post) = post.or_else(|| establishment.post(id)) else {
                continue;
            };
            let rank = establishment.rank(&post.rank);
            let (row, column) = match (broken.part, rank) {
                (BrokenPart::Rank, Some(rank)) => {
                    (rank.row, format!("name_{}", edition.lang.code()))
                }
                (BrokenPart::Point, Some(rank)) => (rank.row, "pay_point".to_owned()),
                (BrokenPart::Note, _) => (post.row, format!("note_{}", edition.lang.code())),
                _ => (post.row, format!("title_{}", edition.lang.code())),
            };
            let cell = sources.cell_span(row, &column);
            let warning = broken.warning(cell);
            found.entry((cell, broken.word.clone())).or_insert(warning);
        }
    }
    found.into_values().collect()
}

/// A finding for each chart that has too little room.
fn cramped(edition: &EditionContext<'_>, sources: &Sources, own: &[AnnexData]) -> Vec<Diagnostic> {
    let annexes = edition.project.annexes.iter().zip(own);
    let found = annexes.filter_map(|(annex, data)| {
        let Some(AnnexContent::Chart(sheet)) = &data.content else {
            return None;
        };
        let finding = sheet.cramped?.finding();
        Some(finding.at(chart::place(annex, edition.lang, sources)))
    });
    found.collect()
}

/// Puts the printed words for the computed ones; false where there are none.
fn replace(annex: &mut AnnexData, entry: &AsPrinted) -> bool {
    let mut replaced = false;
    annex.each_text(&mut |text| {
        if text.contains(&entry.computed) {
            *text = text.replace(&entry.computed, &entry.printed);
            replaced = true;
        }
    });
    replaced
}

/// Whether another edition's annex has the computed words: each language has
/// its own slips.
fn elsewhere(edition: &EditionContext<'_>, annex: &Annex, entry: &AsPrinted) -> bool {
    let project = edition.project;
    let others = project.words.iter();
    let others = others.filter(|(lang, _)| *lang != edition.lang);
    let mut annexes = others.map(|(lang, words)| {
        let other = EditionContext {
            lang: *lang,
            words,
            ..*edition
        };
        other.annex(annex)
    });
    annexes.any(|mut data| replace(&mut data, entry))
}

fn never_computed(entry: &AsPrinted) -> Diagnostic {
    let message = format!(
        "the annex of `{}` nowhere says {}",
        entry.annex, entry.computed
    );
    Diagnostic::error("paper/as-printed", message)
        .at(entry.span)
        .help("give the words as the tables compute them, without the layout's gaps")
}
