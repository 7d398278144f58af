//! A share of the papers, so that several machines build them all between them
//! with no one to direct them. The words are cargo-nextest's.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// One share of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Partition {
    by: By,
    /// From 1.
    share: usize,
    of: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// Every so-manieth paper of the list.
    Slice,
    /// What the hash of the paper's path says: adding a paper moves no other.
    Hash,
}

impl fmt::Display for Partition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by = match self.by {
            By::Slice => "slice",
            By::Hash => "hash",
        };
        write!(f, "{by}:{}/{}", self.share, self.of)
    }
}

impl FromStr for Partition {
    type Err = String;

    /// Reads `slice:2/5` or `hash:2/5`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is not a share: write slice:2/5 or hash:2/5");
        let (by, shares) = text.split_once(':').ok_or_else(wrong)?;
        let by = match by {
            "slice" => By::Slice,
            "hash" => By::Hash,
            _ => return Err(wrong()),
        };
        let (share, of) = shares.split_once('/').ok_or_else(wrong)?;
        let number = |text: &str| text.parse::<usize>().ok().filter(|&number| number > 0);
        let (share, of) = (
            number(share).ok_or_else(wrong)?,
            number(of).ok_or_else(wrong)?,
        );
        if share > of {
            return Err(format!("there is no share {share} of {of}"));
        }
        Ok(Self { by, share, of })
    }
}

impl Partition {
    /// Whether it is the first share.
    pub fn is_first(&self) -> bool {
        self.share == 1
    }

    /// Whether the paper at a place of the list (from 0) is in this share.
    pub fn has(&self, at: usize, path: &str) -> bool {
        let share = match self.by {
            By::Slice => at % self.of,
            By::Hash => {
                let hash = Sha256::digest(path.as_bytes());
                let first = hash.iter().take(8);
                let number = first.fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
                // The remainder is below a usize.
                usize::try_from(number % self.of as u64).unwrap_or(0)
            }
        };
        share + 1 == self.share
    }
}

#[cfg(test)]
mod tests {
    use super::Partition;

    #[test]
    fn shares_have_each_paper_once() {
        for kind in ["slice", "hash"] {
            for at in 0..50 {
                let path = format!("papers/{at}");
                let shares = (1..=5).filter(|share| {
                    let text = format!("{kind}:{share}/5");
                    let share: Partition = text.parse().expect("a share");
                    assert_eq!(share.to_string(), text);
                    share.has(at, &path)
                });
                assert_eq!(shares.count(), 1);
            }
        }
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for text in [
            "",
            "slice",
            "slice:1",
            "slice:0/5",
            "slice:6/5",
            "part:1/2",
            "hash:a/b",
        ] {
            assert!(text.parse::<Partition>().is_err(), "{text}");
        }
    }
}
