//! Chains of posts, and the first page of books.

use proptest::prelude::*;

use super::{any_size, sound, sound_page};
use crate::samples::{self, PlainMeasure};
use crate::{Book, BoxKind, ChartPost, Drawing, OrgChart, Size, lay_out};

/// Whether every post stands under its superior, not to the side of it.
fn is_column(chart: &OrgChart, page: &Drawing) -> bool {
    let at = |post| page.boxes.iter().find(|own| own.post == post);
    page.boxes.iter().all(|own| {
        let superior = chart.posts()[own.post].superior.and_then(at);
        superior.is_none_or(|superior| superior.x == own.x && superior.y < own.y)
    })
}

fn chain(posts: usize) -> OrgChart {
    samples::random(posts, 1, 0, 1)
}

#[test]
fn a_chain_is_a_column() {
    for posts in [1, 2, 3, 5, 12, 24] {
        let page = sound_page(&chain(posts), &any_size());
        assert!(is_column(&chain(posts), &page), "{posts} posts");
    }
    for page in sound(&chain(60), &samples::options()).pages {
        assert!(is_column_of_pieces(&page));
    }
}

/// Whether every line of a page goes straight down.
fn is_column_of_pieces(page: &Drawing) -> bool {
    let straight = |points: &[[f64; 2]]| points.len() == 2 && points[0][0] == points[1][0];
    page.edges.iter().all(|edge| straight(&edge.points))
}

#[test]
fn a_chain_in_a_chart_is_a_column_in_every_style() {
    // Three under the head, with chains of four, and the last over two posts.
    let superiors = [
        None,
        Some(0),
        Some(0),
        Some(0),
        Some(1),
        Some(4),
        Some(5),
        Some(2),
        Some(7),
        Some(8),
        Some(3),
        Some(10),
        Some(11),
        Some(11),
    ];
    for page in [
        (770.0, 495.0),
        (495.0, 770.0),
        (250.0, 900.0),
        (1200.0, 300.0),
    ] {
        for levels in [0, 3] {
            let posts = superiors.iter().map(|&superior| ChartPost {
                title: "職位".to_owned(),
                rank: "首席主任".repeat(levels + 1),
                superior,
                ..ChartPost::default()
            });
            let chart = OrgChart::new(posts.collect()).expect("a tree");
            let options = crate::Options {
                pages: vec![Size {
                    width: page.0,
                    height: page.1,
                }],
                ..any_size()
            };
            let drawing = sound_page(&chart, &options);
            let links = [4, 5, 6, 7, 8, 9, 10, 11];
            for edge in drawing.edges.iter().filter(|edge| links.contains(&edge.to)) {
                let xs: Vec<f64> = edge.points.iter().map(|point| point[0]).collect();
                assert!(xs.iter().all(|x| *x == xs[0]), "{page:?}: {edge:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn links_of_chains_go_straight_down_in_any_tree(
        posts in 2_usize..120,
        reach in 1_usize..4,
        heads in 0_usize..9,
        min in prop::sample::select(vec![0.0, 8.0, 12.0]),
        seed: u64,
    ) {
        let chart = samples::random(posts, reach, heads, seed);
        let options = crate::Options { min_font_pt: min, ..samples::options() };
        let only = |post: usize| {
            let superior = chart.posts()[post].superior;
            superior.is_none_or(|superior| chart.children(superior).len() == 1)
        };
        for page in lay_out(&chart, &PlainMeasure, &options).pages {
            for edge in page.edges.iter().filter(|edge| only(edge.from) && only(edge.to)) {
                prop_assert!(edge.points.iter().all(|point| point[0] == edge.points[0][0]));
            }
        }
    }
}

/// Looks at the first page of a chart that takes several.
fn check_top(book: &Book) {
    assert!(book.pages.len() > 2);
    let (top, others) = book.pages.split_first().expect("pages");
    assert!(top.boxes.iter().all(|own| own.kind != BoxKind::Head));
    assert_eq!(top.boxes[0].post, 0);
    assert!(
        others
            .iter()
            .all(|page| page.boxes[0].kind == BoxKind::Head)
    );
    let largest = others.iter().map(|page| page.font_pt).fold(0.0, f64::max);
    assert!(top.font_pt >= largest, "{} pt", top.font_pt);
}

#[test]
fn a_book_begins_with_the_top_alone() {
    for count in [148, 346, 1023] {
        let book = sound(&samples::office(count, 2), &samples::options());
        check_top(&book);
        assert!(book.pages[0].font_pt > 11.9, "{} pt", book.pages[0].font_pt);
    }
    check_top(&sound(&samples::balanced(&[7, 4, 4]), &samples::options()));
    check_top(&sound(&samples::star(201), &samples::options()));
}

#[test]
fn several_heads_share_their_pages() {
    let chart = samples::random(400, 30, 20, 3);
    assert!(chart.roots().len() > 5);
    let book = sound(&chart, &samples::options());
    let heads = |page: &Drawing| {
        let posts = page.boxes.iter().map(|own| own.post);
        posts
            .filter(|&post| chart.posts()[post].superior.is_none())
            .count()
    };
    assert!(book.pages.iter().map(heads).max() > Some(1));
}

/// Height is read as rank: one branch with a single post and one with two.
#[test]
fn posts_of_one_level_stand_at_one_height() {
    let under = [None, Some(0), Some(0), Some(1), Some(2), Some(2)];
    let below = [3, 3, 3, 4, 4, 4].map(Some);
    for seed in 1..6 {
        let chart = samples::titled(under.into_iter().chain(below).collect(), seed);
        let page = sound_page(&chart, &any_size());
        let top = |post: usize| {
            page.boxes
                .iter()
                .find(|own| own.post == post)
                .map(|own| own.y)
        };
        assert!(top(3) == top(4) && top(4) == top(5), "seed {seed}");
    }
}
