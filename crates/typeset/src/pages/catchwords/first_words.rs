//! What of a page's first line is its catchword.

/// How many Chinese characters of a heading make a catchword, at most.
const OF_HEADING: usize = 8;
/// How many of a line of text.
const OF_TEXT: usize = 2;

/// The first words of a line, which is given in pieces that do not touch: the number
/// of a paragraph or an item alone, the number of posts with what follows, else the
/// first word, or in Chinese the first characters. `None` where there are none.
pub(super) fn first_words(runs: &[String], heading: bool) -> Option<String> {
    let mut words = runs.iter().flat_map(|run| run.split_whitespace());
    let first = words.next()?;
    let most = if heading { OF_HEADING } else { OF_TEXT };
    if first.contains(is_chinese) {
        return Some(characters(first, most));
    }
    let is_count = first.chars().all(|c| c.is_ascii_digit());
    match words.next().filter(|_| is_count) {
        Some(next) if next.contains(is_chinese) => Some(first.to_owned() + &characters(next, most)),
        Some(next) => Some(format!("{first} {}", bare(next))),
        None => Some(bare(first).to_owned()),
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The beginning of a Chinese text with so many Chinese characters, up to the first
/// mark behind one.
fn characters(text: &str, most: usize) -> String {
    let mut count = 0;
    let mut out = String::new();
    for c in text.chars() {
        let mark = !is_chinese(c) && !c.is_ascii_alphanumeric();
        if count == most || (count > 0 && mark) {
            break;
        }
        count += usize::from(is_chinese(c));
        out.push(c);
    }
    out
}

/// A word without the marks behind it; the numbers of paragraphs and items as they
/// are.
fn bare(word: &str) -> &str {
    let is_number = word
        .strip_suffix('.')
        .is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()));
    let bare = word.trim_end_matches([',', ';', ':', '.', '?', '!', '–', '-']);
    if is_number || bare.is_empty() {
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
            (&["1", "個首長級"], false, "1個首"),
            (&["2027", "年"], false, "2027年"),
            (&["「改組」後"], false, "「改組"),
            (&["3."], false, "3."),
            (&["3"], false, "3"),
            (&[], false, ""),
        ] {
            assert_eq!(said(runs, heading), word, "{runs:?}");
        }
    }
}
