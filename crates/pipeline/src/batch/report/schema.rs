//! The JSON Schema of the JSON report, for programs that read it.

use serde_json::{Value, json};

use crate::batch::Status;
use tables::diag::Severity;
use tables::model::Lang;

/// The schema of what `--report json=FILE` writes.
pub fn schema() -> Value {
    let severities = [Severity::Error, Severity::Warning].map(Severity::word);
    let paper = object(json!({
        "path": text("The paper's folder, as it was found."),
        "id": text("Its id; empty where it could not be told."),
        "status": { "enum": Status::ALL, "description": "How it ended." },
        "error": maybe("string", "Why it could not be tried, or was given up."),
        "editions": { "type": "array", "items": { "enum": Lang::ALL.map(Lang::code) },
            "description": "Its editions' languages, as far as they are known." },
        "pages": number("How many pages its editions have together."),
        "annexes": number("How many annexes they have together."),
        "findings": { "type": "array", "items": { "$ref": "#/definitions/finding" } },
    }));
    let finding = object(json!({
        "severity": { "enum": severities },
        "rule": text("What `panelpaper explain` tells more of."),
        "message": text("What is wrong."),
        "file": maybe("string", "The file, below the current folder of the run."),
        "line": maybe("integer", "From 1."),
        "column": maybe("integer", "From 1, in characters."),
        "end_line": maybe("integer", "The line of the place just after it."),
        "end_column": maybe("integer", "The column of the place just after it."),
        "help": maybe("string", "The way out."),
    }));
    let mut schema = object(json!({
        "papers": { "type": "array", "items": { "$ref": "#/definitions/paper" } },
    }));
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("Report of panelpaper batch");
    schema["definitions"] = json!({ "paper": paper, "finding": finding });
    schema
}

/// An object with all of these and nothing else.
fn object(properties: Value) -> Value {
    let names: Vec<&String> = properties
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name)
        .collect();
    let required = json!(names);
    json!({
        "type": "object", "additionalProperties": false,
        "required": required, "properties": properties,
    })
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn number(description: &str) -> Value {
    json!({ "type": "integer", "minimum": 0, "description": description })
}

fn maybe(kind: &str, description: &str) -> Value {
    json!({ "type": [kind, "null"], "description": description })
}
