//! What phrases say of posts: that they begin, end or lapse on a day, or are provided for
//! a period.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::prose::period::leading;
use crate::prose::sentence;
use tables::model::Lang;

/// What a phrase says of posts.
#[derive(Clone, Copy)]
pub(super) enum Says {
    Begins,
    BeginsOrApproval,
    Ends,
    Lapses,
}

/// What a phrase around a day says of posts; `from` is whether it ends what another day
/// begins: from 1 April 2027 to it. Gives too whether it says so by what stands right
/// before it alone.
pub(super) fn says(
    text: &str,
    range: &Range<usize>,
    from: bool,
    lang: Lang,
) -> Option<(Says, bool)> {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let (before, after) = (before.trim_end(), after.trim_start());
    let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let last = before.char_indices().rev().nth(30);
    let last = before[last.map_or(0, |(at, _)| at)..].to_lowercase();
    let ends = |words: &[&str]| words.iter().any(|word| last.ends_with(word));
    let near_post = || before.strip_suffix("from").is_some_and(tells_of_post);
    if ends(&["由", "自", " from", " on"]) && or_approval(after, lang) {
        return Some((Says::BeginsOrApproval, false));
    }
    let says = match lang {
        Lang::Zh if ends(&["至"]) && (from || begins(&["止", "為"])) => Some(Says::Ends),
        Lang::Zh if ends(&["於", "在"]) && begins(&["到期撤銷", "期滿撤銷"]) => {
            Some(Says::Lapses)
        }
        Lang::Zh if ends(&["已於", "已在"]) && lapses_after(after) => Some(Says::Lapses),
        Lang::Zh if ends(&["由", "自"]) && begins(&["起"]) && lapses_after(after) => {
            Some(Says::Lapses)
        }
        Lang::Zh if ends(&["由", "自"]) && begins(&["起", "至"]) => Some(Says::Begins),
        Lang::En if from && ends(&[" to", " up to", " until"]) => Some(Says::Ends),
        Lang::En
            if ends(&[
                "up to",
                "until",
                " ends on",
                " end on",
                " expire on",
                " expires on",
            ]) =>
        {
            Some(Says::Ends)
        }
        Lang::En if tells_of_lapse(&last) => Some(Says::Lapses),
        Lang::En
            if ends(&[
                " effect from",
                "takes effect on",
                "take effect on",
                "takes effect from",
                "take effect from",
                "effective from",
            ]) =>
        {
            Some(Says::Begins)
        }
        Lang::En if ends(&[" from"]) && begins(&["to ", "until ", "up to "]) => Some(Says::Begins),
        Lang::En if ends(&[" from"]) && near_post() => return Some((Says::Begins, true)),
        _ => None,
    };
    says.map(|says| (says, false))
}

/// Whether a text goes on with the approval as another beginning: or upon approval.
fn or_approval(after: &str, lang: Lang) -> bool {
    let (or, approval) = match lang {
        Lang::Zh => ("或", "批准"),
        Lang::En => ("or ", "approv"),
    };
    let Some(rest) = after.strip_prefix(or) else {
        return false;
    };
    let near = near(rest);
    let end = near.find(['，', '。', '；', '(', '（', ',', ';', '.']);
    near[..end.unwrap_or(near.len())].contains(approval)
}

/// A text as far as a clause goes on that has a part in what is said of a day: rows without
/// a mark are no sentences.
fn near(text: &str) -> &str {
    const FAR: usize = 60;
    let end = text.char_indices().nth(FAR);
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// Whether a Chinese clause ends with that a post lapses.
fn lapses_after(after: &str) -> bool {
    let near = near(after);
    let end = near.find(['，', '。', '；', '、']);
    if end.is_none() && near.len() < after.len() {
        return false;
    }
    let clause = &near[..end.unwrap_or(near.len())];
    clause.ends_with("撤銷") || clause.ends_with("期滿") || clause.ends_with("到期")
}

/// Whether an English text ends with that a post lapses on the day that follows: lapse
/// on, lapses with effect from.
fn tells_of_lapse(before: &str) -> bool {
    let joints = [
        " with effect from",
        " effective from",
        " on and from",
        " from",
        " on",
    ];
    let front = joints.iter().find_map(|joint| before.strip_suffix(joint));
    front.is_some_and(|front| {
        let last = front.rsplit(' ').next().unwrap_or_default();
        matches!(last, "lapse" | "lapses" | "lapsed" | "lapsing")
    })
}

/// Whether an English text ends with what is said of a post, so that a day or period
/// right behind it is the post's: created, in post, a title in brackets, four years.
fn tells_of_post(text: &str) -> bool {
    const ENDS: [&str; 14] = [
        "post",
        "posts",
        "created",
        "provided",
        "needed",
        "required",
        "wanted",
        "kept",
        "retained",
        "supernumerary",
        "years",
        "months",
        "a year",
        ")",
    ];
    let text = text.trim_end();
    ENDS.iter().any(|word| {
        let front = text.strip_suffix(word);
        front.is_some_and(|front| !front.ends_with(char::is_alphanumeric))
    })
}

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
