//! Documents of which a sentence tells, and not of the paper.

use tables::model::Lang;

/// Words that name a document, of which the sentence may tell.
const TOLD_OF_ZH: &[&str] = &["》", "報告", "條例", "藍圖", "該文件", "份文件"];
const TOLD_OF_EN: &[&str] = &[
    "Ordinance",
    " report",
    "Report",
    "Policy Address",
    "that paper",
    "those papers",
];

/// What stands behind `report` where somebody reports to another.
const TO_ANOTHER: &[&str] = &["ing ", " to ", "s to ", " direct", "s direct"];

/// Words before a count by which the paper proposes what it counts, whichever document
/// the posts are for.
const PROPOSED_ZH: &[&str] = &["我們建議", "現建議", "本文件建議", "當局建議"];
const PROPOSED_EN: &[&str] = &[
    "e propose ",
    "e propose, ",
    "e also propose ",
    "this paper proposes",
];

/// Whether a text names a document.
fn names_a_document(lang: Lang, text: &str) -> bool {
    let words = match lang {
        Lang::Zh => TOLD_OF_ZH,
        Lang::En => TOLD_OF_EN,
    };
    words.iter().any(|word| {
        let mut found = text.match_indices(word);
        found.any(|(at, _)| {
            let behind = &text[at + word.len()..];
            *word != " report" || !TO_ANOTHER.iter().any(|it| behind.starts_with(it))
        })
    })
}

/// Whether a sentence tells of a document, before a count or, where the paper does not
/// propose what it counts, behind it.
pub(super) fn tells_of_a_document(lang: Lang, before: &str, after: &str) -> bool {
    let words = match lang {
        Lang::Zh => PROPOSED_ZH,
        Lang::En => PROPOSED_EN,
    };
    let proposed = words.iter().any(|word| before.contains(word));
    names_a_document(lang, before) || (!proposed && names_a_document(lang, after))
}
