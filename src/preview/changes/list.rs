//! The list of what is different, each with the words of pages that it is about.

use std::collections::{BTreeMap, BTreeSet};

use compare::{Change, Comparison, Difference, show};
use content::wording::Fate;
use serde_json::{Value, json};
use tables::model::Lang;

use super::blocks::Block;
use super::marks::{At, Marks};
use crate::preview::pages::id;

/// Words of one edition.
type Touched = BTreeSet<(Lang, At)>;

/// The list, what was changed before what follows from it; and the words of which
/// something is another that they do not say, such as where their box stands.
pub(super) fn told(
    found: &Comparison,
    marks: &[Marks],
    editions: &[(Lang, Vec<Block>)],
    names: &[&str],
) -> (Vec<Value>, Touched) {
    let places = Places::of(marks, editions);
    let mut touched = Touched::new();
    let mut list = Vec::new();
    let both = [(&found.differences, false), (&found.follows, true)];
    for (differences, follows) in both {
        for difference in differences {
            let words = places.words(difference);
            let is_unsaid = match difference.change {
                Change::Moved => true,
                Change::Changed => difference.of == "post",
                _ => false,
            };
            if is_unsaid && !follows {
                touched.extend(words.iter().copied());
            }
            list.push(entry(difference, &words, follows, names));
        }
    }
    (list, touched)
}

fn entry(difference: &Difference, words: &Touched, follows: bool, names: &[&str]) -> Value {
    let stretches = show::stretches(difference, names).into_iter();
    let stretches = stretches.map(|stretch| {
        let fate = match stretch.fate {
            Fate::Kept => "kept",
            Fate::Added => "added",
            Fate::Removed => "removed",
        };
        json!([fate, stretch.text])
    });
    // In each edition the first page that has it.
    let mut at: BTreeMap<&str, (String, Vec<usize>)> = BTreeMap::new();
    for (lang, (page, word)) in words {
        let page = id(lang.code(), *page);
        let own = at
            .entry(lang.code())
            .or_insert_with(|| (page.clone(), Vec::new()));
        if own.0 == page {
            own.1.push(*word);
        }
    }
    let place = difference.is.as_ref().or(difference.was.as_ref());
    json!({
        "text": format!("{} {}, {}", difference.of, difference.name, difference.change.word()),
        "column": difference.column,
        "stretches": stretches.collect::<Vec<_>>(),
        "place": place.map(ToString::to_string),
        "gone": difference.is.is_none(),
        "at": at,
        "follows": follows,
    })
}

/// Where on the pages each place of the files is printed.
struct Places<'a> {
    /// What stands there now, by file and line, each with its column.
    is: BTreeMap<&'a str, Vec<(&'a str, Lang, At)>>,
    /// What is gone, by the words beside it.
    was: BTreeMap<&'a str, Vec<(&'a str, Lang, At)>>,
}

impl<'a> Places<'a> {
    fn of(marks: &'a [Marks], editions: &'a [(Lang, Vec<Block>)]) -> Self {
        let mut this = Self {
            is: BTreeMap::new(),
            was: BTreeMap::new(),
        };
        for (lang, blocks) in editions {
            for block in blocks {
                for word in &block.words {
                    // A paragraph is one place, however many lines it is typed on.
                    for place in [&word.place, &block.place] {
                        let (line, column) = parts(place);
                        let own = this.is.entry(line).or_default();
                        own.push((column, *lang, (word.page, word.index)));
                    }
                }
            }
        }
        for marks in marks {
            for (place, at) in &marks.gone {
                let (line, column) = parts(place);
                let own = this.was.entry(line).or_default();
                own.push((column, marks.lang, *at));
            }
        }
        this
    }

    /// The words that a difference is about.
    fn words(&self, difference: &Difference) -> Touched {
        let column = difference.column.as_deref().unwrap_or_default();
        let is = difference.is.as_ref().map(ToString::to_string);
        let was = difference.was.as_ref().map(ToString::to_string);
        let is = is.and_then(|place| self.is.get(place.as_str()));
        let was = was.and_then(|place| self.was.get(place.as_str()));
        let found = [is, was].into_iter().flatten();
        let found = found.map(|words| of_column(words, column));
        found
            .into_iter()
            .find(|words| !words.is_empty())
            .unwrap_or_default()
    }
}

/// The words of a line that are of a column: those of the column itself, else all; of a
/// column of one language those of its edition alone.
fn of_column(words: &[(&str, Lang, At)], column: &str) -> Touched {
    let of = |is: &dyn Fn(&(&str, Lang, At)) -> bool| -> Touched {
        let own = words.iter().filter(|own| is(own));
        own.map(|(_, lang, at)| (*lang, *at)).collect()
    };
    let own = of(&|(own, ..)| !column.is_empty() && *own == column);
    let mut langs = Lang::ALL.into_iter();
    let lang = langs.find(|lang| column.ends_with(&format!("_{}", lang.code())));
    match own.is_empty() {
        true => of(&|(_, own, _)| lang.is_none_or(|lang| *own == lang)),
        false => own,
    }
}

/// A place as its file and line, and its column: `duties.csv:41`, `text_zh`. That of a
/// workbook has none.
fn parts(place: &str) -> (&str, &str) {
    match place.rsplit_once(' ') {
        Some((line, column)) if !column.contains('!') => (line, column),
        _ => (place, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn places_have_a_line_and_a_column() {
        let line = ("duties.csv:41", "text_zh");
        assert_eq!(parts("duties.csv:41 text_zh"), line);
        assert_eq!(parts("body.zh.hbs:3"), ("body.zh.hbs:3", ""));
        assert_eq!(parts("tables.xlsx posts!C9"), ("tables.xlsx posts!C9", ""));
    }
}
