//! The gap between Chinese and Latin letters or digits is the layout's: typed
//! spaces there are taken out, so that it is even whatever was typed.

/// Whether a character is Chinese for the purpose of the gap: an ideograph or
/// Chinese punctuation.
fn is_chinese(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{303F}'      // radicals, CJK punctuation
        | '\u{3100}'..='\u{312F}'    // bopomofo
        | '\u{3200}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}'    // full-width forms
        | '\u{20000}'..='\u{3FFFF}')
}

/// The text without the spaces that stand between Chinese and something else.
/// Spaces between two Latin words and ideographic spaces stay.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(' ') {
        let (before, spaced) = rest.split_at(at);
        out.push_str(before);
        let after = spaced.trim_start_matches(' ');
        if !is_gap(out.chars().next_back(), after.chars().next()) {
            out.push_str(&spaced[..spaced.len() - after.len()]);
        }
        rest = after;
    }
    out + rest
}

/// Whether a space between these two neighbours would be a typed gap.
pub fn is_gap(before: Option<char>, after: Option<char>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => is_chinese(before) || is_chinese(after),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn typed_gaps_go_and_word_spaces_stay() {
        assert_eq!(tidy("第 19 段"), "第19段");
        assert_eq!(
            tidy("標準(ISO 10646) 及 Wi-Fi  連通"),
            "標準(ISO 10646)及Wi-Fi連通"
        );
        assert_eq!(tidy("a  b "), "a  b ");
    }
}
