//! Charts: boxes are told by the posts that they stand for.

mod ghost;
mod renamed;

use std::collections::BTreeMap;

use super::Merge;
use crate::document::{Block, Change, ChartMarks, ChartPage, Inline};
use content::sheet::BoxData;

pub(super) use renamed::named_as_now;

/// The boxes of all pages of a chart by what they are called.
pub(super) type Boxes = BTreeMap<String, BoxData>;

/// The boxes of an annex, each as it stands first.
pub(super) fn boxes(blocks: &[Block]) -> Boxes {
    let mut boxes = Boxes::new();
    for block in blocks {
        if let Block::Chart(chart) = block {
            for own in &chart.page.boxes {
                boxes.entry(own.id.clone()).or_insert_with(|| own.clone());
            }
        }
    }
    boxes
}

impl Merge<'_> {
    /// A page of a chart, with marks on what is new, different or elsewhere, and the
    /// boxes that are gone from the whole chart.
    pub(super) fn chart(&mut self, old: &ChartPage, new: &ChartPage) -> ChartPage {
        let mut marks = ChartMarks {
            note: self.plain(&old.note, &new.note),
            ..ChartMarks::default()
        };
        for (at, own) in new.page.boxes.iter().enumerate() {
            let on_page = old.page.boxes.iter().find(|was| was.id == own.id);
            let was = on_page.or_else(|| self.boxes[0].get(&own.id)).cloned();
            if let Some(change) = self.became(was.as_ref(), own) {
                marks.boxes.push((at, change));
                let told = self.told(was.as_ref(), Some(own));
                marks.told.push(match change {
                    Change::MovedHere(_) => vec![Inline::Changed(change, told)],
                    _ => told,
                });
            }
        }
        let mut page = new.page.clone();
        let gone = old.page.boxes.iter();
        let gone: Vec<&BoxData> = gone
            .filter(|own| !self.boxes[1].contains_key(&own.id))
            .collect();
        for own in gone {
            marks.told.push(self.told(Some(own), None));
            let ghost = ghost::place(own, &old.page, &mut page, (&marks.ghosts, new.room));
            marks.ghosts.push(ghost);
        }
        ChartPage {
            page,
            marks: Some(Box::new(marks)),
            ..new.clone()
        }
    }

    /// A page that a chart has beside those that it had.
    pub(super) fn further_page(&mut self, new: &ChartPage) -> ChartPage {
        let mut none = new.clone();
        none.page.boxes.clear();
        self.chart(&none, new)
    }

    /// Whether all boxes of an earlier page stand on one of this version.
    pub(super) fn all_stay(&self, old: &ChartPage) -> bool {
        let now = &self.boxes[1];
        !now.is_empty() && old.page.boxes.iter().all(|own| now.contains_key(&own.id))
    }

    /// What became of a box, where anything did.
    fn became(&mut self, was: Option<&BoxData>, own: &BoxData) -> Option<Change> {
        let Some(was) = was else {
            return Some(Change::Added);
        };
        if was.above != own.above {
            self.moves += 1;
            return Some(Change::MovedHere(self.moves));
        }
        let same = say_the_same(was, own) && was.mark == own.mark;
        (!same).then_some(Change::Added)
    }

    /// A box in words, on one line.
    fn told(&mut self, old: Option<&BoxData>, new: Option<&BoxData>) -> Vec<Inline> {
        let said = |own: Option<&BoxData>| own.map(|own| own.said.clone()).unwrap_or_default();
        self.plain(&said(old), &said(new))
    }
}

/// Whether two boxes say the same: where their lines end is of the page, not of the post.
fn say_the_same(one: &BoxData, other: &BoxData) -> bool {
    let words = |own: &BoxData| own.text.split_whitespace().collect::<String>();
    words(one) == words(other)
}

#[cfg(test)]
pub(super) fn boxed(text: &str) -> BoxData {
    BoxData {
        id: text.to_owned(),
        above: None,
        x: 0.0,
        y: 0.0,
        w: 10.0,
        h: 10.0,
        text: text.to_owned(),
        said: text.replace('\n', " "),
        text_y: 0.0,
        border: 1.0,
        link: None,
        mark: None,
    }
}

#[cfg(test)]
mod tests {
    use super::{boxed, say_the_same};

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
