//! How many slips the checks catch: one change of the founding paper at a time,
//! 200 times.
//!
//! `cargo run --release -p panelpaper-benches --bin mutations` changes one
//! cell, number or character of `data/dpo-2024` by a seeded choice, looks the
//! paper over as `panelpaper check` does before typesetting (load, check, the
//! bodies by themselves, filling), and counts as caught what is found and was
//! not found before. It prints each change that is missed, and the share.
//! A number after `--` is another seed.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;

use benches::random::Random;
use benches::root;
use camino::Utf8Path;
use tables::fonts::FontFiles;
use tables::load::{self, Loaded};
use tables::source::{PaperFolder, Table};
use typeset::fill;

const COUNT: usize = 200;
const TABLES: [&str; 6] = [
    "offices.csv",
    "ranks.csv",
    "posts.csv",
    "duties.csv",
    "annexes.csv",
    "figures.csv",
];
const BODY: &str = "body.zh.hbs";

/// One change: what is done to which file, and the file's new text.
struct Mutation {
    kind: &'static str,
    what: String,
    file: &'static str,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let seed = std::env::args()
        .nth(1)
        .map(|seed| seed.parse())
        .transpose()?;
    let paper = root().join("data/dpo-2024");
    let folder = tempfile::tempdir()?;
    let copy = Utf8Path::from_path(folder.path()).ok_or("a path in UTF-8")?;
    // A folder that is hidden can be no paper's.
    let copy = &copy.join("paper");
    fs::create_dir(copy)?;
    let mut texts = BTreeMap::new();
    for name in TABLES.into_iter().chain([BODY, "paper.toml"]) {
        let text = fs::read_to_string(paper.join(name))?;
        fs::write(copy.join(name), &text)?;
        texts.insert(name, text);
    }
    let before = found(copy)?;
    let mut random = Random::of(seed.unwrap_or(20_240_408));
    let mut tally: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for _ in 0..COUNT {
        let mutation = mutate(&texts, &mut random);
        fs::write(copy.join(mutation.file), &mutation.text)?;
        let caught = !found(copy)?.is_subset(&before);
        fs::write(copy.join(mutation.file), &texts[mutation.file])?;
        let (all, of_them) = tally.entry(mutation.kind).or_default();
        *all += 1;
        *of_them += usize::from(caught);
        if !caught {
            missed.push(format!("{}: {}", mutation.kind, mutation.what));
        }
    }
    print(&tally, &missed);
    Ok(())
}

#[expect(clippy::print_stdout, reason = "what the program is for")]
fn print(tally: &BTreeMap<&str, (usize, usize)>, missed: &[String]) {
    for line in missed {
        println!("missed  {line}");
    }
    for (kind, (all, caught)) in tally {
        println!("{kind}: {caught} of {all}");
    }
    let caught = COUNT - missed.len();
    println!("caught {caught} of {COUNT}: {} %", caught * 100 / COUNT);
}

/// What is found in a paper, as words that do not depend on places.
fn found(paper: &Utf8Path) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let Loaded {
        project,
        sources,
        mut findings,
    } = load::load(&PaperFolder::open(paper)?);
    if let Some(project) = project {
        let bodies = project.bodies.clone();
        let prose = project.prose_files();
        let editions = project.paper.editions.clone();
        let (checked, more) = check::check(project, &sources);
        findings.extend(more);
        match checked {
            None => findings.extend(fill::validate(&prose, &editions, &sources)),
            Some(project) => {
                let fonts = FontFiles::default();
                let measure = fonts.measure(&project.paper.fonts);
                for body in &bodies {
                    let (_, more) = fill::fill(
                        &project,
                        &sources,
                        body.lang,
                        &measure,
                        &fill::FillCache::default(),
                    );
                    findings.extend(more);
                }
            }
        }
    }
    let words = findings.iter();
    Ok(words
        .map(|finding| format!("{} {}", finding.rule, finding.message))
        .collect())
}

fn mutate(texts: &BTreeMap<&'static str, String>, random: &mut Random) -> Mutation {
    // Nearly all of a paper's words are duties and prose.
    match random.below(10) {
        0..=3 => cell(texts, random),
        4 | 5 => number(texts, random),
        _ => character(texts, random),
    }
}

/// A cell that gives way to another of its column.
fn cell(texts: &BTreeMap<&'static str, String>, random: &mut Random) -> Mutation {
    loop {
        let file = TABLES[random.below(TABLES.len())];
        let text = &texts[file];
        let mut sources = tables::source::Sources::default();
        let id = sources.add(file.into(), text.clone(), Vec::new());
        let (table, _) = Table::parse(id, text);
        let column = random.below(table.headers.len());
        let row = &table.rows[random.below(table.rows.len())];
        let other = &table.rows[random.below(table.rows.len())];
        let (from, to) = (&row.cells[column], &other.cells[column]);
        let header = &table.headers[column].text;
        if from.text == to.text || header == "note" {
            continue;
        }
        let (start, end) = (from.span.start, from.span.end);
        let written = &text[to.span.start..to.span.end];
        return Mutation {
            kind: "cell",
            what: format!("{file} {header}: {:?} becomes {:?}", from.text, to.text),
            file,
            text: [&text[..start], written, &text[end..]].concat(),
        };
    }
}

/// A digit or Chinese numeral that becomes another.
fn number(texts: &BTreeMap<&'static str, String>, random: &mut Random) -> Mutation {
    loop {
        let file = random.one_of(&["ranks.csv", "posts.csv", "duties.csv", "figures.csv", BODY]);
        let text = &texts[file];
        let digits: Vec<(usize, char)> = text
            .char_indices()
            .filter(|(_, c)| c.is_ascii_digit() || "一二三四五六七八九".contains(*c))
            .collect();
        let (at, from) = digits[random.below(digits.len())];
        let all = if from.is_ascii_digit() {
            "0123456789"
        } else {
            "一二三四五六七八九"
        };
        let to = all
            .chars()
            .nth(random.below(all.chars().count()))
            .unwrap_or(from);
        if to != from && !in_note(text, file, at) {
            return changed("number", file, text, at, from, &to.to_string());
        }
    }
}

/// A Chinese character of a duty or of the prose that is replaced by another of
/// the paper, doubled or left out.
fn character(texts: &BTreeMap<&'static str, String>, random: &mut Random) -> Mutation {
    let file = random.one_of(&["duties.csv", BODY]);
    let text = &texts[file];
    let chinese: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| ('\u{4E00}'..='\u{9FFF}').contains(c))
        .collect();
    let (at, from) = chinese[random.below(chinese.len())];
    let (_, other) = chinese[random.below(chinese.len())];
    match random.below(3) {
        0 => changed(
            "character replaced",
            file,
            text,
            at,
            from,
            &other.to_string(),
        ),
        1 => changed(
            "character doubled",
            file,
            text,
            at,
            from,
            &format!("{from}{from}"),
        ),
        _ => changed("character left out", file, text, at, from, ""),
    }
}

fn changed(
    kind: &'static str,
    file: &'static str,
    text: &str,
    at: usize,
    from: char,
    to: &str,
) -> Mutation {
    let after = at + from.len_utf8();
    let before: String = {
        let tail: Vec<char> = text[..at].chars().rev().take(6).collect();
        tail.into_iter().rev().collect()
    };
    let behind: String = text[after..].chars().take(6).collect();
    Mutation {
        kind,
        what: format!("{file} {before}[{from}→{to}]{behind}").replace('\n', "⏎"),
        file,
        text: [&text[..at], to, &text[after..]].concat(),
    }
}

/// Whether a place is in a column that no paper prints.
fn in_note(text: &str, file: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |start| start + 1);
    file == "figures.csv" && text[line..at].matches(',').count() >= 2
}
