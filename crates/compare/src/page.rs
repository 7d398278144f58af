//! The list as a page of an edition has it: in its words, without places.

use content::wording::{Fate, Stretch};
use tables::characters::{as_read, visible_line};
use tables::model::Lang;

use crate::difference::{Comparison, Difference};
use crate::show::{around, is_short, values};

/// The list for a page in a language: what is different, and what follows, a line each
/// without places, in the words of the layout. What is of the other language alone is
/// left out.
pub fn lines(
    comparison: &Comparison,
    names: &[&str],
    lang: Lang,
    word: &dyn Fn(&str) -> String,
) -> (Vec<Vec<Stretch>>, Vec<Vec<Stretch>>) {
    let told = |differences: &[Difference]| -> Vec<Vec<Stretch>> {
        let own = differences.iter().filter(|own| !is_of_another(own, lang));
        own.map(|own| told(own, names, word)).collect()
    };
    let (mut list, follows) = (told(&comparison.differences), told(&comparison.follows));
    if list.is_empty() && follows.is_empty() {
        list.push(vec![stay(word("no_changes"))]);
    }
    (list, follows)
}

/// Whether a difference is of another language than this alone.
fn is_of_another(difference: &Difference, lang: Lang) -> bool {
    let others = || Lang::ALL.into_iter().filter(|other| *other != lang);
    let column = difference.column.as_deref().unwrap_or_default();
    let place = difference.is.as_ref().or(difference.was.as_ref());
    let file = place.map_or("", |at| at.file.as_str());
    let of_setting = |other: Lang| {
        let start = format!("{}.", other.code());
        difference.of == "setting" && difference.name.starts_with(&start)
    };
    others().any(|other| {
        column.ends_with(&format!("_{}", other.code()))
            || file.contains(&format!(".{}.", other.code()))
            || of_setting(other)
    })
}

/// A difference in the words of the layout.
fn told(difference: &Difference, names: &[&str], word: &dyn Fn(&str) -> String) -> Vec<Stretch> {
    let key = |word: &str| word.to_lowercase().replace([' ', '-'], "_");
    let known = |name: String, plain: &str| match word(&name) {
        none if none.is_empty() => plain.to_owned(),
        word => word,
    };
    let change = difference.change.word();
    let parts = [
        (
            "{of}",
            known(format!("of_{}", key(difference.of)), difference.of),
        ),
        ("{change}", known(format!("is_{}", key(change)), change)),
        ("{name}", difference.name.clone()),
    ];
    let mut line = known("change".to_owned(), "{of} {name}, {change}");
    for (part, text) in parts {
        line = line.replacen(part, &text, 1);
    }
    let values = stretches(difference, names);
    if !values.is_empty() {
        line += &word("colon");
    }
    let mut told = vec![stay(line)];
    told.extend(values);
    for own in &mut told {
        own.text = visible_line(&as_read(&own.text)).into_owned();
    }
    told
}

fn stay(text: String) -> Stretch {
    Stretch {
        fate: Fate::Kept,
        text,
    }
}

/// The same as stretches of words.
fn stretches(difference: &Difference, names: &[&str]) -> Vec<Stretch> {
    match (&difference.before, &difference.after) {
        (Some(before), Some(after)) if !(is_short(before) && is_short(after)) => {
            around(before, after, names)
        }
        (None, None) => Vec::new(),
        _ => vec![stay(values(difference, names))],
    }
}
