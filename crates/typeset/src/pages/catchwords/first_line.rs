//! The first line of a page below its head; of a table the first line of its first head.

use typst::layout::{Frame, FrameItem, Point};
use typst::visualize::Geometry;

use super::first_words::parts;

/// The first line below the head of a page.
pub(super) struct FirstLine {
    /// Its words, those apart that do not touch.
    pub(super) runs: Vec<String>,
    /// Its baseline, in points from the top.
    pub(super) y: f64,
}

/// A piece of text on a page, in points.
struct Run {
    x: f64,
    y: f64,
    end: f64,
    size: f64,
    text: String,
}

/// How far the baselines of what stands on one line may be apart, in points: the
/// mark of a footnote stands higher.
const SAME_LINE: f64 = 8.0;

/// The first line below a place, and not left of it, where the marks in the margin
/// stand.
pub(super) fn first_line(page: &Frame, head: Point) -> Option<FirstLine> {
    let (mut runs, mut rules) = (Vec::new(), Vec::new());
    gather(page, Point::zero(), (&mut runs, &mut rules));
    runs.retain(|run| {
        let below = run.y > head.y.to_pt() + 1.0;
        below && run.x > head.x.to_pt() - 1.0 && !run.text.chars().all(parts)
    });
    let highest = |runs: &[Run]| runs.iter().map(|run| run.y).min_by(f64::total_cmp);
    let top = highest(&runs)?;
    first_column(&mut runs, (top, head.y.to_pt()), &rules);
    let top = highest(&runs)?;
    runs.retain(|run| run.y < top + SAME_LINE);
    runs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let y = runs.iter().map(|run| run.y).fold(top, f64::max);
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if run.x - last.end < last.size / 10.0 && run.y == last.y => {
                last.text.push_str(&run.text);
                last.end = run.end;
            }
            _ => joined.push(run),
        }
    }
    let runs = joined.into_iter().map(|run| run.text).collect();
    Some(FirstLine { runs, y })
}

/// A line that rules a table.
struct Rule {
    x: f64,
    y: f64,
}

/// How far below its upper rule the first baseline of a table may be, in points.
const BELOW_RULE: f64 = 24.0;

/// Where a page begins with a table, leaves what stands in the first of its heads: they
/// stand on the rule below them, so that the longest begins highest.
fn first_column(runs: &mut Vec<Run>, (top, head): (f64, f64), rules: &[Rule]) {
    let above = |rule: &&Rule| head < rule.y && rule.y < top && top - rule.y < BELOW_RULE;
    let Some(upper) = rules.iter().find(above) else {
        return;
    };
    let below = |rule: &&Rule| rule.y > top && (rule.x - upper.x).abs() < 1.0;
    let lower = rules.iter().filter(below).map(|rule| rule.y);
    let Some(lower) = lower.min_by(f64::total_cmp) else {
        return;
    };
    runs.retain(|run| run.y < lower);
    runs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut end = runs.first().map_or(0.0, |run| run.end);
    let beside = |run: &Run| {
        let is_own = run.x < end + run.size / 4.0;
        if is_own {
            end = end.max(run.end);
        }
        !is_own
    };
    if let Some(at) = runs.iter().position(beside) {
        runs.truncate(at);
    }
}

fn gather(frame: &Frame, at: Point, (runs, rules): (&mut Vec<Run>, &mut Vec<Rule>)) {
    for (offset, item) in frame.items() {
        let point = at + *offset;
        match item {
            FrameItem::Group(group) => gather(&group.frame, point, (runs, rules)),
            FrameItem::Text(text) => runs.push(Run {
                x: point.x.to_pt(),
                y: point.y.to_pt(),
                end: (point.x + text.width()).to_pt(),
                size: text.size.to_pt(),
                text: text.text.to_string(),
            }),
            FrameItem::Shape(shape, _) => {
                if matches!(shape.geometry, Geometry::Line(to) if to.y.to_pt().abs() < 0.1) {
                    rules.push(Rule {
                        x: point.x.to_pt(),
                        y: point.y.to_pt(),
                    });
                }
            }
            _ => {}
        }
    }
}
