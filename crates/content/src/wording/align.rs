//! Two lists of texts side by side: which text of the one became which of the other.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::alike::Cut;
use super::names::Names;

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
    let names = Names::new(if close { names } else { &[] });
    let [old, new] = [before, after].map(|texts| match close {
        true => texts.iter().map(|text| Cut::new(text, &names)).collect(),
        false => Vec::new(),
    });
    // How alike two texts are, if it is no less than this.
    let alike = |row: usize, column: usize, least: f64| match before[row] == after[column] {
        true => Some(1.0),
        false if close => alike(&old[row], &new[column], least),
        false => None,
    };
    // The best that can be had from each pair of places on, and how it begins.
    let width = columns + 1;
    let mut best = vec![0.0_f64; (rows + 1) * width];
    let mut paired = vec![false; rows * columns];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let rest = best[(row + 1) * width + column + 1];
            let skip = best[(row + 1) * width + column].max(best[row * width + column + 1]);
            let pair = alike(row, column, skip - rest).map(|alike| alike + rest);
            let pair = pair.filter(|pair| *pair >= skip);
            paired[row * columns + column] = pair.is_some();
            best[row * width + column] = pair.unwrap_or(skip);
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

/// How alike two texts are that are not the same; none where it is too little for one
/// to have become the other, or for the pair to be taken. What is cheap is asked first.
fn alike(before: &Cut<'_>, after: &Cut<'_>, least: f64) -> Option<f64> {
    // A little less, since what is a sum elsewhere is a difference here.
    let least = ALIKE.max(least - 1e-9);
    let may_be = before.most_by_length(after) >= least && before.most_by_words(after) >= least;
    let alike = may_be.then(|| before.likeness(after));
    alike.filter(|alike| *alike >= ALIKE)
}

#[cfg(test)]
mod tests {
    use super::super::likeness;
    use super::{ALIKE, Aligned, align, align_long};

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

    /// The best sum of what is alike, each pair looked at.
    fn best(before: &[&str], after: &[&str]) -> f64 {
        let width = after.len() + 1;
        let mut best = vec![0.0_f64; (before.len() + 1) * width];
        for row in (0..before.len()).rev() {
            for column in (0..after.len()).rev() {
                let skip = best[(row + 1) * width + column].max(best[row * width + column + 1]);
                let pair = sum(before, after, &[(row, column)]);
                let pair = pair.map(|pair| pair + best[(row + 1) * width + column + 1]);
                best[row * width + column] = pair.unwrap_or(0.0).max(skip);
            }
        }
        best[0]
    }

    fn sum(before: &[&str], after: &[&str], pairs: &[(usize, usize)]) -> Option<f64> {
        let alike = pairs.iter().map(|(row, column)| {
            let likeness = likeness(before[*row], after[*column], &[]);
            (likeness >= ALIKE).then_some(likeness)
        });
        alike.sum()
    }

    #[test]
    fn what_is_not_looked_at_would_change_nothing() {
        let words = [
            "plan", "works", "harbour", "監督", "工程", "的", "lead", "12", "posts",
        ];
        let mut seed = 7_usize;
        let mut next = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_041);
            (seed >> 33) % below
        };
        for round in 0..70 {
            let mut list = |count: usize| -> Vec<String> {
                let texts = (0..count).map(|_| {
                    let length = 1 + next(5);
                    let text: Vec<&str> = (0..length).map(|_| words[next(words.len())]).collect();
                    text.join(" ")
                });
                texts.collect()
            };
            let (old, new) = (list(round % 7), list(1 + round % 5));
            let old: Vec<&str> = old.iter().map(String::as_str).collect();
            let new: Vec<&str> = new.iter().map(String::as_str).collect();
            let pairs = align(&old, &new, &[]);
            let pairs = pairs.iter().filter_map(|it| Some((it.before?, it.after?)));
            let found = sum(&old, &new, &pairs.collect::<Vec<_>>());
            let wanted = best(&old, &new);
            assert!(
                found.is_some_and(|it| (it - wanted).abs() < 1e-6),
                "{old:?} {new:?}"
            );
        }
    }
}
