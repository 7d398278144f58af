//! A small generator (xorshift64*): a seed gives the same changes on every
//! machine.

/// A generator; each number is made from the one before.
pub struct Random(u64);

impl Random {
    /// The generator of a seed.
    pub fn of(seed: u64) -> Self {
        // Zero would stay zero, and neighbouring seeds begin alike.
        let mut random = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for _ in 0..4 {
            random.below(2);
        }
        random
    }

    /// A number below a bound; 0 for a bound of 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap_or_default() % bound.max(1)
    }

    /// One of a list that is not empty.
    pub fn one_of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}
