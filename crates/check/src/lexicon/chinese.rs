//! Chinese words in Hong Kong's characters, with how rare they are and how they
//! sound.

use std::sync::LazyLock;

use fst::raw::{Fst, Node};

use super::{Carried, follow};

/// How rare a word is that the lexicon lacks: sixteen times the natural
/// logarithm of how many words there are for one of it, as in the lexicon.
pub(crate) const RAREST: u32 = 290;

/// How a character sounds, without its tone.
pub(crate) type Sound = [u8; 2];

/// The lexicon.
pub(crate) struct Chinese {
    /// Words, each with how rare it is, and characters with their sound besides.
    words: Carried,
    /// The sounds of each word, then the word.
    sounds: Carried,
}

static LEXICON: LazyLock<Option<Chinese>> = LazyLock::new(|| {
    Some(Chinese {
        words: Fst::new(&include_bytes!("zh.fst")[..]).ok()?,
        sounds: Fst::new(&include_bytes!("sounds.fst")[..]).ok()?,
    })
});

impl Chinese {
    /// The one that the program carries.
    pub(crate) fn carried() -> Option<&'static Self> {
        LEXICON.as_ref()
    }

    /// How rare a word is, where the lexicon has it.
    pub(crate) fn rarity(&self, word: &str) -> Option<u32> {
        let value = self.words.get(word)?.value();
        u32::try_from(value & 0xFFFF).ok()
    }

    /// Gives the length in bytes of each word that a text begins with, and how
    /// rare it is. Returns how the first character sounds.
    pub(crate) fn beginnings(&self, text: &str, mut each: impl FnMut(usize, u32)) -> Option<Sound> {
        let mut at = (self.words.root(), 0);
        let mut sound = None;
        for (start, c) in text.char_indices() {
            let end = start + c.len_utf8();
            let Some(next) = follow(&self.words, at, &text.as_bytes()[start..end]) else {
                return sound;
            };
            at = next;
            let (node, sum) = &at;
            if node.is_final() {
                let value = sum + node.final_output().value();
                each(end, u32::try_from(value & 0xFFFF).unwrap_or(RAREST));
                let code = u16::try_from(value >> 16).ok();
                let code = code.filter(|code| start == 0 && *code > 0);
                sound = sound.or(code.map(u16::to_be_bytes));
            }
        }
        sound
    }

    /// Gives the words of two characters and more that sound as a row of sounds
    /// begins; `wanted` says of a number of characters whether words of that length
    /// are.
    pub(crate) fn alike(
        &self,
        sounds: &[Option<Sound>],
        wanted: impl Fn(usize) -> bool,
        mut each: impl FnMut(&str),
    ) {
        let mut at = (self.sounds.root(), 0);
        for (index, sound) in sounds.iter().enumerate() {
            let next = sound.and_then(|sound| follow(&self.sounds, at, &sound));
            let Some(next) = next else { return };
            at = next;
            if index == 0 || !wanted(index + 1) {
                continue;
            }
            if let Some(end) = follow(&self.sounds, at, &[0]) {
                self.words_from(end.0, &mut Vec::new(), &mut each);
            }
        }
    }

    /// Gives every word that goes on from a node.
    fn words_from(&self, node: Node<'_>, word: &mut Vec<u8>, each: &mut impl FnMut(&str)) {
        if node.is_final()
            && let Ok(word) = std::str::from_utf8(word)
        {
            each(word);
        }
        for step in node.transitions() {
            word.push(step.inp);
            self.words_from(self.sounds.node(step.addr), word, each);
            word.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Chinese;

    #[test]
    fn words_are_found_by_their_beginning_and_their_sound() {
        let lexicon = Chinese::carried().expect("the lexicon");
        let mut found = Vec::new();
        let sound = lexicon.beginnings("政府部門", |length, _| found.push(length / 3));
        assert_eq!(sound, lexicon.beginnings("證", |_, _| {}));
        assert!(found.contains(&1) && found.contains(&2), "{found:?}");
        let sounds = ["證", "府"].map(|c| lexicon.beginnings(c, |_, _| {}));
        let mut words = Vec::new();
        lexicon.alike(&sounds, |_| true, |word| words.push(word.to_owned()));
        assert!(words.contains(&"政府".to_owned()), "{words:?}");
        assert!(lexicon.rarity("公布").is_some() && lexicon.rarity("公佈").is_some());
    }
}
