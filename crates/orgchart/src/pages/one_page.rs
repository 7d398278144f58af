//! The whole chart on one page, with the largest text.

use super::candidate::{Candidate, READABLE_PT, largest};
use super::place::Placement;
use super::wider;
use crate::drawing::Drawing;
use crate::family::{Effort, Solution, Style};
use crate::geometry::as_f64;
use crate::options::Options;
use crate::text::{Boxes, Heights, Texts};
use crate::tree::OrgChart;

/// Lays a chart out on the page where its text comes out largest, preferring
/// calm arrangements and unbroken words where that costs little. Boxes are made
/// wider, for fewer lines, as far as there is room.
pub(crate) fn one_page(chart: &OrgChart, texts: &Texts, options: &Options) -> Drawing {
    let effort = Effort::for_posts(chart.posts().len());
    let boxes = all_boxes(chart, texts, options, effort);
    let candidates = candidates(chart, &boxes, options, effort);
    let merit = |candidate: &Candidate<'_>| candidate.merit(options);
    // Of equals the first: the earlier page, the calmer style.
    let best = candidates
        .iter()
        .reduce(|a, b| if merit(b) > merit(a) { b } else { a });
    let Some(best) = best else {
        return Drawing::empty();
    };
    let wide = wider::wider(chart, texts, options, best);
    let wide = wide.as_ref().map(|(boxes, pick, scale)| Candidate {
        boxes,
        pick: *pick,
        scale: *scale,
        ..*best
    });
    let best = wide.as_ref().unwrap_or(best);
    let solution = Solution::new(chart, best.boxes, options, best.style, effort, None);
    let placement = Placement {
        chart,
        texts,
        boxes: best.boxes,
        options,
        page: best.page,
        scale: best.scale,
    };
    placement.draw(&solution, best.pick)
}

/// Every way worth comparing: for all boxes and pages, the calmest styles first.
fn candidates<'a>(
    chart: &OrgChart,
    boxes: &'a [(bool, Boxes)],
    options: &Options,
    effort: Effort,
) -> Vec<Candidate<'a>> {
    let mut candidates = Vec::new();
    for (even, boxes) in boxes {
        for style in styles(chart, boxes, options) {
            let solution = Solution::new(chart, boxes, options, style, effort, None);
            for page in 0..options.pages.len().max(1) {
                let best = largest(&solution, options, page);
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
    candidates
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
    for &text_em in texts.to_try().iter().step_by(effort.width_step) {
        let heights = if effort.evened {
            Heights::Levels
        } else {
            Heights::Families
        };
        let boxes = Boxes::new(chart, texts, text_em, options, heights);
        let evened = boxes.all_even();
        let even = evened.is_none();
        all.extend(evened.filter(|_| effort.evened).map(|boxes| (true, boxes)));
        all.push((even, boxes));
    }
    all
}

/// The styles to try: only the freest where no calm one could be read.
fn styles(chart: &OrgChart, boxes: &Boxes, options: &Options) -> Vec<Style> {
    if largest_thinkable(boxes, options) < READABLE_PT {
        return vec![Style::free()];
    }
    Style::all(chart.levels(), chart.is_chain()).collect()
}

/// The text size at which bare boxes, packed without gaps, would fill the
/// largest page.
pub(crate) fn largest_thinkable(boxes: &Boxes, options: &Options) -> f64 {
    let lowest = boxes.lines.iter().min();
    let posts = as_f64(boxes.lines.len());
    let area = posts * boxes.width * lowest.map_or(0.0, |&lines| boxes.height_of(lines));
    let pages = options.pages.iter().map(|page| page.width * page.height);
    (pages.fold(0.0, f64::max) / area).sqrt() * options.font_pt
}
