//! Names of posts that differ as a slip makes them.

use tables::model::Lang;

/// Whether two names differ as a slip makes them: by one letter, or two the wrong way
/// round, and by nothing that numbers them. In Chinese the first character tells ranks
/// apart, and a character more another thing.
pub(super) fn is_slip(lang: Lang, right: &str, other: &str) -> bool {
    let (least, first) = match lang {
        Lang::Zh => (4, right.chars().next() == other.chars().next()),
        Lang::En => (8, true),
    };
    let (long, there) = (right.chars().count(), other.chars().count());
    let length = lang == Lang::En || long == there;
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric());
        parts.map(str::to_owned).collect()
    };
    let (ours, theirs) = (words(right), words(other));
    let mut pairs = ours.iter().zip(&theirs).filter(|(a, b)| a != b);
    let numbered = pairs.any(|(a, b)| numbers(a) || numbers(b));
    long >= least && first && length && !numbered && strsim::osa_distance(right, other) == 1
}

/// Whether a word numbers what it names: 2, II, A, 二.
fn numbers(word: &str) -> bool {
    let roman = word.chars().all(|c| "IVX".contains(c));
    let short = word.chars().count() <= 1;
    roman
        || short
        || word
            .chars()
            .any(|c| c.is_ascii_digit() || "一二三四五六七八九十甲乙丙丁".contains(c))
}

#[cfg(test)]
mod tests {
    use super::is_slip;
    use tables::model::Lang;

    #[test]
    fn a_slip_is_one_letter_and_no_number() {
        for (lang, a, b) in [
            (Lang::En, "Chief Engineer", "Chief Enginer"),
            (
                Lang::En,
                "Chief Engineer (Planning)",
                "Chief Engineer (Planing)",
            ),
            (Lang::En, "Principal Officer", "Prinicpal Officer"),
            (Lang::Zh, "總工程師", "總工程司"),
            (Lang::Zh, "總工程師(規劃)", "總工程師(規畫)"),
        ] {
            assert!(is_slip(lang, a, b), "{a} {b}");
        }
        for (lang, a, b) in [
            (Lang::En, "Chief Engineer", "Chief Engineer"),
            (
                Lang::En,
                "Chief Engineer (North 1)",
                "Chief Engineer (North 2)",
            ),
            (Lang::En, "Executive Officer I", "Executive Officer II"),
            (Lang::Zh, "總工程師", "副工程師"),
            (Lang::Zh, "署長", "局長"),
            (Lang::Zh, "總工程師(一)", "總工程師(二)"),
        ] {
            assert!(!is_slip(lang, a, b), "{a} {b}");
        }
    }
}
