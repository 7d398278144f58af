//! Which of some things changed their place among each other.

use std::collections::BTreeSet;

/// The fewest places that must move for the rest to stand in order: `later` has, in the
/// earlier order, the place of each thing in the later one.
pub fn moved(later: &[usize]) -> BTreeSet<usize> {
    // The longest rising run, by the least last member of each length.
    let mut last: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; later.len()];
    for (at, place) in later.iter().enumerate() {
        let length = last.partition_point(|&other| later[other] < *place);
        before[at] = length.checked_sub(1).map(|shorter| last[shorter]);
        match last.get_mut(length) {
            Some(other) => *other = at,
            None => last.push(at),
        }
    }
    let mut stays = BTreeSet::new();
    let mut at = last.last().copied();
    while let Some(place) = at {
        stays.insert(place);
        at = before[place];
    }
    (0..later.len()).filter(|at| !stays.contains(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn the_fewest_move() {
        let moved = |later: &[usize]| moved(later).into_iter().collect::<Vec<_>>();
        assert!(moved(&[0, 1, 2]).is_empty());
        assert_eq!(moved(&[2, 0, 1]), [0]);
        assert_eq!(moved(&[1, 2, 3, 0]), [3]);
        assert_eq!(moved(&[3, 2, 1]).len(), 2);
        assert!(moved(&[]).is_empty());
    }
}
