//! Charts over several pages.

use super::sound;
use crate::samples;
use crate::{BoxKind, LineKind, OrgChart};

/// The pages that a chart takes in readable text, after the first.
fn check_pages(chart: &OrgChart, at_most: usize) {
    let options = samples::options();
    let pages = sound(chart, &options).pages;
    // The top has a page to itself.
    assert!(pages.len() <= 1 + at_most, "{} pages", pages.len());
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

/// A page with little on it need not have the type of the fullest.
#[test]
fn each_page_is_as_large_as_its_own_content_lets_it() {
    for (count, seed) in [(148, 2), (346, 2), (346, 5)] {
        let options = samples::options();
        let book = sound(&samples::office(count, seed), &options);
        let (top, others) = book.pages.split_first().expect("pages");
        let sizes = || others.iter().map(|page| page.font_pt);
        let (least, most) = (
            sizes().fold(f64::MAX, f64::min),
            sizes().fold(0.0, f64::max),
        );
        assert!(most > least * 1.01, "{count} posts: {least} pt, {most} pt");
        assert!(most <= top.font_pt * (1.0 + 1e-6), "{most} pt");
    }
}
