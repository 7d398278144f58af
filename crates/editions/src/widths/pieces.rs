//! What of a text that is tied no line break of Word's may part, and how wide it is.

use content::wording::JOINT;
use orgchart::Measure;

/// Bold letters are so much wider than those that were measured.
const BOLD: f64 = 1.08;

/// The gap that Word sets between Chinese and Latin letters or digits, in em.
const GAP: f64 = 0.25;

/// The pieces of a line, in its order: a break comes after a space or a hyphen, and
/// between Chinese characters, but at no tie.
pub(crate) fn pieces(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in line.char_indices() {
        if before.is_some_and(|before| parts(before, c)) {
            found.push(&line[start..at]);
            start = at;
        }
        before = Some(c);
    }
    if start < line.len() {
        found.push(&line[start..]);
    }
    found
}

/// Whether a line may break between two characters.
fn parts(before: char, after: char) -> bool {
    if before == JOINT || after == JOINT {
        return before == JOINT;
    }
    if after.is_whitespace() || is_closing(after) || is_opening(before) {
        return false;
    }
    if before == '\u{A0}' {
        return false;
    }
    if before.is_whitespace() || before == '-' && after.is_alphabetic() {
        return true;
    }
    is_wide(before) || is_wide(after)
}

/// Chinese characters, with the signs that are as wide.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_closing(c: char) -> bool {
    "，。；：、！？）」』》〉】〕)]}％%,.;:".contains(c)
}

fn is_opening(c: char) -> bool {
    "（「『《〈【〔([{$".contains(c)
}

/// The width of a text in em, without the spaces at its end.
pub(crate) fn width_em(text: &str, strong: bool, measure: &dyn Measure) -> f64 {
    let text = text.trim_end();
    let wider = |c: char| match c {
        JOINT => 0.0,
        _ if strong && !is_wide(c) => BOLD,
        _ => 1.0,
    };
    let letters: f64 = text.chars().map(|c| measure.char_em(c) * wider(c)).sum();
    let meet = |(a, b): &(char, char)| {
        a.is_alphanumeric() && b.is_alphanumeric() && is_wide(*a) != is_wide(*b)
    };
    let gaps = text.chars().zip(text.chars().skip(1)).filter(meet);
    letters + GAP * gaps.map(|_| 1.0).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn numbers_and_words_are_whole() {
        assert_eq!(pieces("12,273,570"), ["12,273,570"]);
        assert_eq!(
            pieces("截至2027\u{A0}年10\u{A0}月"),
            ["截", "至", "2027\u{A0}年", "10\u{A0}月"]
        );
        assert_eq!(
            pieces("Non-civil posts (D1)"),
            ["Non-", "civil ", "posts ", "(D1)"]
        );
        assert_eq!(pieces("總額（元）"), ["總", "額", "（元）"]);
        assert_eq!(pieces("$1,200\u{200B}1,300"), ["$1,200\u{200B}", "1,300"]);
        let width = |text| super::width_em(text, false, &|_: char| 0.5);
        assert!((width("10月1日 ") - (3.0 + 3.0 * 0.25) + 0.5).abs() < 1e-9);
    }
}
