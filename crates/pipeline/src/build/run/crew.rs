//! Work shared out among threads that belong to no pool.
//!
//! While the PDF writer waits for a part of its file, it takes up whatever else
//! the pool of its thread has to do. In a pool that exports many files that is
//! the next file, on the same stack: one within the other, as deep as there are
//! files, until the stack is full.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// As much as a main thread has: tags are nested as deep as the paper.
const STACK: usize = 8 << 20;

/// Does the work of every item; gives the results in the order of the items.
/// As many are under way at once as the thread pool in force has threads. A
/// panic of one is passed on when the others have ended.
pub(crate) fn share_out<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let some = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else {
                return done;
            };
            done.push((at, work(item)));
        }
    };
    let threads = rayon::current_num_threads().min(items.len());
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let helper = |_| {
            let named = thread::Builder::new().stack_size(STACK);
            // Where the system has no more threads, fewer do the work.
            named.spawn_scoped(scope, some).ok()
        };
        let helpers: Vec<_> = (1..threads).filter_map(helper).collect();
        let mut done = some();
        for helper in helpers {
            let theirs = helper.join();
            done.extend(theirs.unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::share_out;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1_000).collect();
        assert_eq!(share_out(&items, |item| *item), items);
        assert!(share_out(&[], |item: &usize| *item).is_empty());
    }

    /// None of the threads is one of a pool, but for that of the caller.
    #[test]
    fn helpers_belong_to_no_pool() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build();
        let pool = pool.expect("a pool");
        let caller = || rayon::current_thread_index().is_some();
        let inside = pool.install(|| {
            let own = std::thread::current().id();
            share_out(&[0; 100], move |_| {
                caller() == (std::thread::current().id() == own)
            })
        });
        assert!(inside.into_iter().all(|fits| fits));
    }
}
