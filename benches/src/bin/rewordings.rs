//! How well the words that are marked as changed are those that were changed: 200
//! duties reworded at random.
//!
//! `cargo run --release -p panelpaper-benches --bin rewordings` takes duties of
//! `data/dpo-2024` and `data/harbour-2027`, leaves out, puts in or replaces one to three
//! stretches of words in each by a seeded choice, and compares both wordings as
//! redlines, lists and annexes side by side do. It prints how many of the marked
//! characters are edited ones, and how many of the edited ones are marked, by language.
//! A number after `--` is another seed; with `all` behind it each rewording is printed.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;

use benches::random::Random;
use benches::root;
use content::wording::{Fate, Names, Stretch, compare, tokens};
use tables::load;
use tables::model::Lang;
use tables::source::PaperFolder;

const COUNT: usize = 200;

/// How many characters were marked, were edited, and are both.
#[derive(Default)]
struct Tally {
    marked: usize,
    edited: usize,
    both: usize,
}

/// The duties of some papers, each in one language.
type Duties = Vec<(Lang, String)>;

/// A wording with the words that one side alone has.
type Wording = Vec<(String, bool)>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    let mut args = std::env::args().skip(1);
    let seed = args.next().map(|seed| seed.parse()).transpose()?;
    let all = args.next().is_some();
    let mut random = Random::of(seed.unwrap_or(20_261_126));
    let (duties, names) = duties()?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for _ in 0..COUNT {
        let (lang, text) = &duties[random.below(duties.len())];
        let (before, after) = reworded(&duties, (*lang, text), &names, &mut random);
        let stretches = compare(&joined(&before), &joined(&after), &names);
        let tally = tallies.entry(lang.code()).or_default();
        count(&stretches, Fate::Removed, &before, tally);
        count(&stretches, Fate::Added, &after, tally);
        if all {
            writeln!(out, "{}", marked(&stretches))?;
        }
    }
    for (
        lang,
        Tally {
            marked,
            edited,
            both,
        },
    ) in &tallies
    {
        writeln!(
            out,
            "{lang}: {} of the marked characters are edited ones, {} of the edited ones are marked",
            share(*both, *marked),
            share(*both, *edited)
        )?;
    }
    let sum = |of: fn(&Tally) -> usize| tallies.values().map(of).sum::<usize>();
    let both = sum(|it| it.both);
    writeln!(
        out,
        "all: {} and {}",
        share(both, sum(|it| it.marked)),
        share(both, sum(|it| it.edited))
    )?;
    Ok(())
}

fn share(part: usize, whole: usize) -> String {
    let tenths = (part * 1_000 + whole / 2) / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// The duties of both papers, and the names that are never cut.
fn duties() -> Result<(Duties, Vec<String>), Box<dyn Error>> {
    let (mut duties, mut names) = (Vec::new(), Vec::new());
    for paper in ["data/dpo-2024", "data/harbour-2027"] {
        let path = root().join(paper);
        let folder = PaperFolder::open(&path)?;
        let project = load::load(&folder).project.ok_or("a paper that loads")?;
        for lang in Lang::ALL {
            let texts = project.duties.iter().map(|duty| duty.text.get(lang));
            let texts = texts.filter(|text| !text.is_empty());
            duties.extend(texts.map(|text| (lang, text.to_owned())));
            let posts = project.establishment.posts().iter();
            let titles = posts.map(|post| post.title.get(lang));
            names.extend(titles.filter(|name| !name.is_empty()).map(str::to_owned));
        }
    }
    Ok((duties, names))
}

/// A duty before and after some stretches of its words were changed.
fn reworded(
    duties: &[(Lang, String)],
    (lang, text): (Lang, &str),
    names: &[&str],
    random: &mut Random,
) -> (Wording, Wording) {
    let words = units(lang, text, names);
    let edits = 1 + random.below(3);
    let mut places: Vec<usize> = (0..edits).map(|_| random.below(words.len())).collect();
    places.sort_unstable();
    let (mut before, mut after) = (Wording::new(), Wording::new());
    let mut at = 0;
    for place in places {
        // At least three characters or two words stay between one edit and the next.
        let apart = if lang == Lang::Zh { 3 } else { 2 };
        let place = place.max(if at == 0 { 0 } else { at + apart });
        if place >= words.len() {
            break;
        }
        for word in &words[at..place] {
            before.push((word.clone(), false));
            after.push((word.clone(), false));
        }
        at = place;
        let kind = random.below(3);
        if kind != 0 {
            let gone = run(lang, random).min(words.len() - at);
            let gone = &words[at..at + gone];
            before.extend(gone.iter().map(|word| (word.clone(), true)));
            at += gone.len();
        }
        if kind != 1 {
            let others: Vec<&String> = duties
                .iter()
                .filter(|(other, _)| *other == lang)
                .map(|(_, text)| text)
                .collect();
            let mut other = units(lang, others[random.below(others.len())], names);
            // The last word has no space behind it.
            other.truncate(other.len().max(2) - 1);
            let length = run(lang, random).min(other.len());
            let first = random.below(other.len() - length + 1);
            let come = &other[first..first + length];
            after.extend(come.iter().map(|word| (word.clone(), true)));
        }
    }
    for word in &words[at..] {
        before.push((word.clone(), false));
        after.push((word.clone(), false));
    }
    (before, after)
}

/// What people change at once: a Chinese character or a name, a word with what stands
/// between it and the next.
fn units(lang: Lang, text: &str, names: &[&str]) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for token in tokens(text, &Names::new(names)) {
        let is_word = token.chars().any(char::is_alphanumeric);
        match units.last_mut().filter(|_| lang == Lang::En && !is_word) {
            Some(last) => last.push_str(token),
            None => units.push(token.to_owned()),
        }
    }
    units
}

/// How many of them are changed in a row: two to six characters, or one to three words.
fn run(lang: Lang, random: &mut Random) -> usize {
    match lang {
        Lang::Zh => 2 + random.below(5),
        Lang::En => 1 + random.below(3),
    }
}

fn joined(wording: &Wording) -> String {
    wording.iter().map(|(word, _)| word.as_str()).collect()
}

/// Counts the characters of one side.
fn count(stretches: &[Stretch], fate: Fate, wording: &Wording, tally: &mut Tally) {
    let own = stretches
        .iter()
        .filter(|it| it.fate == fate || it.fate == Fate::Kept);
    let marks = own.flat_map(|it| it.text.chars().map(|_| it.fate == fate));
    let edits = wording
        .iter()
        .flat_map(|(word, own)| word.chars().map(|_| *own));
    for (marked, edited) in marks.zip(edits) {
        tally.marked += usize::from(marked);
        tally.edited += usize::from(edited);
        tally.both += usize::from(marked && edited);
    }
}

fn marked(stretches: &[Stretch]) -> String {
    let stretch = |own: &Stretch| match own.fate {
        Fate::Kept => own.text.clone(),
        Fate::Removed => format!("[-{}-]", own.text),
        Fate::Added => format!("{{+{}+}}", own.text),
    };
    stretches.iter().map(stretch).collect()
}
