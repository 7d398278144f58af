//! Two lists of texts side by side: which text of the one became which of the other.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Fate, compare};

/// A line of two lists side by side, by the places in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aligned {
    /// The earlier text.
    pub before: Option<usize>,
    /// The later one.
    pub after: Option<usize>,
}

/// How much of two texts must be common for one to have become the other.
const ALIKE: f64 = 0.4;

/// More pairs than are looked at closely.
const MOST_PAIRS: usize = 4_000;

/// Two lists side by side, both in their order, with as much as can be opposite to
/// what it became.
pub fn align(before: &[&str], after: &[&str], names: &[&str]) -> Vec<Aligned> {
    let (rows, columns) = (before.len(), after.len());
    let close = rows.saturating_mul(columns) <= MOST_PAIRS;
    let alike = |row: usize, column: usize| match before[row] == after[column] {
        true => 1.0,
        false if close => likeness(before[row], after[column], names),
        false => 0.0,
    };
    // The best that can be had from each pair of places on, and how it begins.
    let width = columns + 1;
    let mut best = vec![0.0_f64; (rows + 1) * width];
    let mut paired = vec![false; rows * columns];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let alike = alike(row, column);
            let pair = alike + best[(row + 1) * width + column + 1];
            let skip = best[(row + 1) * width + column].max(best[row * width + column + 1]);
            let taken = alike >= ALIKE && pair >= skip;
            paired[row * columns + column] = taken;
            best[row * width + column] = if taken { pair } else { skip };
        }
    }
    let mut out = Vec::with_capacity(rows + columns);
    let (mut row, mut column) = (0, 0);
    while row < rows || column < columns {
        let both = row < rows && column < columns;
        let down = || best[(row + 1) * width + column] >= best[row * width + column + 1];
        let pair = both && paired[row * columns + column];
        let (down, right) = match (pair, both) {
            (true, _) => (true, true),
            (false, true) => (down(), !down()),
            (false, false) => (row < rows, column < columns),
        };
        out.push(Aligned {
            before: down.then_some(row),
            after: right.then_some(column),
        });
        row += usize::from(down);
        column += usize::from(right);
    }
    out
}

/// The same of long lists: texts that are the same in both stand opposite first, and
/// only what is left between them is looked at closely.
pub fn align_long(before: &[&str], after: &[&str], names: &[&str]) -> Vec<Aligned> {
    let mut out = Vec::with_capacity(before.len().max(after.len()));
    for op in capture_diff_slices(Algorithm::Myers, before, after) {
        let (old, new) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            let same = old.zip(new).map(|(before, after)| Aligned {
                before: Some(before),
                after: Some(after),
            });
            out.extend(same);
            continue;
        }
        let lines = align(&before[old.clone()], &after[new.clone()], names);
        out.extend(lines.into_iter().map(|line| Aligned {
            before: line.before.map(|at| old.start + at),
            after: line.after.map(|at| new.start + at),
        }));
    }
    out
}

/// How much of two texts is common, from 0 to 1.
pub fn likeness(before: &str, after: &str, names: &[&str]) -> f64 {
    let length = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let all = length(before) + length(after);
    let stretches = compare(before, after, names);
    let kept = stretches.iter().filter(|it| it.fate == Fate::Kept);
    let kept: usize = kept.map(|it| 2 * length(&it.text)).sum();
    let share = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    share(kept) / share(all.max(1))
}

#[cfg(test)]
mod tests {
    use super::{Aligned, align, align_long};

    #[test]
    fn long_lists_are_aligned_between_what_is_the_same() {
        let old: Vec<String> = (0..300).map(|at| format!("line {at}")).collect();
        let mut new = old.clone();
        new[150] = "line 150 and more".to_owned();
        new.remove(20);
        let texts = |list: &[String]| {
            list.iter()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join("|")
        };
        let (old_text, new_text) = (texts(&old), texts(&new));
        let (old, new): (Vec<&str>, Vec<&str>) =
            (old_text.split('|').collect(), new_text.split('|').collect());
        let lines = align_long(&old, &new, &[]);
        let line = |before, after| Aligned { before, after };
        assert_eq!(lines.len(), 300);
        assert_eq!(lines[20], line(Some(20), None));
        assert_eq!(lines[150], line(Some(150), Some(149)));
        assert_eq!(lines[299], line(Some(299), Some(298)));
    }

    #[test]
    fn what_became_what_stands_opposite() {
        let before = ["to plan works", "to lead the pilots", "to keep accounts"];
        let after = [
            "to plan and review works",
            "to keep accounts",
            "to advise the Secretary",
        ];
        let pairs: Vec<(Option<usize>, Option<usize>)> = align(&before, &after, &[])
            .iter()
            .map(|it| (it.before, it.after))
            .collect();
        assert_eq!(
            pairs,
            [
                (Some(0), Some(0)),
                (Some(1), None),
                (Some(2), Some(1)),
                (None, Some(2))
            ]
        );
        assert_eq!(align(&[], &[], &[]), []);
        assert_eq!(align(&["a"], &[], &[]).len(), 1);
    }
}
