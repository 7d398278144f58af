//! What no line parts: a number from what it counts or is called by, a day from its month
//! and year, the ends of a range, a rank from its pay point.

mod chinese;
mod english;

use std::ops::Range;

use crate::Lang;

/// What a text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// The page, or much of it.
    Page,
    /// The column of a table, which a whole day with its year would make too wide.
    Column,
}

/// The stretches of a text that stand on one line each, in their order; none meets
/// another. English ones are held at their spaces, Chinese ones wherever a line may break.
/// A Chinese text may have English words in it.
pub fn held(text: &str, (lang, room): (Lang, Room)) -> Vec<Range<usize>> {
    let mut found = english::held(text, room);
    if lang == Lang::En {
        return found;
    }
    found.extend(chinese::held(text));
    found.sort_by_key(|stretch| stretch.start);
    found.dedup_by(|next, last| {
        let meets = next.start < last.end;
        if meets {
            last.end = last.end.max(next.end);
        }
        meets
    });
    found
}

/// Whether an offset is inside one of such stretches.
pub fn parts(stretches: &[Range<usize>], offset: usize) -> bool {
    let at = stretches.partition_point(|stretch| stretch.end <= offset);
    stretches
        .get(at)
        .is_some_and(|stretch| stretch.start < offset)
}

#[cfg(test)]
mod tests {
    use super::{Room, held, parts};
    use crate::Lang;
    use proptest::prelude::*;

    /// Of a text with each held stretch in braces, that these are found.
    #[track_caller]
    fn check((lang, room): (Lang, Room), expected: &str) {
        let typed = expected.replace(['{', '}'], "");
        let mut shown = String::new();
        let mut from = 0;
        for stretch in held(&typed, (lang, room)) {
            shown += &format!(
                "{}{{{}}}",
                &typed[from..stretch.start],
                &typed[stretch.clone()]
            );
            from = stretch.end;
        }
        shown += &typed[from..];
        assert_eq!(shown, expected);
    }

    const ENGLISH: (Lang, Room) = (Lang::En, Room::Page);
    const CHINESE: (Lang, Room) = (Lang::Zh, Room::Page);

    #[test]
    fn a_stretch_is_parted_between_its_ends() {
        let stretches = held("見附件3及第2段", CHINESE);
        let inside: Vec<usize> = (0..22).filter(|at| parts(&stretches, *at)).collect();
        assert_eq!(stretches, [3..10, 13..20]);
        let expected: Vec<usize> = (4..10).chain(14..20).collect();
        assert_eq!(inside, expected);
    }

    #[test]
    fn english_numbers_stay_with_their_names() {
        check(
            ENGLISH,
            "{(paragraph 8)} and {Annex 16,} for {31 posts} and Table of",
        );
        check(
            ENGLISH,
            "{Enclosures 11 to 12;} {paragraphs 3 and 5,} 3 and 5",
        );
        check(ENGLISH, "under {Head 92} in\n{Annex 3;} Annex\n3");
        check(ENGLISH, "{$5 million,} {HK$1.2 billion2} {a –} b");
        check(ENGLISH, "from {30 to 35 posts,} {$1 - $2}");
        check(
            ENGLISH,
            "{(Cap. 499),} {MPS 45-49;} {Nos. 5} and {Phases 1} to",
        );
        check(
            ENGLISH,
            "{12.5 %} of {50 000} in {5 years.} {Mr Chan} and a Dr of",
        );
    }

    #[test]
    fn days_stay_with_their_months() {
        check(
            ENGLISH,
            "on {1 October 2027;} from {31 March 2035.} On {1 October,} 2027; in May 2027",
        );
        check(
            ENGLISH,
            "from {1 April 2027} to {31 March 20301,} {5 May} to",
        );
        check((Lang::En, Room::Column), "at {1 May} 2027");
    }

    #[test]
    fn ranks_stay_with_their_pay_points() {
        check(
            ENGLISH,
            "two {Chief Engineers (D1)} and a {Engineer (MPS 34-44),} (a) {Head (92)}",
        );
        check(
            ENGLISH,
            "the Principal Environmental {Officer (D1),} the {Government Counsel (DL1)} and",
        );
        check(ENGLISH, "the {harbour; and} boats");
    }

    #[test]
    fn chinese_numbers_stay_with_their_signs() {
        check(
            CHINESE,
            "{附件10}及{第8段}，首長級薪級{第1點}，共{86,386,000元}，{31個}職位",
        );
        check(
            CHINESE,
            "{附件11至12}；{第19至20段}；{第5(a)段}；代{表3名}；{附件 10}",
        );
        check(
            CHINESE,
            "{2027年}{10月1日}，{2027-28}{年度}，{總目92}，{8,638萬元}，第一",
        );
        check(CHINESE, "{第 8 段}，{50\u{202F}000個}");
    }

    #[test]
    fn chinese_lines_part_no_latin_word_and_no_end_of_a_list() {
        check(CHINESE, "由{Mr Chan}與{1個}，{$1.2 million}");
        check(CHINESE, "{10,000平方米}及{36個月}、{12.5%}，{50 000個}");
        check(CHINESE, "用{Wi-Fi}及{X-ray-3}；{以及}其他，以及{2027-28}");
    }

    #[test]
    fn english_items_units_and_counts_stay_with_their_numbers() {
        check(
            ENGLISH,
            "{paragraphs 2(a) and (b),} {item (a)} of {Article 43,} {Class II,} {pp. 12} and the Class of 5",
        );
        check(
            ENGLISH,
            "{150 km/h,} {250 mg/L} or {5 MW;} {9:30 am} and {Mr. Chan} and {Dr. Lee}",
        );
        check(
            ENGLISH,
            "{1 CE} and {2 SEs,} in 2027 CE; at {2810 3838;} {($ million)} or {A/B/C}",
        );
        check(ENGLISH, "the Director/Deputy, {2029-30} and air-borne");
    }

    #[test]
    fn chinese_units_ranges_and_items_stay_whole() {
        check(
            CHINESE,
            "{3至5年}，{30%至35%}，{(a)至(c)項}，{第5(a)及(b)段}",
        );
        check(
            CHINESE,
            "{100千瓦}，{250毫克}，{3 382立方米}，{60分貝}，{30秒}，{9時}{30分}",
        );
        check(
            CHINESE,
            "{2周}，{第3季}，{第12A條}，{第2階段}，{第1分部}，{460海里}，{2810 3838}",
        );
        check(
            CHINESE,
            "{2027年}至{2029年}，{36個月}{1日}，{(a)項}及(b)，{10 月 1 日}",
        );
    }

    #[test]
    fn chinese_dashes_stay_with_what_they_lead_from() {
        check(CHINESE, "以下變{動－}如下，見{附件3－}或{附件 3 －}");
        check(CHINESE, "－他{說——}對，{甲／乙}及\n{／丙}；{甲／}\n乙");
        check(CHINESE, "I{T／A}I");
        check(ENGLISH, "as follows－");
        check(CHINESE, "註{\u{FFFC}－}");
    }

    /// What texts are made of, whose order is anybody's.
    const PARTS: [&str; 26] = [
        "－",
        "／",
        "第",
        "附件",
        "表",
        "12",
        "3",
        "(a)",
        "至",
        "段",
        "年度",
        "萬",
        "元",
        "；以及",
        "，",
        "-",
        "Wi",
        "Chief",
        "(D1)",
        "May",
        "2027",
        "to",
        "; and",
        " ",
        "\n",
        "\u{FFFC}",
    ];

    proptest! {
        #[test]
        fn stretches_of_anything_stand_in_their_order(
            parts in prop::collection::vec(0..PARTS.len(), 0..24),
        ) {
            let text: String = parts.into_iter().map(|part| PARTS[part]).collect();
            for of in [ENGLISH, CHINESE, (Lang::En, Room::Column)] {
                let mut from = 0;
                for stretch in held(&text, of) {
                    prop_assert!(from <= stretch.start && stretch.start < stretch.end);
                    prop_assert!(text.get(stretch.clone()).is_some());
                    from = stretch.end;
                }
            }
        }
    }
}
