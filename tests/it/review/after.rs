//! What was written stands already when the same document is reviewed again, whatever
//! else of it was written.

use std::collections::BTreeSet;
use std::ops::Range;

use review::Review;
use review::origin::{Kind, Origin};
use review::package::Package;
use review::write::Outcome;
use tables::model::Lang;

use super::bad::Random;
use super::docx::{Docx, How, TEXT};
use super::whole::{WAYS, body, document, duties, one, shift, with};
use super::{Case, applied, read};
use crate::support::root;

const HOWS: [How<'_>; 2] = [How::Untracked, How::Tracked("Lee")];

/// Applies a document twice: all of it is written once, and there afterwards.
#[track_caller]
fn stands(case: &Case, lang: Lang, docx: &Docx, expected: &str) {
    let said = applied(case, docx);
    let after = case.read(&body(lang));
    assert!(after.contains(expected), "{after}\n{said}");
    assert!(!said.contains("not to be written"), "{said}");
    let again = applied(case, docx);
    assert_eq!(case.read(&body(lang)), after, "{again}");
    assert!(!again.contains("not to be written"), "{said}{again}");
    assert!(again.contains("in the file already"), "{again}");
    assert!(!again.contains("     written"), "{again}");
}

/// The last word of an item or a paragraph, and a new one behind it.
#[test]
fn a_last_word_stands_before_what_came_behind_it() {
    for (lang, items, was, is, new) in [
        (
            Lang::Zh,
            ["檢討各燈", "修理各燈"],
            "各燈",
            "各浮標",
            "髹漆各船",
        ),
        (
            Lang::En,
            ["to mend the lamps", "to paint the lamps"],
            "lamps",
            "buoys",
            "to sink the ships",
        ),
    ] {
        for how in HOWS {
            for at in 0..2 {
                let list = |items: &[&str]| {
                    let lines = items.iter().map(|item| format!("+ {item}\n"));
                    lines.collect::<String>()
                };
                let lead = if lang == Lang::Zh {
                    "工作如下――"
                } else {
                    "The work is –"
                };
                let end = if lang == Lang::Zh {
                    "完。"
                } else {
                    "The end."
                };
                let (case, mut docx) = with(lang, &format!("{lead}\n\n{}\n{end}", list(&items)));
                let own = items[at].replace(was, is);
                docx.new_paragraph(items[at], new, "Chan");
                docx.change(items[at], &own, how);
                let mut all = items.map(str::to_owned).to_vec();
                all[at] = own;
                all.insert(at + 1, new.to_owned());
                let all: Vec<&str> = all.iter().map(String::as_str).collect();
                stands(&case, lang, &docx, &list(&all));
            }
        }
    }
}

/// In a paragraph with some words, as it is typed, words before a call that give way to
/// others.
type BeforeCall = (Lang, &'static str, &'static str, &'static str, &'static str);

const BEFORE_CALLS: &[BeforeCall] = &[
    (
        Lang::Zh,
        "管理。",
        "各燈*全部*由{{title \"beam\"}}管理。",
        "由",
        "歸",
    ),
    (
        Lang::En,
        "lamps are",
        "Old lamps are run #emph[well] by the {{title \"beam\"}} of it.",
        " by the ",
        " under one ",
    ),
    (
        Lang::En,
        "agree.",
        "The {{title \"beam\"}} and the {{title \"survey\"}} agree.",
        " and the ",
        ", with one ",
    ),
    (
        Lang::Zh,
        "同意。",
        "{{title \"beam\"}}和{{title \"survey\"}}同意。",
        "和",
        "與",
    ),
    (
        Lang::Zh,
        "管理。",
        "各燈*全部*由{{title \"beam\"}}管理。",
        "由",
        "",
    ),
    (
        Lang::En,
        "agree.",
        "The {{title \"beam\"}} and {{title \"survey\"}} agree.",
        " and ",
        "",
    ),
    (
        Lang::Zh,
        "同意。",
        "{{title \"beam\"}}同意。",
        "同意。",
        "反對！",
    ),
    (
        Lang::En,
        "Nobody",
        "Nobody is like the {{title \"beam\"}} of it.",
        "Nobody is like the ",
        "All know one ",
    ),
];

/// All words between a text and a call, or between two calls.
#[test]
fn words_before_a_call_stand() {
    for (lang, key, text, was, is) in BEFORE_CALLS {
        let lang = *lang;
        for how in HOWS {
            let (case, mut docx) = with(lang, text);
            let all = docx.texts();
            let mut found = all.iter().enumerate().rev();
            let (place, shown) = found.find(|(_, own)| own.contains(*key)).expect("it");
            let at = shown.find(*was).expect("the words");
            let from = shown[..at].chars().count();
            docx.change_at(TEXT, place, from..from + was.chars().count(), is, how);
            stands(
                &case,
                lang,
                &docx,
                &format!("\n{}\n", text.replacen(was, is, 1)),
            );
        }
    }
}

/// The words of passages: the paragraph, and the characters there.
fn passages(bytes: &[u8]) -> Vec<(usize, Range<usize>)> {
    let package = Package::open(bytes).expect("a package");
    let origin = Origin::read(&package).expect("it is ours");
    let mut out = Vec::new();
    for (paragraph, pieces) in origin.body.iter().enumerate() {
        let mut at = 0;
        for piece in pieces {
            let length = piece.text.trim_end().chars().count();
            let passage = piece.mark.as_deref().and_then(|mark| origin.passage(mark));
            if passage.is_some_and(|(_, passage)| passage.kind != Kind::Call) && length > 0 {
                out.push((paragraph, at..at + length));
            }
            at += piece.text.chars().count();
        }
    }
    out
}

/// Changes some passages of a document, most of them as a whole, and puts paragraphs in.
fn edit(docx: &mut Docx, lang: Lang, random: &mut Random) {
    let words = match lang {
        Lang::Zh => ["海圖", "另有", "並檢討", "", "甲乙丙丁"],
        Lang::En => ["charts", "with a", "and so", "", "five more words"],
    };
    let all = passages(&docx.bytes()).into_iter().enumerate();
    for (at, (paragraph, range)) in all.rev() {
        if random.below(4) > 0 {
            continue;
        }
        // No two have the same words.
        let word = match words[random.below(words.len())] {
            "" => String::new(),
            word => format!("{word}{at}"),
        };
        let from = range.start + [0, random.below(range.len())][random.below(2)];
        let to = [range.end, from + (range.end - from).min(2)][random.below(2)];
        let how = HOWS[random.below(2)];
        docx.change_at(TEXT, paragraph, from..to, &word, how);
    }
}

/// Puts a paragraph in behind one of the body, or takes it out, or moves a duty.
fn edit_whole(docx: &mut Docx, lang: Lang, random: &mut Random) {
    let ([light, seeks, item], new) = match lang {
        Lang::Zh => (["油燈每晚", "本文件就", "個職位，即燈油"], "新的一段。"),
        Lang::En => (["Somebody must", "This paper", "delete 1"], "A new one."),
    };
    let [first, second] = duties(lang);
    match random.below(5) {
        0 => drop(docx.new_paragraph(light, new, "Chan")),
        1 => drop(docx.no_paragraph(seeks, "Chan")),
        2 => drop(docx.new_paragraph(item, new, "Lee")),
        3 => drop(docx.no_paragraph(second, "Lee")),
        _ => shift(docx, first, second, WAYS[random.below(WAYS.len())]),
    }
}

/// Applies a document, and reviews it again; gives how many changes were written.
#[track_caller]
fn all_stand(case: &Case, docx: &Docx, seed: u64) -> usize {
    let (mut first, version) = read(case, &docx.bytes()).expect("a list");
    let entries = |review: &Review, outcome: &Outcome| -> BTreeSet<usize> {
        let own = review.entries.iter();
        let own = own.filter(|entry| entry.outcome.as_ref() == Some(outcome));
        own.map(|entry| entry.number).collect()
    };
    for file in first.files(&version) {
        std::fs::write(&file.path, &file.bytes).expect("written");
    }
    first.note_written();
    let (again, version) = read(case, &docx.bytes()).expect("a list");
    let written = entries(&first, &Outcome::Written);
    let there = entries(&again, &Outcome::Done);
    let names = version.names();
    let lost: Vec<_> = written.difference(&there).collect();
    let [said, again] = [first, again].map(|review| review::show::plain(&review, &names));
    assert!(lost.is_empty(), "seed {seed}: {lost:?}\n{said}{again}");
    written.len()
}

/// Whatever of a document was written is there when it is reviewed again.
#[test]
fn whatever_was_written_stands() {
    let mut count = 0;
    for seed in 0..24 {
        for lang in [Lang::Zh, Lang::En] {
            let case = one(lang);
            let mut docx = document(&case, lang);
            let mut random = Random(seed);
            if seed % 2 == 0 {
                edit_whole(&mut docx, lang, &mut random);
            }
            edit(&mut docx, lang, &mut random);
            count += all_stand(&case, &docx, seed);
        }
    }
    for lang in [Lang::Zh, Lang::En] {
        let case = Case::copy_of(&root().join("data/harbour-2027"));
        let mut docx = document(&case, lang);
        edit(&mut docx, lang, &mut Random(7));
        count += all_stand(&case, &docx, 7);
    }
    assert!(count > 300, "{count} changes");
}

/// A title that is the one passage of its table, and all titles at once.
#[test]
fn a_title_at_its_description_stands() {
    for (lang, title, becomes) in [
        (Lang::Zh, "電燈改裝總監", "電燈改裝主管"),
        (Lang::En, "Director of Electric Beams", "Director of Beams"),
        (Lang::En, "Director of Electric Beams", "Beam Lighter"),
    ] {
        for how in HOWS {
            let case = Case::small();
            case.write(
                "annexes.csv",
                "kind,subject,title_zh,title_en\nduties,beam,,\n",
            );
            for lang in [Lang::Zh, Lang::En] {
                let text = case.read(&body(lang));
                let lines = text.lines().filter(|line| !line.contains("\"survey\" "));
                let text: Vec<&str> = lines.collect();
                case.write(&body(lang), text.join("\n") + "\n");
            }
            let mut docx = document(&case, lang);
            let texts = docx.texts();
            let place = texts.iter().position(|text| text == title).expect("it");
            docx.change_at(TEXT, place, 0..title.chars().count(), becomes, how);
            assert_eq!(all_stand(&case, &docx, 0), 1);
            assert!(case.read("posts.csv").contains(becomes));
        }
    }
}
