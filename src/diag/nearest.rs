//! "Did you mean": the known name nearest to an unknown one.

use crate::characters::{difference, fold};

/// The known name most like `name`, if one is like enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(name);
    known
        .into_iter()
        .map(|candidate| {
            let likeness = strsim::jaro_winkler(&folded, &fold(candidate));
            (candidate, likeness)
        })
        .filter(|&(_, likeness)| likeness >= 0.7)
        // The first of equals wins, so that the answer does not depend on luck.
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|(candidate, _)| candidate)
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
    }

    #[test]
    fn what_nobody_sees_is_named() {
        assert_eq!(question("rnak", "rank"), "did you mean `rank`?");
        assert_eq!(
            question("rank\u{AD}", "rank"),
            "did you mean `rank`? U+00AD in it is a soft hyphen"
        );
    }
}
