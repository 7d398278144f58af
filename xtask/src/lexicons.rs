//! `cargo xtask lexicons`: the lists of `crates/check/lexicon` as what the program
//! carries.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use fst::MapBuilder;

/// Where the lists are, and where what comes of them goes.
const LISTS: &str = "crates/check/lexicon";
const CARRIED: &str = "crates/check/src/lexicon";

/// Writes the lexicons; says how large they are.
pub(crate) fn run(root: &Path) -> Result<String> {
    let mut told = String::new();
    for (name, bytes) in files(root)? {
        let path = root.join(CARRIED).join(name);
        fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
        told += &format!("wrote {name}, {} bytes\n", bytes.len());
    }
    Ok(told)
}

/// The lexicons, by the names of their files.
fn files(root: &Path) -> Result<[(&'static str, Vec<u8>); 3]> {
    let read = |name: &str| {
        let path = root.join(LISTS).join(name);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let (english, chinese) = (read("en.txt")?, read("zh.txt")?);
    let words = english.lines().map(|word| (word.as_bytes().to_vec(), 0));
    let [words_of, sounds] = of_chinese(&chinese)?;
    Ok([
        ("en.fst", built(words.collect())?),
        ("zh.fst", built(words_of)?),
        ("sounds.fst", built(sounds)?),
    ])
}

type Entries = Vec<(Vec<u8>, u64)>;

/// The words with how rare they are, and the words behind their sounds. Each line of
/// the list has a word, how rare it is, and of a character its sound.
fn of_chinese(list: &str) -> Result<[Entries; 2]> {
    let lines: Vec<Vec<&str>> = list.lines().map(|line| line.split(' ').collect()).collect();
    let sounds = lines.iter().filter_map(|line| line.get(2).copied());
    let sounds: BTreeSet<&str> = sounds.collect();
    let sounds: Vec<&str> = sounds.into_iter().collect();
    let mut said = HashMap::new();
    let mut words = Entries::new();
    for line in &lines {
        let [word, rarity, ..] = line[..] else {
            anyhow::bail!("a line of zh.txt has no number: {line:?}");
        };
        let mut value: u64 = rarity.parse()?;
        ensure!(value < 1 << 16, "{word} is rarer than the lexicon can say");
        if let Some(sound) = line.get(2) {
            let class = sounds.binary_search(sound).unwrap_or_default();
            // Neither byte is nought, which ends the sounds of a word.
            let (high, low) = (1 + class / 255, 1 + class % 255);
            let code = u16::from_be_bytes([u8::try_from(high)?, u8::try_from(low)?]);
            said.insert(word, code);
            value |= u64::from(code) << 16;
        }
        words.push((word.as_bytes().to_vec(), value));
    }
    let mut by_sound = Entries::new();
    for (word, _) in &words {
        let text = std::str::from_utf8(word)?;
        let characters = text.char_indices();
        let codes: Option<Vec<u16>> = characters
            .map(|(at, c)| said.get(&text[at..at + c.len_utf8()]).copied())
            .collect();
        if let Some(codes) = codes.filter(|codes| codes.len() > 1) {
            let mut key: Vec<u8> = codes.iter().flat_map(|code| code.to_be_bytes()).collect();
            key.push(0);
            key.extend(word);
            by_sound.push((key, 0));
        }
    }
    Ok([words, by_sound])
}

fn built(mut entries: Entries) -> Result<Vec<u8>> {
    entries.sort_unstable();
    entries.dedup_by(|a, b| a.0 == b.0);
    let mut map = MapBuilder::memory();
    for (key, value) in entries {
        map.insert(key, value)?;
    }
    Ok(map.into_inner()?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{CARRIED, files};
    use crate::root;

    #[test]
    fn lexicons_are_as_their_lists() {
        for (name, bytes) in files(root()).expect("the lexicons") {
            let kept = fs::read(root().join(CARRIED).join(name)).unwrap_or_default();
            assert!(kept == bytes, "{name} is old: run `cargo xtask lexicons`");
        }
    }
}
