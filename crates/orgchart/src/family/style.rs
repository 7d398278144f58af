//! Which arrangements a chart may use, from the calmest to a free mix.

/// What a run of the layout may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    calm: Calm,
    /// How many levels of parents stand in rows before columns begin.
    rows_to: usize,
}

/// How even a chart's arrangement is, the calmest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Calm {
    /// Rows; families of leaves hang in one column from the third level down.
    Even,
    /// Rows down to a level and columns under it; families of leaves hang.
    Levels,
    /// Each family takes a row or a column.
    Families,
    /// Also neighbouring leaves among others are put into columns.
    Folded,
    /// Also rows wrap, and columns hold posts that stand over rows.
    Free,
}

/// What one family of children may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Allowed {
    /// One row.
    pub(crate) row: bool,
    /// A single child as near under its superior as the boxes of a column.
    pub(crate) drop: bool,
    /// One column with a rail at its left.
    pub(crate) rail: bool,
    /// In that column also children that stand over rows of their own.
    pub(crate) loose_rail: bool,
    /// Two columns of leaves with a rail between them.
    pub(crate) pairs: bool,
    /// Several columns of leaves under one bus.
    pub(crate) columns: bool,
    /// Runs of leaves among other children put into columns.
    pub(crate) fold: bool,
    /// Several rows.
    pub(crate) wrap: bool,
}

impl Style {
    /// All there are for a chart of so many levels, the calmest first; in a chart
    /// that is one chain a level is like the others.
    pub(crate) fn all(levels: usize, chain: bool) -> impl Iterator<Item = Self> {
        let levels = if chain { 1 } else { levels.clamp(2, 5) };
        let at = |calm| Self {
            calm,
            rows_to: usize::MAX,
        };
        let levels = (1..levels).map(|rows_to| Self {
            calm: Calm::Levels,
            rows_to,
        });
        std::iter::once(at(Calm::Even)).chain(levels).chain([
            at(Calm::Families),
            at(Calm::Folded),
            at(Calm::Free),
        ])
    }

    /// The style that finds the largest text.
    pub(crate) const fn free() -> Self {
        Self {
            calm: Calm::Free,
            rows_to: usize::MAX,
        }
    }

    /// What part of the text size its unrest is worth.
    pub(crate) const fn unrest(self) -> f64 {
        match self.calm {
            Calm::Even => 0.0,
            Calm::Levels => 0.05,
            Calm::Families => 0.06,
            Calm::Folded => 0.25,
            Calm::Free => 0.27,
        }
    }

    /// What a single child of a post at a depth may do that is a link of a chain:
    /// it stands under its superior, since a chain that hangs is a staircase. It stands as
    /// deep as in the rows beside it, since height is read as rank; only in columns, in
    /// the style that finds the largest text, and where the whole chart is a chain, it is
    /// as near as the boxes of a column.
    pub(crate) fn allowed_link(self, depth: usize, chain: bool) -> Allowed {
        let columns = self.calm == Calm::Levels && depth >= self.rows_to;
        Allowed {
            row: !columns,
            drop: columns || self.calm == Calm::Free || chain && self.calm >= Calm::Families,
            ..Allowed::default()
        }
    }

    /// What the children of a post at a depth may do: so many, all leaves or
    /// not.
    pub(crate) fn allowed(self, depth: usize, children: usize, leaves: bool) -> Allowed {
        // One leaf alone hangs too, like the families beside it.
        let single = children == 1 && depth >= 2;
        let nothing = Allowed::default();
        match (self.calm, leaves) {
            (Calm::Even, true) if depth >= 2 => Allowed {
                rail: true,
                ..nothing
            },
            (Calm::Even, _) => Allowed {
                row: true,
                ..nothing
            },
            (Calm::Levels, true) if depth > 0 => Allowed {
                rail: true,
                pairs: true,
                ..nothing
            },
            (Calm::Levels, false) if depth >= self.rows_to => Allowed {
                rail: true,
                ..nothing
            },
            (Calm::Levels, _) => Allowed {
                row: true,
                ..nothing
            },
            (Calm::Families | Calm::Folded, true) => Allowed {
                row: !single,
                rail: true,
                pairs: true,
                columns: true,
                ..nothing
            },
            (Calm::Families, false) => Allowed {
                row: true,
                rail: depth > 0,
                ..nothing
            },
            (Calm::Folded, false) => Allowed {
                row: true,
                rail: depth > 0,
                fold: true,
                ..nothing
            },
            (Calm::Free, _) => Allowed {
                row: true,
                drop: false,
                rail: true,
                loose_rail: children > 1,
                pairs: leaves,
                columns: leaves,
                fold: !leaves,
                wrap: !leaves,
            },
        }
    }
}
