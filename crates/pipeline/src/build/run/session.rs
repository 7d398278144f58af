//! What the builds of one process share.

use crate::build::plan::cache::BatchCache;
use crate::build::plan::closure::Surroundings;
use tables::fonts::FontFiles;
use typeset::fill::FillCache;
use typeset::pages::Engine;

/// An engine, and what earlier builds made.
///
/// The engine is made once for the same fonts: Typst then knows them again
/// without taking their sums, which takes longer than setting a page.
#[derive(Default)]
pub struct Session {
    fill_cache: (String, FillCache),
    engine: Option<(String, Engine)>,
    pub(crate) cache: BatchCache,
    /// Whether receipts are left and believed.
    pub(crate) receipts: bool,
    /// Whether nothing is typeset, so that no engine is made before it is asked for.
    only_fills: bool,
}

impl Session {
    /// A session of a batch: its papers share annexes with those of other
    /// sessions, and leave receipts.
    pub fn of_batch(cache: BatchCache) -> Self {
        Self {
            cache,
            receipts: true,
            ..Self::default()
        }
    }

    /// A session in which papers are filled, and not typeset.
    pub(crate) fn that_only_fills() -> Self {
        Self {
            only_fills: true,
            ..Self::default()
        }
    }

    /// What filling can use again, for these fonts.
    pub(crate) fn fill_cache(&mut self, around: &Surroundings) -> &FillCache {
        if self.fill_cache.0 != around.fonts {
            self.fill_cache = (around.fonts.clone(), FillCache::default());
        }
        &self.fill_cache.1
    }

    /// Whether an engine for other fonts, or none, is there.
    pub(crate) fn lacks(&self, around: &Surroundings) -> bool {
        self.engine
            .as_ref()
            .is_none_or(|(fonts, _)| *fonts != around.fonts)
    }

    /// Does some work of filling, and makes the engine beside it where there is none
    /// for these fonts; `families` are those that most of the paper is set in.
    pub(crate) fn beside_engine<T: Send>(
        &mut self,
        around: &Surroundings,
        (fonts, families): (&FontFiles, &[&String]),
        work: impl FnOnce(&FillCache) -> T + Send,
    ) -> T {
        let lacks = self.lacks(around);
        self.fill_cache(around);
        let (cache, engine) = (&self.fill_cache.1, &mut self.engine);
        if !lacks || self.only_fills {
            return work(cache);
        }
        let make = || {
            let made = Engine::new(fonts);
            made.warm_up(families);
            *engine = Some((around.fonts.clone(), made));
        };
        rayon::join(|| work(cache), make).0
    }

    /// The engine with these fonts.
    pub(crate) fn engine(&mut self, around: &Surroundings, fonts: &FontFiles) -> &Engine {
        if self.lacks(around) {
            self.engine = None;
        }
        let (_, engine) = self
            .engine
            .get_or_insert_with(|| (around.fonts.clone(), Engine::new(fonts)));
        engine
    }
}
