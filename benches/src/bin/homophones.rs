//! How many Chinese characters that are replaced by others of the same sound
//! the checks find, and how many right ones `words/spelling` takes for slips.
//!
//! `cargo run --release -p panelpaper-benches --bin homophones` replaces 400
//! characters, one at a time and by a seeded choice, in the papers of
//! `benches/papers` and of `crates/check/tests/good`, commoner characters more
//! often, and prints a row a paper. After `--`, a number is another seed; a file
//! of lines `WRONG<tab>RIGHT`, such as a test set of SIGHAN in Hong Kong's
//! characters, is read in place of the papers, and the precision and recall of
//! its characters are printed.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;

use benches::random::Random;
use benches::root;
use camino::{Utf8Path, Utf8PathBuf};
use tables::load;
use tables::source::PaperFolder;

const COUNT: usize = 400;
/// Characters that are rarer than this are not put in: nobody's keyboard offers them.
const RAREST: u32 = 160;
const RULE: &str = "words/spelling";
/// What a text stands in.
const SHELL: &str = "benches/papers/patent-registry";

type Fault = Box<dyn Error>;

/// Whether `words/spelling` finds it, and where it begins and ends.
type Place = (bool, usize, usize);

fn main() -> Result<(), Fault> {
    let mut seed = 20_320_216;
    for argument in std::env::args().skip(1) {
        match argument.parse() {
            Ok(number) => seed = number,
            Err(_) => return of_file(Utf8Path::new(&argument)),
        }
    }
    of_papers(&mut Random::of(seed))
}

/// Characters by their sound, each with how rare it is.
fn sounds() -> Result<BTreeMap<String, Vec<(char, u32)>>, Fault> {
    let mut sounds: BTreeMap<String, Vec<(char, u32)>> = BTreeMap::new();
    for line in fs::read_to_string(root().join("crates/check/lexicon/zh.txt"))?.lines() {
        let mut parts = line.split(' ');
        let (word, rarity, sound) = (parts.next(), parts.next(), parts.next());
        if let (Some(word), Some(rarity), Some(sound)) = (word, rarity, sound) {
            let character = word.chars().next().ok_or("a word")?;
            let alike = sounds.entry(sound.to_owned()).or_default();
            alike.push((character, rarity.parse()?));
        }
    }
    Ok(sounds)
}

/// The papers, none of which the rule was made for.
fn papers() -> Result<Vec<Utf8PathBuf>, Fault> {
    let mut found = Vec::new();
    for folder in ["benches/papers", "crates/check/tests/good"] {
        for entry in root().join(folder).read_dir_utf8()? {
            let path = entry?.into_path();
            if path.join("body.zh.hbs").exists() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Where a paper's body has what is wrong with words, as bytes.
fn found(paper: &Utf8Path) -> Result<Vec<Place>, Fault> {
    let loaded = load::load(&PaperFolder::open(paper)?);
    let project = loaded.project.ok_or("a paper.toml")?;
    let (_, findings) = check::check(project, &loaded.sources);
    let ours = findings.into_iter();
    let ours = ours.filter(|finding| finding.rule.starts_with("words/"));
    let places = ours.filter_map(|finding| {
        let span = finding.primary?.span;
        let file = loaded.sources.file(span.file).path.file_name()?.to_owned();
        let ours = finding.rule == RULE;
        (file == "body.zh.hbs").then_some((ours, span.start, span.end))
    });
    Ok(places.collect())
}

/// A copy of a paper that may be written to.
fn copy(paper: &Utf8Path, folder: &Utf8Path) -> Result<Utf8PathBuf, Fault> {
    let to = folder.join(paper.file_name().ok_or("a name")?);
    fs::create_dir(&to)?;
    for entry in paper.read_dir_utf8()? {
        let from = entry?.into_path();
        fs::copy(&from, to.join(from.file_name().ok_or("a name")?))?;
    }
    Ok(to)
}

#[expect(clippy::print_stdout, reason = "what the program is for")]
fn of_papers(random: &mut Random) -> Result<(), Fault> {
    let sounds = sounds()?;
    let of: BTreeMap<char, &str> = sounds
        .iter()
        .flat_map(|(sound, alike)| alike.iter().map(move |(c, _)| (*c, sound.as_str())))
        .collect();
    let folder = tempfile::tempdir()?;
    let folder = Utf8Path::from_path(folder.path()).ok_or("a path in UTF-8")?;
    let papers = papers()?;
    let each = COUNT.div_ceil(papers.len());
    println!("| paper | characters | false findings | caught |\n| --- | --- | --- | --- |");
    let mut sum = (0, 0, 0);
    for paper in &papers {
        let copy = copy(paper, folder)?;
        let body = copy.join("body.zh.hbs");
        let text = fs::read_to_string(&body)?;
        let before = found(&copy)?;
        let wrong = before.iter().filter(|(ours, ..)| *ours).count();
        let prose = prose(&text);
        let (mut made, mut caught) = (0, 0);
        while made < each && sum.0 + made < COUNT {
            let (at, c) = prose[random.below(prose.len())];
            let alike = of.get(&c).map_or(&[][..], |sound| &sounds[*sound][..]);
            let others = alike
                .iter()
                .filter(|(other, rarity)| *other != c && *rarity < RAREST);
            // A commoner one more often: half as likely with every few steps.
            let others = others.flat_map(|(other, rarity)| {
                std::iter::repeat_n(*other, 1 << ((RAREST - rarity) / 22))
            });
            let others: Vec<char> = others.collect();
            let Some(other) = others.get(random.below(others.len().max(1))) else {
                continue;
            };
            let mut changed = text.clone();
            changed.replace_range(at..at + c.len_utf8(), other.encode_utf8(&mut [0; 4]));
            fs::write(&body, changed)?;
            made += 1;
            let near = |place: &Place| {
                let (_, start, end) = *place;
                start < at + 6 && at < end + 3 && !before.contains(place)
            };
            caught += usize::from(found(&copy)?.iter().any(near));
        }
        fs::write(&body, &text)?;
        println!(
            "| {} | {} | {wrong} | {caught} of {made} |",
            paper.file_name().unwrap_or_default(),
            prose.len()
        );
        sum = (sum.0 + made, sum.1 + caught, sum.2 + wrong);
    }
    println!("| **all** | | {} | {} of {} |", sum.2, sum.1, sum.0);
    Ok(())
}

/// The Chinese characters of a body that are typed, outside what helpers give.
fn prose(text: &str) -> Vec<(usize, char)> {
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '{' | '<' => depth += 1,
            '}' | '>' => depth = depth.saturating_sub(1),
            '\u{4E00}'..='\u{9FFF}' if depth == 0 => found.push((at, c)),
            _ => {}
        }
    }
    found
}

/// Prints precision and recall on lines that say what is wrong and what is right.
#[expect(clippy::print_stdout, reason = "what the program is for")]
fn of_file(file: &Utf8Path) -> Result<(), Fault> {
    let folder = tempfile::tempdir()?;
    let folder = Utf8Path::from_path(folder.path()).ok_or("a path in UTF-8")?;
    let copy = copy(&root().join(SHELL), folder)?;
    let (mut slips, mut told, mut right, mut lines) = (0, 0, 0, 0);
    for line in fs::read_to_string(file)?.lines() {
        let Some((wrong, meant)) = line.split_once('\t') else {
            continue;
        };
        let pairs = wrong.char_indices().zip(meant.chars());
        let differ: BTreeSet<usize> = pairs
            .filter(|((_, a), b)| a != b)
            .map(|((at, _), _)| at)
            .collect();
        fs::write(copy.join("body.zh.hbs"), wrong)?;
        let mut found = found(&copy)?;
        found.retain(|(ours, ..)| *ours);
        lines += 1;
        slips += differ.len();
        told += found.len();
        let true_ones = found.iter();
        right += true_ones
            .filter(|(_, start, end)| differ.range(start..end).next().is_some())
            .count();
    }
    let share = |part: usize, whole: usize| (part * 100).checked_div(whole).unwrap_or_default();
    println!(
        "{lines} lines, {slips} slips, {told} findings, {right} of them at slips: \
         precision {} %, recall {} %",
        share(right, told),
        share(right, slips)
    );
    Ok(())
}
