//! References to paragraphs and their items: paragraphs 3 and 4, paragraph
//! 2(a) to (c).

use super::Words;

/// Where a paragraph or an item stands: its number at each level, counted from
/// zero below the first, as it is printed: 2, (b), (iii).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(Vec<(usize, String)>);

impl Place {
    /// A numbered paragraph.
    pub fn paragraph(number: usize) -> Self {
        Self(vec![(number, number.to_string())])
    }

    /// An item below it, the one of this index, as its sign is printed.
    pub fn item(&self, index: usize, sign: String) -> Self {
        let mut levels = self.0.clone();
        levels.push((index, sign));
        Self(levels)
    }

    /// The whole number: 2(b)(iii).
    pub fn printed(&self) -> String {
        self.below(0)
    }

    /// The number of the paragraph, of an item the one that it is in.
    pub fn number(&self) -> usize {
        self.0[0].0
    }

    /// Whether it is a whole paragraph.
    pub fn is_paragraph(&self) -> bool {
        self.0.len() == 1
    }

    /// What is printed after so many levels.
    fn below(&self, level: usize) -> String {
        self.0[level.min(self.0.len())..]
            .iter()
            .map(|(_, sign)| sign.as_str())
            .collect()
    }

    /// The levels above the last.
    fn above(&self) -> &[(usize, String)] {
        self.0.split_last().map_or(&[], |(_, above)| above)
    }

    /// Whether another is the next of the same list.
    fn precedes(&self, next: &Self) -> bool {
        let last = |place: &Self| place.0.last().map(|(index, _)| *index);
        self.above() == next.above() && last(self).map(|index| index + 1) == last(next)
    }
}

impl Words {
    /// A reference to places, in any order.
    pub fn paragraphs(&self, places: &[Place]) -> String {
        let mut sorted: Vec<&Place> = places.iter().collect();
        let whole = sorted.iter().all(|place| place.is_paragraph());
        if whole || self.paragraph.items_share {
            sorted.sort();
        }
        let mut once: Vec<&Place> = Vec::new();
        for place in sorted {
            if !once.contains(&place) {
                once.push(place);
            }
        }
        let items = match whole || self.paragraph.items_share {
            true => self.merged(&once),
            false => once.iter().map(|place| place.printed()).collect(),
        };
        self.referring(&once, &self.list.join(&items))
    }

    /// A reference to everything from one place to another after it.
    pub fn paragraphs_between(&self, from: &Place, to: &Place) -> String {
        if from.precedes(to) && (from.is_paragraph() || self.paragraph.items_share) {
            return self.paragraphs(&[from.clone(), to.clone()]);
        }
        let shared = match self.paragraph.items_share {
            true => shared(&[from, to]),
            false => 0,
        };
        let (first, last) = (from.printed(), to.below(shared));
        let range = self.list.range.fill(&[("from", &first), ("to", &last)]);
        self.referring(&[from, to], &range)
    }

    /// Places in order, neighbours merged. Items of one paragraph are named
    /// below what they share.
    fn merged(&self, places: &[&Place]) -> Vec<String> {
        let shared = shared(places);
        let runs = places.chunk_by(|a, b| a.precedes(b));
        let runs = runs.enumerate().flat_map(|(index, run)| {
            let named = run.iter().enumerate().map(|(at, place)| {
                let below = match (at, run.len() >= self.list.range_from) {
                    // What ends a range is named below what its beginning is in.
                    (1.., true) => place.above().len().max(shared).min(place.0.len() - 1),
                    _ => shared,
                };
                let first = index == 0 && at == 0;
                place.below(if first { 0 } else { below })
            });
            self.list.run(&named.collect::<Vec<_>>())
        });
        runs.collect()
    }

    /// The words around the numbers: for one paragraph, or for several.
    fn referring(&self, places: &[&Place], list: &str) -> String {
        let share = self.paragraph.items_share || places.len() == 1;
        let first = places.first().map(|place| place.number());
        let one = share && places.iter().all(|place| Some(place.number()) == first);
        match one {
            true => self.paragraph.one.fill(&[("n", list)]),
            false => self.paragraph.many.fill(&[("list", list)]),
        }
    }
}

/// How many levels all of these are below: as many as they share, their own
/// left out.
fn shared(places: &[&Place]) -> usize {
    let Some((first, rest)) = places.split_first() else {
        return 0;
    };
    let common = |other: &&Place| {
        let pairs = first.above().iter().zip(other.above());
        pairs.take_while(|(a, b)| a == b).count()
    };
    let most = first.above().len();
    rest.iter().map(common).min().unwrap_or(0).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    /// A place as it is printed: 2(b)(iii).
    fn place(text: &str) -> Place {
        let mut parts = text.split('(');
        let number = parts.next().and_then(|number| number.parse().ok());
        let mut place = Place::paragraph(number.expect("a number"));
        for (level, part) in parts.enumerate() {
            let sign = part.trim_end_matches(')');
            let romans = ["i", "ii", "iii", "iv", "v"];
            let index = match level {
                0 => usize::from(sign.as_bytes()[0] - b'a'),
                _ => romans
                    .iter()
                    .position(|roman| *roman == sign)
                    .expect("a roman"),
            };
            place = place.item(index, format!("({sign})"));
        }
        place
    }

    #[track_caller]
    fn check(places: &str, en: &str, zh: &str) {
        let places: Vec<Place> = places.split(' ').map(place).collect();
        assert_eq!(Words::built_in(Lang::En).paragraphs(&places), en);
        assert_eq!(Words::built_in(Lang::Zh).paragraphs(&places), zh);
    }

    #[track_caller]
    fn check_range(from: &str, to: &str, en: &str, zh: &str) {
        let (from, to) = (place(from), place(to));
        assert_eq!(Words::built_in(Lang::En).paragraphs_between(&from, &to), en);
        assert_eq!(Words::built_in(Lang::Zh).paragraphs_between(&from, &to), zh);
    }

    #[test]
    fn paragraphs_are_sorted_and_merged() {
        check("3", "paragraph 3", "第3段");
        check("4 3", "paragraphs 3 and 4", "第3至4段");
        check("3 4 5", "paragraphs 3 to 5", "第3至5段");
        check("1 3 4", "paragraphs 1, 3 and 4", "第1及3至4段");
        check("5 1 3 4", "paragraphs 1 and 3 to 5", "第1及3至5段");
        check("3 3", "paragraph 3", "第3段");
    }

    #[test]
    fn items_of_one_paragraph_share_its_number() {
        check("2(a)", "paragraph 2(a)", "第2(a)段");
        check("2(a) 2(b)", "paragraph 2(a) and (b)", "第2(a)及2(b)段");
        check(
            "2(c) 2(a) 2(b)",
            "paragraph 2(a) to (c)",
            "第2(c)、2(a)及2(b)段",
        );
        check(
            "2(a) 2(c) 2(d) 2(e)",
            "paragraph 2(a) and (c) to (e)",
            "第2(a)、2(c)、2(d)及2(e)段",
        );
        check(
            "2(b)(i) 2(b)(ii)",
            "paragraph 2(b)(i) and (ii)",
            "第2(b)(i)及2(b)(ii)段",
        );
        check(
            "2(a) 2(b)(i) 2(b)(ii)",
            "paragraph 2(a), (b)(i) and (b)(ii)",
            "第2(a)、2(b)(i)及2(b)(ii)段",
        );
        check(
            "2(a) 2(b)(i) 2(b)(ii) 2(b)(iii)",
            "paragraph 2(a) and (b)(i) to (iii)",
            "第2(a)、2(b)(i)、2(b)(ii)及2(b)(iii)段",
        );
    }

    #[test]
    fn items_of_several_paragraphs_keep_their_numbers() {
        check("24 2(a)", "paragraphs 2(a) and 24", "第24及2(a)段");
        check(
            "2(a) 2(b) 5",
            "paragraphs 2(a), 2(b) and 5",
            "第2(a)、2(b)及5段",
        );
        check(
            "2(a) 2(b) 2(c) 5",
            "paragraphs 2(a) to (c) and 5",
            "第2(a)、2(b)、2(c)及5段",
        );
        check(
            "2(a) 3 4 5",
            "paragraphs 2(a) and 3 to 5",
            "第2(a)、3、4及5段",
        );
    }

    #[test]
    fn ranges_by_their_ends() {
        check_range("3", "4", "paragraphs 3 and 4", "第3至4段");
        check_range("3", "5", "paragraphs 3 to 5", "第3至5段");
        check_range("2(a)", "2(c)", "paragraph 2(a) to (c)", "第2(a)至2(c)段");
        check_range("2(a)", "2(b)", "paragraph 2(a) and (b)", "第2(a)至2(b)段");
        check_range(
            "2(b)(i)",
            "2(b)(iii)",
            "paragraph 2(b)(i) to (iii)",
            "第2(b)(i)至2(b)(iii)段",
        );
        check_range("2(b)", "3(a)", "paragraphs 2(b) to 3(a)", "第2(b)至3(a)段");
        check_range(
            "2(a)(i)",
            "2(b)",
            "paragraph 2(a)(i) to (b)",
            "第2(a)(i)至2(b)段",
        );
    }
}
