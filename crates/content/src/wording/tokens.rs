//! A text cut into words.

use super::names::{Names, is_latin};

/// The words of a text, white space and marks included. `names` are words.
pub fn tokens<'t>(text: &'t str, names: &Names<'_>) -> Vec<&'t str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = names.longest(rest).unwrap_or_else(|| word(rest, first));
        let (token, after) = rest.split_at(length);
        out.push(token);
        rest = after;
    }
    out
}

/// The length of the word with which a text begins.
fn word(rest: &str, first: char) -> usize {
    let run = |belongs: fn(char) -> bool| rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    if first.is_ascii_digit() {
        return number(rest);
    }
    if is_chinese_digit(first) {
        return run(is_chinese_digit);
    }
    if is_latin(first) {
        // An apostrophe or a hyphen is part of a word that goes on behind it.
        let run = run(|c| is_latin(c) || "'’-".contains(c));
        return rest[..run].trim_end_matches(['\'', '’', '-']).len();
    }
    if first.is_whitespace() {
        return run(char::is_whitespace);
    }
    first.len_utf8()
}

/// The length of a number: its digits, with commas, points and single spaces
/// before three more, colons of times of day, the second year or end of 2027-28 and
/// 1-3, and a sign of per cent or the letters that go on from it (3D, 2nd).
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        let tail = bytes.get(from..).unwrap_or_default();
        tail.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut end = digits(0);
    while let Some(sign) = text[end..].chars().next() {
        let after = digits(end + sign.len_utf8());
        let goes_on = match sign {
            // Spaces that lines do not break at part thousands too.
            ',' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' => after == 3,
            '.' | '-' | '–' => after > 0,
            ':' => after == 2,
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += sign.len_utf8() + after;
    }
    let letters = text[end..].find(|c: char| !c.is_ascii_alphanumeric());
    match letters.unwrap_or(text.len() - end) {
        0 => end + usize::from(bytes.get(end) == Some(&b'%')),
        letters => end + letters,
    }
}

/// Whether a character is one of numbers written in Chinese.
fn is_chinese_digit(c: char) -> bool {
    "〇零一二三四五六七八九十百千".contains(c)
}

#[cfg(test)]
mod tests {
    use super::{Names, tokens};

    #[test]
    fn words_are_those_of_readers() {
        let check =
            |text: &str, expected: &[&str]| assert_eq!(tokens(text, &Names::default()), expected);
        check("Co-ordinate it", &["Co-ordinate", " ", "it"]);
        check("$1,250,000.50.", &["$", "1,250,000.50", "."]);
        check("1 250 3%", &["1 250", " ", "3%"]);
        check("1\u{A0}387+(2)", &["1\u{A0}387", "+", "(", "2", ")"]);
        check("至10:30止", &["至", "10:30", "止"]);
        check("附錄3A及3D圖", &["附", "錄", "3A", "及", "3D", "圖"]);
        check("2nd 5:", &["2nd", " ", "5", ":"]);
        check("十二月三十一日", &["十二", "月", "三十一", "日"]);
        check(
            "in 2027-28, 2027–28年",
            &["in", " ", "2027-28", ",", " ", "2027–28", "年"],
        );
        check(
            "第1-3點 34-44A 5- 6",
            &["第", "1-3", "點", " ", "34-44A", " ", "5", "-", " ", "6"],
        );
        check("甲a1乙", &["甲", "a1", "乙"]);
        check("Members' views", &["Members", "'", " ", "views"]);
    }
}
