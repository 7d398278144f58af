//! Chinese characters that sound like the right ones, or stand the wrong way round.
//!
//! A slip breaks a word into characters that stand by themselves. Where another
//! character of the same sound makes a word of them, and the text far likelier, it
//! is most likely the one that was meant.

mod people;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::super::finder;
use super::slip::Slip;
use crate::Context;
use crate::lexicon::chinese::Chinese;
use crate::lexicon::lattice::Lattice;
use crate::lexicon::names;
use crate::prose::{Origin, Passage, is_chinese, runs};
use tables::model::Lang;

/// How many characters the words of the lexicon have at most.
const LONGEST: usize = 4;
/// How much likelier the text must be: sixteen times the natural logarithm, so
/// about four hundred times.
const LEAST: u32 = 96;
/// They stand alone where things are counted (甲、乙、丙), and for somebody.
const STEMS: [char; 9] = ['甲', '乙', '丙', '丁', '戊', '庚', '辛', '壬', '癸'];
/// What a number counts by; after a number none is a slip.
const MEASURES: &str = "個名棵株條項宗份間隻輛架艘座幢幅塊張枝把件套次輪屆期頁冊本篇段層級組隊批類種點處所位員戶家門台部節場回遍趟道頂尊粒顆根匹頭元年月日天";
/// The characters of numbers.
const NUMBERS: &str = "0123456789一二三四五六七八九十百千萬億兩幾數零多餘";
/// The last characters of names of offices, which a paper shortens as it likes.
const OFFICES: &str = "科處署局部組室司廳隊";
/// What joins a name to what follows: 樹木管理科及相關職位.
const JOINTS: &str = "及和與或在由至的於為";
/// No word is likelier than this.
const COMMONEST: u32 = 80;

/// A word that may have been meant.
struct Guess {
    /// The word as it is typed, in its row.
    place: Range<usize>,
    /// The characters of it that are wrong.
    wrong: Range<usize>,
    meant: String,
    gain: u32,
}

/// The words that are most likely slips. What a paper writes twice is its own.
pub(super) fn slips<'a>(context: &Context<'a>) -> Vec<Slip<'a>> {
    let Some(lexicon) = Chinese::carried() else {
        return Vec::new();
    };
    let names = context.names(Lang::Zh);
    let texts = || {
        let all = context.prose.of(Lang::Zh);
        all.filter(|passage| !matches!(passage.from, Origin::Name(..)))
    };
    let mut seen: HashSet<&str> = HashSet::new();
    let mut found = Vec::new();
    for passage in texts() {
        let text = passage.text.as_str();
        let people = people::within(text);
        let cover = names.cover(passage);
        for row in runs(text, is_chinese).filter(|row| seen.insert(&text[row.clone()])) {
            let from = cover.partition_point(|name| name.start < row.start);
            let own = cover[from..].iter().take_while(|name| name.end <= row.end);
            let own = own.map(|name| name.start - row.start..name.end - row.start);
            let mut own: Vec<Range<usize>> = own.collect();
            let known = names::within(&text[row.clone()]).into_iter();
            own.extend(known);
            own.sort_by_key(|name| (name.start, Reverse(name.end)));
            own.dedup_by_key(|name| name.start);
            let first = people.partition_point(|name| name.end <= row.start);
            let here = people[first..].iter().take_while(|it| it.start < row.end);
            let here = here.map(|it| it.start - row.start..it.end - row.start);
            let named = (&own[..], &here.collect::<Vec<_>>()[..]);
            for guess in of_row(lexicon, &text[row.clone()], named) {
                let place = row.start + guess.place.start..row.start + guess.place.end;
                found.push(Slip {
                    passage,
                    range: row.start + guess.wrong.start..row.start + guess.wrong.end,
                    written: text[place].to_owned(),
                    meant: guess.meant,
                });
            }
        }
    }
    once(texts(), &mut found);
    found
}

/// The likeliest guess for each character of a row that stands by itself, and in no name
/// of a person.
fn of_row(
    lexicon: &Chinese,
    text: &str,
    (names, people): (&[Range<usize>], &[Range<usize>]),
) -> Vec<Guess> {
    let lattice = Lattice::of(lexicon, text, names);
    let (sounds, bounds) = (&lattice.sounds, &lattice.bounds);
    let mut best: BTreeMap<usize, Guess> = BTreeMap::new();
    let of_person = |place: &Range<usize>| {
        let mut people = people.iter();
        people.any(|name| name.start < place.end && place.start < name.end)
    };
    let mut keep = |guess: Guess| {
        let known = best.get(&guess.wrong.start);
        let likelier = guess.gain > LEAST && known.is_none_or(|known| known.gain < guess.gain);
        if likelier && !of_person(&guess.wrong) && !cuts(&lattice, &guess) {
            best.insert(guess.wrong.start, guess);
        }
    };
    for first in 0..sounds.len() {
        let start = bounds[first];
        let last = sounds.len().min(first + LONGEST);
        if !bounds[first..last].iter().any(|&at| lattice.is_single(at)) {
            continue;
        }
        let wanted = |length: usize| {
            let place = start..bounds[first + length];
            let mut own = bounds[first..first + length].iter();
            let could = lattice.gain(&place, COMMONEST).is_some_and(|it| it > LEAST);
            could && own.any(|&at| lattice.is_single(at))
        };
        lexicon.alike(&sounds[first..last], wanted, |word| {
            let place = start..start + word.len();
            let there = text.get(place.clone()).unwrap_or_default();
            let wrong = only_difference(there, word).map(|it| start + it.start..start + it.end);
            let wrong = wrong.filter(|wrong| {
                lattice.is_single(wrong.start)
                    && !text[wrong.start..].starts_with(STEMS)
                    && !stands_rightly(text, wrong)
            });
            let Some(wrong) = wrong else { return };
            let rarity = lexicon.rarity(word);
            if let Some(gain) = rarity.and_then(|rarity| lattice.gain(&place, rarity)) {
                let meant = word.to_owned();
                keep(Guess {
                    place,
                    wrong,
                    meant,
                    gain,
                });
            }
        });
    }
    turned(lexicon, &lattice, text).into_iter().for_each(keep);
    one_each(best.into_values())
}

/// The guesses at two characters that stand the wrong way round.
fn turned(lexicon: &Chinese, lattice: &Lattice, text: &str) -> Vec<Guess> {
    let mut found = Vec::new();
    for three in lattice.bounds.windows(3) {
        let (place, middle) = (three[0]..three[2], three[1]);
        if lattice.is_single(three[0]) && lattice.is_single(middle) {
            let meant = text[middle..place.end].to_owned() + &text[place.start..middle];
            let rarity = lexicon.rarity(&meant);
            let gain = rarity.and_then(|rarity| lattice.gain(&place, rarity));
            found.push(Guess {
                wrong: place.clone(),
                place,
                meant,
                gain: gain.unwrap_or_default(),
            });
        }
    }
    found
}

/// Whether a guess takes a character of a word that is right as it stands, and the text
/// is not likelier by far: 琵鷺列為 holds no misspelt 臚列.
fn cuts(lattice: &Lattice, guess: &Guess) -> bool {
    const BY_FAR: u32 = LEAST + LEAST / 4;
    let ends = lattice.ends();
    let inside = |at: usize| at > 0 && ends.binary_search(&at).is_err();
    guess.gain < BY_FAR && (inside(guess.place.start) || inside(guess.place.end))
}

/// Of guesses that share characters the likeliest: one word has one finding.
fn one_each(guesses: impl Iterator<Item = Guess>) -> Vec<Guess> {
    let mut kept: Vec<Guess> = Vec::new();
    for guess in guesses {
        match kept.last_mut() {
            Some(last) if guess.place == last.place => {
                if guess.gain > last.gain {
                    *last = guess;
                }
            }
            _ => kept.push(guess),
        }
    }
    kept
}

/// Whether a character that stands alone is right where it stands: 183萬2千棵樹,
/// 樹木管理科及相關職位.
fn stands_rightly(text: &str, at: &Range<usize>) -> bool {
    let before = text[..at.start].chars().next_back();
    let Some(before) = before else { return false };
    let c = &text[at.clone()];
    (NUMBERS.contains(before) && MEASURES.contains(c))
        || (OFFICES.contains(before) && JOINTS.contains(c))
}

/// The one character in which two words differ; nothing where there are others.
fn only_difference(there: &str, word: &str) -> Option<Range<usize>> {
    let mut found = None;
    for ((at, a), b) in there.char_indices().zip(word.chars()) {
        if a != b {
            let earlier = found.replace(at..at + a.len_utf8());
            earlier.is_none().then_some(())?;
        }
    }
    found
}

/// Takes out what the texts write twice as it is.
fn once<'a>(texts: impl Iterator<Item = &'a Passage>, slips: &mut Vec<Slip<'a>>) {
    let Some(automaton) = finder(slips.iter().map(|slip| &slip.written)) else {
        return;
    };
    let mut times = vec![0; slips.len()];
    for passage in texts.filter(|_| !slips.is_empty()) {
        for place in automaton.find_overlapping_iter(&passage.text) {
            times[place.pattern().as_usize()] += 1;
        }
    }
    let mut times = times.into_iter();
    slips.retain(|_| times.next().is_none_or(|times| times < 2));
}
