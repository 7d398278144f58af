//! A part of the paper that is prose: the body, or the text of an annex.

use typst::syntax::FileId;

use super::paths;
use crate::fill::{Filled, FilledBody};
use tables::model::{Lang, Words};

/// A part of the prose of an edition, as numbering takes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    /// The edition's language.
    pub(super) lang: Lang,
    /// The edition's words.
    pub(super) words: &'a Words,
    /// Its words as Typst source.
    pub(super) body: &'a FilledBody,
    /// The number of the annex that it is of; `None` for the body.
    pub(super) annex: Option<usize>,
    /// What that annex is called; empty for the body.
    pub(super) label: &'a str,
    /// How many annexes the paper has.
    pub(super) annexes: usize,
    /// Whether its paragraphs are numbered.
    pub(super) numbered: bool,
    /// The words of its references, in their order, where they are no links.
    pub(super) references: Option<&'a [String]>,
}

impl<'a> Part<'a> {
    /// The parts of an edition, the body first.
    pub(super) fn all(filled: &'a Filled) -> Vec<Self> {
        let body = Self {
            lang: filled.lang,
            words: &filled.words,
            body: &filled.body,
            annex: None,
            label: "",
            annexes: filled.paper.annexes.len(),
            numbered: true,
            references: (!filled.linked).then_some(&filled.references),
        };
        let texts = filled.texts.iter().map(|text| {
            let data = filled.paper.annex(text.annex);
            Self {
                body: &text.body,
                annex: Some(text.annex),
                label: data.map_or("", |data| &data.label),
                numbered: text.numbered,
                references: (!filled.linked).then_some(&text.references),
                ..body
            }
        });
        std::iter::once(body).chain(texts).collect()
    }

    /// The file that Typst knows it by.
    pub(super) fn file(&self) -> FileId {
        match self.annex {
            None => paths::id(paths::BODY),
            Some(annex) => paths::id(&paths::annex(annex)),
        }
    }
}
