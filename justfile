# Commands for working on panelpaper, for `just` (https://just.systems). Each is
# one that can be typed without it.

# List the commands
default:
    @just --list --unsorted

# Build the program as it is released
build:
    cargo build --release --locked

# Run all tests, or those whose names hold a word: just test numbers
test *words:
    cargo test --locked --workspace -- {{ words }}

# Test the rules without Typst: the quick loop
quick *words:
    cargo test --locked -p panelpaper-check -- {{ words }}

# Take what tests print now as their snapshots, then read what changed
snapshots *words:
    INSTA_UPDATE=always cargo test --locked --workspace -- {{ words }}
    git diff --stat -- '*.snap'
    git diff -- '*.snap'

# Hold layout, lints and documentation
lint:
    cargo fmt --all -- --check
    cargo clippy --locked --workspace --all-targets -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps

# Make the manual, in book/book (needs mdbook)
book:
    mdbook build book

# Write generated pages and schemas again
generate:
    cargo xtask generate

# Measure the stages of a build and the checks, or one of them: just bench fill
bench *words:
    cargo bench --locked --bench stages -- {{ words }}
    cargo bench --locked --bench checks -- {{ words }}

# Change the small paper by seeds: tables, bodies, settings or manifests
fuzz family="bodies" count="2000" first="0":
    cargo run --release --locked -p panelpaper-benches --bin fuzz -- {{ family }} {{ count }} {{ first }}

# All that must hold before a change goes in
ci:
    .ci/run
