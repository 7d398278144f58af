//! Two job descriptions in two columns.

use super::annex::AnnexReader;
use super::block::Beside;
use super::inline::{Inline, Look, Words};
use content::edition::{ComparedData, ComparedDuty};
use content::wording::{Fate, Stretch};
use tables::model::{Annex, Structure};

impl AnnexReader<'_, '_> {
    /// The rows of the comparison: the facts, the word above the duties, the duties.
    pub(super) fn beside(&mut self, annex: &Annex, own: &ComparedData) -> Beside {
        let mut rows = Vec::new();
        for (key, sides) in &own.facts {
            let structures = Structure::ALL;
            let mut side = |at: usize| {
                let passage = self.fact(annex, key, structures[at], &text_of(&sides[at]));
                let mut inside = self.term(key);
                inside.extend(stretches(&sides[at], passage));
                (0, inside)
            };
            rows.push([side(0), side(1)]);
        }
        rows.push([(0, self.term("duties")), (0, self.term("duties"))]);
        for [was, is] in &own.rows {
            rows.push([self.compared(was.as_ref()), self.compared(is.as_ref())]);
        }
        Beside {
            heads: own.heads.clone(),
            rows,
        }
    }

    /// What stands before a fact.
    fn term(&self, key: &str) -> Vec<Inline> {
        let word = |key: &str| self.words.get(key).map_or("", String::as_str);
        Inline::bold(&format!("{}{}", word(key), word("colon")))
    }

    /// The cell behind a fact of one side; none of a rank, which is put together.
    fn fact(
        &mut self,
        annex: &Annex,
        key: &str,
        structure: Structure,
        text: &str,
    ) -> Option<usize> {
        let post = self
            .project
            .establishment
            .post_in(structure, &annex.subject)?;
        match key {
            "title" => self.cell(post.row, "title", text),
            "superior" => self.superior_in(structure, annex, text),
            _ => None,
        }
    }

    /// A duty of one side.
    fn compared(&mut self, duty: Option<&ComparedDuty>) -> (usize, Vec<Inline>) {
        let Some(duty) = duty else {
            return (0, Vec::new());
        };
        let mut inside = Vec::new();
        if !duty.number.is_empty() {
            inside.push(Inline::plain(format!("{} ", duty.number)));
        }
        let printed = text_of(&duty.text);
        let end = self.end_of_duty(&printed, duty.row);
        let passage = duty.row;
        let passage = passage.and_then(|row| self.cell(row, "text", &printed[..end]));
        let (words, separator) = cut(&duty.text, end);
        inside.extend(stretches(&words, passage));
        if !separator.is_empty() {
            inside.extend(stretches(&separator, None));
        }
        (usize::from(duty.level), inside)
    }
}

fn text_of(text: &[Stretch]) -> String {
    text.iter().map(|own| own.text.as_str()).collect()
}

/// The stretches up to a byte of all their words, and those behind it.
fn cut(text: &[Stretch], end: usize) -> (Vec<Stretch>, Vec<Stretch>) {
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    let mut at = 0;
    for own in text {
        let place = end.saturating_sub(at).min(own.text.len());
        let (first, second) = own.text.split_at(place);
        let of = |text: &str| Stretch {
            fate: own.fate,
            text: text.to_owned(),
        };
        before.extend((!first.is_empty()).then(|| of(first)));
        behind.extend((!second.is_empty()).then(|| of(second)));
        at += own.text.len();
    }
    (before, behind)
}

/// Words with what is new underlined and what is gone struck, all of one passage.
fn stretches(text: &[Stretch], passage: Option<usize>) -> Vec<Inline> {
    let stretch = |own: &Stretch| {
        let look = Look {
            added: own.fate == Fate::Added,
            removed: own.fate == Fate::Removed,
            ..Look::default()
        };
        Inline::lines(&own.text, look, passage)
    };
    let found: Vec<Inline> = text.iter().flat_map(stretch).collect();
    match found.is_empty() {
        true => vec![Inline::Text(Words::default())],
        false => found,
    }
}
