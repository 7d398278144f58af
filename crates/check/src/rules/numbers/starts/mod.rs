//! Where phrases say for how long posts are provided.

use std::collections::BTreeMap;

use super::says::{near, tells_of_post};
use crate::prose::period::leading;
use crate::prose::sentence;
use tables::model::Lang;

/// The post of X is for three years.
fn tells_it_is(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(" is") || text.ends_with(" are") || text.ends_with(" be")
}

/// Where periods begin that posts are said to be provided for: behind 為期, for a period
/// of; and behind 延長, 職位 or for, where posts are retained or extended.
/// With each, whether what stands right before it alone says so.
pub(super) fn starts(text: &str, lang: Lang) -> BTreeMap<usize, bool> {
    let (sure, kept, keeping): (&[&str], &[&str], &[&str]) = match lang {
        Lang::Zh => (
            &["為期"],
            &["延長", "保留", "開設期", "職位"],
            &["保留", "延長"],
        ),
        Lang::En => (
            &[
                "for a period of ",
                "for a further period of ",
                "lapse upon the expiry of ",
                "lapse on the expiry of ",
                "lapse upon expiry of ",
                "lapse on expiry of ",
                "lapse after ",
                "lapse at the end of ",
            ],
            &[" for ", " for a further ", " for another "],
            &["retain", "retention", "extend", "extension"],
        ),
    };
    let after = |phrase: &&'static str| text.match_indices(*phrase).map(|(at, it)| at + it.len());
    let of_kept = kept.iter().flat_map(after).filter(|start| {
        let (before, _) = sentence(lang, text, &(*start..*start));
        let lower = before.to_lowercase();
        keeping.iter().any(|word| lower.contains(word))
    });
    let of_post = [" for "].iter().flat_map(after).filter(|start| {
        let front = text[..*start].trim_end().strip_suffix("for");
        let told = |front: &str| tells_of_post(front) || tells_it_is(front);
        lang == Lang::En && front.is_some_and(told)
    });
    // 該職位會在三年屆滿時到期撤銷.
    let of_lapse = ["在", "於"].iter().flat_map(after).filter(|start| {
        let length = leading(&text[*start..], lang).map(|(_, length)| length);
        let behind = length.map(|length| &text[*start + length..]);
        let ends = |it: &str| {
            ["屆滿", "期滿", "後到期", "後撤銷"]
                .iter()
                .any(|word| it.starts_with(word))
        };
        lang == Lang::Zh && behind.is_some_and(|it| ends(it) && near(it).contains("撤銷"))
    });
    let mut found: BTreeMap<usize, bool> = of_post.map(|start| (start, true)).collect();
    found.extend(
        sure.iter()
            .flat_map(after)
            .chain(of_kept)
            .chain(of_lapse)
            .map(|start| (start, false)),
    );
    found
}
