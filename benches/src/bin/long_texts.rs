//! How the work grows with a text: papers with one monstrous text, at a size and
//! at twice that size.
//!
//! `cargo run --release -p panelpaper-benches --bin long_texts -- 100000`
//! puts each kind of long text (one character again and again, brackets, one
//! long word, very many abbreviations) into a duty, a title and the body of the
//! paper of `tests/it/small`, in characters, and prints for each how long it
//! takes to load, check, tell and fill it, and how many times as long at twice
//! the size: 2 is linear, 4 a square. A word after the number picks kinds whose
//! name has it. `--of FILE` takes the lines of a file in place of the kinds, such as the
//! words that rules look for, each again and again in both editions, and prints those
//! that make the work grow faster than the text.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

use benches::root;
use camino::Utf8Path;
use check::fix;
use tables::diag::render::{human, json};
use tables::fonts::FontFiles;
use tables::load::{self, Loaded};
use tables::model::FontChoice;
use tables::source::PaperFolder;
use typeset::fill;

/// A kind of text: its name, and the text of so many characters.
type Kind = (&'static str, fn(usize) -> String);

const KINDS: &[Kind] = &[
    ("one character", |n| "字".repeat(n)),
    ("two characters in turn", |n| "資訊".repeat(n / 2)),
    ("one that should not stand twice", |n| "的".repeat(n)),
    ("marks", |n| "，。".repeat(n / 2)),
    ("open brackets", |n| "(".repeat(n)),
    ("pairs of brackets", |n| "(甲)".repeat(n / 3)),
    ("open quotes", |n| "「".repeat(n)),
    ("quotations", |n| "「智方便」甲智方便".repeat(n / 9)),
    ("dashes", |n| "—－".repeat(n / 2)),
    ("commas", |n| ",".repeat(n)),
    ("spaces", |n| format!("甲{}乙", " ".repeat(n))),
    ("Chinese and spaces", |n| "甲 ".repeat(n / 2)),
    ("no-break spaces", |n| "\u{A0}".repeat(n)),
    ("combining marks", |n| format!("e{}", "\u{301}".repeat(n))),
    ("full-width letters", |n| "Ａ，".repeat(n / 2)),
    ("digits", |n| "1".repeat(n)),
    ("noughts", |n| "0".repeat(n)),
    ("Chinese digits", |n| "一".repeat(n)),
    ("numbers", |n| "1個".repeat(n / 2)),
    ("amounts", |n| "$1,000元".repeat(n / 7)),
    ("a Latin word", |n| "one".repeat(n / 3)),
    ("Latin words", |n| "one two ".repeat(n / 8)),
    ("equal sentences", |n| {
        "燈務署負責監督及管理燈塔的運作。".repeat(n / 16)
    }),
    ("unlike joints", |n| {
        "燈塔運作及燈塔管理。燈塔運作和燈塔管理。".repeat(n / 20)
    }),
    ("sentences nearly alike", |n| {
        each(n, |at| format!("監督第{at}項燈塔工程的進度。"))
    }),
    ("annexes", |n| "附件3".repeat(n / 3)),
    ("annexes listed", |n| format!("附件{}", "1、".repeat(n / 2))),
    ("annexes with brackets", |n| "附件1(".repeat(n / 4)),
    ("paragraphs", |n| "第3段".repeat(n / 3)),
    ("abbreviations", |n| {
        each(n, |at| format!("航道測量{0}辦公室(航{0}辦)，", han(at)))
    }),
    ("abbreviations used", |n| {
        each(n, |at| format!("Light House {0}{0} (LH{0})", latin(at)))
    }),
    ("words spelt in two ways", |n| "群組及羣組".repeat(n / 5)),
    ("names but for one character", |n| {
        "海港燈務局海港燈務署".repeat(n / 10)
    }),
    ("surnames in a row", |n| "甲乙丙丁".repeat(n / 4)),
    ("what a chart shows", |n| "組織圖顯示開設".repeat(n / 7)),
    ("items", |n| "上文第(5)項".repeat(n / 7)),
    ("characters without a glyph", |n| {
        (0..n)
            .filter_map(|at| char::from_u32(0x2_0000 + at as u32 % 0xA000))
            .collect()
    }),
];

/// Kinds of bodies alone, which have signs of their own.
const BODIES: &[Kind] = &[
    ("calls", |n| "{{count}} ".repeat(n / 10)),
    ("calls of annexes", |n| "{{annex \"beam\"}}".repeat(n / 16)),
    ("unknown calls", |n| "{{title \"baem\"}}".repeat(n / 16)),
    ("open braces", |n| "{{ ".repeat(n / 3)),
    ("open comments", |n| "{{! ".repeat(n / 4)),
    ("functions", |n| "#a(".repeat(n / 3)),
    ("open labels", |n| "<a".repeat(n / 2)),
    ("braces", |n| "{".repeat(n)),
    ("hashes", |n| "#".repeat(n)),
    ("footnotes in footnotes", |n| "#footnote[".repeat(n / 10)),
    ("code and spaces", |n| "#h(1pt) ".repeat(n / 8)),
    ("comments that allow", |n| {
        "{{! allow typing/space: so it is }}".repeat(n / 35)
    }),
    ("paragraphs", |n| "甲乙丙。\n\n".repeat(n / 6)),
    ("lists", |n| "甲乙—\n\n+ 丙\n+ 丁\n\n".repeat(n / 14)),
];

fn each(n: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut at = 0;
    while text.chars().count() < n {
        // Counted in lots: counting is no part of what is measured.
        for _ in 0..=n / 64 {
            text += &piece(at);
            at += 1;
        }
    }
    text.chars().take(n).collect()
}

/// One of many characters.
fn han(at: usize) -> char {
    char::from_u32(0x4E00 + at as u32 % 20_000).unwrap_or('字')
}

/// One of many words of capitals.
fn latin(at: usize) -> String {
    let letter = |at: usize| char::from(b'A' + (at % 26) as u8);
    [at / 676, at / 26, at].map(letter).iter().collect()
}

/// Puts a text into a paper.
type Put = fn(&Utf8Path, &str) -> std::io::Result<()>;

/// Where a text is put, and how.
const PLACES: &[(&str, Put)] = &[
    ("duty", |paper, text| {
        let duty = format!("beam,\"{}\",To see\n", text.replace('"', ""));
        append(&paper.join("duties.csv"), &duty)
    }),
    ("title", |paper, text| {
        let text = text.replace('"', "");
        let row = format!("hls,long,\"{text}\",Long,slo,keeper,,,permanent\n");
        append(&paper.join("posts.csv"), &row)
    }),
    ("body", |paper, text| {
        append(&paper.join("body.zh.hbs"), &format!("\n{text}\n"))
    }),
];

fn append(file: &Utf8Path, text: &str) -> std::io::Result<()> {
    let before = fs::read_to_string(file)?;
    fs::write(file, before + text)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let size: usize = words.next().map_or(Ok(20_000), |size| size.parse())?;
    let wanted = words.next().unwrap_or_default();
    if wanted == "--of" {
        let file = words
            .next()
            .ok_or("the name of a file with a text a line")?;
        return of_lines(&fs::read_to_string(file)?, size);
    }
    let kinds = KINDS
        .iter()
        .flat_map(|kind| PLACES.iter().map(move |place| (kind, place)));
    let bodies = BODIES.iter().map(|kind| (kind, &PLACES[2]));
    for ((name, text), (place, put)) in kinds.chain(bodies) {
        if !name.contains(&wanted) {
            continue;
        }
        let of = |size: usize| measured(|paper| put(paper, &text(size)));
        let (once, twice) = (of(size)?, of(2 * size)?);
        let mut line = format!("{name}, {place}:");
        for ((stage, once), (_, twice)) in once.iter().zip(&twice) {
            let times = twice.as_secs_f64() / once.as_secs_f64().max(1e-4);
            let _ = write!(
                line,
                "  {stage} {:.0} ms (x{times:.1})",
                once.as_secs_f64() * 1e3
            );
        }
        print(&line);
    }
    Ok(())
}

/// Prints the lines that take over three times as long at twice the size, in a duty and
/// in the bodies.
fn of_lines(lines: &str, size: usize) -> Result<(), Box<dyn Error>> {
    for line in lines.lines() {
        let again = |size: usize| {
            let gap = if line.is_ascii() { " " } else { "" };
            let piece = format!("{}{gap}", line.replace('"', ""));
            piece.repeat(size / piece.chars().count().max(1))
        };
        let of = |size: usize| {
            measured(|paper| {
                let text = again(size);
                append(
                    &paper.join("duties.csv"),
                    &format!("beam,\"{text}\",\"{text}\"\n"),
                )?;
                append(&paper.join("body.zh.hbs"), &format!("\n{text}\n"))?;
                append(&paper.join("body.en.hbs"), &format!("\n{text}\n"))
            })
        };
        let (once, twice) = (of(size)?, of(2 * size)?);
        for ((stage, once), (_, twice)) in once.iter().zip(&twice) {
            let slow = twice.as_secs_f64() > 3.0 * once.as_secs_f64();
            if slow && *twice > Duration::from_millis(50) {
                print(&format!("{line}: {stage} {once:?}, {twice:?}"));
            }
        }
    }
    Ok(())
}

/// How long each stage takes of the small paper, after something is done to it.
fn measured(
    change: impl Fn(&Utf8Path) -> std::io::Result<()>,
) -> Result<Vec<(&'static str, Duration)>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let paper = Utf8Path::from_path(folder.path()).ok_or("a path in UTF-8")?;
    // A folder that is hidden can be no paper's.
    let paper = &paper.join("paper");
    fs::create_dir(paper)?;
    let small = root().join("tests/it/small");
    for entry in small.read_dir_utf8()? {
        let entry = entry?;
        fs::copy(entry.path(), paper.join(entry.file_name()))?;
    }
    change(paper)?;
    stages(paper)
}

/// How long each stage takes.
fn stages(paper: &Utf8Path) -> Result<Vec<(&'static str, Duration)>, Box<dyn Error>> {
    let folder = PaperFolder::open(paper)?;
    let mut stages = Vec::new();
    let mut start = Instant::now();
    let mut stage = |name| {
        stages.push((name, start.elapsed()));
        start = Instant::now();
    };
    let Loaded {
        project,
        sources,
        mut findings,
    } = load::load(&folder);
    stage("load");
    let project = project.ok_or("no paper")?;
    let (checked, found) = check::check(project, &sources);
    findings.extend(found);
    stage("check");
    human::human(&findings, &sources, false);
    json::json(&findings, &sources);
    stage("tell");
    fix::fixed(&findings, &sources);
    stage("mend");
    if let Some(project) = checked {
        let fonts = FontFiles::with_dirs(&[])?;
        let measure = fonts.measure(&FontChoice::default());
        start = Instant::now();
        let cache = fill::FillCache::default();
        for body in &project.bodies {
            let _ = fill::fill(&project, &sources, body.lang, &measure, &cache);
        }
        stages.push(("fill", start.elapsed()));
    }
    Ok(stages)
}

#[expect(clippy::print_stdout, reason = "what the program is for")]
fn print(line: &str) {
    println!("{line}");
}
