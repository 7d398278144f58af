//! Two wordings of one text held against each other: which words stay, which are
//! removed and which are added.
//!
//! A word is what a reader takes for one: a Latin word, a number with its commas, a
//! Chinese character, or a name that the caller knows. None of them is cut in half.
//! What is common by chance to two stretches that are otherwise different is
//! counted as different, so that the changes read well.

mod align;
mod alike;
mod changes;
mod long;
mod names;
mod order;
mod stretch;
mod tokens;

use changes::Changes;

pub use align::{Aligned, align, align_long};
pub use alike::likeness;
pub use names::Names;
pub use order::moved;
pub use stretch::{Fate, JOINT, Stretch};
pub use tokens::tokens;

/// The stretches of two wordings, in reading order: where one gives way to another,
/// the removed one stands first. Those that are not added make up `before`, those
/// that are not removed `after`. `names` are never cut.
pub fn compare(before: &str, after: &str, names: &[&str]) -> Vec<Stretch> {
    let names = Names::new(names);
    let (old, new) = (tokens(before, &names), tokens(after, &names));
    let (mut gone, mut come) = (old.iter(), new.iter());
    let stretch = |(fate, count)| {
        let words = match fate {
            Fate::Removed => gone.by_ref().take(count),
            Fate::Added => come.by_ref().take(count),
            Fate::Kept => {
                gone.by_ref().take(count).for_each(drop);
                come.by_ref().take(count)
            }
        };
        Stretch {
            fate,
            text: words.copied().collect(),
        }
    };
    fates(&old, &new).into_iter().map(stretch).collect()
}

/// What becomes of the words of two texts that are cut into words already, in
/// reading order: each fate with how many words in a row have it.
pub fn fates(before: &[&str], after: &[&str]) -> Vec<(Fate, usize)> {
    let mut changes = Changes::between(before, after);
    changes.merge_over_chance();
    changes.slide();
    changes.fates()
}

#[cfg(test)]
mod tests {
    use super::{Fate, compare};

    /// A comparison on one line: [-removed-] {+added+}.
    fn marked(before: &str, after: &str, names: &[&str]) -> String {
        let stretches = compare(before, after, names);
        let of = |without: Fate| -> String {
            let kept = stretches.iter().filter(|it| it.fate != without);
            kept.map(|it| it.text.as_str()).collect()
        };
        assert_eq!(of(Fate::Added), before);
        assert_eq!(of(Fate::Removed), after);
        let one = |it: &super::Stretch| match it.fate {
            Fate::Kept => it.text.clone(),
            Fate::Removed => format!("[-{}-]", it.text),
            Fate::Added => format!("{{+{}+}}", it.text),
        };
        stretches.iter().map(one).collect()
    }

    #[test]
    fn words_are_compared_whole() {
        for (before, after, said) in [
            (
                "To plan the works of the harbour.",
                "To plan and review the works of the harbour.",
                "To plan {+and review +}the works of the harbour.",
            ),
            (
                "To manage 12,500 berths",
                "To manage 12,800 berths",
                "To manage [-12,500-]{+12,800+} berths",
            ),
            ("Same", "Same", "Same"),
            ("", "New", "{+New+}"),
            ("Old", "", "[-Old-]"),
        ] {
            assert_eq!(marked(before, after, &[]), said);
        }
    }

    #[test]
    fn chinese_is_compared_by_runs_that_read_well() {
        for (before, after, said) in [
            (
                "統籌海港的規劃工作",
                "統籌海港及航道的規劃工作",
                "統籌海港{+及航道+}的規劃工作",
            ),
            (
                "監督疏浚合約的管理",
                "監督海堤工程的施工",
                "監督[-疏浚合約的管理-]{+海堤工程的施工+}",
            ),
            (
                "管理 1 250 個泊位",
                "管理 1 350 個泊位",
                "管理 [-1 250-]{+1 350+} 個泊位",
            ),
        ] {
            assert_eq!(marked(before, after, &[]), said);
        }
    }

    #[test]
    fn names_are_never_cut() {
        let names = [
            "海港事務處副處長",
            "海港事務處處長",
            "Chief Engineer",
            "Chief Officer",
        ];
        assert_eq!(
            marked("協助海港事務處副處長", "協助海港事務處處長", &names),
            "協助[-海港事務處副處長-]{+海港事務處處長+}"
        );
        assert_eq!(
            marked("to the Chief Engineer", "to the Chief Officer", &names),
            "to the [-Chief Engineer-]{+Chief Officer+}"
        );
        // A name that goes on is another word.
        assert_eq!(
            marked("Chief Engineers", "Chief Engineer", &["Chief Engineer"]),
            "[-Chief Engineers-]{+Chief Engineer+}"
        );
    }
}
