//! The prose of annexes, filled.

use super::cache::FillCache;
use super::form::Form;
use super::output::FilledBody;
use super::render::render;
use content::edition::{AnnexContent, EditionContext, EditionData};
use tables::diag::Diagnostic;
use tables::source::Sources;

/// The prose of an annex with every fact filled in.
#[derive(Debug, Clone)]
pub struct FilledText {
    /// The number of the annex.
    pub annex: usize,
    /// Whether its paragraphs are numbered.
    pub numbered: bool,
    /// Its words as Typst source.
    pub body: FilledBody,
    /// The words of its references, in their order, once they are resolved.
    pub references: Vec<String>,
}

/// The texts of an edition, in the order of its annexes, and what is wrong with them;
/// one that cannot be rendered is left out.
pub(super) fn fill(
    edition: &EditionContext<'_>,
    sources: &Sources,
    cache: &FillCache,
) -> (Vec<FilledText>, Vec<Diagnostic>) {
    let texts = edition.project.annex_texts.iter();
    let mut filled = Vec::new();
    let mut findings = Vec::new();
    for text in texts.filter(|text| text.lang == edition.lang) {
        let file = (text.file, sources.file(text.file));
        let (body, found) = render(edition, cache, file, Form::Source);
        findings.extend(found);
        filled.extend(body.map(|body| FilledText {
            annex: text.annex,
            numbered: text.numbered,
            body,
            references: Vec::new(),
        }));
    }
    (filled, findings)
}

/// Hands the tables and pictures of the texts to the data of their annexes.
pub(super) fn place(texts: &mut [FilledText], paper: &mut EditionData) {
    for text in texts {
        let mut annexes = paper.annexes.iter_mut();
        let data = annexes.find(|annex| annex.number == text.annex);
        if let Some(AnnexContent::Text(own)) = data.and_then(|data| data.content.as_mut()) {
            own.placed = std::mem::take(&mut text.body.placed);
        }
    }
}
