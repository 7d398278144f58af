//! Laying a chart out on a page: the one call that the other rooms make.

use super::boxes::{Boxes, Texts};
use super::drawing::Drawing;
use super::family::Effort;
use super::gaps::tally;
use super::measure::Measure;
use super::options::{Options, PageSize};
use super::place::Plan;
use super::shape::Shape;
use super::solve::Solution;
use super::style::Style;
use super::tree::OrgChart;

/// A way of drawing the whole chart.
struct Candidate<'a> {
    boxes: &'a Boxes,
    even: bool,
    style: Style,
    /// Which of the whole chart's shapes.
    pick: usize,
    page: usize,
    scale: f64,
}

/// Lays a chart out on the page where its text comes out largest, preferring
/// calm arrangements and unbroken words where that costs little.
#[must_use]
pub fn lay_out(chart: &OrgChart, measure: &dyn Measure, options: &Options) -> Drawing {
    let options = &options.sound(chart);
    let texts = Texts::new(chart, measure, options);
    let effort = Effort::for_posts(chart.posts().len());
    let boxes = all_boxes(chart, &texts, options, effort);
    let mut candidates = Vec::new();
    for (even, boxes) in &boxes {
        for style in styles(chart, boxes, options) {
            let solution = Solution::new(chart, boxes, options, style, effort);
            for page in 0..options.pages.len().max(1) {
                let best = largest(&solution, chart, options, page);
                candidates.extend(best.map(|(pick, scale)| Candidate {
                    boxes,
                    even: *even,
                    style,
                    pick,
                    page,
                    scale,
                }));
            }
        }
    }
    let merit = |candidate: &Candidate<'_>| candidate.merit(options);
    // Of equals the first: the earlier page, the calmer style.
    let best = candidates
        .iter()
        .reduce(|a, b| if merit(b) > merit(a) { b } else { a });
    let Some(best) = best else {
        return Drawing::empty();
    };
    let solution = Solution::new(chart, best.boxes, options, best.style, effort);
    let plan = Plan {
        chart,
        texts: &texts,
        boxes: best.boxes,
        options,
        page: best.page,
        scale: best.scale,
    };
    plan.draw(&solution, best.pick)
}

/// The shape of the whole chart that comes out largest on a page, with its
/// scale.
fn largest(
    solution: &Solution,
    chart: &OrgChart,
    options: &Options,
    page: usize,
) -> Option<(usize, f64)> {
    let scale = |shape: &Shape| scale_on(options, page, shape.width, shape.height);
    let scales = solution.whole(chart).iter().map(scale).enumerate();
    scales.reduce(|a, b| if b.1 > a.1 { b } else { a })
}

/// The boxes at every text width to try, even in height and not; of a large
/// chart only those that take the least room.
fn all_boxes(
    chart: &OrgChart,
    texts: &Texts,
    options: &Options,
    effort: Effort,
) -> Vec<(bool, Boxes)> {
    let mut all = Vec::new();
    for &text_em in options.text_em.iter().step_by(effort.width_step) {
        let boxes = Boxes::new(chart, texts, text_em, options);
        let evened = boxes.evened();
        let even = evened.is_none();
        all.extend(evened.filter(|_| effort.evened).map(|boxes| (true, boxes)));
        all.push((even, boxes));
    }
    all
}

/// The styles to try: only the freest where no calm one could be read.
fn styles(chart: &OrgChart, boxes: &Boxes, options: &Options) -> Vec<Style> {
    let levels = boxes.heights.len();
    let lowest = boxes.heights.iter().copied().fold(f64::INFINITY, f64::min);
    let posts = tally(chart.posts().len());
    let area = posts * boxes.width * lowest;
    let page = options
        .pages
        .iter()
        .map(|page| page.width * page.height)
        .fold(0.0, f64::max);
    if (page / area).sqrt() * options.font_pt < READABLE_PT {
        return vec![Style::free()];
    }
    Style::all(levels).collect()
}

/// The scale at which a chart of this size fits a page.
fn scale_on(options: &Options, page: usize, width: f64, height: f64) -> f64 {
    let most = options.max_font_pt / options.font_pt;
    let sound = |page: &&PageSize| page.width > 0.0 && page.height > 0.0;
    let Some(page) = options.pages.get(page).filter(sound) else {
        return if options.pages.iter().any(|page| sound(&page)) {
            0.0
        } else {
            1.0
        };
    };
    let fit = (page.width / width).min(page.height / height);
    // A hair less, so that no rounding can reach over the page's edge.
    (fit * (1.0 - 1e-9)).min(most).max(0.0)
}

/// Text of this size reads well: below it, little is worth smaller text.
const READABLE_PT: f64 = 9.0;
/// How much more a change of size counts below that.
const SMALL_TEXT: f64 = 4.0;
/// What part of the text size boxes of even height are worth.
const EVENNESS: f64 = 0.02;
/// What part of the text size one rough break less in every box is worth.
const ROUGHNESS: f64 = 0.25;

impl Candidate<'_> {
    /// How good it is: a hundredth more is worth one part in a hundred of the
    /// text size where text reads well.
    fn merit(&self, options: &Options) -> f64 {
        let font = self.scale * options.font_pt;
        let size = SMALL_TEXT * (font.min(READABLE_PT) / READABLE_PT).ln()
            + (font.max(READABLE_PT) / READABLE_PT).ln();
        let uneven = if self.even { 0.0 } else { EVENNESS };
        size - self.style.unrest() - uneven - ROUGHNESS * self.boxes.rough.min(2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::{Fault, faults};
    use super::super::samples::{self, PlainMeasure};
    use super::super::tree::ChartPost;
    use super::*;
    use proptest::prelude::*;

    /// Lays a chart out, and checks that nothing is wrong with it.
    fn sound(chart: &OrgChart, options: &Options) -> Drawing {
        let drawing = lay_out(chart, &PlainMeasure, options);
        let found = faults(chart, &drawing, options);
        assert_eq!(found, [], "{} posts", chart.posts().len());
        drawing
    }

    fn check_font(chart: &OrgChart, at_least: f64) {
        let drawing = sound(chart, &Options::default());
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
            let drawing = sound(&samples::star(posts), &Options::default());
            assert!((drawing.font_pt - 12.0).abs() < 1e-6);
        }
    }

    #[test]
    fn a_calm_chart_has_rows_above_and_columns_below() {
        let chart = samples::existing();
        let drawing = sound(&chart, &Options::default());
        let of = |post: usize| {
            drawing
                .boxes
                .iter()
                .find(|b| b.post == post)
                .expect("a box")
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
        let mark = |(i, post): (usize, ChartPost)| ChartPost {
            mark: (i == 4).then_some(1),
            ..post
        };
        let marked =
            OrgChart::new(posts.into_iter().enumerate().map(mark).collect()).expect("a tree");
        let options = Options {
            mark_borders: vec![90.0, 3.0],
            ..Options::default()
        };
        let drawing = sound(&marked, &options);
        let borders = drawing.boxes.iter().map(|b| b.border / drawing.scale);
        assert!(borders.fold(0.0, f64::max) < 3.1);
        let drawing = sound(&samples::founding(), &options);
        assert_eq!(drawing, sound(&samples::founding(), &Options::default()));
    }

    #[test]
    fn extreme_trees_hold() {
        sound(&samples::star(201), &Options::default());
        sound(&samples::random(100, 1, 0, 1), &Options::default());
        sound(&samples::random(120, 3, 0, 2), &Options::default());
        sound(&samples::random(150, 1, 1, 3), &Options::default());
        sound(&samples::random(120, 150, 9, 4), &Options::default());
        sound(&samples::office(400, 5), &Options::default());
        let none = OrgChart::new(Vec::new()).expect("no posts");
        assert!(sound(&none, &Options::default()).boxes.is_empty());
    }

    #[test]
    fn the_page_with_the_larger_text_is_taken() {
        let page = |width, height| PageSize { width, height };
        let pages = vec![page(770.0, 495.0), page(495.0, 770.0)];
        let options = Options {
            pages,
            ..Options::default()
        };
        assert!(sound(&samples::flat(), &options).landscape);
        let chain = sound(&samples::random(20, 1, 0, 1), &options);
        assert_eq!((chain.page, chain.landscape), (1, false));
    }

    #[test]
    fn senseless_options_lose_no_post() {
        let wrong = [f64::NAN, f64::INFINITY, -5.0, 0.0, 1e300];
        for x in wrong {
            let options = Options {
                pages: vec![PageSize {
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
                mark_borders: vec![x],
                ..Options::default()
            };
            let chart = samples::office(40, 1);
            let drawing = lay_out(&chart, &PlainMeasure, &options);
            assert_eq!(drawing.boxes.len(), 40, "{x}");
            assert!(
                drawing
                    .boxes
                    .iter()
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
            let drawing = lay_out(&chart, &PlainMeasure, &Options::default());
            prop_assert_eq!(faults(&chart, &drawing, &Options::default()), Vec::<Fault>::new());
            let order: Vec<usize> = drawing.boxes.iter().map(|b| b.post).collect();
            prop_assert_eq!(&order, chart.order());
        }
    }
}
