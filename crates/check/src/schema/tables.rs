//! The data package of the tables.

use serde_json::{Map, Value, json};

use ::tables::load::{Need, TABLES, is_number};
use ::tables::model::{Category, Drawn, DutyLevel, StaffTenure, Structure, Tenure};
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
    if let Some(words) = words(table, name) {
        constraints.insert("enum".to_owned(), json!(words));
    }
    let pattern = match (table, *name) {
        ("ranks", "pay_point") | ("pay", "point") => Some(point_pattern()),
        (_, "until" | "date" | "as_at") => Some("[0-9]{4}-(0[1-9]|1[0-2])-[0-3][0-9]".to_owned()),
        ("ceilings", "year") => Some("[0-9]{4}-[0-9]{2}".to_owned()),
        ("annexes", "levels") => Some("[1-9][0-9]*".to_owned()),
        ("annexes", "show") => {
            let word = Drawn::WORDS.join("|");
            Some(format!("({word})( +({word}))*"))
        }
        ("posts", "period") => Some("([0-9]+ years?)?( ?[0-9]+ months?)?".to_owned()),
        _ => None,
    };
    if let Some(pattern) = pattern {
        constraints.insert("pattern".to_owned(), json!(pattern));
    }
    if is_filled(table, name) {
        constraints.insert("required".to_owned(), json!(true));
    }
    let mut field = json!({ "name": name, "type": "string" });
    if is_number(table, name) {
        field["type"] = json!("integer");
        field["groupChar"] = json!(",");
    }
    let description = match need {
        Need::Always | Need::Unless(_) => "The column must be there.",
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

/// The words of a column that knows a few.
pub(crate) fn words(table: &str, name: &str) -> Option<Vec<&'static str>> {
    let flag = || vec!["yes", "no"];
    Some(match (table, name) {
        (_, "structure") => Structure::WORDS.to_vec(),
        ("posts", "tenure") => Tenure::WORDS.to_vec(),
        ("nondirectorate", "tenure") => StaffTenure::WORDS.to_vec(),
        ("posts", "staff" | "vacant" | "outside") | ("ranks", "directorate") => flag(),
        ("offices", "article_en") => vec!["the", "none"],
        ("duties", "level") => DutyLevel::WORDS.to_vec(),
        ("annexes", "compare" | "revised") => flag(),
        ("annexes", "number") => vec!["none"],
        ("establishment", "category") => Category::WORDS.to_vec(),
        ("annexes", "kind") => ANNEX_KINDS.iter().map(|kind| kind.name).collect(),
        _ => return None,
    })
}

/// A point, a range of points, or a choice.
fn point_pattern() -> String {
    let one = "(D[1-8]|DL[1-7]|(?!DL?[0-9])[A-Za-z]+(\\([A-Za-z]+\\))? ?[0-9]{1,3}[A-Za-z]?)\
               ( ?[-–] ?[0-9]{1,3})?";
    format!("{one}( ?/ ?{one})*")
}

/// Whether the cells of a column must be filled in.
fn is_filled(table: &str, name: &str) -> bool {
    match (table, name) {
        ("nondirectorate", "rank" | "post") | ("ranks" | "offices", "head") => false,
        ("ceilings", "head" | "year" | "existing" | "change") => true,
        ("establishment", "date" | "head" | "category" | "count") => true,
        ("pay", "point" | "date") | ("nondirectorate", "count") => true,
        _ => matches!(
            name,
            "id" | "office" | "rank" | "post" | "kind" | "subject" | "value"
        ),
    }
}

/// The columns that tell the rows of a table apart. Where they may be left out or
/// empty, as a structure may, no key can say it.
fn key(table: &str) -> Option<Value> {
    match table {
        "offices" | "ranks" | "figures" | "nondirectorate" => Some(json!(["id"])),
        "ceilings" => Some(json!(["head", "year"])),
        "establishment" => Some(json!(["date", "head", "category"])),
        _ => None,
    }
}

/// The ids that a table takes from others. What an annex is of depends on its
/// kind, a post's id stands twice, and cells may hold several ids, which no foreign
/// key can say.
fn foreign(table: &str) -> Option<Value> {
    let key = |field: &str, resource: &str| json!({ "fields": field, "reference": { "resource": resource, "fields": "id" } });
    match table {
        "offices" => Some(json!([key("part_of", "")])),
        "posts" => Some(json!([key("office", "offices"), key("rank", "ranks")])),
        "nondirectorate" => Some(json!([key("office", "offices"), key("rank", "ranks")])),
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
