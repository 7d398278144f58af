//! Sentences that speak of another body, document, year or time: what they count
//! and refer to is not this paper's.

use std::ops::Range;

use super::bodies::names_another_body;
use super::documents::tells_of_a_document;
use super::lately::tells_of_past_years;
use super::past::{not_adopted, tells_a_past_year};
use super::sentence::sentence;
use super::supposed::{is_beside, is_supposed};
use tables::model::{Lang, Project};

/// Words that name another document, before a reference.
const DOCUMENTS_ZH: &[&str] = &[
    "》",
    "報告書",
    "報告",
    "條例",
    "規例",
    "規則",
    "公約",
    "通告",
    "通函",
    "紀錄",
    "記錄",
    "施政",
    "號文件",
    "該文件",
    "份文件",
    "科文件",
    "局文件",
    "藍圖",
    "章",
    "CB(",
    "EC(",
    "FCR(",
    "ESC",
    "計劃書",
    "綱領",
    "指引",
    "演辭",
    "判詞",
    "資料摘要",
];
/// The same, right before a reference: 摘要附件12.
const RIGHT_BEFORE_ZH: &[&str] = &[
    "摘要",
    "文件",
    "報告",
    "條例",
    "規例",
    "函件",
    "信件",
    "建議書",
    "通告",
    "合約",
    "協議",
    "備忘錄",
    "紀要",
    "講稿",
];
const DOCUMENTS_EN: &[&str] = &[
    "Ordinance",
    "Regulation",
    "Rules",
    "Report",
    " report",
    "Policy Address",
    "Budget",
    "Speech",
    "minutes",
    "Paper No",
    "CB(",
    "EC(",
    "FCR(",
    "ESC",
    "Cap.",
    "Convention",
    "Blueprint",
    "yearbook",
    "judgment",
    "Circular",
    "circular",
    "Plan of",
    "Memorandum",
    "that paper",
    "paper of",
    "Council Brief",
    "LegCo Brief",
    "Discussion Paper",
    "Information Note",
];

/// Words that say that a reference is to this paper.
const OURS_ZH: &[&str] = &["上文", "下文", "本文件", "以上", "以下"];
const OURS_EN: &[&str] = &[" above", " below", "this paper", " here"];

/// What a reference to a part of another document goes on with.
const OF_ANOTHER: &[&str] = &[
    " of the ",
    " of that ",
    " of its ",
    " of his ",
    " of her ",
    " of their ",
    " of a ",
    " of an ",
    " to that ",
    " to the ",
    " to its ",
    " to his ",
    " to her ",
    " of LC ",
    " to LC ",
    " of EC(",
    " to EC(",
    " of FCR(",
    " to FCR(",
    " of Cap",
    " therein",
    " thereof",
    " in that ",
    " in the ",
];

/// Whether a reference to a paragraph or annex is to one of another document.
pub fn refers_elsewhere(lang: Lang, text: &str, at: &Range<usize>) -> bool {
    let (before, after_all) = sentence(lang, text, at);
    let after = after_all;
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let near: String = after.chars().take(12).collect();
    match lang {
        Lang::Zh => {
            let close = before.char_indices().rev().nth(5);
            let close = &before[close.map_or(0, |(at, _)| at)..];
            // What a document says, and 見附件2 of this paper.
            let of_a_clause = before.rsplit('，').next().unwrap_or_default();
            let shown = ["載於", "列於", "見"];
            let here = shown.iter().any(|word| of_a_clause.ends_with(word));
            let named = has(before, DOCUMENTS_ZH) || is_of_document(before);
            let of_clause = || has(of_a_clause, DOCUMENTS_ZH);
            !has(close, OURS_ZH) && named && (!here || of_clause())
        }
        Lang::En => {
            let close = before.char_indices().rev().nth(12);
            let close = &before[close.map_or(0, |(at, _)| at)..];
            let ours = has(close, OURS_EN) || has(&near, OURS_EN);
            // Paragraph 6 and Annex 3 of that paper.
            let more = [" and Annex", ", Annex", " and paragraph", " and Appendix"];
            let goes_on = more.iter().any(|word| after.starts_with(word));
            let after = after.find(" of ").filter(|at| goes_on && *at < 40);
            let after = after.map_or(after_all, |at| &after_all[at..]);
            let of_another = OF_ANOTHER.iter().any(|words| after.starts_with(words));
            let ours_too = ["the proposal", "the paper", "the present paper", "the body"];
            let rest = after.get(4..).unwrap_or_default();
            let of_another = of_another && !ours_too.iter().any(|it| rest.starts_with(it));
            !ours && (of_another || has(before, DOCUMENTS_EN))
        }
    }
}

/// Whether a Chinese text ends with a document, of which what follows is a part.
fn is_of_document(before: &str) -> bool {
    const JOINTS: [char; 4] = ['的', '之', '中', '內'];
    let front = before.trim_end().trim_end_matches(JOINTS);
    let name = front.trim_end_matches(['》', '」', ')', '）']);
    RIGHT_BEFORE_ZH.iter().any(|word| name.ends_with(word))
}

/// Words by which a sentence speaks of what a body did or decided, or of places
/// elsewhere.
const DECIDED_ZH: &[&str] = &[
    "委員會批准了",
    "委員會曾",
    "委員會通過",
    "委員會已",
    "委員會在",
    "委員會於",
    "曾於",
    "以往",
    "當年",
    "當時",
    "過往",
    "去年",
    "前年",
    "外地",
    "海外",
    "內地",
    "鄰近",
    "新加坡",
    "英國",
    "美國",
    "澳洲",
    "加拿大",
    "日本",
    "澳門",
    "台北",
    "深圳",
    "廣州",
    "倫敦",
    "協會",
    "公司",
    "法定機構",
    "團體",
    "大學",
    "其他部門的",
    "其他部門現",
    "其他部門原",
    "其他政策局的",
    "其他政策局現",
    "其他決策局的",
    "其他決策局現",
];
const DECIDED_EN: &[&str] = &[
    "Committee approved",
    "Committee had approved",
    "Committee supported",
    "Committee agreed",
    "Panel supported",
    "Panel approved",
    "Council approved",
    "Council passed",
    "Committee in",
    "approved by",
    "last year",
    "at that time",
    "formerly",
    "had been",
    "used to",
    "elsewhere",
    "overseas",
    "abroad",
    "Singapore",
    "Macao",
    "Mainland",
    "England",
    "United Kingdom",
    "United States",
    "Australia",
    "Canada",
    "Japan",
    "Norway",
    "London",
    "university",
    "company",
    "Company",
    "Association",
    "seconded",
    "of other departments",
    "in other departments",
    "of other bureaux",
    "in other bureaux",
];

/// Words right before a count of what there is now.
const NOW: [&str; 6] = [
    "現有",
    "現設有",
    "現時有",
    "目前有",
    "now has",
    "currently has",
];

/// Whether a sentence speaks of another body, year or time than the proposal.
pub fn tells_of_others(project: &Project, lang: Lang, text: &str, at: &Range<usize>) -> bool {
    let (before, after) = sentence(lang, text, at);
    let whole = [before, after];
    let words = match lang {
        Lang::Zh => DECIDED_ZH,
        Lang::En => DECIDED_EN,
    };
    // What there is now is said of the paper's own, whatever the sentence goes on to.
    let of_now = NOW.iter().any(|word| before.trim_end().ends_with(word));
    let near = match of_now {
        true => after.split(['，', ',']).next().unwrap_or_default(),
        false => after,
    };
    let told = [before, near]
        .iter()
        .any(|part| words.iter().any(|word| part.contains(word)));
    told || tells_of_a_document(lang, before, near)
        || not_adopted(lang, before, after)
        || tells_of_past_years(lang, before, after)
        || is_supposed(lang, before, after)
        || is_beside(lang, before)
        || whole
            .iter()
            .any(|part| tells_a_past_year(project, lang, part))
        || names_another_body(project, lang, before, after)
}
