//! The pay points from which and to which posts are upgraded: upgrade the post of X from
//! D1 to D2, 由首長級薪級第1點提升至首長級薪級第2點.

use crate::Context;
use crate::prose::{Passage, sentence};
use tables::model::{Change, Lang, Post, Rank, Structure};

/// Words for upgrading.
const VERBS_EN: [&str; 4] = ["re-rank", "upgrad", "regrad", "re-grad"];
const VERBS_ZH: [&str; 6] = ["提升至", "提升為", "升格至", "調升至", "重訂為", "改訂為"];
/// What names a post that was told before.
const POSTS: [&str; 6] = ["the post", "The post", "it", "該職位", "這職位", "此職位"];

/// The ranks that posts have at a point behind a text, if it is the one from which they are
/// upgraded or to which: those whose title stands there, or, where the sentence names
/// none, all that are.
pub(super) fn ranks<'a>(
    context: &Context<'a>,
    passage: &Passage,
    (before, after): (&str, &str),
) -> Vec<&'a Rank> {
    let lang = passage.lang;
    let end = match lang {
        Lang::Zh => chinese(before, after),
        Lang::En => english(before, after),
    };
    let Some((front, structure)) = end else {
        return Vec::new();
    };
    let all = &context.project.establishment;
    let front = without_noun(front);
    let re_ranked = |post: &&Post| all.changes(&post.id).contains(&Change::ReRanked);
    let posts: Vec<&Post> = all.posts().iter().filter(re_ranked).collect();
    let titled = |post: &&&Post| {
        let title = post.title.get(lang);
        !title.is_empty() && front.ends_with(title)
    };
    let named: Vec<&Post> = posts.iter().filter(titled).copied().collect();
    let told = POSTS.iter().any(|word| front.ends_with(word));
    let meant = match named.is_empty() {
        true if told => posts,
        _ => named,
    };
    let there = meant
        .iter()
        .filter_map(|post| all.post_in(structure, &post.id));
    there.filter_map(|post| all.rank(&post.rank)).collect()
}

/// A text without the noun behind a title, and without what its post is graded at.
fn without_noun(text: &str) -> &str {
    let mut text = text.trim_end();
    for noun in ["的職級", "職級", "職位", " post"] {
        let whole = POSTS.iter().any(|post| text.ends_with(post));
        let shorter = text.strip_suffix(noun).filter(|_| !whole);
        text = shorter.unwrap_or(text).trim_end();
    }
    text
}

fn english<'t>(before: &'t str, after: &str) -> Option<(&'t str, Structure)> {
    let text = before.trim_end();
    let (told, _) = sentence(Lang::En, before, &(before.len()..before.len()));
    let lower = told.to_lowercase();
    if !VERBS_EN.iter().any(|verb| lower.contains(verb)) {
        return None;
    }
    if let Some(front) = text.strip_suffix(" from") {
        let goes_on = after.trim_start().starts_with("to D");
        return goes_on.then_some((front, Structure::Existing));
    }
    let front = text.strip_suffix(" to")?;
    let digits = front.trim_end_matches(|c: char| c.is_ascii_digit());
    let point = digits.strip_suffix(" from D").filter(|_| digits != front);
    Some((point.unwrap_or(front), Structure::Proposed))
}

fn chinese<'t>(before: &'t str, after: &str) -> Option<(&'t str, Structure)> {
    if let Some(front) = before.strip_suffix(['由', '從']) {
        let goes_on = VERBS_ZH.iter().any(|verb| after.starts_with(verb));
        return goes_on.then_some((front, Structure::Existing));
    }
    let front = VERBS_ZH.iter().find_map(|verb| before.strip_suffix(verb))?;
    let point = front.strip_suffix('點').and_then(|front| {
        let digits = front.trim_end_matches(|c: char| c.is_ascii_digit());
        digits
            .strip_suffix("首長級薪級第")?
            .strip_suffix(['由', '從'])
    });
    Some((point.unwrap_or(front), Structure::Proposed))
}
