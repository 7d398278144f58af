//! Where the box of a post that is gone stands on a page that has none for it.

use content::sheet::{BoxData, PageData, SheetPaper};

/// The least distance from what else stands on the page, in points.
const AWAY: f64 = 6.0;
/// How far apart the places are that are tried, in points.
const STEP: f64 = 8.0;

/// The box of a post that is gone, as it stood to a box that stays, or as near to that
/// as it covers no other box and no line. Where there is no room the page grows.
pub(super) fn place(
    own: &BoxData,
    old: &PageData,
    new: &mut PageData,
    (ghosts, room): (&[BoxData], SheetPaper),
) -> BoxData {
    let scale = new.font_pt / old.font_pt;
    let size = [own.w * scale, own.h * scale];
    let stays = near(own, old, new);
    let wished = stays.iter().map(|(was, is)| {
        let at = |own: f64, was: f64, is: f64| is + (own - was) * scale;
        [at(own.x, was.x, is.x), at(own.y, was.y, is.y)]
    });
    let wished: Vec<[f64; 2]> = wished.collect();
    let free = |at: &[f64; 2]| is_free(*at, size, new, ghosts);
    let from = wished.first().copied().unwrap_or_default();
    let at = wished.iter().find(|at| free(at)).copied();
    let at = at.or_else(|| nearest(from, size, new, &free));
    let at = at.unwrap_or_else(|| grown(from, size, new, room));
    BoxData {
        x: at[0],
        y: at[1],
        w: size[0],
        h: size[1],
        text_y: at[1] + (own.text_y - own.y) * scale,
        link: None,
        mark: None,
        ..own.clone()
    }
}

/// The boxes of both pages that stay, nearest first; the superior before all others.
fn near<'a>(
    own: &BoxData,
    old: &'a PageData,
    new: &'a PageData,
) -> Vec<(&'a BoxData, &'a BoxData)> {
    let middle = |own: &BoxData| [own.x + own.w / 2.0, own.y + own.h / 2.0];
    let [x, y] = middle(own);
    let mut found = Vec::new();
    for was in &old.boxes {
        if let Some(is) = new.boxes.iter().find(|is| is.id == was.id) {
            let [a, b] = middle(was);
            let superior = own.above.as_ref() == Some(&was.id);
            let far = if superior {
                0.0
            } else {
                (x - a).abs() + (y - b).abs()
            };
            found.push((far, was, is));
        }
    }
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, was, is)| (was, is)).collect()
}

/// Whether a box of a size at a place is on the page and covers nothing.
fn is_free([x, y]: [f64; 2], [w, h]: [f64; 2], page: &PageData, ghosts: &[BoxData]) -> bool {
    let inside = x >= 0.0 && y >= 0.0 && x + w <= page.width && y + h <= page.height;
    let apart = |[left, top]: [f64; 2], [right, bottom]: [f64; 2]| {
        x + w + AWAY <= left || right + AWAY <= x || y + h + AWAY <= top || bottom + AWAY <= y
    };
    let mut boxes = page.boxes.iter().chain(ghosts);
    let mut lines = page.lines.iter();
    inside
        && boxes.all(|own| apart([own.x, own.y], [own.x + own.w, own.y + own.h]))
        && lines.all(|[[a, b], [c, d]]| apart([a.min(*c), b.min(*d)], [a.max(*c), b.max(*d)]))
}

/// The free place of the page that is nearest to one.
fn nearest(
    [x, y]: [f64; 2],
    [w, h]: [f64; 2],
    page: &PageData,
    free: &dyn Fn(&[f64; 2]) -> bool,
) -> Option<[f64; 2]> {
    let steps = |room: f64| {
        let mut at = 0.0;
        std::iter::from_fn(move || {
            let own = (at <= room).then_some(at);
            at += STEP;
            own
        })
    };
    let rows = steps(page.height - h);
    let places = rows.flat_map(|y| steps(page.width - w).map(move |x| [x, y]));
    let far = |at: &[f64; 2]| (at[0] - x).abs() + (at[1] - y).abs();
    let free = places.filter(free);
    free.min_by(|one, other| far(one).total_cmp(&far(other)))
}

/// A place beside or below all that stands on the page, which grows by it: where its
/// paper leaves more room.
fn grown([x, y]: [f64; 2], [w, h]: [f64; 2], page: &mut PageData, room: SheetPaper) -> [f64; 2] {
    let (across, down) = room.sides(page.landscape);
    let [wide, high] = [page.width + 2.0 * AWAY + w, page.height + 2.0 * AWAY + h];
    if wide / across <= high / down {
        let at = [
            page.width + 2.0 * AWAY,
            y.clamp(0.0, (page.height - h).max(0.0)),
        ];
        (page.width, page.height) = (wide, page.height.max(h));
        at
    } else {
        let at = [
            x.clamp(0.0, (page.width - w).max(0.0)),
            page.height + 2.0 * AWAY,
        ];
        (page.width, page.height) = (page.width.max(w), high);
        at
    }
}

#[cfg(test)]
mod tests {
    use super::super::boxed;
    use super::{BoxData, PageData, is_free, place};
    use content::sheet::{A4, Picture};

    fn page(boxes: Vec<BoxData>, (width, height): (f64, f64)) -> PageData {
        let picture = Picture {
            x: 0.0,
            y: 0.0,
            width,
            height,
            svg: String::new(),
        };
        PageData {
            alt: String::new(),
            landscape: false,
            head: 0.0,
            room: orgchart::Size { width, height },
            width,
            height,
            font_pt: 10.0,
            leading_pt: 12.0,
            double_gap: 1.0,
            boxes,
            lines: Vec::new(),
            picture,
            tags: Vec::new(),
        }
    }

    fn at(name: &str, above: Option<&str>, [x, y]: [f64; 2]) -> BoxData {
        BoxData {
            above: above.map(str::to_owned),
            x,
            y,
            w: 50.0,
            h: 20.0,
            text_y: y + 4.0,
            ..boxed(name)
        }
    }

    #[test]
    fn a_ghost_stands_where_it_stood_to_its_superior() {
        let gone = at("gone", Some("head"), [100.0, 60.0]);
        let old = page(
            vec![at("head", None, [50.0, 0.0]), gone.clone()],
            (200.0, 100.0),
        );
        let mut new = page(vec![at("head", None, [80.0, 10.0])], (200.0, 100.0));
        let ghost = place(&gone, &old, &mut new, (&[], A4));
        assert_eq!([ghost.x, ghost.y, ghost.text_y], [130.0, 70.0, 74.0]);
        assert_eq!((new.width, new.height), (200.0, 100.0));
    }

    #[test]
    fn a_ghost_covers_no_box_no_line_and_no_other_ghost() {
        let gone = at("gone", Some("head"), [0.0, 60.0]);
        let old = page(
            vec![at("head", None, [0.0, 0.0]), gone.clone()],
            (200.0, 100.0),
        );
        let boxes = vec![
            at("head", None, [0.0, 0.0]),
            at("other", None, [20.0, 70.0]),
        ];
        let mut new = page(boxes, (300.0, 100.0));
        new.lines.push([[100.0, 0.0], [100.0, 100.0]]);
        let mut ghosts = Vec::new();
        for _ in 0..12 {
            let ghost = place(&gone, &old, &mut new, (&ghosts, A4));
            let size = [ghost.w, ghost.h];
            assert!(
                is_free([ghost.x, ghost.y], size, &new, &ghosts),
                "{ghost:?}"
            );
            ghosts.push(ghost);
        }
        // More than there is room for: the page grows.
        assert!(new.height > 100.0 || new.width > 300.0);
    }
}
