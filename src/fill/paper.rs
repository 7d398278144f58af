//! The data of an edition for the templates: the paper's head, its annexes,
//! its fonts.

use serde_json::{Value, json};

use super::spacing::tidy;
use crate::annex::Edition;
use crate::assets::fonts::{CHINESE_FAMILIES, LATIN_FAMILIES};
use crate::diag::Diagnostic;
use crate::model::{AsPrinted, Lang};
use crate::paper::PAPER_TYPES;

/// The JSON object that the templates read, and what is wrong with it.
pub(super) fn data(edition: &Edition<'_>) -> (Value, Vec<Diagnostic>) {
    let paper = &edition.project.paper;
    let kind = PAPER_TYPES.iter().find(|kind| kind.name == paper.kind);
    let mut data = kind.map_or(Value::Null, |kind| (kind.head)(edition));
    let mut annexes: Vec<Value> = Vec::new();
    let mut findings = Vec::new();
    for annex in &edition.project.annexes {
        let mut value = edition.annex(annex);
        for entry in &paper.as_printed {
            if entry.annex == annex.subject && !replace(&mut value, entry) {
                findings.push(never_computed(entry));
            }
        }
        annexes.push(value);
    }
    data["annexes"] = Value::Array(annexes);
    if edition.lang == Lang::Zh {
        each_string(&mut data, &mut |text| *text = tidy(text));
    }
    // After the texts: a family keeps its spaces.
    data["fonts"] = json!({
        "latin": families(&paper.fonts.latin, LATIN_FAMILIES),
        "cjk": families(&paper.fonts.chinese, CHINESE_FAMILIES),
    });
    (data, findings)
}

/// The families asked for, with the built-in ones behind them.
fn families(asked: &[String], built_in: &[&str]) -> Vec<String> {
    let built_in = built_in.iter().map(|&family| family.to_owned());
    asked.iter().cloned().chain(built_in).collect()
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

fn each_string(value: &mut Value, edit: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => edit(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_string(item, edit)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|field| each_string(field, edit)),
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
        .help("give the words as the tables compute them, without spaces")
}
