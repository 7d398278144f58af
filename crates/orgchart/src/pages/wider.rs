//! Wider boxes where a chart leaves its page empty.

use super::candidate::{Candidate, largest};
use crate::family::{Effort, Solution};
use crate::options::Options;
use crate::text::{Boxes, Texts};
use crate::tree::OrgChart;

/// The widest text of a box that was made wider, in em, ...
const WIDEST_EM: f64 = 20.0;
/// ... and the step from one width to the next.
const STEP_EM: f64 = 1.0;
/// What rounding may cost.
const HAIR: f64 = 1e-6;

/// The boxes whose text stands best without being smaller, in the same style and
/// on the same page, with the shape that then is the largest and its scale: they
/// break fewest words apart, then have the fewest lines. None where no wider box
/// is better.
pub(super) fn wider(
    chart: &OrgChart,
    texts: &Texts,
    options: &Options,
    best: &Candidate<'_>,
) -> Option<(Boxes, usize, f64)> {
    let effort = Effort::for_posts(chart.posts().len());
    let mut words = Words::at(chart, texts, best.boxes.text_em);
    let mut least = best.scale * (1.0 - HAIR);
    let mut found = None;
    let mut text_em = best.boxes.text_em + STEP_EM;
    while text_em <= WIDEST_EM && words.lines > texts.parts() {
        let own = Words::at(chart, texts, text_em);
        if own.better_than(&words) {
            let boxes = like(best, chart, texts, text_em, options);
            let solution = Solution::new(chart, &boxes, options, best.style, effort, None);
            match largest(&solution, options, best.page) {
                Some((pick, scale)) if scale >= least => {
                    least = scale * (1.0 - HAIR);
                    found = Some((boxes, pick, scale));
                }
                _ => break,
            }
            words = own;
        }
        text_em += STEP_EM;
    }
    found
}

/// Boxes of another width, even in height where the best are.
fn like(
    best: &Candidate<'_>,
    chart: &OrgChart,
    texts: &Texts,
    text_em: f64,
    options: &Options,
) -> Boxes {
    let boxes = Boxes::new(chart, texts, text_em, options, best.boxes.heights);
    let even = boxes.all_even().filter(|_| best.even);
    even.unwrap_or(boxes)
}

/// How the words of all boxes break.
struct Words {
    lines: usize,
    rough: f64,
}

impl Words {
    fn at(chart: &OrgChart, texts: &Texts, text_em: f64) -> Self {
        let sizes = (0..chart.posts().len()).map(|post| texts.size(post, text_em));
        sizes.fold(
            Self {
                lines: 0,
                rough: 0.0,
            },
            |words, (lines, rough)| Self {
                lines: words.lines + lines,
                rough: words.rough + rough,
            },
        )
    }

    fn better_than(&self, other: &Self) -> bool {
        let rougher = self.rough - other.rough;
        rougher < -HAIR || (rougher < HAIR && self.lines < other.lines)
    }
}
