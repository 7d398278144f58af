//! An annex as blocks.

use std::collections::BTreeMap;

use super::block::Around;
use super::inline::{Inline, Look, Words};
use super::placed::{Counted, Pictures, blocks_of};
use super::{AnnexPart, Block, ChartPage, Item, List, Passages};
use content::annex::duties::rows;
use content::annex::shown_in;
use content::edition::{AnnexContent, AnnexData, DutiesData};
use content::sheet::{LayoutWords, SheetData};
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang, Project, Structure};
use tables::source::RowRef;

/// What annexes are read with.
pub struct AnnexReader<'a, 'p> {
    /// The paper.
    pub project: &'a Project,
    /// The language of the edition.
    pub lang: Lang,
    /// The words of the layout.
    pub words: &'a LayoutWords,
    /// Where its words were typed.
    pub passages: &'a mut Passages<'p>,
    /// Its pictures.
    pub pictures: &'a Pictures<'a>,
    /// What stands in its annexes of prose, by their numbers.
    pub texts: BTreeMap<usize, Vec<Block>>,
}

impl AnnexReader<'_, '_> {
    /// An annex.
    ///
    /// # Errors
    /// When a picture of it cannot be shown.
    pub fn part(&mut self, annex: &Annex, data: &AnnexData) -> Result<AnnexPart, Diagnostic> {
        let mut titles = vec![self.title(annex, data)];
        let mut blocks = Vec::new();
        let mut landscape = false;
        match &data.content {
            Some(AnnexContent::Duties(own)) => {
                titles.push(Inline::lines(&own.heading, Look::default(), None));
                self.duties(annex, own, &mut blocks);
            }
            Some(AnnexContent::Chart(sheet)) => {
                landscape = sheet.pages.first().is_some_and(|page| page.landscape);
                blocks = self.chart(annex, data, sheet);
            }
            Some(AnnexContent::Placed(placed)) => {
                landscape = placed.is_landscape();
                let mut counted = Counted::none();
                blocks = blocks_of(placed, &mut counted, self.pictures, self.passages)?;
                self.noted(annex, &mut blocks);
            }
            Some(AnnexContent::Text(own)) => {
                blocks = self.texts.remove(&annex.number).unwrap_or_default();
                self.note(annex, &own.note, &mut blocks);
            }
            None => {}
        }
        Ok(AnnexPart {
            name: data.name.clone(),
            key: format!("{} {}", annex.kind, annex.called()),
            change: None,
            was: None,
            label: data.label.clone(),
            corner: data.corner.as_ref().unwrap_or(&data.label).clone(),
            number: data.number,
            titles,
            landscape,
            was_landscape: None,
            blocks,
        })
    }

    fn word(&self, key: &str) -> String {
        self.words.get(key).cloned().unwrap_or_default()
    }

    /// The cell behind some words of an annex.
    pub(super) fn cell(&mut self, row: RowRef, column: &str, text: &str) -> Option<usize> {
        self.passages.column(row, column, text)
    }

    fn title(&mut self, annex: &Annex, data: &AnnexData) -> Vec<Inline> {
        let given = !annex.title.get(self.lang).is_empty();
        let of_post = || {
            let all = &self.project.establishment;
            let shown = shown_in(all, annex)?;
            all.post_in(shown, &annex.subject).map(|post| post.row)
        };
        let passage = match (given, annex.kind.as_str()) {
            (true, _) => self.cell(annex.row, "title", &data.title),
            (false, "picture") => self.cell(annex.row, "alt", &data.title),
            (false, "table") => {
                (self.passages).of_table(&annex.subject, "caption", None, &data.title)
            }
            (false, "duties") => of_post().and_then(|row| self.cell(row, "title", &data.title)),
            _ => None,
        };
        Inline::lines(&data.title, Look::default(), passage)
    }

    /// Notes of an annex's own below its table or picture: the last one, unless that is of
    /// the table.
    fn noted(&mut self, annex: &Annex, blocks: &mut [Block]) {
        let note = annex.note.get(self.lang);
        if note.is_empty() {
            return;
        }
        let passage = self.cell(annex.row, "note", note);
        match blocks.last_mut() {
            Some(Block::Table(table)) => {
                let notes = &mut table.around.notes;
                notes.resize(table.data.notes.len(), None);
                if let Some(last) = notes.last_mut() {
                    *last = passage;
                }
            }
            Some(Block::Picture(picture)) => picture.around.notes = vec![passage],
            _ => {}
        }
    }

    fn note(&mut self, annex: &Annex, note: &str, blocks: &mut Vec<Block>) {
        if !note.is_empty() {
            let passage = self.cell(annex.row, "note", note);
            let text = Inline::lines(note, Look::default(), passage);
            blocks.push(Block::Plain(text));
        }
    }

    fn duties(&mut self, annex: &Annex, own: &DutiesData, blocks: &mut Vec<Block>) {
        if let Some(compared) = &own.compared {
            let beside = self.beside(annex, compared);
            blocks.push(Block::Beside(beside));
        } else {
            self.described(annex, own, blocks);
        }
        self.note(annex, &own.note, blocks);
    }

    /// A job description by itself.
    fn described(&mut self, annex: &Annex, own: &DutiesData, blocks: &mut Vec<Block>) {
        let colon = self.word("colon");
        let term = |word: String| format!("{word}{colon}");
        let superior = self.superior(annex, &own.superior);
        let facts = [
            ("rank", &own.rank, None),
            ("superior", &own.superior, superior),
        ];
        let facts = facts.map(|(key, text, passage)| {
            let text = Inline::lines(text, Look::default(), passage);
            (term(self.word(key)), text)
        });
        blocks.push(Block::Facts(facts.into()));
        blocks.push(Block::Plain(Inline::bold(&term(self.word("duties")))));
        let rows = rows(self.project, annex);
        let level = |at: usize| own.levels.get(at).copied().unwrap_or(1);
        let mut number = 1;
        for (at, duty) in own.duties.iter().enumerate() {
            let row = rows.get(at).copied();
            let inside = self.duty(duty, row);
            match level(at) {
                0 => blocks.push(Block::Plain(inside)),
                2 => below(blocks, inside),
                _ => {
                    let item = Item {
                        number: format!("({number})"),
                        inside,
                        ..Item::default()
                    };
                    match blocks.last_mut() {
                        Some(Block::List(list)) => list.items.push(item),
                        _ => blocks.push(Block::List(list(number, item))),
                    }
                    number += 1;
                }
            }
        }
    }

    /// The cell that names a post's superior in the structure that an annex shows.
    fn superior(&mut self, annex: &Annex, text: &str) -> Option<usize> {
        let structure = shown_in(&self.project.establishment, annex)?;
        self.superior_in(structure, annex, text)
    }

    /// The cell that names a post's superior: the title of one in the office, or what
    /// the post's own row says.
    pub(super) fn superior_in(
        &mut self,
        structure: Structure,
        annex: &Annex,
        text: &str,
    ) -> Option<usize> {
        let all = &self.project.establishment;
        let post = all.post_in(structure, &annex.subject)?;
        match all.superior_in(structure, post) {
            Some(superior) => self.cell(superior.row, "title", text),
            None => self.cell(post.row, "superior", text),
        }
    }

    /// The words of a duty, and the separator after them, which is typed nowhere.
    fn duty(&mut self, printed: &str, row: Option<RowRef>) -> Vec<Inline> {
        let (words, separator) = printed.split_at(self.end_of_duty(printed, row));
        let passage = row.and_then(|row| self.cell(row, "text", words));
        let mut out = Inline::lines(words, Look::default(), passage);
        if !separator.is_empty() {
            out.push(Inline::plain(separator));
        }
        out
    }

    /// Where the words of a duty end, and the separator begins.
    pub(super) fn end_of_duty(&self, printed: &str, row: Option<RowRef>) -> usize {
        let duties = &self.project.duties;
        let duty = row.and_then(|row| duties.iter().find(|duty| duty.row == row));
        let typed = duty.map_or("", |duty| duty.text.get(self.lang));
        let seen = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let most = seen(typed);
        let own = printed.char_indices().filter(|(_, c)| !c.is_whitespace());
        match typed.contains("{{") {
            // What a helper gives is longer or shorter than its call.
            true => printed.len() - self.separator(printed).len(),
            false => own.map(|(at, _)| at).nth(most).unwrap_or(printed.len()),
        }
    }

    /// The separator that a duty ends with.
    fn separator(&self, printed: &str) -> &str {
        let words = self.project.words.iter();
        let mut own = words.filter(|(lang, _)| *lang == self.lang);
        let all = own.next().map(|(_, words)| &words.separators);
        let all = all.map(|all| [&all.penultimate, &all.item, &all.last]);
        let mut ends = all.into_iter().flatten().map(String::as_str);
        ends.find(|end| printed.ends_with(end)).unwrap_or_default()
    }

    fn chart(&mut self, annex: &Annex, data: &AnnexData, sheet: &SheetData) -> Vec<Block> {
        let note = match sheet.note.is_empty() {
            true => None,
            false => self.cell(annex.row, "note", &sheet.note),
        };
        let page = |(at, page): (usize, &content::sheet::PageData)| {
            Block::Chart(Box::new(ChartPage {
                page: page.clone(),
                room: sheet.room,
                legend_word: self.word("legend"),
                legend: sheet.legend.clone(),
                title: (at > 0).then(|| data.title.clone()),
                note: sheet.note.clone(),
                around: Around {
                    caption: None,
                    notes: vec![note],
                },
                posts: match at {
                    0 => sheet.outline.clone(),
                    _ => Vec::new(),
                },
                name: format!("{}-page-{}", data.name, at + 1),
                marks: None,
            }))
        };
        sheet.pages.iter().enumerate().map(page).collect()
    }
}

/// A list of duties.
fn list(start: usize, item: Item) -> List {
    List {
        pattern: ["(1)", "(a)"].map(str::to_owned).to_vec(),
        level: 0,
        start,
        at_margin: true,
        items: vec![item],
    }
}

/// Puts a duty below the last item.
fn below(blocks: &mut [Block], inside: Vec<Inline>) {
    let Some(Block::List(list)) = blocks.last_mut() else {
        return;
    };
    let pattern = list.pattern.clone();
    let Some(item) = list.items.last_mut() else {
        return;
    };
    if item.below.is_empty() {
        item.below.push(Block::List(List {
            pattern,
            level: 1,
            start: 1,
            at_margin: true,
            items: Vec::new(),
        }));
    }
    if let Some(Block::List(inner)) = item.below.last_mut() {
        inner.items.push(Item {
            number: format!("({})", letters(inner.items.len())),
            inside,
            ..Item::default()
        });
    }
}

/// The letters of an item from 0: a to z, then aa, ab.
fn letters(at: usize) -> String {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap_or_default());
    match at {
        0..26 => letter(at).to_string(),
        _ => format!("{}{}", letters(at / 26 - 1), letter(at)),
    }
}

impl From<Words> for Inline {
    fn from(words: Words) -> Self {
        Self::Text(words)
    }
}
