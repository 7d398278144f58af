//! Names of committees, bureaux and offices with one word that is nearly the right one:
//! Financial Committee, Panel on Environment Affairs, 環境保護處.

mod chinese;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::Context;
use crate::lexicon::names::bodies;
use crate::prose::{Origin, Passage, runs};
use crate::rules::words::excepted;
use tables::model::Lang;

/// A name with one word that is another.
pub(super) struct Nearly<'a> {
    pub(super) passage: &'a Passage,
    pub(super) range: Range<usize>,
    pub(super) name: String,
}

/// The places of such names: those of bureaux, departments and committees, of the paper's committee and
/// signatories, and of offices of three words and more.
pub(super) fn nearly<'a>(context: &Context<'a>) -> Vec<Nearly<'a>> {
    let names = names(context);
    let known = names.iter().map(|it| (words(it), *it));
    // Of one word, another is another name.
    let known = known.filter(|(words, _)| words.len() > 1);
    let known: Vec<(Vec<String>, &str)> = known.collect();
    let all: BTreeSet<Vec<String>> = known.iter().map(|(words, _)| words.clone()).collect();
    let mut found: Vec<Nearly<'_>> = Vec::new();
    let passages = context.prose.of(Lang::En);
    for passage in passages.filter(|it| !matches!(it.from, Origin::Name(..))) {
        let places: Vec<Range<usize>> = places(&passage.text).collect();
        let there = words(&passage.text);
        for (name, shown) in &known {
            for (at, window) in there.windows(name.len()).enumerate() {
                let places = &places[at..at + name.len()];
                let [first, .., last] = places else {
                    continue;
                };
                let capital = |at: usize| {
                    let word = &passage.text[places[at].clone()];
                    word.starts_with(char::is_uppercase)
                };
                if !nearly_at(name, window).is_some_and(capital) {
                    continue;
                }
                let range = first.start..last.end;
                let here = |it: &Nearly<'_>| std::ptr::eq(it.passage, passage) && it.range == range;
                if !all.contains(window)
                    && !found.iter().any(here)
                    && passage.is_typed(range.clone())
                    && !excepted(context, passage, &range)
                {
                    found.push(Nearly {
                        passage,
                        range,
                        name: (*shown).to_owned(),
                    });
                }
            }
        }
    }
    found.extend(chinese::nearly(context));
    found
}

fn names<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let project = context.project;
    let mut names: Vec<&str> = bodies(Lang::En).collect();
    let known: Vec<Vec<String>> = names.iter().map(|name| words(name)).collect();
    // One that is itself nearly that of a body is no name to go by.
    let is_slip = |name: &&str| {
        let own = words(name);
        let like =
            |known: &Vec<String>| known.len() == own.len() && nearly_at(known, &own).is_some();
        own.len() > 1 && !known.contains(&own) && known.iter().any(like)
    };
    for text in &project.paper.editions {
        if text.lang == Lang::En {
            let own = text.committee.iter().chain(&text.signatories);
            let own = own.map(|it| it.text.as_str());
            names.extend(own.filter(|name| !is_slip(name)));
        }
    }
    let offices = project.establishment.offices().iter();
    let offices = offices.map(|office| office.name.get(Lang::En));
    names.extend(offices.filter(|name| name.split(' ').nth(2).is_some()));
    names.retain(|name| name.contains(' '));
    names
}

fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    runs(text, |c| c.is_alphanumeric() || c == '-')
}

fn words(name: &str) -> Vec<String> {
    places(name).map(|at| name[at].to_lowercase()).collect()
}

/// Which word of a place is not that of a name, but nearly, where one alone differs.
fn nearly_at(name: &[String], there: &[String]) -> Option<usize> {
    let mut differ = (0..name.len()).filter(|at| name[*at] != there[*at]);
    let (Some(at), None) = (differ.next(), differ.next()) else {
        return None;
    };
    let (known, word) = (&name[at], &there[at]);
    // Several committees, and a committee's, are none.
    let last = at + 1 == name.len();
    let several = last && (*word == format!("{known}s") || word.starts_with(known.as_str()));
    let other_kind = last && name.len() > 2 && KINDS.contains(&known.as_str());
    let other_kind = other_kind && word != "agency" && KINDS.contains(&word.as_str());
    (!several && (other_kind || are_alike(known, word))).then_some(at)
}

/// What bodies are, by their last words: no Civil Service Branch.
const KINDS: [&str; 5] = ["bureau", "branch", "department", "office", "agency"];

/// Whether two words begin alike for the most part, or differ in a hyphen or a letter
/// alone.
fn are_alike(known: &str, word: &str) -> bool {
    const LEAST: usize = 5;
    let pairs = known.chars().zip(word.chars());
    let common = pairs.take_while(|(a, b)| a == b).count();
    let most = known.chars().count().max(word.chars().count());
    let letter = common > 1 && known.len() > LEAST && strsim::osa_distance(known, word) == 1;
    word.replace('-', "") == known || letter || (common >= LEAST && common * 2 >= most)
}
