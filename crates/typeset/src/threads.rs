//! Threads with room for what is nested deep, and panics as values.
//!
//! A paper may ask a library for more than it can do: a length of 1e308 points
//! makes Typst panic. Whoever works on papers calls [`caught`], and goes on with
//! the next one.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

/// The stack of each thread, in bytes. What is nested deep needs it; it costs
/// only what is used of it.
pub const STACK: usize = 256 << 20;

fn builder(threads: usize) -> ThreadPoolBuilder {
    ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK)
}

/// Starts the threads that the process works with, as many as there are cores
/// for 0: before anything has asked for one.
///
/// # Errors
/// When they are there already, or the system has no more threads.
pub fn start(threads: usize) -> Result<(), ThreadPoolBuildError> {
    builder(threads).build_global()
}

/// Does some work on a thread with room for what is nested deep: where that is
/// not one of a pool already, on one of its own, so that work that waits keeps
/// no thread of the pool from what it waits for.
pub fn roomy<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    static STARTED: Once = Once::new();
    if rayon::current_thread_index().is_some() {
        return work();
    }
    // Where they are there already, they are those.
    STARTED.call_once(|| start(0).unwrap_or_default());
    thread::scope(|scope| {
        let named = thread::Builder::new().stack_size(STACK);
        match named.spawn_scoped(scope, work).map(|own| own.join()) {
            Ok(Ok(done)) => done,
            Ok(Err(panic)) => panic::resume_unwind(panic),
            Err(error) => panic!("the system has no thread left: {error}"),
        }
    })
}

/// So many such threads, apart from all others.
///
/// # Errors
/// When the system has no more threads.
pub fn pool(threads: usize) -> Result<ThreadPool, ThreadPoolBuildError> {
    builder(threads)
        // What panics has been caught, or is told of by who waits for it.
        .panic_handler(|_| {})
        .build()
}

/// A panic that was caught: what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panicked(pub String);

/// How many works are under way that [`caught`] looks after.
static CAUGHT: AtomicUsize = AtomicUsize::new(0);

/// Does some work; if it panics, gives what the panic said, and prints nothing.
/// The work may use rayon: a panic on another thread is handed on to here.
///
/// # Errors
/// The panic. What the work was changing may then be half-done: the caller drops
/// it.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    be_quiet();
    CAUGHT.fetch_add(1, Ordering::SeqCst);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    CAUGHT.fetch_sub(1, Ordering::SeqCst);
    result.map_err(|said| Panicked(words(said.as_ref())))
}

/// What a panic said.
fn words(said: &(dyn Any + Send)) -> String {
    let literal = said.downcast_ref::<&str>().map(|said| (*said).to_owned());
    let said = literal.or_else(|| said.downcast_ref::<String>().cloned());
    said.unwrap_or_default()
}

/// Lets the usual message of a panic be printed only where nobody catches it.
fn be_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if CAUGHT.load(Ordering::SeqCst) == 0 {
                usual(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::{Panicked, caught, pool};
    use rayon::prelude::*;

    #[test]
    fn panics_are_values_on_whatever_thread_they_happen() {
        assert_eq!(caught(|| 1), Ok(1));
        assert_eq!(
            caught(|| panic!("a {}", "b")),
            Err::<(), _>(Panicked("a b".to_owned()))
        );
        let far = caught(|| {
            (0..1_000)
                .into_par_iter()
                .map(|n| 10 / (n - 500))
                .sum::<i32>()
        });
        assert!(far.is_err_and(|said| said.0.contains("zero")));
    }

    #[test]
    fn there_is_room_for_deep_recursion() {
        fn down(depth: usize) -> usize {
            let room = std::hint::black_box([depth; 64]);
            if depth == 0 {
                room[0]
            } else {
                down(depth - 1) + room[63].min(1)
            }
        }
        let pool = pool(1).expect("a thread");
        assert_eq!(pool.install(|| down(100_000)), 100_000);
    }
}
