//! What phrases say of posts: that they begin, end or lapse on a day.

use std::ops::Range;

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
pub(super) fn near(text: &str) -> &str {
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
pub(super) fn tells_of_post(text: &str) -> bool {
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
