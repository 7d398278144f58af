//! Charts: boxes are told by the posts that they stand for.

use std::collections::BTreeMap;

use super::Merge;
use crate::document::{Change, ChartMarks, ChartPage, Inline};
use content::sheet::BoxData;

impl Merge<'_> {
    /// A page of a chart, with marks on what is new or different and the boxes that
    /// are gone.
    pub(super) fn chart(&mut self, old: &ChartPage, new: &ChartPage) -> ChartPage {
        let known: BTreeMap<&str, &BoxData> = old
            .page
            .boxes
            .iter()
            .map(|own| (own.id.as_str(), own))
            .collect();
        let mut marks = ChartMarks {
            note: self.plain(&old.note, &new.note),
            ..ChartMarks::default()
        };
        for (at, own) in new.page.boxes.iter().enumerate() {
            match known.get(own.id.as_str()) {
                None => {
                    marks.boxes.push((at, Change::Added));
                    marks.told.push(self.told(None, Some(own)));
                }
                Some(was) if !say_the_same(was, own) || was.mark != own.mark => {
                    marks.boxes.push((at, Change::Added));
                    marks.told.push(self.told(Some(was), Some(own)));
                }
                Some(_) => {}
            }
        }
        let stays: BTreeMap<&str, &BoxData> = new
            .page
            .boxes
            .iter()
            .map(|own| (own.id.as_str(), own))
            .collect();
        for own in old
            .page
            .boxes
            .iter()
            .filter(|own| !stays.contains_key(own.id.as_str()))
        {
            marks.told.push(self.told(Some(own), None));
            marks
                .ghosts
                .extend(ghost(own, &marks.ghosts, old, new, &stays));
        }
        ChartPage {
            marks: Some(Box::new(marks)),
            ..new.clone()
        }
    }

    /// A box in words, on one line.
    fn told(&mut self, old: Option<&BoxData>, new: Option<&BoxData>) -> Vec<Inline> {
        let text = |own: Option<&BoxData>| own.map(|own| own.text.replace('\n', " "));
        let (old, new) = (text(old), text(new));
        self.plain(&old.unwrap_or_default(), &new.unwrap_or_default())
    }
}

/// Whether two boxes say the same: where their lines end is of the page, not of the post.
fn say_the_same(one: &BoxData, other: &BoxData) -> bool {
    let words = |own: &BoxData| own.text.split_whitespace().collect::<String>();
    words(one) == words(other)
}

/// A box that is gone, as far from a box that stays as it stood from it: where it
/// covers no other.
fn ghost(
    own: &BoxData,
    others: &[BoxData],
    old: &ChartPage,
    new: &ChartPage,
    stays: &BTreeMap<&str, &BoxData>,
) -> Option<BoxData> {
    let scale = new.page.font_pt / old.page.font_pt;
    let middle = |own: &BoxData| (own.x + own.w / 2.0, own.y + own.h / 2.0);
    let mut near: Vec<(f64, &BoxData, &BoxData)> = Vec::new();
    for was in &old.page.boxes {
        if let Some(is) = stays.get(was.id.as_str()) {
            let ((x, y), (a, b)) = (middle(own), middle(was));
            near.push(((x - a).abs() + (y - b).abs(), was, is));
        }
    }
    near.sort_by(|one, other| one.0.total_cmp(&other.0));
    near.into_iter().find_map(|(_, was, is)| {
        let place = |own: f64, was: f64, is: f64| is + (own - was) * scale;
        let ghost = BoxData {
            x: place(own.x, was.x, is.x),
            y: place(own.y, was.y, is.y),
            w: own.w * scale,
            h: own.h * scale,
            text_y: place(own.text_y, was.y, is.y),
            link: None,
            ..own.clone()
        };
        let page = &new.page;
        let inside = ghost.x >= 0.0
            && ghost.y >= 0.0
            && ghost.x + ghost.w <= page.width
            && ghost.y + ghost.h <= page.height;
        let free = page
            .boxes
            .iter()
            .chain(others)
            .all(|other| !covers(&ghost, other));
        (inside && free).then_some(ghost)
    })
}

fn covers(one: &BoxData, other: &BoxData) -> bool {
    let apart = one.x + one.w <= other.x
        || other.x + other.w <= one.x
        || one.y + one.h <= other.y
        || other.y + other.h <= one.y;
    !apart
}

#[cfg(test)]
mod tests {
    use super::{BoxData, say_the_same};

    fn boxed(text: &str) -> BoxData {
        BoxData {
            id: String::new(),
            x: 0.0,
            y: 0.0,
            w: 10.0,
            h: 10.0,
            text: text.to_owned(),
            text_y: 0.0,
            border: 1.0,
            link: None,
            mark: None,
        }
    }

    #[test]
    fn lines_that_end_elsewhere_are_no_change() {
        let same = |one: &str, other: &str| say_the_same(&boxed(one), &boxed(other));
        assert!(same(
            "Chief Lights\nOfficer (D1)",
            "Chief\nLights Officer\n(D1)"
        ));
        assert!(same("航道測量\n主任", "航道測\n量主任"));
        assert!(!same(
            "Chief Lights\nOfficer (D1)",
            "Chief Lights\nOfficer (D2)"
        ));
    }
}
