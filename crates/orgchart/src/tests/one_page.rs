//! Charts of known shapes, most of them on one page.

use super::{any_size, sound, sound_page};
use crate::Options;
use crate::samples;
use crate::{BoxKind, ChartPost, Drawing, Frame, OrgChart, Size};

fn check_font(chart: &OrgChart, at_least: f64) {
    let drawing = sound_page(chart, &any_size());
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

/// A post under a sibling of its own rank reads as one of a lower rank.
#[test]
fn siblings_stand_in_a_row_where_text_stays_readable() {
    let (director, deputy) = ("Director", "Deputy Director");
    // Under the deputy: so many without anybody under them before two that have
    // two and three, and so many behind.
    for (before, behind) in [(1, 2), (0, 3), (2, 1)] {
        let posts = [(director, None), (deputy, Some(0))];
        let leaves = |count: usize| vec![("Assistant Director (Policy)", Some(1)); count];
        let mut posts = [&posts[..], &leaves(before)].concat();
        for chiefs in [3, 2] {
            posts.push(("Assistant Director (Trees)", Some(1)));
            let over = posts.len() - 1;
            posts.extend(vec![
                ("Chief Landscape Architect (Parks)", Some(over));
                chiefs
            ]);
        }
        posts.extend(leaves(behind));
        let posts = posts.into_iter().map(|(title, superior)| ChartPost {
            title: title.to_owned(),
            rank: format!(
                "{} of Greening and Landscape",
                title.split(" (").next().unwrap_or(title)
            ),
            point: "D2".to_owned(),
            superior,
            ..ChartPost::default()
        });
        let chart = OrgChart::new(posts.collect()).expect("a tree");
        let drawing = sound_page(&chart, &any_size());
        let under = drawing.boxes.iter();
        let under = under.filter(|it| chart.posts()[it.post].superior == Some(1));
        let tops: Vec<f64> = under.map(|it| it.y).collect();
        assert!(
            tops.iter().all(|top| (top - tops[0]).abs() < 1e-6),
            "{tops:?}"
        );
        assert!(drawing.font_pt > 8.5, "{} pt", drawing.font_pt);
    }
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
fn the_page_with_the_larger_text_is_taken() {
    let page = |width, height| Size { width, height };
    let options = Options {
        pages: vec![page(770.0, 495.0), page(495.0, 770.0)],
        ..any_size()
    };
    assert_eq!(sound_page(&samples::flat(), &options).page, 0);
    let chain = sound_page(&samples::random(20, 1, 0, 1), &options);
    assert_eq!(chain.page, 1);
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
