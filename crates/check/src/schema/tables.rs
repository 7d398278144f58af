//! What other programs need to know of a paper's files: a JSON Schema of
//! paper.toml, for editors that complete and check as one types, and a
//! Frictionless data package of the tables, for tools that validate.
//!
//! Columns, words and rules come from where the program itself has them; a
//! test holds the keys of paper.toml to what loading asks for.

use serde_json::{Map, Value, json};

use crate::Level;
use crate::rules;
use content::annex::{ANNEX_KINDS, SubjectTable};
use content::paper::PAPER_TYPES;
use tables::load::{Need, TABLES};
use tables::model::{self, Change, Structure, Tenure};
use tables::source::Encoding;

/// The JSON Schema of paper.toml.
pub fn paper() -> Value {
    let types: Vec<&str> = PAPER_TYPES.iter().map(|kind| kind.name).collect();
    let edition = edition();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "paper.toml of panelpaper",
        "type": "object",
        "additionalProperties": false,
        "required": ["type", "languages", "date", "signed"],
        "properties": {
            "type": { "enum": types, "description": "The type of the paper." },
            "languages": {
                "type": "array", "minItems": 1, "uniqueItems": true,
                "items": { "enum": ["zh", "en"] },
                "description": "The editions, in their order.",
            },
            "date": {
                "type": "string", "format": "date",
                "description": "The day of the meeting: a TOML date, 2024-04-08.",
            },
            "signed": {
                "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$",
                "description": "The month under the signatories.",
            },
            "number": text("The paper's number, at the top right."),
            "id": {
                "type": "string", "pattern": "^[^./\\\\:][^/\\\\:]*$",
                "description": "The output folder's name; else the paper folder's.",
            },
            "encoding": {
                "enum": Encoding::NAMES,
                "description": "The encoding of all tables without a byte-order mark.",
            },
            "zh": edition,
            "en": edition,
            "fonts": {
                "type": "object", "additionalProperties": false,
                "properties": {
                    "latin": texts("Families to try before the built-in one."),
                    "chinese": texts("Families to try before the built-in ones."),
                    "dirs": texts("Folders with font files, in the paper's folder."),
                },
            },
            "chart": {
                "type": "object", "additionalProperties": false,
                "properties": { "marks": marks() },
            },
            "tables": {
                "type": "object", "additionalProperties": false,
                "properties": {
                    "ignore": texts("Columns that are passed over in every table, by name."),
                },
            },
            "as_printed": as_printed(),
            "checks": checks(),
        },
    })
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "minLength": 1, "description": description })
}

fn texts(description: &str) -> Value {
    json!({
        "type": "array", "description": description,
        "items": { "type": "string", "minLength": 1 },
    })
}

fn edition() -> Value {
    json!({
        "type": "object", "additionalProperties": false,
        "required": ["committee", "title", "signatories"],
        "properties": {
            "committee": text("The committee that the paper goes to."),
            "title": text("The paper's title."),
            "signatories": texts("Who signs, top to bottom."),
        },
    })
}

fn as_printed() -> Value {
    json!({
        "type": "array",
        "description": "Words of a published paper that stand against the computed ones.",
        "items": {
            "type": "object", "additionalProperties": false,
            "required": ["annex", "computed", "printed"],
            "properties": {
                "annex": text("The subject of the annex."),
                "computed": text("The words that the tables give."),
                "printed": text("The words that it prints."),
            },
        },
    })
}

fn marks() -> Value {
    let mark = json!({
        "type": "object", "additionalProperties": false,
        "properties": {
            "border": { "type": "number", "minimum": 0.2, "maximum": 6, "description": "Points." },
            "dash": { "enum": ["solid", "dashed", "dotted"] },
            "double": { "type": "boolean" },
            "fill": { "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" },
            "symbol": { "type": "string" },
        },
    });
    let words = Change::WORDS.iter();
    let words = words.filter(|(_, change)| *change != Change::Kept);
    let properties: Map<String, Value> = words
        .map(|(word, _)| ((*word).to_owned(), mark.clone()))
        .collect();
    json!({
        "type": "object", "additionalProperties": false,
        "description": "Which changes charts mark, in the legend's order.",
        "properties": properties,
    })
}

fn checks() -> Value {
    let levels: Vec<&str> = model::Level::WORDS.iter().map(|(word, _)| *word).collect();
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
    let properties: Map<String, Value> = names
        .iter()
        .map(|name| ((*name).to_owned(), json!({ "enum": levels })))
        .collect();
    json!({
        "type": "object", "additionalProperties": false,
        "properties": {
            "levels": {
                "type": "object", "additionalProperties": false,
                "description": "How much the findings of a rule or of an area count.",
                "properties": properties,
            },
            "exceptions": texts("Words that are right as they are, such as proper names."),
            "variants": {
                "type": "array",
                "description": "Groups of ways to write one word.",
                "items": {
                    "type": "array", "minItems": 2,
                    "items": { "type": "string", "minLength": 1 },
                },
            },
        },
    })
}

/// The Frictionless data package of the tables (datapackage.json).
pub fn tables() -> Value {
    let resources: Vec<Value> = TABLES
        .iter()
        .map(|(name, columns)| {
            let stem = name.trim_end_matches(".csv");
            let fields: Vec<Value> = columns.iter().map(|column| field(stem, column)).collect();
            let mut schema = json!({ "fields": fields, "missingValues": [""] });
            if let Some(key) = key(stem) {
                schema["primaryKey"] = key;
            }
            if let Some(keys) = foreign(stem) {
                schema["foreignKeys"] = keys;
            }
            json!({
                "name": stem,
                "path": name,
                "profile": "tabular-data-resource",
                "dialect": { "commentChar": "#", "header": true },
                "schema": schema,
            })
        })
        .collect();
    json!({
        "profile": "tabular-data-package",
        "name": "panelpaper",
        "title": "The tables of a paper",
        "resources": resources,
    })
}

fn field(table: &str, (name, need): &(&'static str, Need)) -> Value {
    let mut constraints = Map::new();
    let words: Option<Vec<&str>> = match (table, *name) {
        ("offices", "structure") => Some(Structure::WORDS.to_vec()),
        ("posts", "tenure") => Some(Tenure::WORDS.to_vec()),
        ("posts", "staff") => Some(vec!["yes", "no"]),
        ("annexes", "kind") => Some(ANNEX_KINDS.iter().map(|kind| kind.name).collect()),
        _ => None,
    };
    if let Some(words) = words {
        constraints.insert("enum".to_owned(), json!(words));
    }
    if (table, *name) == ("ranks", "pay_point") {
        let pattern = "(D[1-8]|DL[1-7]|(?!DL?[0-9])[A-Za-z]+ ?[0-9]{1,3})";
        constraints.insert("pattern".to_owned(), json!(pattern));
    }
    let filled = matches!(
        (table, *name),
        (
            _,
            "id" | "structure"
                | "office"
                | "rank"
                | "post"
                | "kind"
                | "subject"
                | "pay_point"
                | "value"
        )
    );
    if filled {
        constraints.insert("required".to_owned(), json!(true));
    }
    let mut field = json!({ "name": name, "type": "string" });
    if (table, *name) == ("figures", "value") {
        field["type"] = json!("integer");
        field["groupChar"] = json!(",");
    }
    let description = match need {
        Need::Always => "The column must be there.",
        Need::For(lang) if lang.code() == "zh" => {
            "The column must be there in a paper with a Chinese edition."
        }
        Need::For(_) => "The column must be there in a paper with an English edition.",
        Need::Never => "The column may be left out.",
    };
    field["description"] = json!(description);
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}

fn key(table: &str) -> Option<Value> {
    match table {
        "offices" | "ranks" | "figures" => Some(json!(["id"])),
        "posts" => Some(json!(["office", "id"])),
        "annexes" => Some(json!(["kind", "subject"])),
        _ => None,
    }
}

/// The ids that a table takes from others. What an annex is of depends on its
/// kind, and a post's id stands twice, which no foreign key can say.
fn foreign(table: &str) -> Option<Value> {
    let key = |field: &str, resource: &str| json!({ "fields": field, "reference": { "resource": resource, "fields": "id" } });
    match table {
        "offices" => Some(json!([key("succeeds", "")])),
        "posts" => Some(json!([key("office", "offices"), key("rank", "ranks")])),
        "duties" => Some(json!([key("post", "posts")])),
        "annexes"
            if ANNEX_KINDS
                .iter()
                .all(|kind| kind.subject == SubjectTable::Posts) =>
        {
            Some(json!([key("subject", "posts")]))
        }
        _ => None,
    }
}
