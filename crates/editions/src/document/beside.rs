//! Two job descriptions in two columns.

use super::block::Beside;
use super::inline::{Inline, Words};
use content::edition::{ComparedData, ComparedDuty};
use content::sheet::LayoutWords;
use content::wording::Stretch;

/// The rows of the comparison: the facts, the word above the duties, the duties.
pub(super) fn beside(own: &ComparedData, words: &LayoutWords) -> Beside {
    let colon = words.get("colon").map_or("", String::as_str);
    let term = |key: &str| {
        let word = words.get(key).map_or("", String::as_str);
        Inline::bold(&format!("{word}{colon}"))
    };
    let facts = own.facts.iter().map(|(key, sides)| {
        let side = |text: &Vec<Stretch>| {
            let mut inside = term(key);
            inside.extend(stretches(text));
            (0, inside)
        };
        [side(&sides[0]), side(&sides[1])]
    });
    let heading = [(0, term("duties")), (0, term("duties"))];
    let duties = own.rows.iter();
    let duties = duties.map(|row| [duty(row[0].as_ref()), duty(row[1].as_ref())]);
    Beside {
        heads: own.heads.clone(),
        rows: facts.chain([heading]).chain(duties).collect(),
    }
}

fn duty(duty: Option<&ComparedDuty>) -> (usize, Vec<Inline>) {
    let Some(duty) = duty else {
        return (0, Vec::new());
    };
    let mut inside = Vec::new();
    if !duty.number.is_empty() {
        inside.push(Inline::plain(format!("{} ", duty.number)));
    }
    inside.extend(stretches(&duty.text));
    (usize::from(duty.level), inside)
}

fn stretches(text: &[Stretch]) -> Vec<Inline> {
    let found = Inline::stretches(text);
    match found.is_empty() {
        true => vec![Inline::Text(Words::default())],
        false => found,
    }
}
