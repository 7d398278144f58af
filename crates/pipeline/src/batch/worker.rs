//! What builds papers one after another, beside others that do the same.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use camino::Utf8Path;
use rayon::{ThreadPool, ThreadPoolBuildError};
use thiserror::Error;

use crate::build::{self, BatchCache, BuildError, Built, Request, Session};
use typeset::threads;

/// Builds papers on threads of its own, so that none waits for another's.
pub(super) struct Worker {
    threads: usize,
    /// None before the first build, and after one that was given up: what that
    /// has it keeps.
    pool: Option<ThreadPool>,
    session: Option<Session>,
    cache: BatchCache,
}

/// Why there is nothing from a build.
#[derive(Debug, Error)]
pub(super) enum WorkerError {
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("cannot start a thread: {0}")]
    Thread(#[from] ThreadPoolBuildError),
    #[error("not done after {} s, and given up", .0.as_secs_f64())]
    TimedOut(Duration),
    #[error("the build ended without a result")]
    Ended,
}

impl Worker {
    /// A worker that uses so many threads, and shares a cache of annexes.
    pub(super) fn new(threads: usize, cache: &BatchCache) -> Self {
        Self {
            threads,
            pool: None,
            session: None,
            cache: cache.clone(),
        }
    }

    /// Builds a paper, or gives it up after a time.
    pub(super) fn build(
        &mut self,
        request: &Request,
        (out, deny_warnings): (&Utf8Path, bool),
        timeout: Duration,
    ) -> Result<Built, WorkerError> {
        let pool = match self.pool.take() {
            Some(pool) => pool,
            None => threads::pool(self.threads)?,
        };
        let session = self.session.take();
        let mut session = session.unwrap_or_else(|| Session::of_batch(self.cache.clone()));
        let (own, out) = (request.clone(), out.to_owned());
        let (sender, receiver) = mpsc::channel();
        pool.spawn(move || {
            let built = build::build(&mut session, &own, &out, deny_warnings);
            // Nobody receives what comes too late.
            let _ = sender.send((session, built));
        });
        match receiver.recv_timeout(timeout) {
            Ok((session, built)) => {
                (self.pool, self.session) = (Some(pool), Some(session));
                Ok(built?)
            }
            // What never ends can only be left behind, with its threads: they
            // end with the process.
            Err(RecvTimeoutError::Timeout) => Err(WorkerError::TimedOut(timeout)),
            Err(RecvTimeoutError::Disconnected) => Err(WorkerError::Ended),
        }
    }
}
