//! What a helper prints, as far as the tables alone tell it.

use super::call::Call;
use tables::model::{Lang, Post, Project, Structure, Text, grouped};

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
        "number" => grouped(figure()?, '\u{202F}', 5),
        "count" => {
            let count = call.count(establishment)?;
            let numeral = call.named("numeral") == Some("true");
            let word = count.checked_sub(1).and_then(|at| words.numerals.get(at));
            match word.filter(|_| numeral) {
                Some(word) => word.clone(),
                None => count.to_string(),
            }
        }
        "list" => String::new(),
        _ => return None,
    })
}

fn post<'a>(project: &'a Project, call: &Call) -> Option<&'a Post> {
    let establishment = &project.establishment;
    let id = call.positional.first()?;
    match call.named("structure") {
        Some(word) => establishment.post_in(Structure::from_word(word)?, id),
        None => establishment.post(id),
    }
}
