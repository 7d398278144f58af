//! The characters that two texts have in common.

use content::wording::{self, Fate};

use super::align::MOST_CHARACTERS;

/// The characters of two texts that are the same ones, by their places.
pub(super) fn characters(was: &str, is: &str, names: &[&str]) -> Vec<(usize, usize)> {
    if was == is {
        return (0..was.chars().count()).map(|at| (at, at)).collect();
    }
    if was.len().saturating_mul(is.len()) > MOST_CHARACTERS {
        return Vec::new();
    }
    let mut same = Same::default();
    for stretch in wording::compare(was, is, names) {
        match stretch.fate {
            Fate::Removed => same.gone.extend(stretch.text.chars()),
            Fate::Added => same.come.extend(stretch.text.chars()),
            Fate::Kept => {
                same.end();
                for _ in stretch.text.chars() {
                    same.pairs.push((same.was, same.is));
                    same.was += 1;
                    same.is += 1;
                }
            }
        }
    }
    same.end();
    same.pairs
}

/// What is the same so far.
#[derive(Default)]
struct Same {
    pairs: Vec<(usize, usize)>,
    was: usize,
    is: usize,
    gone: Vec<char>,
    come: Vec<char>,
}

impl Same {
    /// Of words that give way to others, what both begin and end with stays.
    fn end(&mut self) {
        let (gone, come) = (
            std::mem::take(&mut self.gone),
            std::mem::take(&mut self.come),
        );
        let head = gone.iter().zip(&come).take_while(|(a, b)| a == b).count();
        let most = gone.len().min(come.len()) - head;
        let tail = gone.iter().rev().zip(come.iter().rev()).take(most);
        let tail = tail.take_while(|(a, b)| a == b).count();
        let (was, is) = (self.was, self.is);
        self.pairs.extend((0..head).map(|at| (was + at, is + at)));
        self.was += gone.len();
        self.is += come.len();
        let (was, is) = (self.was, self.is);
        self.pairs
            .extend((1..=tail).rev().map(|at| (was - at, is - at)));
    }
}
