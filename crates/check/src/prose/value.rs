//! What a helper prints, as far as the tables alone tell it.

use super::call::Call;
use super::passage::UNKNOWN;
use tables::model::{Case, Lang, Post, Project, Structure, Text, grouped};

/// Whether a call prints words that only a build knows: a reference, a list of
/// posts, or a field of one of its rounds.
pub(super) fn prints(project: &Project, call: &Call) -> bool {
    match call.name.as_str() {
        "para" | "posts" => true,
        "annex" => !call.annexes(project).is_empty(),
        name => name.starts_with('@') || name.starts_with("this"),
    }
}

/// The words that a call prints; nothing where typesetting alone knows them or
/// where the call is at fault.
pub(super) fn value(project: &Project, lang: Lang, call: &Call) -> Option<String> {
    let named = |(_, value): &(String, String)| value.contains(UNKNOWN);
    if call.named.iter().any(named) {
        return Some(UNKNOWN.to_string());
    }
    let printed = plain(project, lang, call)?;
    Some(match call.named("case") {
        Some(word) => Case::from_word(word)?.apply(&printed),
        None => printed,
    })
}

/// The same with its letters as they are.
fn plain(project: &Project, lang: Lang, call: &Call) -> Option<String> {
    let establishment = &project.establishment;
    let words = &project.words.iter().find(|(known, _)| *known == lang)?.1;
    let text = |text: &Text| text.get(lang).to_owned();
    let id = call.positional.first();
    let office = || establishment.office(id?);
    let figure = || Some(project.figure(id?)?.value);
    Some(match call.name.as_str() {
        "office" => text(&office()?.name),
        "short" => text(&office()?.short),
        "title" => text(&post(project, call)?.title),
        "rank" => text(&establishment.rank(&post(project, call)?.rank)?.name),
        "point" => words.point(establishment.pay_point_of(post(project, call)?)?),
        "money" => grouped(figure()?, ',', 0),
        "number" => words.number(figure()?, numeral(call)?.unwrap_or(false)),
        "count" => {
            let count = call.count(establishment)?;
            match call.named("noun") {
                Some(noun) => {
                    let noun = establishment.noun(noun, call.named("plural"));
                    words.counted(count, numeral(call)?.unwrap_or(true), &noun)
                }
                None => words.count(count, numeral(call)?.unwrap_or(false)),
            }
        }
        "list" => String::new(),
        _ => return None,
    })
}

/// Whether a call asks for words or for figures; nothing where it is at fault.
#[expect(clippy::option_option, reason = "absent and wrong are two things")]
fn numeral(call: &Call) -> Option<Option<bool>> {
    match call.named("numeral") {
        Some(text) => text.parse().ok().map(Some),
        None => Some(None),
    }
}

fn post<'a>(project: &'a Project, call: &Call) -> Option<&'a Post> {
    let establishment = &project.establishment;
    let id = call.positional.first()?;
    match call.named("structure") {
        Some(word) => establishment.post_in(Structure::from_word(word)?, id),
        None => establishment.post(id),
    }
}
