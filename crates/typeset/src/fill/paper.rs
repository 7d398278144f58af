//! The data of an edition for the templates: the paper's head, its annexes,
//! its fonts.

use rayon::prelude::*;
use serde_json::{Value, json};

use super::spacing::tidy;
use content::annex::Edition;
use content::paper::PAPER_TYPES;
use tables::diag::Diagnostic;
use tables::fonts::families;
use tables::model::{Annex, AsPrinted, Lang};

/// The JSON object that the templates read, and what is wrong with it.
pub(super) fn data(edition: &Edition<'_>) -> (Value, Vec<Diagnostic>) {
    let paper = &edition.project.paper;
    let kind = PAPER_TYPES.iter().find(|kind| kind.name == paper.kind);
    let mut data = kind.map_or(Value::Null, |kind| (kind.head)(edition));
    let annexes = &edition.project.annexes;
    // Charts take long enough to lay out that they are worth a core each.
    let mut values: Vec<Value> = annexes
        .par_iter()
        .map(|annex| edition.annex(annex))
        .collect();
    let mut findings = Vec::new();
    for (annex, value) in annexes.iter().zip(&mut values) {
        for entry in &paper.as_printed {
            let meant = entry.annex == annex.subject;
            if meant && !replace(value, entry) && !elsewhere(edition, annex, entry) {
                findings.push(never_computed(entry));
            }
        }
    }
    data["annexes"] = Value::Array(values);
    if edition.lang == Lang::Zh {
        each_string(&mut data, &mut |text| *text = tidy(text));
    }
    // After the texts: a family keeps its spaces.
    let [latin, cjk] = families(&paper.fonts);
    data["fonts"] = json!({ "latin": latin, "cjk": cjk });
    (data, findings)
}

/// Puts the printed words for the computed ones; false where there are none.
fn replace(value: &mut Value, entry: &AsPrinted) -> bool {
    let mut replaced = false;
    each_string(value, &mut |text| {
        if text.contains(&entry.computed) {
            *text = text.replace(&entry.computed, &entry.printed);
            replaced = true;
        }
    });
    replaced
}

/// Whether another edition's annex has the computed words: each language has
/// its own slips.
fn elsewhere(edition: &Edition<'_>, annex: &Annex, entry: &AsPrinted) -> bool {
    let project = edition.project;
    let others = project.words.iter();
    let others = others.filter(|(lang, _)| *lang != edition.lang);
    let mut annexes = others.map(|(lang, words)| {
        let other = Edition {
            project,
            lang: *lang,
            words,
            measure: edition.measure,
            memo: edition.memo,
        };
        other.annex(annex)
    });
    annexes.any(|mut value| replace(&mut value, entry))
}

/// Fields that are no words of the paper: names that the templates look up.
const NO_WORDS: &[&str] = &["name", "kind", "mark", "id", "from", "to"];

fn each_string(value: &mut Value, edit: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => edit(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_string(item, edit)),
        Value::Object(fields) => fields
            .iter_mut()
            .filter(|(name, _)| !NO_WORDS.contains(&name.as_str()))
            .for_each(|(_, field)| each_string(field, edit)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn never_computed(entry: &AsPrinted) -> Diagnostic {
    let message = format!(
        "the annex of `{}` nowhere says {}",
        entry.annex, entry.computed
    );
    Diagnostic::error("paper/as-printed", message)
        .at(entry.span)
        .help("give the words as the tables compute them, without the layout's gaps")
}
