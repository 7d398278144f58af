//! Seeded changes of a paper's files, as bytes.

use std::collections::BTreeMap;

use super::Family;
use super::tokens;
use crate::random::Random;

/// The files of a folder by name.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Makes one to three changes in the family's files; says which.
pub(super) fn change(files: &mut Files, family: Family, random: &mut Random) -> Vec<String> {
    let names: Vec<String> = files
        .keys()
        .filter(|name| family.has(name))
        .cloned()
        .collect();
    let count = 1 + random.below(3);
    let mut done = Vec::new();
    for _ in 0..count {
        let name = &names[random.below(names.len())];
        let Some(bytes) = files.get_mut(name) else {
            continue;
        };
        done.push(format!("{name}: {}", once(bytes, family, random)));
    }
    done
}

fn once(bytes: &mut Vec<u8>, family: Family, random: &mut Random) -> String {
    let at = boundary(bytes, random);
    match random.below(16) {
        0 => {
            bytes.truncate(at);
            format!("cut at byte {at}")
        }
        1 => {
            let end = (at + 1 + random.below(12)).min(bytes.len());
            bytes.drain(at..end);
            format!("bytes {at} to {end} taken out")
        }
        2 if !bytes.is_empty() => {
            let at = at.min(bytes.len() - 1);
            bytes[at] = u8::try_from(random.below(256)).unwrap_or_default();
            format!("byte {at} is {:#x}", bytes[at])
        }
        3 => {
            let line = line_of(bytes, at);
            let again = bytes[line.clone()].to_vec();
            let place = line.start;
            bytes.splice(place..place, again);
            format!("the line at byte {place} twice")
        }
        4 => {
            let line = line_of(bytes, at);
            bytes.drain(line.clone());
            format!("the line at byte {} taken out", line.start)
        }
        5 => put(bytes, at, random.one_of(tokens::UNSEEN)),
        _ => put(bytes, at, random.one_of(family.tokens())),
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, words: &str) -> String {
    bytes.splice(at..at, words.bytes());
    format!("{words:?} put in at byte {at}")
}

/// A place between two characters, where the bytes are UTF-8.
fn boundary(bytes: &[u8], random: &mut Random) -> usize {
    let mut at = random.below(bytes.len() + 1);
    while at > 0 && bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80) {
        at -= 1;
    }
    at
}

/// The line around a place, its end included.
fn line_of(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let start = bytes[..at].iter().rposition(|&byte| byte == b'\n');
    let start = start.map_or(0, |found| found + 1);
    let end = bytes[start..].iter().position(|&byte| byte == b'\n');
    start..end.map_or(bytes.len(), |found| start + found + 1)
}
