//! "Did you mean": the known name nearest to an unknown one.

use crate::characters::{difference, fold};

/// How many characters a name may have. What is longer is no name, and to say how
/// like two texts are takes as long as the one times the other.
const LONGEST: usize = 200;

/// With how many known names one is compared: a table may have very many, and
/// may misspell as many.
const MANY: usize = 2_000;

/// The known name most like `name`, if one is like enough to be meant, among the
/// first of very many.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let short = |name: &str| name.chars().nth(LONGEST).is_none();
    if !short(name) {
        return None;
    }
    let folded = fold(name);
    known
        .into_iter()
        .take(MANY)
        .filter(|candidate| short(candidate))
        .map(|candidate| {
            let known = fold(candidate);
            let likeness = strsim::jaro_winkler(&folded, &known);
            (candidate, slips(&folded, &known), likeness)
        })
        .filter_map(|(candidate, slips, likeness)| {
            let slips = slips.filter(|slips| likeness >= 0.7 || *slips == 1)?;
            Some((candidate, slips, likeness))
        })
        // Fewer slips are likelier. The first of equals wins, so that the answer
        // does not depend on luck.
        .reduce(|best, next| {
            let better = next.1 < best.1 || (next.1 == best.1 && next.2 > best.2);
            if better { next } else { best }
        })
        .map(|(candidate, ..)| candidate)
}

/// By how many slips one name may be written for another; `None` where it can
/// hardly be meant. Half of the longer one differs at most, a third of a short
/// one. To leave out the last words of the other (`title`, `title_zh`), or all but
/// a beginning of it (`super`, `supernumerary`), is one slip.
fn slips(one: &str, two: &str) -> Option<usize> {
    let longer = one.chars().count().max(two.chars().count());
    let goes_on = |short: &str, long: &str| {
        let rest = long.strip_prefix(short);
        !short.is_empty() && rest.is_some_and(|rest| rest.starts_with(['_', '-', ' ']))
    };
    let begins = one.chars().count() > 3 && two.starts_with(one);
    let distance = strsim::osa_distance(one, two);
    if begins || goes_on(one, two) || goes_on(two, one) {
        return Some(distance.min(1));
    }
    let most = if longer > 3 { longer / 2 } else { longer / 3 };
    (distance <= most).then_some(distance)
}

/// The question whether a known name is meant by what is written, with the
/// character that parts them where nobody would see it.
pub fn question(written: &str, near: &str) -> String {
    match difference(written, near) {
        Some(difference) => format!("did you mean `{near}`? {difference}"),
        None => format!("did you mean `{near}`?"),
    }
}

#[cfg(test)]
mod tests {
    use super::{nearest, question};

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let known = ["title_zh", "title_en", "rank"];
        assert_eq!(nearest("titel_zh", known), Some("title_zh"));
        assert_eq!(nearest("Rank ", known), Some("rank"));
        assert_eq!(nearest("ｒａｎｋ", known), Some("rank"));
        assert_eq!(nearest("r\u{430}n\u{200B}k", known), Some("rank"));
        assert_eq!(nearest("salary", known), None);
        assert_eq!(nearest("Remarks", known), None);
        assert_eq!(nearest("tank_no", known), None);
        assert_eq!(nearest("duty", ["chart", "duties"]), Some("duties"));
        assert_eq!(nearest("title", known), Some("title_zh"));
        assert_eq!(nearest("ab", ["ac"]), None);
        assert_eq!(
            nearest("super", ["permanent", "supernumerary"]),
            Some("supernumerary")
        );
        assert_eq!(nearest("ran", ["randomised"]), None);
        // Two letters that are swapped are one slip.
        assert_eq!(nearest("das", ["pasw", "dsa"]), Some("dsa"));
        assert_eq!(nearest("dcgd", ["dcda", "dcdg"]), Some("dcdg"));
        assert_eq!(nearest("keepre", ["keep", "keeper"]), Some("keeper"));
    }

    #[test]
    fn what_nobody_sees_is_named() {
        assert_eq!(question("rnak", "rank"), "did you mean `rank`?");
        assert_eq!(
            question("rank\u{AD}", "rank"),
            "did you mean `rank`? U+00AD in it is a soft hyphen"
        );
    }

    #[test]
    fn long_texts_and_very_many_names_take_no_time() {
        let (long, longer) = ("a".repeat(1 << 20), "a".repeat(1 << 20) + "b");
        assert_eq!(nearest(&long, [longer.as_str()]), None);
        assert_eq!(nearest("rank", [long.as_str(), "ranks"]), Some("ranks"));
        let many: Vec<String> = (0..1 << 20).map(|at| format!("post-{at}")).collect();
        let many = || many.iter().map(String::as_str);
        assert_eq!(nearest("post-7b", many()), Some("post-7"));
    }
}
