//! "Did you mean": the known name nearest to an unknown one.

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

/// A name without what the eye passes over: white space around it, case, and
/// the width of Latin letters and digits.
pub fn fold(name: &str) -> String {
    let narrow = name.trim().chars().map(|c| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFF01 + 0x21).unwrap_or(c),
        _ => c,
    });
    narrow.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let known = ["title_zh", "title_en", "rank"];
        assert_eq!(nearest("titel_zh", known), Some("title_zh"));
        assert_eq!(nearest("Rank ", known), Some("rank"));
        assert_eq!(nearest("ｒａｎｋ", known), Some("rank"));
        assert_eq!(nearest("salary", known), None);
    }
}
