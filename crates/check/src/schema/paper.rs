//! The JSON Schema of paper.toml, from the table of its keys.

use serde_json::{Map, Value, json};

use crate::Level;
use crate::rules;
use content::paper::PAPER_TYPES;
use tables::load::{Need, SETTINGS, Setting, ValueKind};
use tables::model::{self, Lang, Marked, Output};

/// The JSON Schema of paper.toml.
pub fn paper() -> Value {
    let mut schema = section(SETTINGS);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("paper.toml of panelpaper");
    schema
}

/// A section with these keys.
fn section(settings: &[Setting]) -> Value {
    let properties = settings.iter();
    let properties = properties.map(|setting| (setting.key.to_owned(), property(setting)));
    let properties: Map<String, Value> = properties.collect();
    let required = settings.iter();
    let required = required.filter(|setting| setting.need == Need::Always);
    let required: Vec<&str> = required.map(|setting| setting.key).collect();
    let mut schema = json!({
        "type": "object", "additionalProperties": false, "properties": properties,
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn property(setting: &Setting) -> Value {
    let mut schema = value(setting.kind);
    if !setting.description.is_empty() {
        schema["description"] = json!(setting.description);
    }
    schema
}

fn value(kind: ValueKind) -> Value {
    let text = json!({ "type": "string", "minLength": 1 });
    match kind {
        ValueKind::Text => text,
        ValueKind::Texts => json!({ "type": "array", "items": text }),
        ValueKind::OneOf(words) => json!({ "enum": words }),
        ValueKind::PaperType => json!({ "enum": paper_types() }),
        ValueKind::Languages => json!({
            "type": "array", "minItems": 1, "uniqueItems": true,
            "items": { "enum": Lang::ALL.map(Lang::code) },
        }),
        ValueKind::Outputs => json!({
            "type": "array", "uniqueItems": true, "items": { "enum": Output::WORDS },
        }),
        ValueKind::Days => {
            let day = json!({ "type": "string", "format": "date" });
            json!({ "oneOf": [day, { "type": "array", "minItems": 1, "items": day }] })
        }
        ValueKind::Month => {
            json!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$" })
        }
        ValueKind::FolderName => {
            json!({ "type": "string", "pattern": "^[^./\\\\:][^/\\\\:]*$" })
        }
        ValueKind::Points => json!({ "type": "number", "minimum": 0.2, "maximum": 6 }),
        ValueKind::Flag => json!({ "type": "boolean" }),
        ValueKind::Colour => json!({ "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" }),
        ValueKind::Sign => json!({ "type": "string" }),
        ValueKind::Section(settings) => section(settings),
        ValueKind::Sections(settings) => {
            json!({ "type": "array", "items": section(settings) })
        }
        ValueKind::Named(settings) => {
            json!({ "type": "object", "additionalProperties": section(settings) })
        }
        ValueKind::Marks(settings) => {
            let words: Vec<&str> = Marked::words().collect();
            named(&words, &section(settings))
        }
        ValueKind::Levels => {
            let levels = model::Level::WORDS.iter().map(|(word, _)| *word);
            let levels: Vec<&str> = levels.collect();
            named(&settable(), &json!({ "enum": levels }))
        }
        ValueKind::WordGroups => json!({
            "type": "array",
            "items": { "type": "array", "minItems": 2, "items": text },
        }),
    }
}

/// A section whose keys are names, each with a value of one kind.
fn named(names: &[&str], value: &Value) -> Value {
    let properties = names.iter();
    let properties = properties.map(|name| ((*name).to_owned(), value.clone()));
    let properties: Map<String, Value> = properties.collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn paper_types() -> Vec<&'static str> {
    PAPER_TYPES.iter().map(|kind| kind.name).collect()
}

/// The rules and areas that a paper may give a level.
fn settable() -> Vec<&'static str> {
    let mut names: Vec<&str> = Vec::new();
    for rule in rules::RULES {
        for name in rule.names {
            let area = name.split('/').next().unwrap_or_default();
            if !names.contains(&area) {
                names.push(area);
            }
            // The level of a required rule can only be what it is.
            if rule.level != Level::Required {
                names.push(name);
            }
        }
    }
    names
}
