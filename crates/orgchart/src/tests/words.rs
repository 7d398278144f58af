//! How the words of charts break, and how wide their boxes are.

use proptest::prelude::*;

use super::{any_size, sound, sound_page};
use crate::samples::{self, PlainMeasure};
use crate::{Book, ChartPost, LineKind, Measure, OrgChart, lay_out};

/// A chart of these titles, all under the first, with one rank.
fn titled(titles: &[&str], rank: &str) -> OrgChart {
    let post = |(at, title): (usize, &&str)| ChartPost {
        title: (*title).to_owned(),
        rank: rank.to_owned(),
        superior: (at > 0).then_some(0),
        ..ChartPost::default()
    };
    OrgChart::new(titles.iter().enumerate().map(post).collect()).expect("a tree")
}

/// The lines of the boxes, bars between those of one box.
fn lines(book: &Book) -> Vec<String> {
    let boxes = book.pages.iter().flat_map(|page| &page.boxes);
    let text = boxes.map(|own| {
        let lines = own.lines.iter().map(|line| line.text.as_str());
        lines.collect::<Vec<_>>().join("|")
    });
    text.collect()
}

fn check_lines(titles: &[&str], rank: &str, expected: &[&str]) {
    let chart = titled(titles, rank);
    let book = sound(&chart, &samples::options());
    assert_eq!(lines(&book), expected);
}

#[test]
fn a_rank_that_is_the_title_stands_once() {
    check_lines(&["總系統經理"], "總系統經理", &["總系統經理"]);
    check_lines(&["Chief  Engineer"], " chief engineer", &["Chief Engineer"]);
    check_lines(&[""], "Chief Engineer", &["Chief Engineer"]);
    check_lines(&["總系統經理"], "系統經理", &["總系統經理|(系統經理)"]);
    check_lines(&["Head"], "Chief Head", &["Head|(Chief Head)"]);
}

#[test]
fn small_charts_use_their_room() {
    check_lines(
        &[
            "Director of Planning and Development",
            "Deputy Director (Telecommunications)",
        ],
        "",
        &[
            "Director of Planning and Development",
            "Deputy Director (Telecommunications)",
        ],
    );
    check_lines(
        &["助理數字政策專員(聯絡中心及變革管理)", "副專員"],
        "首長級乙一級政務官",
        &[
            "助理數字政策專員(聯絡中心及變革管理)|(首長級乙一級政務官)",
            "副專員|(首長級乙一級政務官)",
        ],
    );
    // The text is no smaller for it.
    let chart = titled(&["Assistant Commissioner for Transport"; 14], "Officer");
    let page = sound_page(&chart, &samples::options());
    let narrow = crate::Options {
        text_em: vec![12.0],
        ..samples::options()
    };
    let most = sound_page(&chart, &narrow).font_pt;
    assert!(page.font_pt >= most * (1.0 - 1e-6), "{} pt", page.font_pt);
}

#[test]
fn a_word_too_wide_for_any_box_is_broken_and_named() {
    let long = "Lighthousekeeperssuperintendentsandalltheirmanyassistants";
    let short = "Administratorsuperintendents";
    let (titled_so, ranked_so) = (format!("Head ({long})"), format!("Chief {long}"));
    let mut titles = vec!["Head"; 40];
    (titles[3], titles[5]) = (short, &titled_so);
    let chart = titled(&titles, "Officer");
    let mut posts = chart.posts().to_vec();
    posts[7].rank = ranked_so;
    let chart = OrgChart::new(posts).expect("the same tree");
    let options = crate::Options {
        text_em: vec![7.0, 14.0],
        ..any_size()
    };
    let book = sound(&chart, &options);
    let found = book.broken_words();
    let found = found
        .iter()
        .map(|word| (word.post, word.kind, word.word.as_str()));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [(5, LineKind::Title, long), (7, LineKind::Rank, long)]
    );
    let wide = book.pages[0].boxes[0].w / book.pages[0].font_pt;
    assert!(wide > PlainMeasure.width_em(short), "{wide} em");
}

/// Words of which titles are made.
fn title() -> impl Strategy<Value = String> {
    const WORDS: [&str; 18] = [
        "Director",
        "of",
        "Telecommunications",
        "Hong",
        "Kong-Zhuhai-Macao",
        "Bridge",
        "and",
        "Innovation/Technology",
        "(Administration)",
        "Deputy",
        "1",
        "助理",
        "署長",
        "(數據平台)",
        "資訊科技署",
        "首長級乙級政務官",
        "及",
        "X",
    ];
    let word = (0..WORDS.len()).prop_map(|at| WORDS[at]);
    let spaces = prop::sample::select(vec!["", " ", "  "]);
    prop::collection::vec((word, spaces), 1..6).prop_map(|words| {
        let spaced = words.into_iter().map(|(word, space)| {
            // Latin words run together would be words of their own.
            word.to_owned() + if word.is_ascii() { " " } else { space }
        });
        spaced.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_broken_and_no_line_runs_over(
        titles in prop::collection::vec(title(), 1..40),
        rank in title(),
        reach in 1_usize..40,
        min in prop::sample::select(vec![0.0, 8.0]),
    ) {
        let posts = titles.iter().enumerate().map(|(at, title)| ChartPost {
            title: title.clone(),
            rank: rank.clone(),
            superior: at.checked_sub(1).map(|last| last - last.min(at % reach)),
            ..ChartPost::default()
        });
        let chart = OrgChart::new(posts.collect()).expect("superiors come first");
        let options = crate::Options { min_font_pt: min, ..samples::options() };
        let book = lay_out(&chart, &PlainMeasure, &options);
        prop_assert_eq!(book.broken_words(), Vec::new());
        for page in &book.pages {
            for placed in &page.boxes {
                for line in &placed.lines {
                    let width = PlainMeasure.width_em(&line.text) * page.font_pt;
                    prop_assert!(width < placed.w + 0.01, "{:?}", line.text);
                }
                let title = placed.lines.iter().filter(|line| line.kind == LineKind::Title);
                let printed: String = title.map(|line| line.text.replace(' ', "")).collect();
                let written: String = titles[placed.post].split_whitespace().collect();
                prop_assert_eq!(printed, written);
            }
        }
    }
}
