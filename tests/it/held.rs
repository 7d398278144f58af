//! What stays on a line: a number with its word, the digits of a number, and a dash with
//! what it follows.

use super::page_ends::{WORDS, lines};
use super::support::{Case, Run};

/// How many paragraphs [`lines`] sets, each longer by a word.
const PARAGRAPHS: usize = 60;

/// Each of these must be whole on a line of each paragraph, wherever the line ends.
#[track_caller]
fn hold(lang: usize, filler: &str, texts: &[(&str, &str)]) {
    for (typed, whole) in texts {
        let found = lines(&WORDS[lang], filler, typed);
        let wholes = found
            .iter()
            // That of an annex stands alone above it.
            .filter(|line| line.contains(whole) && line.as_str() != *whole);
        let torn = found.iter().filter(|line| !line.contains(whole));
        let torn: Vec<&String> = torn.filter(|line| !line.ends_with(filler.trim())).collect();
        assert_eq!(wholes.count(), PARAGRAPHS, "{whole}: {torn:#?}");
    }
}

#[test]
fn an_english_number_stays_with_its_word() {
    hold(
        1,
        "light ",
        &[
            ("as Annex 3 shows at once.", "Annex 3"),
            ("from 1 October 2027 on.", "1 October 2027"),
            ("at Enclosures 11 and 12 as well.", "Enclosures 11 and 12"),
            ("to clear the fairways; and so on.", "fairways; and"),
            ("(see paragraph 2) at once.", "paragraph 2"),
            ("paid \\$62,665 - \\$72,195 a month.", "$62,665 - $72,195"),
            ("for 50 000 flats and more.", "50\u{202F}000"),
            ("of \\$64 billion in all.", "64 billion"),
        ],
    );
}

#[test]
fn a_dash_stays_with_what_it_follows() {
    for end in ["up to 31 March 2031 -", "of these posts \u{2013}"] {
        let page_number = |line: &&String| line.trim_matches(['-', ' ']).parse::<usize>().is_ok();
        let lines = lines(&WORDS[1], "light ", end);
        for line in lines.iter().filter(|line| !page_number(line)) {
            assert!(!line.starts_with(['-', '\u{2013}']), "{line}");
        }
    }
}

#[test]
fn what_stands_before_the_last_item_is_not_parted() {
    for end in [
        "，並維修航道；以及乙項。",
        "；以及",
        "，並監督合約；以及丙。",
    ] {
        let lines = lines(&WORDS[0], "甲", end);
        assert!(lines.iter().any(|line| line.contains("以及")), "{end}");
        for line in lines {
            assert!(!line.ends_with('以') && !line.starts_with('及'), "{line}");
        }
    }
}

#[test]
fn a_chinese_number_stays_with_its_word() {
    hold(
        0,
        "甲",
        &[
            ("，載於附件3。", "附件3"),
            ("，載於附件2至3。", "附件2至3"),
            ("，首長級薪級第2點。", "第2點"),
            ("，總薪級第45至49點。", "第45至49點"),
            ("，涉及14,250,000元。", "14,250,000元"),
            ("，由2031年3月31日起。", "31日"),
            ("，增至50 000宗。", "50\u{202F}000宗"),
            ("，在2027-28年度。", "年度"),
        ],
    );
}

/// What stands by itself is known by the place where it is typed, joined or not.
#[test]
fn what_is_joined_is_printed() {
    let case = Case::small();
    case.write("body.zh.hbs", "附件1、2及3。\n\n第2段\n\n50 000宗\n");
    case.write(
        "body.en.hbs",
        "Annexes 1 to 3.\n\nparagraph 2\n\n50 000 -\n\nSenior Engineer (D1)\n",
    );
    let checked = case.run(&["check", "paper", "--format", "short", "--quiet"]);
    assert!(
        !checked.stderr.contains("not-printed"),
        "{}",
        checked.stderr
    );
    assert!(!checked.stderr.contains("error["), "{}", checked.stderr);
}
