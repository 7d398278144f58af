//! What papers of one process have in common.
//!
//! Papers of a batch are often variants of one: an annex whose closure another
//! paper's annex had is the same file, byte for byte, and is not exported again.
//! And they mostly use the same fonts, which are read once. Nothing here is
//! written to disk.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::font_set::FontSet;
use super::planned::PdfFile;
use crate::build::store::manifest::FileEntry;
use tables::fonts::{FontDir, FontDirError};

/// The annexes made last, by closure, and the fonts read last. Clones hold the
/// same.
#[derive(Debug, Clone, Default)]
pub struct BatchCache(Option<Arc<Kept>>);

#[derive(Debug)]
struct Kept {
    /// How many bytes of annexes may be kept.
    room: usize,
    annexes: Mutex<Annexes>,
    fonts: Mutex<Option<Arc<FontSet>>>,
}

#[derive(Debug, Default)]
struct Annexes {
    bytes: usize,
    parts: HashMap<String, PdfFile>,
    /// Their closures, the oldest first.
    order: VecDeque<String>,
}

impl BatchCache {
    /// A cache with room for so many bytes of annexes. The default one keeps
    /// nothing.
    pub fn with_room(room: usize) -> Self {
        Self(Some(Arc::new(Kept {
            room,
            annexes: Mutex::default(),
            fonts: Mutex::default(),
        })))
    }

    /// The annex with a closure, as a file of this path.
    pub(crate) fn get(&self, closure: &str, path: &str) -> Option<PdfFile> {
        let annexes = lock(&self.0.as_ref()?.annexes);
        let (entry, bytes) = annexes.parts.get(closure)?;
        let entry = FileEntry {
            path: path.to_owned(),
            ..entry.clone()
        };
        Some((entry, bytes.clone()))
    }

    /// Keeps an annex, and forgets the oldest ones that leave no room for it.
    pub(crate) fn put(&self, (entry, bytes): &PdfFile) {
        let Some(kept) = &self.0 else {
            return;
        };
        let mut annexes = lock(&kept.annexes);
        if bytes.len() > kept.room || annexes.parts.contains_key(&entry.closure) {
            return;
        }
        annexes.bytes += bytes.len();
        annexes.order.push_back(entry.closure.clone());
        annexes
            .parts
            .insert(entry.closure.clone(), (entry.clone(), bytes.clone()));
        while annexes.bytes > kept.room {
            let Some(oldest) = annexes.order.pop_front() else {
                return;
            };
            let gone = annexes.parts.remove(&oldest);
            annexes.bytes -= gone.map_or(0, |(_, bytes)| bytes.len());
        }
    }

    /// Forgets every annex.
    pub fn clear(&self) {
        if let Some(kept) = &self.0 {
            *lock(&kept.annexes) = Annexes::default();
        }
    }

    /// The fonts of some folders: those read last, if they are of the same.
    pub(crate) fn fonts(&self, dirs: &[FontDir]) -> Result<Arc<FontSet>, FontDirError> {
        let Some(kept) = &self.0 else {
            return FontSet::read(dirs).map(Arc::new);
        };
        let mut last = lock(&kept.fonts);
        let same = |fonts: &&Arc<FontSet>| {
            fonts
                .dirs
                .iter()
                .cloned()
                .eq(dirs.iter().map(FontDir::shown))
        };
        if let Some(fonts) = last.as_ref().filter(same) {
            return Ok(fonts.clone());
        }
        let fonts = Arc::new(FontSet::read(dirs)?);
        *last = Some(fonts.clone());
        Ok(fonts)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::BatchCache;
    use crate::build::store::manifest::FileEntry;

    #[test]
    fn the_oldest_make_room() {
        let cache = BatchCache::with_room(10);
        let part = |closure: &str, length: usize| {
            let entry = FileEntry {
                closure: closure.to_owned(),
                ..FileEntry::default()
            };
            (entry, vec![0; length].into())
        };
        for (closure, length) in [("a", 4), ("b", 4), ("a", 4), ("c", 4), ("d", 11)] {
            cache.put(&part(closure, length));
        }
        let there = |closure: &&str| cache.get(closure, "x").is_some();
        let kept: Vec<&str> = ["a", "b", "c", "d"].into_iter().filter(there).collect();
        assert_eq!(kept, ["b", "c"]);
        assert!(BatchCache::default().get("b", "x").is_none());
    }
}
