//! "Did you mean": the known name nearest to an unknown one.

/// The known name most like `name`, if one is like enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = name.trim().to_lowercase();
    known
        .into_iter()
        .map(|candidate| {
            let likeness = strsim::jaro_winkler(&folded, &candidate.to_lowercase());
            (candidate, likeness)
        })
        .filter(|&(_, likeness)| likeness >= 0.7)
        // The first of equals wins, so that the answer does not depend on luck.
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|(candidate, _)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let known = ["title_zh", "title_en", "rank"];
        assert_eq!(nearest("titel_zh", known), Some("title_zh"));
        assert_eq!(nearest("Rank ", known), Some("rank"));
        assert_eq!(nearest("salary", known), None);
    }
}
