//! Whether a day or period is said of posts.

use std::ops::Range;

use super::aside::tells_of_others;
use super::passage::Passage;
use super::sentence::sentence;
use tables::model::{Lang, Project};

/// Words of posts.
const POSTS: [&str; 8] = [
    "post",
    "Post",
    "supernumerary",
    "職位",
    "職級",
    "編外",
    "常額",
    "開設期",
];

/// Words of other things that begin, end and last.
const OTHERS: [&str; 53] = [
    "consultation",
    "Consultation",
    "tender",
    "Tender",
    "contract",
    "Contract",
    "Ordinance",
    "Regulation",
    "Bill",
    "licence",
    "Licence",
    "permit ",
    "Permit ",
    "scheme",
    "Scheme",
    "trial",
    "Trial",
    "agreement",
    "Agreement",
    "lease",
    "tenancy",
    "project",
    "Project",
    "programme",
    "Programme",
    "pilot",
    "works ",
    "study",
    "Study",
    "exhibition",
    "term of office",
    "諮詢",
    "招標",
    "標書",
    "投標",
    "合約",
    "合同",
    "條例",
    "規例",
    "》",
    "法案",
    "牌照",
    "許可證",
    "試驗",
    "計劃",
    "協議",
    "租約",
    "工程",
    "項目",
    "研究",
    "展覽",
    "服務期",
    "任期",
];

/// Whether a day or period is said of posts: a word, title or rank of posts stands
/// before it, and none of another thing behind that; or it leads the sentence that
/// tells of posts.
pub fn of_posts(project: &Project, passage: &Passage, at: &Range<usize>) -> bool {
    let lang = passage.lang;
    if tells_of_others(project, lang, &passage.text, at) {
        return false;
    }
    let (before, after) = sentence(lang, &passage.text, at);
    let last = |text: &str, words: &[&str]| {
        let ends = words
            .iter()
            .filter_map(|word| Some(text.rfind(word)? + word.len()));
        ends.max()
    };
    let names: Vec<&str> = names(project, lang)
        .filter(|name| !name.is_empty())
        .collect();
    let told = last(before, &POSTS).max(last(before, &names));
    match (told, last(before, &OTHERS)) {
        (Some(told), other) => other.is_none_or(|other| other <= told),
        (None, Some(_)) => false,
        (None, None) => last(after, &POSTS).max(last(after, &names)).is_some(),
    }
}

/// The titles and ranks of the tables.
fn names(project: &Project, lang: Lang) -> impl Iterator<Item = &str> {
    let posts = project.establishment.posts().iter();
    let ranks = project.establishment.ranks().iter();
    let titles = posts.map(move |post| post.title.get(lang));
    titles.chain(ranks.map(move |rank| rank.name.get(lang)))
}
