//! Annexes that papers of one process have in common.
//!
//! Papers of a batch are often variants of one: an annex whose closure another
//! paper's annex had is the same file, byte for byte, and is not exported again.
//! Nothing here is written to disk.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use super::manifest::FileEntry;
use super::parts::Part;

/// The annexes made last, by closure. Clones hold the same annexes.
#[derive(Debug, Clone, Default)]
pub struct Shelf(Option<Arc<Mutex<Kept>>>);

#[derive(Debug)]
struct Kept {
    /// How many bytes may be kept.
    room: usize,
    bytes: usize,
    parts: HashMap<String, Part>,
    /// Their closures, the oldest first.
    order: VecDeque<String>,
}

impl Shelf {
    /// A shelf with room for so many bytes of PDFs. The default one has none.
    pub fn with_room(room: usize) -> Self {
        Self(Some(Arc::new(Mutex::new(Kept {
            room,
            bytes: 0,
            parts: HashMap::new(),
            order: VecDeque::new(),
        }))))
    }

    /// The annex with a closure, as a file of this path.
    pub(super) fn get(&self, closure: &str, path: &str) -> Option<Part> {
        let kept = self.0.as_ref()?.lock();
        let kept = kept.unwrap_or_else(PoisonError::into_inner);
        let (entry, bytes) = kept.parts.get(closure)?;
        let entry = FileEntry {
            path: path.to_owned(),
            ..entry.clone()
        };
        Some((entry, bytes.clone()))
    }

    /// Forgets every annex.
    pub fn clear(&self) {
        if let Some(kept) = &self.0 {
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.parts.clear();
            kept.order.clear();
            kept.bytes = 0;
        }
    }

    /// Keeps an annex, and forgets the oldest ones that leave no room for it.
    pub(super) fn put(&self, (entry, bytes): &Part) {
        let Some(kept) = &self.0 else {
            return;
        };
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        if bytes.len() > kept.room || kept.parts.contains_key(&entry.closure) {
            return;
        }
        kept.bytes += bytes.len();
        kept.order.push_back(entry.closure.clone());
        kept.parts
            .insert(entry.closure.clone(), (entry.clone(), bytes.clone()));
        while kept.bytes > kept.room {
            let Some(oldest) = kept.order.pop_front() else {
                return;
            };
            let gone = kept.parts.remove(&oldest);
            kept.bytes -= gone.map_or(0, |(_, bytes)| bytes.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shelf;
    use crate::build::manifest::FileEntry;

    #[test]
    fn the_oldest_make_room() {
        let shelf = Shelf::with_room(10);
        let part = |closure: &str, length: usize| {
            let entry = FileEntry {
                closure: closure.to_owned(),
                ..FileEntry::default()
            };
            (entry, vec![0; length].into())
        };
        for (closure, length) in [("a", 4), ("b", 4), ("a", 4), ("c", 4), ("d", 11)] {
            shelf.put(&part(closure, length));
        }
        let there = |closure: &&str| shelf.get(closure, "x").is_some();
        let kept: Vec<&str> = ["a", "b", "c", "d"].into_iter().filter(there).collect();
        assert_eq!(kept, ["b", "c"]);
        assert!(Shelf::default().get("b", "x").is_none());
    }
}
