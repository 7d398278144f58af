//! The filters that describe posts, as bodies write them: `change="created"`,
//! `office="dpo ogcio"`.

use super::{Directorate, Establishment, Happening, PayPoint, Selection, StaffTenure, Structure};

/// What `except=` names in a paper with rows of non-directorate posts.
pub const POST_OR_ROW: &str = "post or row of nondirectorate.csv";

/// A filter that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongFilter {
    /// A word that is none of those that the filter knows.
    Word {
        /// The filter's name.
        name: &'static str,
        /// The word.
        text: String,
        /// The words that it knows.
        words: Vec<&'static str>,
    },
    /// An id that no table has.
    Id {
        /// What it should be the id of.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// What is no pay point.
    Point(String),
}

impl Selection {
    /// Reads the filters of a call, each by its name; several values of one have
    /// spaces between.
    ///
    /// # Errors
    ///
    /// The first filter that cannot be read.
    pub fn read(
        all: &Establishment,
        mut named: impl FnMut(&'static str) -> Option<String>,
    ) -> Result<Self, WrongFilter> {
        let office = |id: &str| all.office(id).is_some();
        let post = |id: &str| all.posts().iter().any(|post| post.id == id);
        let is_row = |id: &str| post(id) || all.staff().iter().any(|row| row.id == id);
        let left_out = match all.staff() {
            [] => "post",
            _ => POST_OR_ROW,
        };
        // Where non-directorate posts come from need be listed nowhere.
        let is_left = |id: &str| {
            all.staff()
                .iter()
                .any(|row| row.from.as_deref() == Some(id))
        };
        // To leave nobody out is no mistake.
        let except = named("except").filter(|text| !text.trim().is_empty());
        let mut selection = Self {
            except: ids(except, left_out, &is_row)?,
            office: ids(named("office"), "office", &office)?,
            from: ids(named("from"), "office", &|id| office(id) || is_left(id))?,
            head: ids(named("head"), "Head", &|id| all.head(id).is_some())?,
            rank: ids(named("rank"), "rank", &|id| all.rank(id).is_some())?,
            superior: ids(named("superior"), "post", &post)?,
            ..Self::default()
        };
        if let Some(text) = named("point") {
            selection.point = PayPoint::parse_all(&text).ok_or(WrongFilter::Point(text))?;
        }
        let mut word = |name| named(name).map(|text| (name, text));
        selection.change = several(word("change"), &Happening::words(), Happening::from_word)?;
        selection.tenure = several(word("tenure"), &StaffTenure::WORDS, StaffTenure::from_word)?;
        selection.structure = one(word("structure"), &Structure::WORDS, Structure::from_word)?;
        let (directorate, words) = (word("directorate"), &Directorate::WORDS);
        selection.directorate = one(directorate, words, Directorate::from_word)?;
        Ok(selection)
    }
}

/// The ids of a value. An id may have spaces in it: where the whole is known it is
/// one.
fn ids(
    text: Option<String>,
    what: &'static str,
    known: &dyn Fn(&str) -> bool,
) -> Result<Vec<String>, WrongFilter> {
    let Some(text) = text else {
        return Ok(Vec::new());
    };
    let whole = known(&text) || text.trim().is_empty();
    let ids: Vec<&str> = match whole {
        true => vec![&text],
        false => text.split_whitespace().collect(),
    };
    match ids.iter().find(|id| !known(id)) {
        Some(&id) => Err(WrongFilter::Id {
            what,
            id: id.to_owned(),
        }),
        None => Ok(ids.into_iter().map(str::to_owned).collect()),
    }
}

/// A filter with its name and value, where it is given.
type Given = Option<(&'static str, String)>;

/// The words of a value, each read by `read`.
fn several<T>(
    given: Given,
    words: &[&'static str],
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, WrongFilter> {
    let Some((name, text)) = given else {
        return Ok(Vec::new());
    };
    let wrong = |text: &str| WrongFilter::Word {
        name,
        text: text.to_owned(),
        words: words.to_vec(),
    };
    if text.trim().is_empty() {
        return Err(wrong(&text));
    }
    let found = text.split_whitespace();
    found
        .map(|word| read(word).ok_or_else(|| wrong(word)))
        .collect()
}

/// The one word of a value.
fn one<T>(
    given: Given,
    words: &[&'static str],
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, WrongFilter> {
    let Some((name, text)) = given else {
        return Ok(None);
    };
    let words = words.to_vec();
    let wrong = WrongFilter::Word {
        name,
        text: text.clone(),
        words,
    };
    read(&text).map(Some).ok_or(wrong)
}

#[cfg(test)]
mod tests {
    use super::{Establishment, Selection, WrongFilter};
    use crate::model::{Change, Happening, PayPoint, StaffTenure};

    fn read(filters: &[(&str, &str)]) -> Result<Selection, WrongFilter> {
        Selection::read(&Establishment::default(), |name| {
            let found = filters.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn several_values_are_read() {
        let found = read(&[
            ("change", "created gained"),
            ("tenure", "supernumerary  permanent"),
            ("point", "D2 MPS 45-49 GDS(C)2"),
        ]);
        let points = ["D2", "MPS 45-49", "GDS(C)2"];
        assert_eq!(
            found,
            Ok(Selection {
                change: vec![Happening::Change(Change::Created), Happening::Gained],
                tenure: vec![StaffTenure::Supernumerary, StaffTenure::Permanent],
                point: points.into_iter().filter_map(PayPoint::parse).collect(),
                ..Selection::default()
            })
        );
    }

    #[test]
    fn what_is_wrong_is_told_by_its_value() {
        let words = |name, text: &str| match read(&[(name, text)]) {
            Err(WrongFilter::Word { text, .. } | WrongFilter::Point(text)) => text,
            Err(WrongFilter::Id { id, .. }) => id,
            Ok(_) => "read".to_owned(),
        };
        assert_eq!(words("change", "created creatd"), "creatd");
        assert_eq!(words("directorate", "yes no"), "yes no");
        assert_eq!(words("point", "D2 D9"), "D2 D9");
        assert_eq!(words("office", "a b"), "a");
        assert_eq!(words("head", ""), "");
        assert_eq!(words("tenure", " "), " ");
        assert_eq!(words("except", ""), "read");
    }
}
