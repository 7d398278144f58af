//! What of a page's first line is its catchword.

use check::lexicon::whole_words;
use check::prose::is_chinese;

/// How many Chinese characters a heading has, at most, that is a catchword as it is.
const WHOLE: usize = 16;
/// How many of a longer one make a catchword.
const OF_HEADING: usize = 8;
/// How many of a line of text.
const OF_TEXT: usize = 4;

/// What stands between the groups of a number: 1 890 is one word.
const THIN: char = '\u{202F}';

/// Whether a character stands between words.
pub(super) fn parts(c: char) -> bool {
    c.is_whitespace() && c != THIN
}

/// The first words of a line, which is given in pieces that do not touch: the number
/// of a paragraph or an item alone, the number of posts with what follows, else the
/// first word, or in Chinese the first characters. `None` where there are none.
pub(super) fn first_words(runs: &[String], heading: bool) -> Option<String> {
    let words = runs.iter().flat_map(|run| run.split(parts));
    let mut words = words.filter(|word| !word.is_empty());
    let first = words.next()?;
    let of_line = |text: &str| characters(text, heading);
    if first.contains(is_chinese) {
        let rest: String = words.collect();
        return Some(of_line(&(first.to_owned() + &rest)));
    }
    let is_count = first.chars().all(|c| c.is_ascii_digit() || c == THIN);
    let next = words.next();
    match next.filter(|_| is_count) {
        Some(next) if next.contains(is_chinese) => {
            let rest: String = words.collect();
            Some(first.to_owned() + &of_line(&(next.to_owned() + &rest)))
        }
        Some(word) => Some(format!("{first} {}", bare(word, words.next()))),
        None => Some(bare(first, next).to_owned()),
    }
}

/// The beginning of a Chinese text, in whole words, up to the first mark behind a
/// character: of a heading all that stands there, if it is short.
fn characters(text: &str, heading: bool) -> String {
    let mark = |c: char| !is_chinese(c) && !c.is_ascii_alphanumeric();
    let start = text.find(is_chinese).unwrap_or_default();
    let end = text[start..].find(mark).map_or(text.len(), |at| start + at);
    let chinese = text[..end].chars().filter(|c| is_chinese(*c)).count();
    if heading && chinese <= WHOLE {
        return text[..end].to_owned();
    }
    let row = &text[start..end];
    let row = &row[..row.find(|c| !is_chinese(c)).unwrap_or(row.len())];
    let most = if heading { OF_HEADING } else { OF_TEXT };
    text[..start].to_owned() + whole_words(row, most)
}

/// A word without the marks behind it, before the next of its line; the numbers of
/// paragraphs and items as they are, and abbreviations, as in "No. of posts".
fn bare<'w>(word: &'w str, next: Option<&str>) -> &'w str {
    let is_number = word
        .strip_suffix('.')
        .is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()));
    let goes_on =
        next.is_some_and(|next| next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()));
    let is_short = word.ends_with('.') && (goes_on || matches!(word, "No." | "Nos."));
    let bare = word.trim_end_matches([',', ';', ':', '.', '?', '!', '–', '-']);
    if is_number || is_short || bare.is_empty() {
        word
    } else {
        bare
    }
}

#[cfg(test)]
mod tests {
    use super::first_words;

    #[test]
    fn a_catchword_is_a_number_or_the_first_words() {
        let said = |runs: &[&str], heading| {
            let runs: Vec<String> = runs.iter().map(|run| (*run).to_owned()).collect();
            first_words(&runs, heading).unwrap_or_default()
        };
        for (runs, heading, word) in [
            (&["PROPOSAL"][..], true, "PROPOSAL"),
            (&["FINANCIAL IMPLICATIONS"], true, "FINANCIAL"),
            (&["12.", "The office"], false, "12."),
            (&["(c)", "to create"], false, "(c)"),
            (&["1 Chief Engineer"], false, "1 Chief"),
            (&["office, which", "1"], false, "office"),
            (&["對財政的影響"], true, "對財政的影響"),
            (
                &["首長級薪俸及服務條件常務委員會的意見"],
                true,
                "首長級薪俸及服務",
            ),
            (&["處長，並"], false, "處長"),
            (&["長，並"], false, "長"),
            (&["1", "個首長級"], false, "1個首長級"),
            (&["1", "個職位"], false, "1個職位"),
            (
                &["有需要開設總海港主任職位"],
                true,
                "有需要開設總海港主任職位",
            ),
            (&["我們建議在海港事務處開設"], false, "我們建議"),
            (&["No. of posts"], false, "No."),
            (&["No.", "Post"], false, "No."),
            (&["office. The"], false, "office"),
            (&["2027", "年"], false, "2027年"),
            (&["「改組」後"], false, "「改組"),
            (&["1\u{202F}890", "宗個案"], false, "1\u{202F}890宗個案"),
            (&["1\u{202F}890宗個案"], false, "1\u{202F}890宗個案"),
            (&["1\u{202F}890 cases"], false, "1\u{202F}890 cases"),
            (&["3."], false, "3."),
            (&["3"], false, "3"),
            (&[], false, ""),
        ] {
            assert_eq!(said(runs, heading), word, "{runs:?}");
        }
    }
}
