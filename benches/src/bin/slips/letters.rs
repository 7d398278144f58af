//! Slips in words: their letters and characters, whole words, ways to write them.

use std::ops::Range;

use benches::random::Random;
use tables::model::Lang;

use crate::text::{Paper, Slip, body, is_prose, places};

/// Characters that sound or look alike.
const ALIKE: [&str; 34] = [
    "制製", "署暑", "職織", "建健", "議義", "開間", "財材", "務霧", "員圓", "會匯", "政正", "局菊",
    "提題", "設沒", "位住", "審番", "理裏", "期其", "工公", "專轉", "監藍", "組祖", "場埸", "程呈",
    "訂盯", "級吸", "支枝", "負貝", "責債", "查察", "立位", "請清", "現規", "部郡",
];

/// Ways to write one word.
const WAYS: [(&str, &str); 22] = [
    ("制定", "制訂"),
    ("計劃", "計畫"),
    ("聯繫", "聯係"),
    ("諮詢", "咨詢"),
    ("部分", "部份"),
    ("公布", "公佈"),
    ("平台", "平臺"),
    ("其他", "其它"),
    ("群", "羣"),
    ("衞", "衛"),
    ("註冊", "注冊"),
    ("電子化", "電子化"),
    ("organisation", "organization"),
    ("Organisation", "Organization"),
    ("re-organisation", "reorganisation"),
    ("co-ordinate", "coordinate"),
    ("Co-operation", "Cooperation"),
    ("co-operation", "cooperation"),
    ("modelling", "modeling"),
    ("centre", "center"),
    ("programme", "program"),
    ("supervise", "supervize"),
];

/// A text of a paper that prints words: its body or a column of its duties.
fn texts(paper: &Paper, lang: Lang, random: &mut Random) -> (&'static str, Vec<Range<usize>>) {
    if random.below(3) == 0 {
        let (table, at) = paper.table("duties.csv", &format!("text_{}", lang.code()));
        let cells = table.rows.iter().map(|row| &row.cells[at].span);
        let cells = cells.map(|span| span.start..span.end).collect();
        return ("duties.csv", cells);
    }
    let file = body(lang);
    let mut at = 0;
    let mut lines = Vec::new();
    for line in paper.files[file].split_inclusive('\n') {
        lines.push(at..at + line.trim_end().len());
        at += line.len();
    }
    (file, lines)
}

/// Whether a character is of a language's letters.
fn is_letter(lang: Lang, c: char) -> bool {
    match lang {
        Lang::Zh => ('\u{4E00}'..='\u{9FFF}').contains(&c),
        Lang::En => c.is_ascii_alphabetic(),
    }
}

/// The words of a paper: in Chinese every character, in English words of five
/// letters and more.
fn words(paper: &Paper, lang: Lang, random: &mut Random) -> (&'static str, Vec<Range<usize>>) {
    let (file, stretches) = texts(paper, lang, random);
    let text = &paper.files[file];
    let mut found = Vec::new();
    for stretch in stretches {
        let mut start = None;
        let line = &text[stretch.clone()];
        for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
            match (is_letter(lang, c), start, lang) {
                (true, _, Lang::Zh) => {
                    found.push(stretch.start + at..stretch.start + at + c.len_utf8())
                }
                (true, None, Lang::En) => start = Some(at),
                (false, Some(from), Lang::En) => {
                    found.extend(
                        (at - from > 4).then_some(stretch.start + from..stretch.start + at),
                    );
                    start = None;
                }
                _ => {}
            }
        }
    }
    found.retain(|word| is_prose(text, word.start));
    (file, found)
}

/// A slip in one word of a paper.
fn in_word(
    paper: &Paper,
    lang: Lang,
    random: &mut Random,
    change: impl Fn(&str, &mut Random) -> Option<String>,
) -> Option<Slip> {
    let (file, words) = words(paper, lang, random);
    let word = words.get(random.below(words.len()))?.clone();
    let to = change(&paper.files[file][word.clone()], random)?;
    paper.put(file, word, &to)
}

/// A place inside a word, not its first letter.
fn inside(chars: &[char], random: &mut Random) -> usize {
    1 + random.below(chars.len().saturating_sub(1))
}

/// A letter too few.
pub(crate) fn left_out(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    in_word(paper, lang, random, |word, random| {
        let mut chars: Vec<char> = word.chars().collect();
        let at = inside(&chars, random).min(chars.len() - 1);
        chars.remove(at);
        Some(chars.into_iter().collect())
    })
}

/// A letter twice.
pub(crate) fn doubled(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    in_word(paper, lang, random, |word, random| {
        let mut chars: Vec<char> = word.chars().collect();
        let at = inside(&chars, random).min(chars.len() - 1);
        chars.insert(at, chars[at]);
        Some(chars.into_iter().collect())
    })
}

/// Two letters the wrong way round.
pub(crate) fn swapped(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let (file, words) = words(paper, lang, random);
    let text = &paper.files[file];
    let at = random.below(words.len());
    let mut place = words.get(at)?.clone();
    if lang == Lang::Zh {
        let next = words.get(at + 1)?;
        (next.start == place.end).then_some(())?;
        place.end = next.end;
    }
    let mut chars: Vec<char> = text[place.clone()].chars().collect();
    let from = match lang {
        Lang::Zh => 0,
        Lang::En => inside(&chars, random).min(chars.len() - 2),
    };
    chars.swap(from, from + 1);
    paper.put(file, place, &chars.into_iter().collect::<String>())
}

/// A letter for another: one that sounds or looks alike.
pub(crate) fn replaced(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    in_word(paper, lang, random, |word, random| {
        let mut chars: Vec<char> = word.chars().collect();
        let at = match lang {
            Lang::Zh => 0,
            Lang::En => inside(&chars, random),
        };
        chars[at] = alike(chars[at], random)?;
        Some(chars.into_iter().collect())
    })
}

/// A letter that is taken for another.
fn alike(letter: char, random: &mut Random) -> Option<char> {
    if letter.is_ascii_lowercase() {
        let other = char::from(b'a' + u8::try_from(random.below(26)).ok()?);
        return (other != letter).then_some(other);
    }
    let pair = ALIKE.iter().find(|pair| pair.contains(letter))?;
    pair.chars().find(|other| *other != letter)
}

/// A name with one slip in it.
pub(crate) fn misspelt(name: &str, random: &mut Random) -> Option<String> {
    let mut chars: Vec<char> = name.chars().collect();
    let letter = |c: &char| c.is_alphabetic();
    let at = inside(&chars, random).min(chars.len() - 1);
    if !chars.get(at).is_some_and(letter) {
        return None;
    }
    match random.below(3) {
        0 => {
            chars.remove(at);
        }
        1 => chars.swap(at, at - 1),
        _ if chars[at].is_ascii_uppercase() => {
            chars[at] = char::from(b'A' + u8::try_from(random.below(26)).ok()?);
        }
        _ => chars[at] = alike(chars[at], random)?,
    }
    let all_letters = chars.iter().all(|c| letter(c) || " ()".contains(*c));
    let other: String = chars.into_iter().collect();
    (other != name && all_letters).then_some(other)
}

/// A word twice: in Chinese one of two characters.
pub(crate) fn word_doubled(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let (file, stretches) = texts(paper, lang, random);
    let text = &paper.files[file];
    let stretch = stretches.get(random.below(stretches.len()))?.clone();
    let line = &text[stretch.clone()];
    let mut found: Vec<Range<usize>> = Vec::new();
    match lang {
        Lang::En => {
            for word in line.split(|c: char| !c.is_ascii_alphabetic()) {
                let at = word.as_ptr().addr() - text.as_ptr().addr();
                found.extend((word.len() > 1).then_some(at..at + word.len()));
            }
        }
        Lang::Zh => {
            let chars: Vec<(usize, char)> = line.char_indices().collect();
            for pair in chars.windows(2) {
                let both = pair.iter().all(|(_, c)| is_letter(lang, *c));
                let (from, to) = (pair[0].0, pair[1].0 + pair[1].1.len_utf8());
                found.extend(both.then_some(stretch.start + from..stretch.start + to));
            }
        }
    }
    found.retain(|word| is_prose(text, word.start));
    let word = found.get(random.below(found.len()))?.clone();
    let gap = if lang == Lang::En { " " } else { "" };
    let twice = [&text[word.clone()], &text[word.clone()]].join(gap);
    paper.put(file, word, &twice)
}

/// One of several places of a word in another way.
pub(crate) fn variant(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let files = [body(lang), "duties.csv"];
    let (one, other) = WAYS[random.below(WAYS.len())];
    if one.is_ascii() != (lang == Lang::En) {
        return None;
    }
    let mut found = Vec::new();
    for file in files {
        let those = places(&paper.files[file], one).into_iter();
        found.extend(those.map(|place| (file, place)));
    }
    // Of one place alone nothing can be told.
    if found.len() < 2 {
        return None;
    }
    let (file, place) = found[random.below(found.len())].clone();
    paper.put(file, place, other)
}

/// A noun in the wrong number.
pub(crate) fn plural(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    const PAIRS: [(&str, &str); 9] = [
        ("posts", "post"),
        ("post", "posts"),
        ("officers", "officer"),
        ("officer", "officers"),
        ("years", "year"),
        ("months", "month"),
        ("Annexes", "Annex"),
        ("paragraphs", "paragraph"),
        ("reservoirs", "reservoir"),
    ];
    let file = body(lang);
    let text = &paper.files[file];
    let mut found = Vec::new();
    for (from, to) in PAIRS {
        for place in places(text, from) {
            let letter = |c: char| c.is_ascii_alphabetic() || c == '-';
            let line = &text[text[..place.start].rfind('\n').unwrap_or_default()..place.start];
            let apart =
                !text[..place.start].ends_with(letter) && !text[place.end..].starts_with(letter);
            // A number before it tells which is right.
            let clause = line.rsplit([',', '.', ';', '(']).next().unwrap_or_default();
            let near: Vec<&str> = clause.split_whitespace().rev().take(5).collect();
            let counted = near.iter().any(|word| {
                let words = [
                    "one", "two", "three", "four", "five", "six", "seven", "eighteen",
                ];
                words.contains(word) || word.bytes().all(|byte| byte.is_ascii_digit())
            });
            let label = from.starts_with('A') || from.starts_with("para");
            if apart && (counted || label) {
                found.push((place, to.to_owned()));
            }
        }
    }
    paper.at_one(file, &found, random)
}
