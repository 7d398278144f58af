//! What templates got for charts laid out before, so that an edition with the
//! same posts need not lay them out again.

use std::sync::{Mutex, PoisonError};

use super::{SheetData, SheetPost};
use tables::model::{FontChoice, Mark, Words};

/// All that the data of an annex's chart is made of, but for the font files.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeOf {
    /// The chart's title.
    pub title: String,
    /// Its posts.
    pub posts: Vec<SheetPost>,
    /// The note below it.
    pub note: String,
    /// The marks of changes.
    pub marks: Vec<Mark>,
    /// The edition's fixed words.
    pub words: Words,
    /// The fonts in which it is measured.
    pub fonts: FontChoice,
}

/// What earlier editions got: a cache is for one set of font files.
#[derive(Debug, Default)]
pub struct SheetCache(Mutex<Vec<(MadeOf, Option<SheetData>)>>);

/// How many charts are kept: several papers have no more.
const KEPT: usize = 64;

impl SheetCache {
    /// What was made of the same, or is made now.
    pub fn get_or(
        &self,
        made_of: MadeOf,
        make: impl FnOnce(&MadeOf) -> Option<SheetData>,
    ) -> Option<SheetData> {
        let known = self.kept(|kept| {
            let same = kept.iter().find(|(known, _)| *known == made_of);
            same.map(|(_, data)| data.clone())
        });
        known.unwrap_or_else(|| {
            let made = make(&made_of);
            self.kept(|kept| {
                if kept.len() == KEPT {
                    kept.clear();
                }
                kept.push((made_of, made.clone()));
            });
            made
        })
    }

    fn kept<T>(&self, with: impl FnOnce(&mut Vec<(MadeOf, Option<SheetData>)>) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use tables::load::Reading;
    use tables::model::{Change, Lang};

    #[test]
    fn a_chart_is_laid_out_once_until_anything_of_it_changes() {
        let words = Reading::default().words(Lang::En);
        let made_of = MadeOf {
            title: "Office".to_owned(),
            posts: vec![SheetPost::default()],
            note: String::new(),
            marks: Vec::new(),
            words: words.expect("they are built in"),
            fonts: FontChoice::default(),
        };
        let cache = SheetCache::default();
        let made = Cell::new(0);
        let look_up = |of: &MadeOf| {
            cache.get_or(of.clone(), |_| {
                made.set(made.get() + 1);
                None
            });
            made.get()
        };
        assert_eq!(look_up(&made_of), 1);
        assert_eq!(look_up(&made_of), 1);
        let mut other = made_of.clone();
        other.posts[0].changes.push(Change::Created);
        assert_eq!(look_up(&other), 2);
        let mut other = made_of.clone();
        other.fonts.latin.push("Another".to_owned());
        assert_eq!(look_up(&other), 3);
        let mut other = made_of.clone();
        other.words.chart.here.push('.');
        assert_eq!(look_up(&other), 4);
        assert_eq!(look_up(&made_of), 4);
    }
}
