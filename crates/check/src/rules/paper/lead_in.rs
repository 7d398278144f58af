//! What leads into posts that a helper prints should be true of each of them: how they
//! are provided, whether they are one or several, and their time. So should what stands
//! right behind them.
//!
//! Looked at are a tenure and a noun that are typed before `{{posts}}` (the following
//! supernumerary post; 下述編外職位), what is said to happen to posts that stand on lines of
//! their own, and `{{timing "post"}}`, `{{until "post"}}` and the
//! like in its sentence, which print the time of one post. When another post is added to
//! the tables, the list has it and these words do not follow. Behind `{{posts}}` or
//! `{{count}}`, designated as `{{title "post"}}` must be of one of them, and the time right
//! behind a title that of its post.
//!
//! Example: the following supernumerary post, {{timing "beam"}} - {{posts
//! change="created" lines=true}}, where a permanent post is created too.
//!
//! Fix: an item for each tenure and time, each with its `{{posts}}`: `tenure="permanent"`,
//! `except="post"`.

use std::ops::Range;

use super::behind;
use super::fate::contradicted;
use crate::prose::{Blocks, BodyText, Call, Passage, Piece, sentence};
use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Change, Establishment, Lang, Post, Structure, Tenure};

const NAME: &str = "paper/lead-in";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv", "ranks.csv", BODY],
    source: include_str!("lead_in.rs"),
    run,
};

/// Posts that a body prints, with what leads into them.
struct Led<'a> {
    call: &'a Call,
    posts: Vec<&'a Post>,
    /// The passage with the words before, those words, and the calls of its piece.
    passage: &'a Passage,
    lead: Range<usize>,
    calls: &'a [Call],
    /// Whether the call stands in the passage of the words.
    same: bool,
    /// Whether no other call prints more posts behind it.
    only: bool,
}

/// A noun of posts that is typed, and the tenure before it.
struct Noun {
    range: Range<usize>,
    one: bool,
    tenure: Option<(Range<usize>, Tenure)>,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in context.prose.parts() {
        let behind = behind::of_others(context, body, NAME, &TIMES, same_time);
        findings.extend(behind);
        for led in led(context, body) {
            if let Some(noun) = noun(&led) {
                findings.extend(of_tenure(&led, &noun));
                findings.extend(of_number(context, &led, &noun));
            }
            findings.extend(of_fate(context, &led));
            findings.extend(of_time(context, &led));
        }
    }
    findings
}

/// The calls that print posts of the tables, with what leads into each.
fn led<'a>(context: &Context<'a>, body: &'a BodyText) -> Vec<Led<'a>> {
    let all = &context.project.establishment;
    let pieces: Vec<(&Piece, &Passage)> = context.prose.pieces(body).collect();
    let mut found = Vec::new();
    for (at, (piece, passage)) in pieces.iter().enumerate() {
        let only = is_only(&pieces, at);
        let mut end = 0;
        for call in &piece.calls {
            if call.name != "posts" || !call.top {
                continue;
            }
            let start = std::mem::replace(&mut end, call.at);
            let text = &context.sources.file(call.span.file).text;
            let block = text[call.span.start..call.span.end].starts_with("{{#");
            let head = call.named("head");
            let known = head.is_none_or(|head| all.head(head).is_some());
            let Some(posts) = call
                .posts(all)
                .filter(|posts| !block && known && !posts.is_empty())
            else {
                continue;
            };
            let before = passage.text.get(start..call.at).unwrap_or_default();
            // What stands in a paragraph of its own is led into by the one before.
            let alone = passage
                .text
                .get(..call.at)
                .unwrap_or_default()
                .trim()
                .is_empty();
            let (of, lead, same) = if alone {
                let Some((piece, passage)) = at.checked_sub(1).map(|at| pieces[at]) else {
                    continue;
                };
                let text = passage.text.trim_end();
                if !text.ends_with(['-', '–', '—', '－', ':', '：']) {
                    continue;
                }
                ((piece, passage), 0..text.len(), false)
            } else {
                let (own, _) = sentence(body.lang, &passage.text, &(call.at..call.at));
                let own = own.len().min(before.len());
                ((*piece, *passage), call.at - own..call.at, true)
            };
            let ((piece, passage), posts) = (of, posts);
            found.push(Led {
                call,
                posts,
                passage,
                lead,
                calls: &piece.calls,
                same,
                only,
            });
        }
    }
    found
}

/// Whether one call of a piece prints posts, and none of the piece behind it.
fn is_only(pieces: &[(&Piece, &Passage)], at: usize) -> bool {
    let prints = |at: usize| {
        let calls = pieces.get(at).map_or(&[][..], |(piece, _)| &piece.calls);
        calls.iter().filter(|call| call.name == "posts").count()
    };
    prints(at) == 1 && prints(at + 1) == 0
}

/// The noun of posts that stands last before a call; before one in running words, near
/// it.
fn noun(led: &Led<'_>) -> Option<Noun> {
    const NEAR: usize = 6;
    let text = &led.passage.text[led.lead.clone()];
    let (nouns, tenures): (&[&str], [(&str, Tenure); 2]) = match led.passage.lang {
        Lang::Zh => (
            &["職位"],
            [("編外", Tenure::Supernumerary), ("常額", Tenure::Permanent)],
        ),
        Lang::En => (
            &["posts", "post"],
            [
                ("supernumerary", Tenure::Supernumerary),
                ("permanent", Tenure::Permanent),
            ],
        ),
    };
    let ends = |at: usize, noun: &str| {
        let letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
        !text[..at].ends_with(letter) && !text[at + noun.len()..].starts_with(letter)
    };
    let found = nouns.iter().flat_map(|noun| text.match_indices(noun));
    let (at, word) = found.filter(|(at, noun)| ends(*at, noun)).max()?;
    let rest = &text[at + word.len()..];
    let lines = led.call.named("lines") == Some("true");
    if !lines && rest.chars().count() > NEAR {
        return None;
    }
    let start = led.lead.start;
    let range = start + at..start + at + word.len();
    let front = text[..at].trim_end();
    let front = front.strip_suffix("directorate").unwrap_or(front);
    let front = front.strip_suffix("首長級").unwrap_or(front).trim_end();
    let tenure = tenures.iter().find(|(tenure, _)| {
        let rest = front.strip_suffix(tenure);
        rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-'))
    });
    let tenure = tenure.map(|(word, tenure)| {
        let end = start + front.len();
        (end - word.len()..end, *tenure)
    });
    led.passage.is_typed(range.clone()).then_some(Noun {
        range,
        one: word == "post",
        tenure,
    })
}

/// What is said of a tenure that a post does not have.
fn of_tenure(led: &Led<'_>, noun: &Noun) -> Option<Diagnostic> {
    let (range, tenure) = noun.tenure.clone()?;
    // Making them permanent speaks of what they were, or will be.
    let changing = led.call.named("change").unwrap_or_default();
    if changing
        .split_whitespace()
        .any(|it| it == Change::MadePermanent.word())
    {
        return None;
    }
    let other = led.posts.iter().find(|post| post.tenure != tenure)?;
    let typed = &led.passage.text[range.clone()];
    let (id, is) = (&other.id, other.tenure.word());
    let message = format!("`{typed}` stands before posts of which `{id}` is {is}");
    let finding = Diagnostic::warning(NAME, message).at(led.passage.span(range));
    Some(finding.with(led.call.span, "these posts").help(
        "write an item for each tenure, with {{posts … tenure=\"permanent\"}} and \
         {{posts … tenure=\"supernumerary\"}}",
    ))
}

/// What is said of a noun that does not agree with the number of posts.
fn of_number(context: &Context<'_>, led: &Led<'_>, noun: &Noun) -> Option<Diagnostic> {
    let lines = led.call.named("lines") == Some("true");
    let count = led.posts.len();
    let several = noun.one && count > 1;
    let one = !noun.one && count == 1 && led.only;
    if led.passage.lang != Lang::En || !lines || !(several || one) {
        return None;
    }
    let at = led.passage.span(noun.range.clone());
    let blocks = Blocks::of(&context.sources.file(at.file).text);
    if blocks.hold(at) || blocks.hold(led.call.span) {
        return None;
    }
    let (message, label, help) = match several {
        true => (
            format!("`post` stands before {count} posts"),
            "these posts",
            "write `posts`, or name fewer",
        ),
        false => (
            "`posts` stands before one post".to_owned(),
            "this post",
            "write `post`, or name more",
        ),
    };
    let finding = Diagnostic::warning(NAME, message).at(at);
    Some(finding.with(led.call.span, label).help(help))
}

/// What is said of posts to which something else happens than is told before them.
fn of_fate(context: &Context<'_>, led: &Led<'_>) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    led.call.named("lines").filter(|lines| *lines == "true")?;
    let lead = &led.passage.text[led.lead.clone()];
    let (word, change) = contradicted(all, led.passage.lang, lead, &led.posts)?;
    let message = format!(
        "`{word}` leads to posts that are {}, such as `{}`",
        change.word(),
        led.posts.first()?.id
    );
    let finding = Diagnostic::warning(NAME, message).at(led.call.span);
    Some(finding.help("name the posts that are meant, or correct what is said of them"))
}

/// The helpers that print the time of a post.
const TIMES: [&str; 5] = ["timing", "effective", "until", "lapses", "period"];

/// What is said of a call that prints the time of one post in the sentence of others.
fn of_time(context: &Context<'_>, led: &Led<'_>) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let (lang, text) = (led.passage.lang, &led.passage.text);
    let mut calls = led
        .calls
        .iter()
        .filter(|call| TIMES.contains(&call.name.as_str()));
    calls.find_map(|call| {
        let id = call.positional.first()?;
        let named = meant(all, call, id)?;
        let before = led.lead.contains(&call.at);
        let between = text.get(led.call.at..call.at).filter(|_| led.same);
        let after = between.is_some_and(|_| {
            let (own, _) = sentence(lang, text, &(call.at..call.at));
            let mut others = led.calls.iter();
            let parted =
                others.any(|it| it.name == "posts" && it.at > led.call.at && it.at < call.at);
            own.len() >= call.at - led.call.at && !parted
        });
        // What stands behind may be of other posts of the sentence.
        let ours = led.posts.iter().any(|post| post.id == *id);
        let first = led
            .calls
            .iter()
            .filter(|it| it.name == "posts" && it.at < call.at);
        let of_earlier = before && first.count() > 0;
        if !(before && !of_earlier && (ours || led.call.named("lines").is_some()) || after && ours)
        {
            return None;
        }
        // A post that is re-ranked has two rows, and the time of one.
        let mut others = led.posts.iter().filter(|post| post.id != *id);
        let other = others.find(|post| {
            let post = meant(all, call, &post.id).unwrap_or(post);
            !same_time(all, &call.name, named, post)
        })?;
        let message = format!(
            "{{{{{} \"{id}\"}}}} stands with posts of which `{}` has another time",
            call.name, other.id
        );
        let finding = Diagnostic::warning(NAME, message).at(call.span);
        Some(finding.with(led.call.span, "these posts").help(format!(
            "write an item for each time, with {{{{posts … except=\"{}\"}}}} here",
            other.id
        )))
    })
}

/// The row of a post whose time a call prints: of a post that is made permanent the
/// proposed one, unless the call asks for the other.
fn meant<'a>(all: &'a Establishment, call: &Call, id: &str) -> Option<&'a Post> {
    let asked = call.named("structure").and_then(Structure::from_word);
    let asked = asked.and_then(|structure| all.post_in(structure, id));
    asked.or_else(|| all.post(id))
}

/// Whether two posts have the same time, as far as a helper prints it.
fn same_time(all: &Establishment, helper: &str, one: &Post, other: &Post) -> bool {
    let begins = all.starts(one) == all.starts(other);
    let ends = all.last_day(one) == all.last_day(other) && one.term.period == other.term.period;
    match helper {
        "effective" => begins,
        "until" | "lapses" => ends,
        _ => begins && ends,
    }
}
