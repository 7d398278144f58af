//! How much memory a batch may hold, and what is done about more.
//!
//! Above the limit papers wait for one another, and what earlier ones left
//! behind is let go. A paper is never stopped for its memory: by itself it may
//! take what it needs.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::build::BatchCache;
use typeset::pages;

/// The papers under way, and the limit.
pub(super) struct Memory {
    limit: u64,
    under_way: Mutex<usize>,
    ended: Condvar,
}

/// A paper under way, until it is dropped.
pub(super) struct UnderWay<'a>(&'a Memory);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        *self.0.under_way() -= 1;
        self.0.ended.notify_one();
    }
}

impl Memory {
    /// A limit in bytes.
    pub(super) fn new(limit: u64) -> Self {
        Self {
            limit,
            under_way: Mutex::new(0),
            ended: Condvar::new(),
        }
    }

    /// What a batch may hold that works on so many papers at once, where nothing
    /// is said: about twice what `benches/batch.sh` measured for variants of the
    /// founding paper, which is 220 MiB and 30 MiB more for each at once.
    pub(super) fn usual(jobs: usize) -> u64 {
        (512 + 64 * jobs as u64) << 20
    }

    /// Waits until there is room for a paper, or it is the only one.
    pub(super) fn enter(&self, cache: &BatchCache) -> UnderWay<'_> {
        let mut under_way = self.under_way();
        while self.is_over() {
            if *under_way == 0 {
                pages::forget();
                cache.clear();
                break;
            }
            let ended = self.ended.wait(under_way);
            under_way = ended.unwrap_or_else(PoisonError::into_inner);
        }
        *under_way += 1;
        UnderWay(self)
    }

    fn under_way(&self) -> MutexGuard<'_, usize> {
        let under_way = self.under_way.lock();
        under_way.unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the process holds more; where the system does not say, never.
    fn is_over(&self) -> bool {
        let held = memory_stats::memory_stats().map(|held| held.physical_mem as u64);
        held.is_some_and(|held| held > self.limit)
    }
}
