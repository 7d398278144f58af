//! Words of the tables and of paper.toml that templates of the paper's own do
//! not print.

use std::collections::BTreeMap;

use typst_layout::PagedDocument;

use super::annexes::AnnexPages;
use super::world::PaperWorld;
use super::{cells, frames};
use check::Checked;
use tables::assets::templates::BUILT_IN;
use tables::diag::Diagnostic;
use tables::source::FileId;

/// An error for each text that stands in no page of its part.
pub(super) fn by_templates(
    document: &PagedDocument,
    annexes: &[AnnexPages],
    world: &PaperWorld<'_>,
    project: &Checked,
) -> Vec<Diagnostic> {
    // The built-in templates print all of it.
    let path = |file: &FileId| &world.sources.file(*file).path;
    let mut templates = project.templates.iter();
    if templates.all(|(_, file)| path(file).starts_with(BUILT_IN)) {
        return Vec::new();
    }
    let mut pages: BTreeMap<usize, String> = BTreeMap::new();
    frames::walk(document, &mut |page, piece, paints| {
        let text = pages.entry(page).or_default();
        frames::glyphs(piece, paints, &mut |glyph, _, _| {
            text.extend(glyph.chars().filter(|c| !c.is_whitespace()));
        });
    });
    let printed = |first: usize, last: usize| -> String {
        let own = pages.range(first..=last);
        own.map(|(_, text)| text.as_str()).collect()
    };
    let paper = &world.filled.paper;
    let mut findings = Vec::new();
    let mut look = |texts: Vec<&String>, printed: &str| {
        let lines = texts.into_iter().flat_map(|text| text.lines());
        let lost = lines.filter(|line| !stands_in(line, printed));
        findings.extend(lost.map(|line| finding(line, world)));
    };
    let last = pages.keys().next_back().copied().unwrap_or_default();
    let head = paper.head.printed().into_iter();
    let head = head.chain(&paper.head.signatories);
    look(head.collect(), &printed(1, last));
    for own in annexes {
        if let Some(annex) = paper.annex(own.number) {
            let texts = [&annex.title].into_iter().chain(annex.duties());
            look(texts.collect(), &printed(own.first, own.last));
        }
    }
    findings
}

/// Whether a text is among what is printed: in one piece or, where letters run
/// from right to left, by its characters.
fn stands_in(text: &str, printed: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let right_to_left = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}');
    printed.contains(&text)
        || (text.contains(right_to_left) && text.chars().all(|c| printed.contains(c)))
}

fn finding(line: &str, world: &PaperWorld<'_>) -> Diagnostic {
    Diagnostic::error(
        "templates/not-printed",
        format!("the templates do not print `{line}`"),
    )
    .at_any(cells::of_text(line, world.sources))
    .help("print it in the template of the paper's own, or take it out of the table")
}
