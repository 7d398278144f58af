//! The list as a page of an edition has it: for readers, in its language, without
//! places. Things are called by titles, ranks, offices and labels of annexes; what
//! concerns those alone who type the paper is counted.

mod called;
mod headed;
mod reader;
mod settings;
mod valued;

use content::wording::{Fate, Stretch};
use tables::characters::{as_read, visible_line};
use tables::model::Lang;

use crate::difference::{Comparison, Difference};
use crate::show::{around, arrow, cut_short, is_short};
use crate::version::Version;
use called::LABELLED;
use reader::Reader;

/// What stands for the end of a line in a value: every font has it.
const LINE_END: &str = " / ";

/// The list for a page in a language: what is different, and what follows, a line each,
/// in the words of the layout. What is of the other language alone is left out.
pub fn lines(
    comparison: &Comparison,
    versions: (&Version, &Version),
    names: &[&str],
    lang: Lang,
) -> (Vec<Vec<Stretch>>, Vec<Vec<Stretch>>) {
    let Some(reader) = Reader::new(versions, lang) else {
        return (Vec::new(), Vec::new());
    };
    let mut unseen = 0;
    let mut told = |differences: &[Difference]| {
        let mut lines: Vec<Vec<Stretch>> = Vec::new();
        for own in differences.iter().filter(|own| !is_of_another(own, lang)) {
            match reader.told(own, names) {
                // Several cells of a row may say the same to those who do not type it.
                Some(line) if lines.contains(&line) => {}
                Some(line) => lines.push(line),
                None => unseen += 1,
            }
        }
        lines
    };
    let (mut list, follows) = (told(&comparison.differences), told(&comparison.follows));
    if unseen > 0 {
        let key = if unseen == 1 {
            "unseen_one"
        } else {
            "unseen_many"
        };
        list.push(vec![stay(
            reader.filled(key, &[("count", &unseen.to_string())]),
        )]);
    }
    if list.is_empty() && follows.is_empty() {
        list.push(vec![stay(reader.word("no_changes").to_owned())]);
    }
    (list, follows)
}

/// Whether a difference is of another language than this alone.
fn is_of_another(difference: &Difference, lang: Lang) -> bool {
    let others = || Lang::ALL.into_iter().filter(|other| *other != lang);
    let column = difference.column.as_deref().unwrap_or_default();
    let place = difference.is.as_ref().or(difference.was.as_ref());
    let file = place.map_or("", |at| at.file.as_str());
    let of_setting = |code: &str| {
        let name = &difference.name;
        let ends = [format!("_{code}"), format!(".{code}")];
        difference.of == "setting"
            && (name.starts_with(&format!("{code}.")) || ends.iter().any(|end| name.ends_with(end)))
    };
    others().any(|other| {
        let code = other.code();
        column.ends_with(&format!("_{code}"))
            || file.contains(&format!(".{code}."))
            || of_setting(code)
    })
}

impl Reader<'_> {
    /// A difference in the words of the layout; none where it is none to a reader.
    fn told(&self, difference: &Difference, names: &[&str]) -> Option<Vec<Stretch>> {
        let (of, name) = self.called(difference)?;
        let change = difference.change.word().replace('-', "_");
        let change = self.word(&format!("is_{change}"));
        let change = match self.headed(difference) {
            Some(column) => self.filled(
                "change_of_column",
                &[("change", change), ("column", &column)],
            ),
            None => change.to_owned(),
        };
        let key = match (of.as_str(), name.is_empty()) {
            (LABELLED, _) => "change_labelled",
            (_, true) => "change_unnamed",
            (_, false) => "change",
        };
        let of = match of.as_str() {
            LABELLED => "",
            of => self.word(&format!("of_{of}")),
        };
        let line = [("of", of), ("name", &name), ("change", &change)];
        let mut line = self.filled(key, &line);
        let values = self.values(difference, (names, &name));
        if !values.is_empty() {
            line += self.word("colon");
        }
        let mut told = vec![stay(line)];
        told.extend(values);
        for own in &mut told {
            let text = own.text.replace('\n', LINE_END);
            own.text = visible_line(&as_read(&text)).into_owned();
        }
        Some(told)
    }

    /// Both values as stretches of words; none where all that they say is its name.
    fn values(&self, difference: &Difference, (names, name): (&[&str], &str)) -> Vec<Stretch> {
        let empty = |text: String| match text.is_empty() {
            true => self.word("empty").to_owned(),
            false => text,
        };
        match self.valued(difference) {
            (Some(before), Some(after)) if is_short(&before) && is_short(&after) => {
                vec![stay(arrow(&empty(before), &empty(after)))]
            }
            (Some(before), Some(after)) => around(&before, &after, names),
            (Some(text), None) | (None, Some(text)) if !text.is_empty() && text != name => {
                vec![stay(cut_short(&text))]
            }
            _ => Vec::new(),
        }
    }
}

fn stay(text: String) -> Stretch {
    Stretch {
        fate: Fate::Kept,
        text,
    }
}
