//! All papers at once, as many as there are cores, in a stable order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use camino::Utf8PathBuf;

use super::outcome::{Outcome, Status};
use super::twins::Twins;
use crate::build::{self, Built, Request, Session};
use crate::diag::has_errors;

/// What is to be done.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The papers, in order, with what each is built with.
    pub requests: Vec<Request>,
    /// Those of them whose ids clash with another paper's.
    pub twins: Twins,
    /// The folder that the papers' output folders stand in.
    pub out: Utf8PathBuf,
    /// How many papers are worked on at once.
    pub jobs: usize,
    /// Whether no paper is begun after one has failed.
    pub fail_fast: bool,
    /// Whether warnings fail a paper.
    pub deny_warnings: bool,
    /// Whether the files of papers that come to nothing are wanted too.
    pub foresee: bool,
    /// How long one paper may take.
    pub timeout: Duration,
}

/// Builds every paper, and tells of each in the order of the list, as soon as
/// it and all before it are done.
///
/// As many papers are in memory as are worked on at once, however many there
/// are.
pub fn run(batch: &Batch, mut tell: impl FnMut(Outcome)) {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let start = Instant::now();
    let (sender, receiver) = mpsc::channel();
    let work = |sender: mpsc::Sender<(usize, Outcome)>| {
        let mut session = Session::default();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(request) = batch.requests.get(at) else {
                return;
            };
            let mut outcome = if stop.load(Ordering::Relaxed) {
                Outcome::not_tried(request.paper.clone())
            } else {
                one(batch, request, (&mut session, start))
            };
            if batch.foresee && outcome.trace.inputs.is_empty() {
                outcome = outcome.foreseeing(build::foreseen(request));
            }
            if batch.fail_fast && !outcome.status.is_good() {
                stop.store(true, Ordering::Relaxed);
            }
            // The receiver lives until all have sent.
            let _ = sender.send((at, outcome));
        }
    };
    let mut early: BTreeMap<usize, Outcome> = BTreeMap::new();
    let mut told = 0;
    thread::scope(|scope| {
        for _ in 0..batch.jobs.clamp(1, batch.requests.len().max(1)) {
            let sender = sender.clone();
            scope.spawn(|| work(sender));
        }
        drop(sender);
        for (at, outcome) in receiver {
            early.insert(at, outcome);
            while let Some(outcome) = early.remove(&told) {
                tell(outcome);
                told += 1;
            }
        }
    });
}

/// Builds one paper.
fn one(batch: &Batch, request: &Request, (session, start): (&mut Session, Instant)) -> Outcome {
    let path = request.paper.clone();
    if let Some(said) = batch.twins.said(&path) {
        return Outcome::broken(path, said);
    }
    let began = start.elapsed();
    let (sender, receiver) = mpsc::channel();
    let (own, out, deny) = (request.clone(), batch.out.clone(), batch.deny_warnings);
    // What never ends can only be left behind: the thread is its own, and ends
    // with the process.
    let mut shared = std::mem::take(session);
    let build = move || {
        let built = build::build(&mut shared, &own, &out, deny);
        // Nobody receives what comes too late.
        let _ = sender.send((shared, built));
    };
    if let Err(error) = thread::Builder::new().stack_size(STACK).spawn(build) {
        return Outcome::broken(path, format!("cannot start a thread: {error}"));
    }
    let built = receiver.recv_timeout(batch.timeout);
    let built = built.map(|(shared, built)| {
        *session = shared;
        built
    });
    let took = start.elapsed() - began;
    let mut outcome = match built {
        Ok(Ok(built)) => outcome(path, built),
        Ok(Err(error)) => Outcome::broken(path, error),
        Err(RecvTimeoutError::Timeout) => Outcome {
            status: Status::TimedOut,
            error: Some(format!(
                "not done after {} s, and given up",
                batch.timeout.as_secs_f64()
            )),
            ..Outcome::not_tried(path)
        },
        Err(RecvTimeoutError::Disconnected) => {
            Outcome::broken(path, "the build ended without a word")
        }
    };
    (outcome.began, outcome.took) = (began, took);
    outcome
}

/// As much as a main thread has: Typst's layout is nested as deep as the paper.
const STACK: usize = 8 << 20;

fn outcome(path: Utf8PathBuf, built: Built) -> Outcome {
    let made = built.made;
    let status = match (&built.folder, has_errors(&made.findings)) {
        (Some(_), _) if built.written.is_empty() => Status::Current,
        (Some(_), _) => Status::Built,
        _ => Status::Failed,
    };
    Outcome {
        path,
        id: made.id,
        date: made.date,
        titles: made.titles,
        status,
        error: None,
        pages: made.pages,
        annexes: made.annexes,
        findings: made.findings,
        sources: made.sources,
        trace: made.trace,
        began: Duration::ZERO,
        took: Duration::ZERO,
        stages: made.stages,
    }
}
