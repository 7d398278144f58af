//! The pages of an edition for who looks at them: their words, and where each was
//! typed.

mod boxes;

use super::shown_edition::{ShownEdition, ShownWords};
use super::stages::{Ready, Run};
use crate::build::plan::cells::{Used, cell_place, place};
use crate::build::plan::planned::{EditionPlan, PlannedAnnex};
use boxes::{Boxes, squeeze};
use tables::model::Lang;
use tables::source::{PAPER_TOML, RowRef, Span};
use typeset::fill::Filled;
use typeset::pages::{Pages, PlacedWords};

/// How many characters make words that are looked for in cells.
const ENOUGH: usize = 2;

/// Cells that an annex is made of, each with its text without white space.
type Cells<'u> = Vec<(&'u Used, String)>;

impl Run<'_> {
    /// An edition with where its words were typed.
    pub(super) fn shown_edition(
        &self,
        ready: &Ready,
        (filled, plan): (&Filled, &EditionPlan),
        pages: Pages,
    ) -> ShownEdition {
        let mut words = Vec::new();
        for (number, all) in (1..).zip(pages.words(filled)) {
            let mut annexes = pages.annexes.iter();
            let on = annexes.find(|annex| (annex.first..=annex.last).contains(&number));
            let annex = on.and_then(|annex| {
                let mut plans = plan.annexes.iter();
                plans.find(|plan| plan.entry.number == annex.number)
            });
            let annex = annex.map(|annex| (annex, self.cells_of(&annex.used)));
            let page = on.map(|annex| (annex.number, number - annex.first));
            let mut boxes = Boxes::of(&ready.project, filled, page);
            let mut shown = Vec::new();
            for words in all {
                let post = boxes.post(&squeeze(&words.text));
                let place = match post {
                    Some(post) => self.post_at(post, filled.lang),
                    None => self.typed_at(ready, filled, annex.as_ref(), &words),
                };
                shown.push(ShownWords { words, place });
            }
            words.push(shown);
        }
        ShownEdition {
            lang: filled.lang,
            headings: pages.headings(),
            words,
            pages,
        }
    }

    /// Where a post is typed: its title, or its row where it has none.
    fn post_at(&self, row: RowRef, lang: Lang) -> String {
        let sources = &self.made.sources;
        let title = format!("title_{}", lang.code());
        let typed = sources.cell_text(row, &title).unwrap_or_default();
        match typed.trim() {
            "" => place(sources, "posts.csv", sources.cell_span(row, "id")),
            _ => cell_place(sources, "posts.csv", sources.cell_span(row, &title), &title),
        }
    }

    /// Where words were typed: in a body; in a cell that an annex is made of; else in
    /// paper.toml.
    fn typed_at(
        &self,
        ready: &Ready,
        filled: &Filled,
        annex: Option<&(&PlannedAnnex, Cells<'_>)>,
        words: &PlacedWords,
    ) -> String {
        if let Some(span) = words.typed {
            return self.line_of(span);
        }
        let text = squeeze(&words.text);
        if text.chars().count() < ENOUGH {
            return String::new();
        }
        if let Some((annex, cells)) = annex {
            let cell = cell_with(cells, &text);
            return cell.map_or(&annex.place, |cell| &cell.place).clone();
        }
        let mut editions = ready.project.paper.editions.iter();
        let own = editions.find(|own| own.lang == filled.lang);
        let texts = own.map(|own| filled.paper.head.typed(own));
        let mut texts = texts.into_iter().flatten();
        let setting = texts.find(|(_, printed)| squeeze(printed).contains(&text));
        let line = |span| format!("{PAPER_TOML}:{}", self.line_number(span));
        let typed = setting.and_then(|(typed, _)| typed);
        typed.map(|typed| line(typed.span)).unwrap_or_default()
    }

    /// The cells that an annex is made of, each with its text.
    fn cells_of<'u>(&self, used: &'u [Used]) -> Cells<'u> {
        let typed = |cell: &Used| {
            let span = cell.cell?;
            let file = self.made.sources.file(span.file);
            Some(squeeze(file.text.get(span.start..span.end)?))
        };
        let cells = used.iter();
        cells
            .filter_map(|cell| Some((cell, typed(cell)?)))
            .collect()
    }

    fn line_of(&self, span: Span) -> String {
        let file = self.made.sources.file(span.file);
        let name = self.folder.input_name(&file.path);
        match file.cell(span) {
            Some(_) => place(&self.made.sources, &name, span),
            None => format!("{name}:{}", self.line_number(span)),
        }
    }

    fn line_number(&self, span: Span) -> usize {
        self.made.sources.file(span.file).line(span.start)
    }
}

/// The cell that has a text, else the longest one that stands in it.
fn cell_with<'u>(cells: &Cells<'u>, text: &str) -> Option<&'u Used> {
    let whole = cells.iter().find(|(_, typed)| typed.contains(text));
    let part = cells
        .iter()
        .filter(|(_, typed)| typed.chars().count() > ENOUGH && text.contains(typed.as_str()))
        .max_by_key(|(_, typed)| typed.len());
    whole.or(part).map(|(cell, _)| *cell)
}
