//! Rows of tables, told by the columns that name them.

use std::collections::{BTreeMap, BTreeSet};

use tables::source::RowRef;

use super::kinds::{KINDS, Kind, named};
use super::lines::{Key, Lines, table, text};
use super::renames::Renames;
use crate::difference::{Change, Comparison, Difference};
use crate::subject::{Sides, Subject};
use crate::version::{At, Version};
use content::wording::moved;

/// Compares the rows of all tables but duties.csv.
pub(crate) fn compare(
    (before, after): (&Version, &Version),
    renames: &Renames,
    found: &mut Comparison,
) {
    for kind in KINDS {
        rows(kind, (before, after), renames, found);
    }
    let mut own = BTreeSet::new();
    for version in [before, after] {
        own.extend(version.project.own_tables.iter().map(|table| &table.name));
    }
    for name in own {
        let file = format!("{name}.csv");
        // What names a row of an author's table is what stands in its first column.
        let first = [before, after].into_iter().find_map(|version| {
            let table = table(version, &file)?;
            Some(table.headers.first()?.text.trim().to_owned())
        });
        let first = first.unwrap_or_default();
        let key = [first.as_str()];
        let kind = Kind {
            file: &file,
            of: "row",
            key: &key,
            called: &[],
            ordered: true,
        };
        rows(&kind, (before, after), renames, found);
    }
}

fn rows(
    kind: &Kind<'_>,
    (before, after): (&Version, &Version),
    renames: &Renames,
    found: &mut Comparison,
) {
    let (old, new) = (
        Lines::new(before, kind, &|named, text| renames.in_cell(named, text)),
        Lines::new(after, kind, &|_, text| text.to_owned()),
    );
    let at: BTreeMap<&Key, usize> = old.rows.iter().map(|(key, _)| key).zip(0..).collect();
    let pair = Pair {
        kind,
        renames,
        old: &old,
        new: &new,
    };
    for row in new.rows.iter().filter(|(key, _)| !at.contains_key(key)) {
        found.differences.push(pair.alone(row, Change::Added));
    }
    let both = (0..).zip(&new.rows);
    let both = both.filter_map(|(later, (key, _))| Some((*at.get(key)?, later)));
    let both: Vec<(usize, usize)> = both.collect();
    let places: Vec<usize> = both.iter().map(|(earlier, _)| *earlier).collect();
    let moved = moved(&places);
    if kind.of == "row" {
        found.differences.extend(pair.columns());
    }
    for (index, &rows) in both.iter().enumerate() {
        pair.cells(rows, found);
        if kind.ordered && moved.contains(&index) {
            found.differences.push(pair.placed(rows, Change::Moved));
        } else if kind.of == "annex" && rows.0 != rows.1 {
            found.follows.push(pair.placed(rows, Change::Renumbered));
        }
    }
    let later: BTreeSet<&Key> = new.rows.iter().map(|(key, _)| key).collect();
    for row in old.rows.iter().filter(|(key, _)| !later.contains(key)) {
        found.differences.push(pair.alone(row, Change::Removed));
    }
}

/// The rows of one table in both versions.
struct Pair<'p> {
    kind: &'p Kind<'p>,
    renames: &'p Renames,
    old: &'p Lines<'p>,
    new: &'p Lines<'p>,
}

impl Pair<'_> {
    fn place(&self, lines: &Lines<'_>, row: RowRef) -> At {
        lines.version.cell(row, self.kind.key[0])
    }

    /// The columns in another order, which is that of the page.
    fn columns(&self) -> Option<Difference> {
        let (old, new) = (self.old.columns(), self.new.columns());
        let both = |all: &[&str], other: &[&str]| -> Vec<String> {
            let common = all.iter().filter(|column| other.contains(column));
            common.map(|column| (*column).to_owned()).collect()
        };
        let (was, is) = (both(&old, &new), both(&new, &old));
        let place = || Some(At::whole(self.kind.file));
        (was != is).then(|| {
            Difference::new("columns of", self.kind.file, Change::Moved)
                .values(Some(&was.join(", ")), Some(&is.join(", ")))
                .places(place(), place())
        })
    }

    /// A row of one version alone.
    fn alone(&self, row: &(Key, RowRef), change: Change) -> Difference {
        let (lines, added) = match change {
            Change::Added => (self.new, true),
            _ => (self.old, false),
        };
        let place = Some(self.place(lines, row.1));
        let difference = Difference::new(self.kind.of, lines.name(self.kind, row), change);
        let row = Some(row.1);
        match added {
            true => difference
                .places(None, place)
                .of(Subject::Row(Sides::new(None, row))),
            false => difference
                .places(place, None)
                .of(Subject::Row(Sides::new(row, None))),
        }
    }

    /// The cells in which a row is another than it was.
    fn cells(&self, (earlier, later): (usize, usize), found: &mut Comparison) {
        let (was, is) = (self.old.rows[earlier].1, &self.new.rows[later]);
        let columns = self.new.columns().into_iter().chain(self.old.columns());
        let is_key = |column: &str| self.kind.key.contains(&column) && column != "id";
        let columns: BTreeSet<&str> = columns.filter(|it| !is_key(it)).collect();
        for column in columns {
            let (old, new) = (self.old.version, self.new.version);
            let (before, after) = (text(old, was, column), text(new, is.1, column));
            // What only follows something that has another id is the same.
            let now = self.renames.in_cell(named(self.kind.of, column), &before);
            let follows = column != "id" && now == after;
            if before != after && !follows {
                let name = self.new.name(self.kind, is);
                let change = change(self.kind.of, column);
                found.differences.push(
                    Difference::new(self.kind.of, name, change)
                        .column(column)
                        .values(Some(&before), Some(&after))
                        .places(Some(old.cell(was, column)), Some(new.cell(is.1, column)))
                        .of(Subject::Row(Sides::new(Some(was), Some(is.1)))),
                );
            }
        }
    }

    /// A row in another place of its table.
    fn placed(&self, (earlier, later): (usize, usize), change: Change) -> Difference {
        let (was, is) = (&self.old.rows[earlier], &self.new.rows[later]);
        let number = |at: usize| (at + 1).to_string();
        Difference::new(self.kind.of, self.new.name(self.kind, is), change)
            .values(Some(&number(earlier)), Some(&number(later)))
            .places(
                Some(self.place(self.old, was.1)),
                Some(self.place(self.new, is.1)),
            )
            .of(Subject::Row(Sides::new(Some(was.1), Some(is.1))))
    }
}

/// What another text in a column means.
fn change(of: &str, column: &str) -> Change {
    let begins = |starts: &[&str]| starts.iter().any(|start| column.starts_with(start));
    match of {
        "post" | "rank" | "office" if column == "id" => Change::Renamed,
        "post" if column == "rank" => Change::ReRanked,
        "post" if begins(&["office", "reports_to", "superior_", "dotted_to"]) => Change::Moved,
        "row" => Change::Changed,
        _ if begins(&["title_", "name_", "short_", "abbr_"]) => Change::Retitled,
        _ if begins(&["note_", "alt_"]) => Change::Reworded,
        _ => Change::Changed,
    }
}
