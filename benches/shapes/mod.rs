//! Reporting trees of known shapes, the same on every run: who reports to whom,
//! by place. Tests, benchmarks and the measuring programs share them.

/// A small generator of even random numbers (splitmix64).
pub struct Random(pub u64);

impl Random {
    /// A number from nought up to but not including `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % (limit.max(1) as u64)).unwrap_or(0)
    }
}

/// By post, the place of its superior; heads have none.
pub type Superiors = Vec<Option<usize>>;

/// An office of plausible shape: level by level, two to five under each post
/// of the upper levels, nought to four under the others.
pub fn office(posts: usize, seed: u64) -> Superiors {
    let mut random = Random(seed);
    let mut superiors = vec![None];
    let mut at = 0;
    while superiors.len() < posts {
        let upper = at < 4;
        let idle = at + 1 == superiors.len();
        let kids = if upper || idle {
            2 + random.below(4)
        } else {
            random.below(5)
        };
        superiors.extend((0..kids.min(posts - superiors.len())).map(|_| Some(at)));
        at += 1;
    }
    superiors
}

/// Any tree or forest: each post reports to one of the `reach` before it, or,
/// once in `heads` times, to nobody.
pub fn random(posts: usize, reach: usize, heads: usize, seed: u64) -> Superiors {
    let mut random = Random(seed);
    let superior = |i: usize| {
        let head = i == 0 || (heads > 0 && random.below(heads) == 0);
        (!head).then(|| i - 1 - random.below(i.min(reach)))
    };
    (0..posts).map(superior).collect()
}

/// A tree in which every post of a level has the same number under it.
pub fn balanced(levels: &[usize]) -> Superiors {
    let mut superiors = vec![None];
    let mut above = 0..1;
    for &kids in levels {
        let start = superiors.len();
        for post in above.clone() {
            superiors.extend(std::iter::repeat_n(Some(post), kids));
        }
        above = start..superiors.len();
    }
    superiors
}

/// One post over all the others.
pub fn star(posts: usize) -> Superiors {
    (0..posts).map(|i| (i > 0).then_some(0)).collect()
}
