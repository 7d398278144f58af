//! Some hundred changed papers of each family in each test run. A seed that
//! fails is tried again by
//! `cargo run -p panelpaper-benches --bin fuzz -- FAMILY 1 SEED`.

use benches::fuzz::{Bench, Family};

use super::support::root;

/// How many papers of a family are tried.
const COUNT: u64 = 500;

#[track_caller]
fn hold(name: &str) {
    let family = Family::ALL.into_iter().find(|(known, _)| *known == name);
    let (_, family) = family.expect("a family");
    let mut bench = Bench::new(root());
    let seeds = 0..COUNT;
    let faults: Vec<String> = seeds
        .filter_map(|seed| bench.run(family, seed).err())
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    // A change that always breaks a paper would try nothing.
    let (built, refused) = bench.counts;
    assert!(
        built > 20 && refused + built > 400,
        "{built} built, {refused} refused"
    );
}

#[test]
fn changed_tables() {
    hold("tables");
}

#[test]
fn changed_bodies() {
    hold("bodies");
}

#[test]
fn changed_settings() {
    hold("settings");
}

#[test]
fn changed_manifests() {
    hold("manifests");
}
