//! How many slips of each kind the checks catch, in Chinese and in English.
//!
//! `cargo run --release -p panelpaper-benches --bin slips` makes 400 slips, one
//! at a time and by a seeded choice, in the papers of `benches/papers`, which no
//! rule was made for. A slip is caught where a check finds something that it did
//! not find before; that a number is typed and not given by a helper, which is
//! said of right numbers too, does not count. It prints a table by kind and
//! language. After `--`, a number is another seed and `missed` also lists each
//! slip that is missed.

mod cells;
mod letters;
mod marks;
mod names;
mod numbers;
mod text;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use benches::random::Random;
use benches::root;
use camino::{Utf8Path, Utf8PathBuf};
use tables::load::{self, Loaded};
use tables::model::Lang;
use tables::source::PaperFolder;
use text::{Paper, Slip};

const COUNT: usize = 400;

/// A kind of slip.
struct Kind {
    name: &'static str,
    /// Whether the tables say what is right.
    tables: bool,
    /// The languages that have it.
    langs: &'static [Lang],
    /// Makes one in a language; nothing where the paper has no place for it.
    make: fn(&Paper, Lang, &mut Random) -> Option<Slip>,
}

const BOTH: &[Lang] = &Lang::ALL;

/// A kind of both languages.
const fn kind(
    name: &'static str,
    tables: bool,
    make: fn(&Paper, Lang, &mut Random) -> Option<Slip>,
) -> Kind {
    Kind {
        name,
        tables,
        langs: BOTH,
        make,
    }
}

const KINDS: &[Kind] = &[
    kind("count", true, numbers::count),
    kind("total", true, numbers::total),
    kind("rank", true, names::rank),
    kind("point", true, numbers::point),
    kind("annex", true, numbers::annex),
    kind("paragraph", false, numbers::paragraph),
    kind("amount", true, numbers::amount),
    kind("date", false, numbers::date),
    kind("period", false, numbers::period),
    kind("post title", true, names::title),
    kind("office name", true, names::office),
    kind("abbreviation", true, names::short),
    Kind {
        name: "singular and plural",
        tables: false,
        langs: &[Lang::En],
        make: letters::plural,
    },
    kind("number word", false, numbers::word),
    kind("letter left out", false, letters::left_out),
    kind("letter doubled", false, letters::doubled),
    kind("letters swapped", false, letters::swapped),
    kind("letter replaced", false, letters::replaced),
    kind("word doubled", false, letters::word_doubled),
    kind("variant spelling", false, letters::variant),
    kind("stop or separator", false, marks::stop),
    kind("space", false, marks::space),
    kind("quotation mark or bracket", false, marks::pair),
    kind("cell of one language", true, cells::one_language),
    kind("number of one edition", false, numbers::of_one_edition),
];

/// How many were made, and how many caught.
#[derive(Default, Clone, Copy)]
struct Tally {
    made: usize,
    caught: usize,
}

/// The tally of each kind and language.
type Tallies = BTreeMap<(usize, Lang), Tally>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut seed = 20_320_216;
    let mut list = false;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "missed" => list = true,
            number => seed = number.parse()?,
        }
    }
    let papers = Paper::all(&root().join("benches/papers"))?;
    let folder = tempfile::tempdir()?;
    let folder = Utf8Path::from_path(folder.path()).ok_or("a path in UTF-8")?;
    let mut copies = Vec::new();
    for paper in &papers {
        let copy = folder.join(&paper.name);
        paper.write_to(&copy)?;
        let before = found(&copy)?;
        copies.push((copy, before));
    }
    let mut random = Random::of(seed);
    let mut tallies = Tallies::new();
    let mut missed = Vec::new();
    let columns: Vec<(usize, Lang)> = KINDS
        .iter()
        .enumerate()
        .flat_map(|(at, kind)| kind.langs.iter().map(move |lang| (at, *lang)))
        .collect();
    let mut made = 0;
    while made < COUNT {
        let (at, lang) = columns[made % columns.len()];
        let chosen = random.below(papers.len());
        let paper = &papers[chosen];
        let Some(slip) = (KINDS[at].make)(paper, lang, &mut random) else {
            continue;
        };
        made += 1;
        let (copy, before) = &copies[chosen];
        let caught = is_caught(copy, paper, before, &slip)?;
        let tally = tallies.entry((at, lang)).or_default();
        tally.made += 1;
        tally.caught += usize::from(caught);
        if !caught {
            let (kind, lang) = (KINDS[at].name, lang.code());
            missed.push(format!("{kind} ({lang}), {}: {}", paper.name, slip.what));
        }
    }
    print(&tallies, if list { &missed } else { &[] });
    Ok(())
}

/// Whether something new is found with a slip in the paper's copy.
fn is_caught(
    copy: &Utf8PathBuf,
    paper: &Paper,
    before: &BTreeMap<String, usize>,
    slip: &Slip,
) -> Result<bool, Box<dyn Error>> {
    let path = copy.join(slip.file);
    fs::write(&path, &slip.text)?;
    let after = found(copy)?;
    fs::write(&path, &paper.files[slip.file])?;
    Ok(after
        .iter()
        .any(|(words, times)| before.get(words).is_none_or(|known| known < times)))
}

/// What is found in a paper, as words that do not depend on places, with how
/// often each is said.
fn found(paper: &Utf8Path) -> Result<BTreeMap<String, usize>, Box<dyn Error>> {
    let Loaded {
        project,
        sources,
        mut findings,
    } = load::load(&PaperFolder::open(paper)?);
    if let Some(project) = project {
        findings.extend(check::check(project, &sources).1);
    }
    let mut said = BTreeMap::new();
    for finding in findings {
        if !finding.rule.starts_with("numbers/typed-") {
            let words = format!("{} {}", finding.rule, finding.message);
            *said.entry(words).or_default() += 1;
        }
    }
    Ok(said)
}

#[expect(clippy::print_stdout, reason = "what the program is for")]
fn print(tallies: &Tallies, missed: &[String]) {
    for line in missed {
        println!("missed  {line}");
    }
    println!("| kind | tables decide | Chinese | English |\n| --- | --- | --- | --- |");
    let cell = |tally: Option<&Tally>| {
        tally.map_or("–".to_owned(), |it| {
            format!("{} of {}", it.caught, it.made)
        })
    };
    for (at, kind) in KINDS.iter().enumerate() {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| cell(tallies.get(&(at, lang))));
        let tables = if kind.tables { "yes" } else { "" };
        println!("| {} | {tables} | {zh} | {en} |", kind.name);
    }
    let sum = |wanted: &dyn Fn(usize, Lang) -> bool| {
        let those = tallies.iter().filter(|((at, lang), _)| wanted(*at, *lang));
        let (made, caught) = those.fold((0, 0), |(made, caught), (_, it)| {
            (made + it.made, caught + it.caught)
        });
        let share = (caught * 100).checked_div(made).unwrap_or_default();
        format!("{caught} of {made} ({share} %)")
    };
    let row = |name: &str, wanted: &dyn Fn(usize) -> bool| {
        let [zh, en] =
            [Lang::Zh, Lang::En].map(|lang| sum(&|at, of: Lang| of == lang && wanted(at)));
        println!(
            "| **{name}** | {} | {zh} | {en} |",
            sum(&|at, _| wanted(at))
        );
    };
    row("what tables decide", &|at| KINDS[at].tables);
    row("all", &|_| true);
}
