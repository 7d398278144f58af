//! How long the checks take: on the founding paper, and on a made-up paper of
//! 2,000 posts and 20,000 duties.
//!
//! `cargo bench --no-default-features --bench checks`; nothing of Typst is
//! needed.

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use criterion::{BatchSize, Criterion};
use tables::load;
use tables::source::PaperFolder;

const POSTS: usize = 2_000;
const DUTIES_EACH: usize = 10;

fn main() {
    let mut c = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(5))
        .configure_from_args();
    let founding = Utf8PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/dpo-2024");
    measure(&mut c, "checks, founding paper", &founding);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let large = Utf8Path::from_path(folder.path()).expect("a path in UTF-8");
    // A folder that is hidden can be no paper's.
    let large = large.join("large");
    std::fs::create_dir(&large).expect("a folder");
    write_large(&large);
    measure(&mut c, "checks, 2,000 posts and 20,000 duties", &large);
    c.final_summary();
}

fn measure(c: &mut Criterion, name: &str, paper: &Utf8Path) {
    let folder = PaperFolder::open(paper).expect("the paper's folder");
    let sources = load::load(&folder).sources;
    let project = || load::load(&folder).project.expect("a paper");
    c.bench_function(name, |b| {
        let check = |project| black_box(check::check(project, &sources));
        b.iter_batched(project, check, BatchSize::LargeInput);
    });
}

/// Duties are made of the founding paper's own clauses, so that they are as
/// alike as those of real posts are.
fn write_large(folder: &Utf8Path) {
    let founding = Utf8PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/dpo-2024");
    let read = |name: &str| fs::read_to_string(founding.join(name)).expect("a file");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("written");
    for name in [
        "paper.toml",
        "ranks.csv",
        "figures.csv",
        "body.zh.hbs",
        "offices.csv",
    ] {
        write(name, &read(name));
    }
    let table = read("duties.csv");
    let clauses: Vec<&str> = table
        .lines()
        .skip(1)
        .filter_map(|line| Some(line.split_once(',')?.1))
        .flat_map(|duty| duty.split('，'))
        .collect();
    let mut posts = read("posts.csv");
    let mut duties = table.clone();
    let mut annexes = read("annexes.csv");
    for post in 0..POSTS {
        let rank = ["csm", "pmso", "peo"][post % 3];
        let _ = writeln!(
            posts,
            "dpo,p{post},助理主任({post}組),,{rank},cdp,,,permanent"
        );
        let _ = writeln!(annexes, "duties,p{post},,");
        for duty in 0..DUTIES_EACH {
            let at = |step: usize| clauses[(post * 7 + duty * step + post / 11) % clauses.len()];
            let _ = writeln!(duties, "p{post},{}，{}第{duty}類", at(13), at(29));
        }
    }
    write("posts.csv", &posts);
    write("duties.csv", &duties);
    write("annexes.csv", &annexes);
}
