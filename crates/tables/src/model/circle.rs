//! Circles of reporting lines.

/// Each circle of a chain of superiors once, in reporting order from its
/// earliest post.
pub fn circles(count: usize, superior: impl Fn(usize) -> Option<usize>) -> Vec<Vec<usize>> {
    let mut walked_from = vec![usize::MAX; count];
    let mut circles = Vec::new();
    for start in 0..count {
        let mut at = start;
        let mut path = Vec::new();
        while walked_from[at] == usize::MAX {
            walked_from[at] = start;
            path.push(at);
            match superior(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        // A walk that ends at a post of its own has met its own trail: what
        // lies after that point is a circle.
        if walked_from[at] != start || superior(at).is_none() {
            continue;
        }
        if let Some(from) = path.iter().position(|&seen| seen == at) {
            let mut circle = path.split_off(from);
            let turn = (0..circle.len()).min_by_key(|&i| circle[i]).unwrap_or(0);
            circle.rotate_left(turn);
            circles.push(circle);
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn each_circle_is_found_once() {
        // 0 → 1 → 2 → 1; 3 → 3; 4 is a head; 5 → 4; 6 → 0.
        let superior = [Some(1), Some(2), Some(1), Some(3), None, Some(4), Some(0)];
        assert_eq!(circles(7, |at| superior[at]), [vec![1, 2], vec![3]]);
    }
}
