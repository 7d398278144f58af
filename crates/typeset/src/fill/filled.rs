//! An edition as filling leaves it.

use super::cells::{CellCall, CellReference};
use super::output::FilledBody;
use super::text::FilledText;
use content::edition::EditionData;
use tables::model::{Lang, Words};

/// An edition with every fact filled in: what `typeset` takes.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The edition's language.
    pub lang: Lang,
    /// The edition's words, for the numbers that typesetting finds.
    pub words: Words,
    /// The body as Typst source.
    pub body: FilledBody,
    /// The words of its references, in their order, once they are resolved.
    pub references: Vec<String>,
    /// The prose of annexes.
    pub texts: Vec<FilledText>,
    /// The references in cells, also once their words are in the cells.
    pub cell_references: Vec<CellReference>,
    /// The calls in cells, with what they print.
    pub cell_calls: Vec<CellCall>,
    /// Whether references are links: without the rest of the paper they are words.
    pub linked: bool,
    /// The data of the templates.
    pub paper: EditionData,
    /// The title with its calls filled in, for files and lists: the gaps typed in
    /// it, which are the layout's on the page, stand as they are.
    pub title: String,
    /// Who signs, in the same form.
    pub signatories: Vec<String>,
}

impl Filled {
    /// The same edition with an empty body and the annexes of these numbers
    /// alone, each as it is in the whole paper but for links.
    pub fn annexes_alone(&self, numbers: &[usize]) -> Self {
        let texts = self.texts.iter();
        let texts = texts.filter(|text| numbers.contains(&text.annex));
        let annexes = self.paper.annexes.iter();
        let wanted = annexes.filter(|annex| numbers.contains(&annex.number));
        Self {
            lang: self.lang,
            words: self.words.clone(),
            body: FilledBody::default(),
            references: Vec::new(),
            texts: texts.cloned().collect(),
            cell_references: Vec::new(),
            cell_calls: Vec::new(),
            linked: false,
            paper: EditionData {
                head: self.paper.head.clone(),
                annexes: wanted.cloned().collect(),
                placed: Vec::new(),
                fonts: self.paper.fonts.clone(),
            },
            title: self.title.clone(),
            signatories: self.signatories.clone(),
        }
    }

    /// The same edition with words in place of links.
    pub fn unlinked(&self) -> Self {
        Self {
            linked: false,
            ..self.clone()
        }
    }

    /// Whether an annex is prose.
    pub fn is_text(&self, number: usize) -> bool {
        self.texts.iter().any(|text| text.annex == number)
    }

    /// The same edition with the annexes of these numbers labelled as revised
    /// ones.
    pub fn revised(&self, numbers: &[usize]) -> Self {
        let mut filled = self.clone();
        let annexes = filled.paper.annexes.iter_mut();
        for annex in annexes.filter(|annex| numbers.contains(&annex.number)) {
            let label = self.words.revised.fill(&[("label", &annex.label)]);
            // At the corner of an item's annex its label stands among other words.
            if let Some(corner) = &mut annex.corner {
                *corner = corner.replacen(&annex.label, &label, 1);
            }
            annex.label = label;
        }
        filled
    }

    /// The numbers of its annexes.
    pub fn annex_numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.paper.annexes.iter().map(|annex| annex.number)
    }
}
