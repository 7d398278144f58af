//! Edits by seeds, in both languages: with all of them home, a build says what the
//! document says once all is accepted.

use std::ops::Range;

use review::origin::{Kind, Origin};
use review::package::Package;
use tables::model::Lang;

use super::bad::Random;
use super::docx::{Docx, How, TEXT};
use super::{Case, applied, made, small};

/// What is put in, in each language: plain words, and signs that a file has in its own
/// way.
const WORDS: [(Lang, &[&str]); 2] = [
    (
        Lang::Zh,
        &[
            "海圖",
            "並",
            "定期檢討",
            "，另",
            "共5名",
            "每年$300",
            "a#b",
            "*甲*",
            "<乙>",
            "「丙」",
            "\"丁\"",
        ],
    ),
    (
        Lang::En,
        &[
            "charts",
            "and review",
            ", too",
            "5 of",
            "$300",
            "a#b",
            "*some*",
            "<beams>",
            "x_y",
            "1--2",
            "\\n",
            "it's",
            "\"so\"",
        ],
    ),
];

/// A stretch that may be edited: the paragraph, and the characters there.
fn stretches(bytes: &[u8]) -> Vec<(usize, Range<usize>)> {
    let package = Package::open(bytes).expect("a package");
    let origin = Origin::read(&package).expect("it is ours");
    let mut out = Vec::new();
    for (paragraph, pieces) in origin.body.iter().enumerate() {
        let mut at = 0;
        for piece in pieces {
            let length = piece.text.chars().count();
            let passage = piece.mark.as_deref().and_then(|mark| origin.passage(mark));
            // Titles are printed elsewhere too.
            let is_own = passage.is_some_and(|(_, passage)| match &passage.kind {
                Kind::Cell(column) => column.starts_with("text"),
                Kind::Typed => passage.file.ends_with(".hbs"),
                Kind::Call => false,
            });
            if is_own && length > 5 {
                out.push((paragraph, at..at + length));
            }
            at += length;
        }
    }
    out
}

/// Every word of the papers that was typed finds its place in what is typed.
#[test]
fn words_of_papers_find_where_they_are_typed() {
    let papers = [
        ("tests/it/small", Lang::Zh),
        ("tests/it/small", Lang::En),
        ("data/dpo-2024", Lang::Zh),
        ("data/harbour-2027", Lang::Zh),
        ("data/harbour-2027", Lang::En),
    ];
    let mut count = 0;
    for (paper, lang) in papers {
        let bytes = made(&crate::support::root().join(paper), lang);
        let package = Package::open(&bytes).expect("a package");
        let origin = Origin::read(&package).expect("it is ours");
        for piece in origin.body.iter().chain(&origin.notes).flatten() {
            let passage = piece.mark.as_deref().and_then(|mark| origin.passage(mark));
            let Some((_, passage)) = passage.filter(|(_, passage)| passage.kind != Kind::Call)
            else {
                continue;
            };
            let places = review::home::map(&piece.text, &passage.typed).expect("short texts");
            let lost = places.iter().filter(|place| place.is_none()).count();
            // Helpers of cells give words.
            let is_given = passage.typed.contains("{{");
            assert!(lost == 0 || is_given, "{paper}: {piece:?} of {passage:?}");
            count += 1;
        }
    }
    assert!(count > 1000, "{count} pieces");
}

/// Edits a document; gives how many edits there are.
fn edit(docx: &mut Docx, lang: Lang, random: &mut Random) -> usize {
    let words = WORDS.iter().find(|(own, _)| *own == lang).expect("words").1;
    let mut count = 0;
    // From the end, so that no edit moves the place of another.
    for (paragraph, range) in stretches(&docx.bytes()).into_iter().rev() {
        if random.below(3) > 0 {
            continue;
        }
        let (start, length) = (range.start + 1, range.len() - 2);
        let from = start + random.below(length);
        let to = from + random.below(4).min(start + length - from);
        let word = words[random.below(words.len())];
        let word = if random.below(5) == 0 && to > from {
            ""
        } else {
            word
        };
        let how = match random.below(3) {
            0 => How::Untracked,
            1 => How::Tracked("Chan"),
            _ => How::Tracked("李"),
        };
        docx.change_at(TEXT, paragraph, from..to, word, how);
        count += usize::from(to > from || !word.is_empty());
    }
    count
}

#[test]
fn what_is_written_is_what_the_document_says() {
    let mut edits = 0;
    for seed in 0..16 {
        let case = Case::small();
        let mut random = Random(seed);
        let mut wanted = Vec::new();
        for lang in [Lang::Zh, Lang::En] {
            // The second one is of another version by then.
            let mut docx = small(lang);
            let count = edit(&mut docx, lang, &mut random);
            let said = applied(&case, &docx);
            assert!(!said.contains("not to be written"), "seed {seed}: {said}");
            let written = said.matches("     written\n").count();
            assert!(written >= count, "seed {seed}: {count} edits, {said}");
            edits += count;
            wanted.push((lang, docx.accepted(), said));
        }
        for (lang, accepted, said) in wanted {
            let built = Docx::open(&made(&case.path("paper"), lang)).accepted();
            assert_eq!(built, accepted, "seed {seed}: {said}");
        }
    }
    assert!(edits > 150, "{edits} edits");
}
