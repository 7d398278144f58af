//! What must hold of charts laid out, whatever their shape.

use super::check::{Fault, faults};
use super::samples::{self, PlainMeasure};
use super::*;
use proptest::prelude::*;

/// Lays a chart out, and checks that nothing is wrong with it.
fn sound(chart: &OrgChart, options: &Options) -> Book {
    let book = lay_out(chart, &PlainMeasure, options);
    let found = faults(chart, &book, options);
    assert_eq!(found, [], "{} posts", chart.posts().len());
    book
}

/// Lays a chart out that must come out on one page.
fn sound_page(chart: &OrgChart, options: &Options) -> Drawing {
    let mut pages = sound(chart, options).pages;
    assert_eq!(pages.len(), 1);
    pages.remove(0)
}

/// Options that let the text be as small as one page makes it.
fn one_page() -> Options {
    Options {
        min_font_pt: 0.0,
        ..samples::options()
    }
}

fn check_font(chart: &OrgChart, at_least: f64) {
    let drawing = sound_page(chart, &one_page());
    assert!(drawing.font_pt >= at_least, "{} pt", drawing.font_pt);
}

#[test]
fn known_charts_come_out_large() {
    check_font(&samples::founding(), 9.0);
    check_font(&samples::existing(), 11.5);
    check_font(&samples::flat(), 9.5);
    check_font(&samples::office(31, 2), 8.0);
    check_font(&samples::office(41, 2), 6.9);
    check_font(&samples::office(148, 2), 2.9);
}

/// The pages that a chart takes in readable text.
fn check_pages(chart: &OrgChart, at_most: usize) {
    let options = samples::options();
    let pages = sound(chart, &options).pages;
    assert!(pages.len() <= at_most, "{} pages", pages.len());
    let smallest = pages.iter().map(|page| page.font_pt);
    let smallest = smallest.fold(f64::INFINITY, f64::min);
    assert!(
        smallest >= options.min_font_pt * (1.0 - 1e-6),
        "{smallest} pt"
    );
}

#[test]
fn large_charts_become_books() {
    check_pages(&samples::office(148, 2), 4);
    check_pages(&samples::office(346, 2), 9);
    check_pages(&samples::balanced(&[7, 4, 4]), 4);
    check_pages(&samples::balanced(&[5, 4, 4, 3]), 9);
    check_pages(&samples::office(1023, 2), 29);
    check_pages(&samples::office(3000, 2), 82);
    check_pages(&samples::random(3000, 60, 0, 2), 86);
    let three_lines = |chart| samples::short(&chart);
    check_pages(&three_lines(samples::balanced(&[2; 9])), 18);
    check_pages(&three_lines(samples::office(5455, 2)), 110);
}

#[test]
fn small_charts_are_not_blown_up() {
    for posts in 1..4 {
        let drawing = sound_page(&samples::star(posts), &samples::options());
        assert!((drawing.font_pt - 12.0).abs() < 1e-6);
    }
}

#[test]
fn a_calm_chart_has_rows_above_and_columns_below() {
    let chart = samples::existing();
    let drawing = sound_page(&chart, &samples::options());
    let of = |post: usize| {
        let mut boxes = drawing.boxes.iter();
        boxes.find(|b| b.post == post).expect("a box")
    };
    let rows: Vec<f64> = chart.children(1).iter().map(|&post| of(post).y).collect();
    assert!(rows.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 1e-9));
    let column = chart.children(2);
    assert!((of(column[0]).x - of(column[1]).x).abs() < 1e-9);
    let heights: Vec<f64> = drawing.boxes.iter().map(|b| b.h).collect();
    assert!(heights.iter().all(|&h| (h - heights[0]).abs() < 1e-9));
}

#[test]
fn marked_boxes_keep_their_distance() {
    let posts = samples::founding().posts().to_vec();
    let framed = |(i, post): (usize, ChartPost)| ChartPost {
        frame: (i == 4).then_some(1),
        ..post
    };
    let posts = posts.into_iter().enumerate().map(framed).collect();
    let framed = OrgChart::new(posts).expect("a tree");
    let frame = |border| Frame {
        border,
        double: true,
    };
    let options = Options {
        frames: vec![frame(90.0), frame(3.0)],
        ..samples::options()
    };
    let drawing = sound_page(&framed, &options);
    let borders = drawing.boxes.iter().map(|b| b.border / drawing.scale);
    assert!(borders.fold(0.0, f64::max) < 3.1);
    let drawing = sound(&samples::founding(), &options);
    assert_eq!(drawing, sound(&samples::founding(), &samples::options()));
}

#[test]
fn extreme_trees_hold() {
    for options in [samples::options(), one_page()] {
        sound(&samples::star(201), &options);
        sound(&samples::random(100, 1, 0, 1), &options);
        sound(&samples::random(120, 3, 0, 2), &options);
        sound(&samples::random(150, 1, 1, 3), &options);
        sound(&samples::random(120, 150, 9, 4), &options);
        sound(&samples::office(400, 5), &options);
        let none = OrgChart::new(Vec::new()).expect("no posts");
        assert!(sound_page(&none, &options).boxes.is_empty());
    }
}

#[test]
fn the_page_with_the_larger_text_is_taken() {
    let page = |width, height| Size { width, height };
    let options = Options {
        pages: vec![page(770.0, 495.0), page(495.0, 770.0)],
        ..one_page()
    };
    assert!(sound_page(&samples::flat(), &options).landscape);
    let chain = sound_page(&samples::random(20, 1, 0, 1), &options);
    assert_eq!((chain.page, chain.landscape), (1, false));
}

#[test]
fn stubs_and_heads_lead_to_each_other() {
    let chart = samples::office(346, 2);
    let book = sound(&chart, &samples::options());
    let boxes = |kind| {
        let pages = book.pages.iter().enumerate();
        pages.flat_map(move |(at, page)| {
            let of_kind = page.boxes.iter().filter(move |b| b.kind == kind);
            of_kind.map(move |b| (at, b))
        })
    };
    assert!(boxes(BoxKind::Stub).count() > 3);
    for (at, stub) in boxes(BoxKind::Stub) {
        let to = stub.link.expect("a link");
        let (on, head) = boxes(BoxKind::Head)
            .find(|(_, head)| head.post == stub.post)
            .expect("its head");
        assert_eq!((on, head.link), (to, Some(at)));
        let note = if to == at {
            "見本頁下文".to_owned()
        } else {
            format!("見第{}頁", to + 1)
        };
        let lines = stub.lines.iter().filter(|line| line.kind == LineKind::Link);
        let text: String = lines.map(|line| line.text.as_str()).collect();
        assert_eq!(text, note);
    }
}

#[test]
fn a_family_too_large_for_a_page_goes_on() {
    let chart = samples::star(201);
    let book = sound(&chart, &samples::options());
    assert!(book.pages.len() > 2);
    for (at, page) in book.pages.iter().enumerate() {
        let head = &page.boxes[0];
        assert_eq!(head.post, 0);
        let last = at + 1 == book.pages.len();
        let expected = match (at, last) {
            (0, _) => BoxKind::Post,
            _ => BoxKind::Head,
        };
        assert_eq!(head.kind, expected);
        let words: String = head.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            words.contains(&format!("續見第{}頁", at + 2)),
            !last,
            "{words}"
        );
        assert_eq!(words.contains(&format!("承第{at}頁")), at > 0, "{words}");
    }
}

#[test]
fn staff_posts_stand_beside_the_trunk() {
    let staffed = |count: usize, each: usize| {
        let posts = samples::office(count, 3).posts().to_vec();
        let staff = |(i, post): (usize, ChartPost)| ChartPost {
            staff: i % each == 1,
            ..post
        };
        OrgChart::new(posts.into_iter().enumerate().map(staff).collect()).expect("a tree")
    };
    for each in 2..6 {
        for count in [4, 9, 25, 60, 200] {
            let chart = staffed(count, each);
            for page in sound(&chart, &samples::options()).pages {
                let at = |post| {
                    page.boxes
                        .iter()
                        .find(|b| b.post == post && b.kind != BoxKind::Head)
                };
                for edge in &page.edges {
                    let Some(kid) = at(edge.to).filter(|kid| chart.posts()[kid.post].staff) else {
                        continue;
                    };
                    let side = edge.points.last().expect("an end")[1];
                    assert!((side - (kid.y + kid.h / 2.0)).abs() < 0.01);
                }
            }
        }
    }
}

#[test]
fn second_superiors_have_a_dotted_line_or_a_letter() {
    let lines = |pages: &[Drawing]| {
        let edges = pages.iter().flat_map(|page| &page.edges);
        edges.filter(|edge| edge.dotted).count()
    };
    let chart = samples::dotted(&samples::founding(), 8, 1);
    let wanted: usize = chart.posts().iter().map(|post| post.dotted_to.len()).sum();
    let page = sound_page(&chart, &samples::options());
    // The line to the topmost post bars one other way.
    assert_eq!((wanted, lines(std::slice::from_ref(&page))), (4, 3));
    let letters: Vec<&str> = page.tags.iter().map(|tag| tag.text.as_str()).collect();
    assert_eq!(letters, ["A", "a"]);
    let chart = samples::dotted(&samples::office(400, 5), 10, 1);
    let pages = sound(&chart, &samples::options()).pages;
    assert!(lines(&pages) > 1 && pages.iter().any(|page| page.tags.len() > 1));
}

#[test]
fn senseless_options_lose_no_post() {
    let wrong = [f64::NAN, f64::INFINITY, -5.0, 0.0, 1e300];
    for x in wrong {
        let options = Options {
            pages: vec![Size {
                width: x,
                height: 495.0,
            }],
            font_pt: x,
            text_em: vec![x],
            min_box_width: x,
            sibling_gap: x,
            level_gap: x,
            rail_inset: x,
            stub: x,
            trunk_gap: x,
            border: x,
            frames: vec![Frame {
                border: x,
                double: true,
            }],
            min_font_pt: x,
            ..samples::options()
        };
        let chart = samples::office(40, 1);
        let book = lay_out(&chart, &PlainMeasure, &options);
        let boxes = book.pages.iter().flat_map(|page| &page.boxes);
        let own = boxes.clone().filter(|b| b.kind != BoxKind::Head);
        assert_eq!(own.count(), 40, "{x}");
        assert!(
            boxes
                .into_iter()
                .all(|b| b.x.is_finite() && b.w.is_finite())
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_touches_in_any_tree(
        posts in 1_usize..70,
        reach in 1_usize..70,
        heads in 0_usize..9,
        seed: u64,
    ) {
        let chart = samples::random(posts, reach, heads, seed);
        let chart = samples::dotted(&chart, 1 + posts / 4, seed);
        let book = lay_out(&chart, &PlainMeasure, &one_page());
        prop_assert_eq!(faults(&chart, &book, &one_page()), Vec::<Fault>::new());
        let order: Vec<usize> = book.pages[0].boxes.iter().map(|b| b.post).collect();
        prop_assert_eq!(&order, chart.order());
    }

    #[test]
    fn nothing_touches_in_any_book(
        posts in 1_usize..400,
        reach in 1_usize..200,
        heads in 0_usize..9,
        font in 8.0_f64..20.0,
        seed: u64,
    ) {
        let chart = samples::random(posts, reach, heads, seed);
        let chart = samples::dotted(&chart, 1 + posts / 9, seed);
        let options = Options { min_font_pt: font, max_font_pt: 30.0, ..samples::options() };
        let book = lay_out(&chart, &PlainMeasure, &options);
        prop_assert_eq!(faults(&chart, &book, &options), Vec::<Fault>::new());
        if book.pages.len() > 1 {
            let smallest = book.pages.iter().map(|page| page.font_pt).fold(99.0, f64::min);
            prop_assert!(smallest >= font * (1.0 - 1e-6), "{} pt", smallest);
        }
    }
}
