//! Posts and rows of non-directorate posts gathered for a table of costs.

use std::borrow::Cow;

use crate::said::{Cost, Said, Unsaid};
use tables::model::{Post, Staff, StaffTenure, Tenure};

/// The groups of a table of costs, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Permanent,
    Supernumerary,
    NonCivilService,
    TimeLimited,
}

impl Group {
    pub(super) const ALL: [Self; 4] = [
        Self::Permanent,
        Self::Supernumerary,
        Self::NonCivilService,
        Self::TimeLimited,
    ];

    fn of_post(post: &Post) -> Self {
        match post.tenure {
            Tenure::Permanent => Self::Permanent,
            Tenure::Supernumerary => Self::Supernumerary,
            Tenure::NonCivilService => Self::NonCivilService,
        }
    }

    fn of_staff(row: &Staff) -> Self {
        match row.tenure {
            StaffTenure::Permanent => Self::Permanent,
            StaffTenure::Supernumerary => Self::Supernumerary,
            StaffTenure::NonCivilService => Self::NonCivilService,
            StaffTenure::TimeLimited => Self::TimeLimited,
        }
    }

    /// What stands above its rows.
    pub(super) fn name<'a>(self, said: &Said<'a>) -> &'a str {
        let words = &said.words.tables.groups;
        match self {
            Self::Permanent => &words.permanent,
            Self::Supernumerary => &words.supernumerary,
            Self::NonCivilService => &words.non_civil_service,
            Self::TimeLimited => &words.time_limited,
        }
    }
}

/// What a row of the table is of.
#[derive(Debug, Clone, Default)]
pub(super) struct Line<'a> {
    pub(super) posts: Vec<&'a Post>,
    pub(super) staff: Vec<Cow<'a, Staff>>,
}

impl<'a> Line<'a> {
    /// How many posts it is of.
    pub(super) fn count(&self) -> i64 {
        let posts = i64::try_from(self.posts.len()).unwrap_or(i64::MAX);
        let staff = self
            .staff
            .iter()
            .fold(0u64, |sum, row| sum.saturating_add(row.count));
        posts.saturating_add(i64::try_from(staff).unwrap_or(i64::MAX))
    }

    /// What its posts cost together.
    pub(super) fn cost(&self, said: &Said<'_>, cost: Cost) -> Result<i64, Unsaid> {
        said.together(cost, &self.posts, &self.staff)
    }

    /// Its posts of a group.
    pub(super) fn of(&self, group: Group) -> Self {
        let posts = self.posts.iter().copied();
        let staff = self.staff.iter();
        Self {
            posts: posts.filter(|post| Group::of_post(post) == group).collect(),
            staff: staff
                .filter(|row| Group::of_staff(row) == group)
                .cloned()
                .collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.posts.is_empty() && self.staff.is_empty()
    }

    /// A line for each of its posts, and for each row of non-directorate posts.
    pub(super) fn each(&self) -> Vec<Self> {
        let posts = self.posts.iter().map(|post| Self {
            posts: vec![*post],
            staff: Vec::new(),
        });
        let staff = self.staff.iter().map(|row| Self {
            posts: Vec::new(),
            staff: vec![row.clone()],
        });
        posts.chain(staff).collect()
    }

    /// A line for each rank, the highest first; rows of non-directorate posts stand
    /// below by their ranks.
    pub(super) fn by_rank(&self, said: &Said<'a>) -> Vec<Self> {
        let establishment = &said.project.establishment;
        let ranks = tables::model::by_rank(&self.posts, establishment);
        let mut lines: Vec<Self> = Vec::new();
        for (rank, _) in ranks {
            let posts = self.posts.iter().copied();
            lines.push(Self {
                posts: posts.filter(|post| post.rank == rank).collect(),
                staff: Vec::new(),
            });
        }
        for row in &self.staff {
            let same = |line: &&mut Self| line.staff.first().is_some_and(|it| it.rank == row.rank);
            match lines.iter_mut().find(same) {
                Some(line) => line.staff.push(row.clone()),
                None => lines.push(Self {
                    posts: Vec::new(),
                    staff: vec![row.clone()],
                }),
            }
        }
        lines
    }

    /// The rank of its posts, with its point.
    pub(super) fn rank(&self, said: &Said<'_>) -> String {
        let post = self.posts.first().map(|post| Some(post.rank.as_str()));
        let staff = || self.staff.first().map(|row| row.rank.as_deref());
        let id = post.or_else(staff).flatten();
        match id.and_then(|id| said.project.establishment.rank(id)) {
            Some(rank) => said.ranked(&said.words.tables.rank, rank, &[]),
            None => said.words.tables.open_rank.clone(),
        }
    }
}
