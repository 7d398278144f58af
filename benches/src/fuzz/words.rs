//! Words put where a reader sees them, to be looked for on the pages.

use super::change::Files;
use crate::random::Random;

/// A word, and the edition that must print it.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) lang: &'static str,
}

/// Cells and settings that are printed, each by a text that stands once: the
/// word goes behind it.
const CELLS: &[(&str, &str, &str)] = &[
    ("duties.csv", "測量維港", "zh"),
    ("duties.csv", "每季出版", "zh"),
    ("duties.csv", "改為電燈", "zh"),
    ("duties.csv", "To survey", "en"),
    ("duties.csv", "list of buoys", "en"),
    ("duties.csv", "To change all", "en"),
    ("posts.csv", "航道測量總監", "zh"),
    ("posts.csv", "電燈改裝總監", "zh"),
    ("posts.csv", "Director of Fairways", "en"),
    ("posts.csv", "Director of Electric Beams", "en"),
    ("ranks.csv", "首席燈務主任", "zh"),
    ("ranks.csv", "Principal Lights Officer", "en"),
    ("offices.csv", "海港燈務署", "zh"),
    ("offices.csv", "Harbour Lights Service", "en"),
];
const SETTINGS: &[(&str, &str, &str)] = &[
    ("paper.toml", "立法會海事及燈塔事務委員會", "zh"),
    ("paper.toml", "改組燈塔處", "zh"),
    ("paper.toml", "\"海事局", "zh"),
    ("paper.toml", "Reorganisation of", "en"),
    ("paper.toml", "\"Maritime Bureau", "en"),
];
/// Texts of the bodies: headings, paragraphs, items.
const PROSE: &[(&str, &str, &str)] = &[
    ("body.zh.hbs", "= 目的", "zh"),
    ("body.zh.hbs", "本文件就改組", "zh"),
    ("body.zh.hbs", "+ 刪除", "zh"),
    ("body.zh.hbs", "  + 把其職級由", "zh"),
    ("body.zh.hbs", "== 電燈", "zh"),
    ("body.zh.hbs", "油燈每晚須由人點燃", "zh"),
    ("body.zh.hbs", "所述的工程由", "zh"),
    ("body.zh.hbs", "已述明理由", "zh"),
    ("body.en.hbs", "= Purpose", "en"),
    ("body.en.hbs", "This paper seeks", "en"),
    ("body.en.hbs", "+ delete", "en"),
    ("body.en.hbs", "  + re-rank it", "en"),
    ("body.en.hbs", "== Electric light", "en"),
    ("body.en.hbs", "Somebody must light", "en"),
    ("body.en.hbs", "The works in", "en"),
    ("body.en.hbs", "give the reasons", "en"),
];

/// Puts some words into the files.
pub(super) fn plant(files: &mut Files, random: &mut Random) -> Vec<Word> {
    let mut words = Vec::new();
    for (file, behind, lang) in CELLS.iter().chain(SETTINGS).chain(PROSE) {
        if random.below(3) > 0 {
            continue;
        }
        let Some(bytes) = files.get_mut(*file) else {
            continue;
        };
        let text = String::from_utf8_lossy(bytes).into_owned();
        let Some(at) = text.find(behind) else {
            continue;
        };
        let at = at + behind.len();
        let word = format!("Q{}z{}", letters(random), letters(random));
        if words.iter().any(|known: &Word| known.text == word) {
            continue;
        }
        // A Chinese text has no spaces between words.
        let space = if *lang == "en" { " " } else { "" };
        let changed = format!("{}{space}{word}{}", &text[..at], &text[at..]);
        *bytes = changed.into_bytes();
        words.push(Word { text: word, lang });
    }
    words
}

fn letters(random: &mut Random) -> String {
    let letter =
        |random: &mut Random| random.one_of(&["b", "c", "d", "k", "n", "p", "r", "t", "v"]);
    format!("{}{}", letter(random), letter(random))
}
