//! What stands in conditions and is none of the helpers that give facts: `if`
//! and `unless`, which are blocks, and what they are asked.

use handlebars::template::{HelperTemplate, Parameter};

use super::call::AT;
use super::constant;
use super::helpers::COMPARISONS;
use tables::diag::Diagnostic;
use tables::source::Span;

/// Handlebars' own helpers that a body may use.
const BUILT_IN: &[&str] = &["if", "unless", "and", "or", "not"];

/// Their names, those that compare included.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let comparisons = COMPARISONS.iter().map(|helper| helper.name);
    BUILT_IN.iter().copied().chain(comparisons)
}

/// Whether a name is one of them.
pub(super) fn is_condition(name: &str) -> bool {
    names().any(|known| known == name)
}

/// One of them that stands alone: it has nothing to print.
pub(super) fn silent(name: &str, span: Span) -> Diagnostic {
    let message = format!("`{name}` prints nothing by itself");
    let finding = Diagnostic::error("body/no-text", message).at(span);
    finding.help(match name {
        "if" | "unless" => format!("it is a block: {{{{#{name} …}}}}…{{{{/{name}}}}}"),
        "@first" | "@last" => format!("it stands in a condition: {{{{#if {name}}}}}…{{{{/if}}}}"),
        _ => format!("it stands in a condition: {{{{#if ({name} …)}}}}…{{{{/if}}}}"),
    })
}

/// What is wrong with the arguments of one of them: Handlebars passes over those
/// that it does not look at.
pub(super) fn arguments(name: &str, call: &HelperTemplate) -> Option<Diagnostic> {
    let found = misnamed(name, call).or_else(|| miscounted(name, call));
    let found = found.or_else(|| fixed(name, call));
    let found = found.or_else(|| constant::hides(name, call))?;
    Some(found.help(format!("write {}", example(name))))
}

fn example(name: &str) -> String {
    match name {
        "if" | "unless" => format!("{{{{#{name} (gt (count change=\"created\") 0)}}}}"),
        "and" | "or" => format!("({name} (gt (count) 0) (lt (count) 9))"),
        "not" => "(not (eq (count) 0))".to_owned(),
        "len" => "(len (title \"post-id\"))".to_owned(),
        _ => format!("({name} (count change=\"created\") 0)"),
    }
}

fn misnamed(name: &str, call: &HelperTemplate) -> Option<Diagnostic> {
    let block = matches!(name, "if" | "unless");
    let known = |key: &str| key == AT || (block && key == "includeZero");
    let key = call.hash.keys().filter(|key| !known(key)).min()?;
    let message = format!("`{name}` takes no `{key}=`");
    Some(Diagnostic::error("body/unknown-argument", message))
}

fn miscounted(name: &str, call: &HelperTemplate) -> Option<Diagnostic> {
    let (least, most, takes) = match name {
        "and" | "or" => (1, usize::MAX, "conditions"),
        "if" | "unless" | "not" => (1, 1, "one condition"),
        "len" => (1, 1, "one text"),
        _ => (2, 2, "two values"),
    };
    let given = call.params.len();
    let rule = match given {
        _ if given < least => "body/handlebars",
        _ if given > most => "body/unknown-argument",
        _ => return None,
    };
    let message = format!("`{name}` takes {takes}, and is given {given}");
    Some(Diagnostic::error(rule, message))
}

/// A value typed where it decides nothing, or is none.
fn fixed(name: &str, call: &HelperTemplate) -> Option<Diagnostic> {
    let mut values = call.params.iter().filter_map(|parameter| match parameter {
        Parameter::Literal(value) => Some(value),
        _ => None,
    });
    let asks = matches!(name, "if" | "unless" | "not" | "and" | "or");
    let message = values.find_map(|value| {
        let nothing = value.is_null() || value.is_array() || value.is_object();
        match nothing {
            true => Some(format!("`{value}` is not a value that a paper has")),
            false if asks && !value.is_boolean() => Some(format!(
                "{value} is not a condition: whatever the tables say, it is the same"
            )),
            false => None,
        }
    })?;
    Some(Diagnostic::error("body/wrong-argument", message))
}
