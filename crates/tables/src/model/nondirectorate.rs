//! Non-directorate posts: rows of posts that are counted, not listed.

use std::borrow::Cow;

use super::{Change, Directorate, Establishment, Happening, Selection, Stands, Structure, Tenure};
use crate::source::RowRef;

/// How the posts of a row are provided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum StaffTenure {
    /// Without an end.
    #[default]
    Permanent,
    /// Supernumerary.
    Supernumerary,
    /// Outside the civil service.
    NonCivilService,
    /// For a stated time.
    TimeLimited,
}

impl StaffTenure {
    /// The words of the `tenure` column.
    pub const WORDS: [&'static str; 4] = [
        "permanent",
        "supernumerary",
        "non-civil-service",
        "time-limited",
    ];

    /// The tenure of a word of the column; an empty cell is permanent.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "" | "permanent" => Some(Self::Permanent),
            "supernumerary" => Some(Self::Supernumerary),
            "non-civil-service" => Some(Self::NonCivilService),
            "time-limited" => Some(Self::TimeLimited),
            _ => None,
        }
    }
}

impl From<Tenure> for StaffTenure {
    fn from(tenure: Tenure) -> Self {
        match tenure {
            Tenure::Permanent => Self::Permanent,
            Tenure::Supernumerary => Self::Supernumerary,
            Tenure::NonCivilService => Self::NonCivilService,
        }
    }
}

/// One row of nondirectorate.csv.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Its id.
    pub id: String,
    /// The office that they stand in.
    pub office: String,
    /// The structures that they are of.
    pub structure: Stands,
    /// Their rank's id; `None` where it is left open.
    pub rank: Option<String>,
    /// How many they are.
    pub count: u64,
    /// How they are provided.
    pub tenure: StaffTenure,
    /// The id of the post that they support.
    pub post: Option<String>,
    /// The office that they come from, which need be listed nowhere.
    pub from: Option<String>,
    /// The notional annual mid-point salary of all of them, in whole HK$.
    pub nams: Option<u64>,
    /// The yearly full cost of all of them, in whole HK$.
    pub full_cost: Option<u64>,
    /// Its row in nondirectorate.csv.
    pub row: RowRef,
}

impl StaffTenure {
    /// The word of a tenure.
    pub fn word(self) -> &'static str {
        self.of_posts().map_or("time-limited", Tenure::word)
    }

    /// The tenure of posts that it is; `None` for a stated time, which posts do not
    /// have as a tenure.
    pub(super) fn of_posts(self) -> Option<Tenure> {
        match self {
            Self::Permanent => Some(Tenure::Permanent),
            Self::Supernumerary => Some(Tenure::Supernumerary),
            Self::NonCivilService => Some(Tenure::NonCivilService),
            Self::TimeLimited => None,
        }
    }
}

impl Staff {
    /// The row as it stands in the office that its posts leave, where that is an office
    /// of the paper; there they count as lost.
    fn left_behind(&self) -> Option<Self> {
        Some(Self {
            office: self.from.clone()?,
            structure: Stands::Existing,
            post: None,
            from: None,
            ..self.clone()
        })
    }
}

impl Establishment {
    /// What happens to the posts of a row: those that come from elsewhere are
    /// transferred, unless their office carries on the one that they come from; others
    /// that stand in one structure alone are created or deleted.
    pub fn change_of(&self, row: &Staff) -> Change {
        match (row.structure, row.from.as_deref()) {
            (Stands::Existing, _) => Change::Deleted,
            (_, Some(from)) if !self.carries_on(&row.office, from) => Change::Transferred,
            (_, Some(from)) if self.is_same_part(&row.office, from) => Change::Kept,
            (_, Some(_)) => Change::Redeployed,
            (Stands::Proposed, None) => Change::Created,
            (Stands::Both, None) => Change::Kept,
        }
    }

    /// Whether the posts of a row are gained: they are new, or come from another Head
    /// of expenditure; where Heads are not known, from another line of offices.
    fn gains(&self, row: &Staff) -> bool {
        let from_another = |from: &String| match self.head_of_office(from) {
            None if self.head_of_office(&row.office).is_none() => {
                !self.carries_on(&row.office, from)
            }
            head => head != self.head_of_office(&row.office),
        };
        row.structure == Stands::Proposed && row.from.as_ref().is_none_or(from_another)
    }

    /// Whether a filter `change=` asks for a row.
    fn means_change_of(&self, row: &Staff, wanted: Happening) -> bool {
        match wanted {
            Happening::Change(change) => change == self.change_of(row),
            Happening::Gained => self.gains(row),
            Happening::Lost => row.structure == Stands::Existing,
        }
    }
}

impl Selection {
    /// The rows of non-directorate posts that answer, in table order. There are none
    /// unless the description says that others than directorate posts are meant. A
    /// superior is here the post that they support. Posts that leave an office of the
    /// paper are among those that are lost, as a row of that office.
    pub fn staff<'a>(&self, all: &'a Establishment) -> Vec<Cow<'a, Staff>> {
        if !self.means_staff() {
            return Vec::new();
        }
        let rows = all.staff().iter();
        let rows = rows.filter(|row| self.describes_staff(row, all));
        let mut found: Vec<Cow<'a, Staff>> = rows.map(Cow::Borrowed).collect();
        if self.change.contains(&Happening::Lost) {
            let left = self.left(all).into_iter();
            found.extend(left.map(Cow::Owned));
        }
        found
    }

    /// The rows that answer and are gained.
    pub fn staff_gained<'a>(&self, all: &'a Establishment) -> Vec<Cow<'a, Staff>> {
        let mut rows = self.in_structure(Structure::Proposed).staff(all);
        rows.retain(|row| all.gains(row));
        rows
    }

    /// The rows that answer and are lost, with those that leave an office of the paper.
    pub fn staff_lost<'a>(&self, all: &'a Establishment) -> Vec<Cow<'a, Staff>> {
        let wanted = self.in_structure(Structure::Existing);
        let mut rows = wanted.staff(all);
        rows.retain(|row| row.structure == Stands::Existing);
        if self.means_staff() && self.change.is_empty() {
            rows.extend(wanted.left(all).into_iter().map(Cow::Owned));
        }
        rows
    }

    fn in_structure(&self, structure: Structure) -> Self {
        Self {
            structure: Some(structure),
            ..self.clone()
        }
    }

    fn means_staff(&self) -> bool {
        matches!(self.directorate, Some(Directorate::No | Directorate::All))
    }

    /// The posts that leave an office of the paper and answer there.
    fn left(&self, all: &Establishment) -> Vec<Staff> {
        let wanted = Self {
            change: vec![Happening::Lost],
            structure: None,
            ..self.clone()
        };
        let existing = self.structure != Some(Structure::Proposed);
        let rows = all.staff().iter().filter(|row| existing && all.gains(row));
        let left = rows.filter_map(Staff::left_behind);
        left.filter(|row| all.office(&row.office).is_some() && wanted.describes_staff(row, all))
            .collect()
    }

    /// How many posts answer, non-directorate posts that are not listed included.
    pub fn count(&self, all: &Establishment) -> u64 {
        let listed = u64::try_from(self.posts(all).len()).unwrap_or(u64::MAX);
        listed.saturating_add(number_of(&self.staff(all)))
    }

    fn describes_staff(&self, row: &Staff, all: &Establishment) -> bool {
        let one_of = |wanted: &[String], found: Option<&String>| {
            wanted.is_empty() || found.is_some_and(|found| wanted.contains(found))
        };
        let within = |wanted: &[String], office: Option<&String>| {
            let is_within = |office: &String| wanted.iter().any(|it| all.is_within(office, it));
            wanted.is_empty() || office.is_some_and(is_within)
        };
        let mut structures = row.structure.each();
        let rank = row.rank.as_ref().and_then(|id| all.rank(id));
        let point = rank.and_then(|rank| rank.pay_point.as_ref());
        let head = all.head_of_office(&row.office).map(str::to_owned);
        structures.any(|structure| self.looks_in(&row.office, structure, all))
            && within(&self.office, Some(&row.office))
            && within(&self.from, row.from.as_ref())
            && one_of(&self.head, head.as_ref())
            && one_of(&self.rank, row.rank.as_ref())
            && one_of(&self.superior, row.post.as_ref())
            && (self.point.is_empty() || point.is_some_and(|point| self.point.contains(point)))
            && (self.tenure.is_empty() || self.tenure.contains(&row.tenure))
            && (self.change.is_empty()
                || self.change.iter().any(|it| all.means_change_of(row, *it)))
            && !self.except.contains(&row.id)
    }
}

/// How many posts rows have together.
pub(super) fn number_of(rows: &[Cow<'_, Staff>]) -> u64 {
    let counts = rows.iter().map(|row| row.count);
    counts.fold(0, u64::saturating_add)
}
