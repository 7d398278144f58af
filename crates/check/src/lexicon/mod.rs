//! The words of both languages as they are spelt, which the program carries.
//!
//! `crates/check/lexicon` has the lists that these are made of, and says where
//! they come from; `cargo xtask lexicons` makes them. They are read where they
//! lie: nothing is unpacked or built when a paper is checked.

pub(crate) mod chinese;
pub(crate) mod english;
pub(crate) mod lattice;
pub(crate) mod names;
mod of_papers;

use fst::raw::{Fst, Node};

/// The beginning of a row of Chinese characters that has whole words of it: as many as
/// stand in so many characters, and one at least.
pub fn whole_words(text: &str, most: usize) -> &str {
    let Some(lexicon) = chinese::Chinese::carried() else {
        return text;
    };
    let lattice = lattice::Lattice::of(lexicon, text, &[]);
    let ends = lattice.ends().iter();
    let fits = |end: &&usize| text[..**end].chars().count() <= most;
    let end = ends
        .clone()
        .take_while(fits)
        .last()
        .or(lattice.ends().first());
    end.map_or(text, |end| &text[..*end])
}

/// Where the words come from, and the licence notices that the user must be able
/// to read.
pub const LICENCES: &[(&str, &str)] = &[
    (
        "English words, of SCOWL",
        include_str!("../../lexicon/licences/SCOWL.txt"),
    ),
    (
        "Chinese words, of jieba",
        include_str!("../../lexicon/licences/jieba.txt"),
    ),
    (
        "Their characters in Hong Kong, of OpenCC",
        include_str!("../../lexicon/licences/OpenCC.txt"),
    ),
    (
        "Their sounds, of pypinyin",
        include_str!("../../lexicon/licences/pypinyin.txt"),
    ),
];

/// A lexicon in the program.
type Carried = Fst<&'static [u8]>;

/// The node that some bytes lead to, with the sum of what lies on the way.
fn follow<'f>(
    lexicon: &'f Carried,
    from: (Node<'f>, u64),
    bytes: &[u8],
) -> Option<(Node<'f>, u64)> {
    bytes.iter().try_fold(from, |(node, sum), &byte| {
        let step = node.transition(node.find_input(byte)?);
        Some((lexicon.node(step.addr), sum + step.out.value()))
    })
}
