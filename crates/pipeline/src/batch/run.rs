//! All papers at once, as many as there are cores, in a stable order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use camino::Utf8PathBuf;

use super::duplicate_ids::DuplicateIds;
use super::memory::Memory;
use super::order::order;
use super::outcome::{Outcome, Status};
use super::worker::{Worker, WorkerError};
use crate::build::{self, BatchCache, Built, Request};
use tables::diag::has_errors;
use typeset::pages;

/// What is to be done.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The papers, in order, with what each is built with.
    pub requests: Vec<Request>,
    /// Those of them whose ids clash with another paper's.
    pub duplicate_ids: DuplicateIds,
    /// The folder that the papers' output folders stand in.
    pub out: Utf8PathBuf,
    /// How many papers are worked on at once.
    pub jobs: usize,
    /// Whether no paper is begun after one has failed.
    pub fail_fast: bool,
    /// Whether warnings fail a paper.
    pub deny_warnings: bool,
    /// Whether the files of papers that cannot be built are wanted too.
    pub predict: bool,
    /// How long one paper may take.
    pub timeout: Duration,
    /// How many bytes the process may hold before papers wait for one another;
    /// none for the usual.
    pub max_memory: Option<u64>,
}

/// Builds every paper, and tells of each in the order of the list, as soon as
/// it and all before it are done.
///
/// As many papers are in memory as are worked on at once, however many there
/// are: of the others there is what `prepare` makes of each where it was built.
pub fn run<T: Send>(
    batch: &Batch,
    prepare: impl Fn(&Outcome) -> T + Sync,
    mut tell: impl FnMut(Outcome, T),
) {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let start = Instant::now();
    let (sender, receiver) = mpsc::channel();
    let cache = BatchCache::with_room(CACHE);
    let workers = batch.jobs.clamp(1, batch.requests.len().max(1));
    let limit = batch.max_memory.unwrap_or_else(|| Memory::usual(workers));
    let memory = Memory::new(limit);
    let order = order(&batch.requests, workers);
    let work = |sender: mpsc::Sender<(usize, (Outcome, T))>| {
        let mut worker = Worker::new(batch.jobs.div_ceil(workers), &cache);
        loop {
            let Some(&at) = order.get(next.fetch_add(1, Ordering::Relaxed)) else {
                return;
            };
            let Some(request) = batch.requests.get(at) else {
                return;
            };
            let mut outcome = if stop.load(Ordering::Relaxed) {
                Outcome::not_tried(request.paper.clone())
            } else {
                let _under_way = memory.enter(&cache);
                let done = one(batch, request, (&mut worker, start));
                if done.status == Status::Built {
                    pages::forget_unused(KEPT * workers);
                }
                done
            };
            if batch.predict && outcome.trace.inputs.is_empty() {
                outcome = outcome.predicting(build::predicted(request));
            }
            if batch.fail_fast && !outcome.status.is_good() {
                stop.store(true, Ordering::Relaxed);
            }
            let prepared = prepare(&outcome);
            outcome.forget_findings();
            // The receiver lives until all have sent.
            let _ = sender.send((at, (outcome, prepared)));
        }
    };
    let mut early: BTreeMap<usize, (Outcome, T)> = BTreeMap::new();
    let mut told = 0;
    thread::scope(|scope| {
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(|| work(sender));
        }
        drop(sender);
        for (at, done) in receiver {
            early.insert(at, done);
            while let Some((outcome, prepared)) = early.remove(&told) {
                tell(outcome, prepared);
                told += 1;
            }
        }
    });
}

/// For how many turns of each worker what Typst computed is kept: a paper takes two or
/// more, and what variants have in common is used by each.
const KEPT: usize = 3;

/// How many bytes of annexes the papers share: those of half a dozen papers.
const CACHE: usize = 16 << 20;

/// Builds one paper.
fn one(batch: &Batch, request: &Request, (worker, start): (&mut Worker, Instant)) -> Outcome {
    let path = request.paper.clone();
    if let Some(said) = batch.duplicate_ids.said(&path) {
        return Outcome::broken(path, said);
    }
    let began = start.elapsed();
    let how = (&*batch.out, batch.deny_warnings);
    let mut outcome = match worker.build(request, how, batch.timeout) {
        Ok(built) => outcome(request, built),
        Err(error) => {
            let timed_out = matches!(error, WorkerError::TimedOut(_));
            let mut outcome = Outcome::broken(path, error);
            if timed_out {
                outcome.status = Status::TimedOut;
            }
            outcome
        }
    };
    (outcome.began, outcome.took) = (began, start.elapsed() - began);
    outcome
}

fn outcome(request: &Request, built: Built) -> Outcome {
    let mut made = built.made;
    // Where paper.toml cannot be read, there are stand-ins.
    made.date = made.date.filter(|_| !made.titles.is_empty());
    if !request.langs.is_empty() {
        made.titles.retain(|(lang, _)| request.langs.contains(lang));
    }
    let status = match (&built.folder, has_errors(&made.findings)) {
        (Some(_), _) if built.written.is_empty() => Status::Current,
        (Some(_), _) => Status::Built,
        _ => Status::Failed,
    };
    Outcome {
        path: request.paper.clone(),
        id: made.id,
        date: made.date,
        titles: made.titles,
        status,
        error: None,
        pages: made.pages,
        annexes: made.annexes,
        noticed: made.noticed,
        findings: made.findings,
        sources: made.sources,
        trace: made.trace,
        began: Duration::ZERO,
        took: Duration::ZERO,
        stages: made.stages,
    }
}
