//! In which order papers are begun: as they are listed, but the few that are
//! much larger than the rest first. Begun last, such a one would go on alone
//! when all others are done.

use rayon::prelude::*;

use crate::build::Request;
use tables::source;

/// A paper is large if it is this many times the mean, and takes this part of
/// what falls to one worker. So there are never many, and few papers wait in
/// memory to be reported in their turn.
const TIMES: u64 = 3;
const PART: u64 = 8;

/// The places of the papers, in the order in which they are begun.
pub(super) fn order(requests: &[Request], workers: usize) -> Vec<usize> {
    if workers < 2 {
        return (0..requests.len()).collect();
    }
    let sizes = requests.par_iter();
    let sizes: Vec<u64> = sizes.map(|request| source::size(&request.paper)).collect();
    by_size(&sizes, workers as u64)
}

fn by_size(sizes: &[u64], workers: u64) -> Vec<usize> {
    let (sum, count) = (sizes.iter().sum::<u64>(), sizes.len() as u64);
    let is_large = |size: u64| size * count > TIMES * sum && size * workers * PART > sum;
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    // The sort is stable: the rest stay as they are listed.
    order.sort_by_key(|&at| {
        let size = sizes.get(at).copied().unwrap_or_default();
        std::cmp::Reverse(if is_large(size) { size } else { 0 })
    });
    order
}

#[cfg(test)]
mod tests {
    use super::by_size;

    #[test]
    fn large_papers_come_first_and_the_rest_in_order() {
        assert_eq!(by_size(&[10, 12, 9, 11], 2), [0, 1, 2, 3]);
        assert_eq!(
            by_size(&[10, 12, 9, 10, 11, 90, 10, 300], 2),
            [7, 0, 1, 2, 3, 4, 5, 6]
        );
        assert_eq!(
            by_size(&[1, 1, 1, 1, 1, 1, 1, 1, 40, 50], 2),
            [9, 8, 0, 1, 2, 3, 4, 5, 6, 7]
        );
        assert_eq!(by_size(&[], 2), [0_usize; 0]);
    }

    /// Of many small papers one that is larger keeps nothing waiting.
    #[test]
    fn what_is_little_of_the_whole_keeps_its_place() {
        let mut sizes = vec![10; 1_000];
        sizes[900] = 100;
        assert!(by_size(&sizes, 2).is_sorted());
    }
}
