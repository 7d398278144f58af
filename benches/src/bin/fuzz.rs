//! Papers changed by seeds, and what must hold of any of them.
//!
//! `cargo run --release -p panelpaper-benches --bin fuzz -- bodies 100000` changes the
//! small paper in 100,000 ways and prints each that fails, with its seed; a third number is
//! the first seed. The families are tables, bodies, settings, manifests. Two
//! threads share the seeds.

use std::error::Error;
use std::sync::atomic::{AtomicU64, Ordering};

use benches::fuzz::{Bench, Family};
use benches::root;

const THREADS: usize = 2;

#[expect(clippy::print_stdout, reason = "what the program is for")]
fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let name = args
        .first()
        .ok_or("name a family: tables, bodies, settings, manifests")?;
    let family = Family::ALL.into_iter().find(|(known, _)| known == name);
    let (_, family) = family.ok_or_else(|| format!("no family is called {name}"))?;
    let number = |at: usize, usual: u64| args.get(at).map_or(Ok(usual), |text| text.parse());
    let (count, first) = (number(1, 2000)?, number(2, 0)?);
    let next = AtomicU64::new(first);
    let totals = std::thread::scope(|scope| {
        let work = || {
            let mut bench = Bench::new(root().as_std_path());
            let mut failed = 0;
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= first + count {
                    return (bench.counts, failed);
                }
                if let Err(fault) = bench.run(family, seed) {
                    failed += 1;
                    println!("{fault}\n");
                }
            }
        };
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        let ended = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
        ended.collect::<Result<Vec<_>, _>>()
    });
    let totals = totals.map_err(|_| "a thread ended early")?;
    let built: usize = totals.iter().map(|((built, _), _)| built).sum();
    let refused: usize = totals.iter().map(|((_, refused), _)| refused).sum();
    let failed: usize = totals.iter().map(|(_, failed)| failed).sum();
    println!(
        "{name}: {count} papers from seed {first}: {built} built, {refused} refused, {failed} failed"
    );
    Ok(())
}
