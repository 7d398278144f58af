//! The data package of the tables.

use serde_json::{Map, Value, json};

use ::tables::load::{Need, TABLES};
use ::tables::model::{Structure, Tenure};
use content::annex::{ANNEX_KINDS, SubjectTable};

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
