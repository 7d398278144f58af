//! A word should be spelt in one way through the paper.
//!
//! Many characters and words have two accepted ways (羣 and 群, 身份 and 身分, 制定
//! and 制訂, 台 and 臺); a paper that mixes them reads as if nobody had gone over it.
//! Word boundaries are heeded: 機制訂定 is no 制訂.
//!
//! The built-in groups are of both languages, English ones with capitals too.
//!
//! Example: 智慧城市羣 in the body and 智慧城市群 in three annexes.
//!
//! Fix: write what the paper writes most often; `panelpaper check --fix` does,
//! where the ways mean the same. A paper adds groups of its own by
//! `variants = [["大數據", "巨量資料"]]` under [checks] of paper.toml, and keeps
//! proper names as they are by `exceptions = ["台灣銀行"]`.

use crate::prose::Passage;
use crate::rules::words::{excepted, finder};
use crate::{Context, Level, Rule};
use aho_corasick::AhoCorasick;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "words/variant";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("variant.rs"),
    run,
};

/// One group of ways to write a word.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    ways: Vec<String>,
    #[serde(default)]
    not_after: String,
    #[serde(default)]
    not_before: Vec<String>,
    #[serde(default, rename = "unsafe")]
    two_meanings: bool,
}

impl Group {
    /// The group with capitals, where its ways are lower-case words.
    fn with_capitals(&self) -> Option<Self> {
        let lower = |way: &String| way.starts_with(|c: char| c.is_ascii_lowercase());
        let capital = |way: &String| way[..1].to_ascii_uppercase() + &way[1..];
        self.ways.iter().all(lower).then(|| Self {
            ways: self.ways.iter().map(capital).collect(),
            not_after: String::new(),
            not_before: Vec::new(),
            two_meanings: self.two_meanings,
        })
    }
}

#[derive(Deserialize)]
struct Groups {
    group: Vec<Group>,
}

/// Groups with what finds their words.
struct Words {
    groups: Vec<Group>,
    /// Of each phrase that the finder knows, its group and which way it is.
    keys: Vec<(usize, usize)>,
    finder: Option<AhoCorasick>,
}

/// The built-in groups; a test holds that the file is read.
static GROUPS: LazyLock<Words> = LazyLock::new(|| {
    let groups: Result<Groups, _> = toml::from_str(include_str!("variants.toml"));
    Words::of(groups.map_or_else(|_| Vec::new(), |groups| groups.group))
});

impl Words {
    fn of(mut groups: Vec<Group>) -> Self {
        // Words of Latin letters may begin a sentence or stand in a heading.
        let capitals = groups.iter().filter_map(Group::with_capitals);
        let capitals: Vec<Group> = capitals.collect();
        groups.extend(capitals);
        let each = groups.iter().enumerate();
        let keys = each.flat_map(|(group, it)| (0..it.ways.len()).map(move |way| (group, way)));
        Self {
            keys: keys.collect(),
            finder: finder(groups.iter().flat_map(|group| &group.ways)),
            groups,
        }
    }
}

/// A place where one of the ways stands.
struct Place<'a> {
    passage: &'a Passage,
    range: Range<usize>,
    way: usize,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = of_words(context, &GROUPS);
    let own = context.project.paper.checks.variants.iter();
    let own = own.map(|ways| Group {
        ways: ways.clone(),
        not_after: String::new(),
        not_before: Vec::new(),
        two_meanings: false,
    });
    findings.extend(of_words(context, &Words::of(own.collect())));
    findings
}

fn of_words(context: &Context<'_>, words: &Words) -> Vec<Diagnostic> {
    let Some(finder) = &words.finder else {
        return Vec::new();
    };
    let groups = &words.groups;
    let mut places: Vec<Vec<Place<'_>>> = groups.iter().map(|_| Vec::new()).collect();
    for passage in &context.prose.passages {
        for found in finder.find_overlapping_iter(&passage.text) {
            let (group, way) = words.keys[found.pattern().as_usize()];
            let range = found.range();
            let word = is_word(&passage.text, &range, &groups[group]);
            if word && passage.is_typed(range.clone()) && !excepted(context, passage, &range) {
                places[group].push(Place {
                    passage,
                    range,
                    way,
                });
            }
        }
    }
    let groups = groups.iter().zip(&places);
    groups
        .flat_map(|(group, places)| of_group(group, places))
        .collect()
}

/// Whether what was found is the word, and no part of others.
fn is_word(text: &str, range: &Range<usize>, group: &Group) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let object = near_clause(&text[range.end..]);
    let of_another = group.not_before.iter().any(|word| object.contains(word));
    let is_latin = text[range.clone()].is_ascii();
    let belongs_before = before.is_some_and(|c| group.not_after.contains(c));
    !belongs_before && !of_another && !(is_latin && (latin(before) || latin(after)))
}

/// What stands right behind a word, in its clause.
fn near_clause(text: &str) -> &str {
    const FAR: usize = 12;
    let near = text
        .char_indices()
        .nth(FAR)
        .map_or(text.len(), |(at, _)| at);
    let near = &text[..near];
    let end = near.find(['，', '。', '；', '、', '和', '與', '及']);
    &near[..end.unwrap_or(near.len())]
}

fn of_group(group: &Group, places: &[Place<'_>]) -> Vec<Diagnostic> {
    let count = |way: usize| places.iter().filter(|place| place.way == way).count();
    let counts: Vec<usize> = (0..group.ways.len()).map(count).collect();
    let best = counts.iter().copied().max().unwrap_or_default();
    let usual = counts
        .iter()
        .position(|count| *count == best)
        .unwrap_or_default();
    let Some(first) = places.iter().find(|place| place.way == usual) else {
        return Vec::new();
    };
    let right = &group.ways[usual];
    let odd = places.iter().filter(|place| place.way != usual);
    odd.map(|place| {
        let there = &group.ways[place.way];
        let times = if best == 1 {
            "once".to_owned()
        } else {
            format!("{best} times")
        };
        let span = place.passage.span(place.range.clone());
        let finding = Diagnostic::warning(
            NAME,
            format!("{there} here and {right} elsewhere ({times})"),
        )
        .at(span)
        .with(first.passage.span(first.range.clone()), "the usual way")
        .help(format!("write {right}"));
        if place.passage.is_whole(&place.range) && !group.two_meanings {
            finding.fix(span, right.as_str())
        } else {
            finding
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, is_word};

    #[test]
    fn the_table_is_read_and_boundaries_are_heeded() {
        assert!(GROUPS.groups.len() > 50);
        let policy = GROUPS
            .groups
            .iter()
            .find(|group| group.ways.contains(&"制訂".to_owned()));
        let policy = policy.expect("the group of 制訂");
        let word = |text: &str| {
            let at = text.find("制訂").expect("the word");
            is_word(text, &(at..at + "制訂".len()), policy)
        };
        assert!(word("負責制訂政策"));
        assert!(!word("威脅資訊共享機制訂定技術策略"));
        assert!(!word("須在2030年前制訂一項主體法例和五項規例"));
        assert!(word("制訂政策，並草擬法例"));
    }
}
