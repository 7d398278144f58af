//! Which rows of non-directorate posts answer to a description, before and after.

use std::borrow::Cow;

use super::{Directorate, Establishment, Happening, Selection, Staff, Stands, Structure};

impl Staff {
    /// Whether its posts are there after the proposal.
    fn is_after(&self) -> bool {
        self.structure != Stands::Existing
    }

    /// The row as it stands in the office that its posts leave.
    fn left_behind(&self) -> Option<Self> {
        Some(Self {
            office: self.from.clone()?,
            structure: Stands::Existing,
            post: None,
            from: None,
            ..self.clone()
        })
    }

    /// The row as it stands in a structure; `None` where its posts are not there. Those
    /// that come from an office of the paper are there before.
    fn in_structure(&self, structure: Structure, all: &Establishment) -> Option<Cow<'_, Self>> {
        match structure {
            Structure::Proposed => self.is_after().then_some(Cow::Borrowed(self)),
            Structure::Existing if self.is_after() && self.from.is_some() => {
                let left = self.left_behind()?;
                let before = all.office(&left.office)?.structure;
                before.includes(structure).then_some(Cow::Owned(left))
            }
            Structure::Existing => {
                (self.structure.includes(structure)).then_some(Cow::Borrowed(self))
            }
        }
    }
}

impl Establishment {
    /// Whether the posts of a row are gained: they are new, or come from another Head
    /// of expenditure; where Heads are not known, from another line of offices.
    fn gains(&self, row: &Staff) -> bool {
        let from_another = |from: &String| match self.head_of_office(from) {
            None if self.head_of_office(&row.office).is_none() => {
                !self.carries_on(&row.office, from)
            }
            head => head != self.head_of_office(&row.office),
        };
        match &row.from {
            Some(from) => row.is_after() && from_another(from),
            None => row.structure == Stands::Proposed,
        }
    }

    /// Whether the posts of a row are lost where they stand before: they go, or are
    /// gained elsewhere.
    fn loses(&self, row: &Staff) -> bool {
        !row.is_after() || (row.from.is_some() && self.gains(row))
    }

    /// Whether a filter `change=` asks for a row as it stands in a structure.
    fn means_change_of(&self, row: &Staff, structure: Structure, wanted: Happening) -> bool {
        match wanted {
            Happening::Change(change) => change == self.change_of(row),
            Happening::Gained => structure == Structure::Proposed && self.gains(row),
            Happening::Lost => structure == Structure::Existing && self.loses(row),
        }
    }
}

impl Selection {
    /// The rows of non-directorate posts that answer, in table order, each once: as
    /// proposed where it answers before and after. There are none unless the description
    /// says that others than directorate posts are meant. A superior is here the post
    /// that they support. Posts that leave an office of the paper are there before as a
    /// row of that office.
    pub fn staff<'a>(&self, all: &'a Establishment) -> Vec<Cow<'a, Staff>> {
        let answering = |row: &'a Staff, structure| {
            self.staff_in(row, structure, all)
                .filter(|there| self.looks_in(&there.office, structure, all))
        };
        let rows = all.staff().iter();
        rows.filter_map(|row| {
            answering(row, Structure::Proposed).or_else(|| answering(row, Structure::Existing))
        })
        .collect()
    }

    /// The rows that answer and are gained.
    pub fn staff_gained<'a>(&self, all: &'a Establishment) -> Vec<Cow<'a, Staff>> {
        let rows = all.staff().iter().filter(|row| all.gains(row));
        rows.filter_map(|row| self.staff_in(row, Structure::Proposed, all))
            .collect()
    }

    /// The rows that answer and are lost, with those that leave an office of the paper.
    pub fn staff_lost<'a>(&self, all: &'a Establishment) -> Vec<Cow<'a, Staff>> {
        let rows = all.staff().iter().filter(|row| all.loses(row));
        rows.filter_map(|row| self.staff_in(row, Structure::Existing, all))
            .collect()
    }

    /// A row as it stands in a structure, where others than directorate posts are meant
    /// and it is described there.
    fn staff_in<'a>(
        &self,
        row: &'a Staff,
        structure: Structure,
        all: &'a Establishment,
    ) -> Option<Cow<'a, Staff>> {
        let meant = matches!(self.directorate, Some(Directorate::No | Directorate::All));
        let there = row.in_structure(structure, all).filter(|_| meant)?;
        let before = row.in_structure(Structure::Existing, all);
        let office = before.map(|before| before.office.clone());
        let from = [row.from.clone(), office];
        let is_from = |wanted: &String| {
            let mut from = from.iter().flatten();
            from.any(|from| all.is_within(from, wanted))
        };
        let means_change = |wanted: &Happening| all.means_change_of(row, structure, *wanted);
        let answers = self.describes_staff(&there, all)
            && (self.from.is_empty() || self.from.iter().any(is_from))
            && (self.change.is_empty() || self.change.iter().any(means_change))
            && !self.except.contains(&row.id);
        answers.then_some(there)
    }

    /// How many posts answer, non-directorate posts that are not listed included.
    pub fn count(&self, all: &Establishment) -> u64 {
        let listed = u64::try_from(self.posts(all).len()).unwrap_or(u64::MAX);
        listed.saturating_add(number_of(&self.staff(all)))
    }

    /// Whether what is said of posts holds for a row where it stands.
    fn describes_staff(&self, there: &Staff, all: &Establishment) -> bool {
        let one_of = |wanted: &[String], found: Option<&str>| {
            wanted.is_empty() || wanted.iter().any(|id| Some(id.as_str()) == found)
        };
        let rank = there.rank.as_ref().and_then(|id| all.rank(id));
        let point = rank.and_then(|rank| rank.pay_point.as_ref());
        let is_within = |office: &String| all.is_within(&there.office, office);
        (self.office.is_empty() || self.office.iter().any(is_within))
            && one_of(&self.head, all.head_of_office(&there.office))
            && one_of(&self.rank, there.rank.as_deref())
            && one_of(&self.superior, there.post.as_deref())
            && (self.point.is_empty() || point.is_some_and(|point| self.point.contains(point)))
            && (self.tenure.is_empty() || self.tenure.contains(&there.tenure))
    }
}

/// How many posts rows have together.
pub(super) fn number_of(rows: &[Cow<'_, Staff>]) -> u64 {
    let counts = rows.iter().map(|row| row.count);
    counts.fold(0, u64::saturating_add)
}
