//! What must hold of boxes.

use super::{Fault, HAIR};
use crate::drawing::{Drawing, PlacedBox};
use crate::options::Options;

/// Drawings fit their pages, and boxes their drawings.
pub(super) fn sizes(drawing: &Drawing, options: &Options, faults: &mut Vec<Fault>) {
    let page = options.pages.get(drawing.page);
    if page.is_some_and(|page| drawing.width > page.width || drawing.height > page.height) {
        faults.push(Fault::LargerThanPage);
    }
    for b in &drawing.boxes {
        let inside = b.x >= 0.0 && b.y >= 0.0 && b.x + b.w <= drawing.width + 1e-9;
        if !inside || b.y + b.h > drawing.height + 1e-9 {
            faults.push(Fault::Outside(b.post));
        }
    }
}

/// Boxes keep their distances.
pub(super) fn near(drawing: &Drawing, options: &Options, faults: &mut Vec<Fault>) {
    let gap = options.sibling_gap.min(0.45 * options.level_gap) * drawing.scale - HAIR;
    let mut boxes: Vec<&PlacedBox> = drawing.boxes.iter().collect();
    boxes.sort_by(|a, b| a.x.total_cmp(&b.x));
    for (i, a) in boxes.iter().enumerate() {
        for b in boxes[i + 1..].iter().take_while(|b| b.x < a.x + a.w + gap) {
            if a.y < b.y + b.h + gap && b.y < a.y + a.h + gap {
                faults.push(Fault::TooNear(a.post, b.post));
            }
        }
    }
}
