//! What stands in conditions and is none of the helpers that give facts: `if`
//! and `unless`, which are blocks, and what they are asked.

use handlebars::template::{HelperTemplate, Parameter};

use super::helpers::COMPARISONS;
use super::instrument::AT;
use crate::diag::Diagnostic;
use crate::source::Span;

/// Handlebars' own helpers that a body may use.
const BUILT_IN: &[&str] = &["if", "unless", "and", "or", "not"];

/// Their names, those that compare included.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().chain(COMPARISONS).copied()
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
    let (least, most, takes) = match name {
        "and" | "or" => (1, usize::MAX, "conditions"),
        "if" | "unless" | "not" => (1, 1, "one condition"),
        "len" => (1, 1, "one text"),
        _ => (2, 2, "two values"),
    };
    let example = match name {
        "if" | "unless" => format!("{{{{#{name} (gt (count change=\"created\") 0)}}}}"),
        "and" | "or" => format!("({name} (gt (count) 0) (lt (count) 9))"),
        "not" => "(not (eq (count) 0))".to_owned(),
        "len" => "(len (title \"post-id\"))".to_owned(),
        _ => format!("({name} (count change=\"created\") 0)"),
    };
    let found = |rule, message| Diagnostic::error(rule, message).help(format!("write {example}"));
    let block = matches!(name, "if" | "unless");
    let zero = |key: &&String| block && *key == "includeZero";
    if let Some(key) = call
        .hash
        .keys()
        .filter(|key| *key != AT && !zero(key))
        .min()
    {
        let message = format!("`{name}` takes no `{key}=`");
        return Some(found("body/unknown-argument", message));
    }
    let given = call.params.len();
    let wrong = format!("`{name}` takes {takes}, and is given {given}");
    if given < least {
        return Some(found("body/handlebars", wrong));
    }
    if given > most {
        return Some(found("body/unknown-argument", wrong));
    }
    let nothing = call.params.iter().find_map(|parameter| match parameter {
        Parameter::Literal(value) => {
            Some(value).filter(|value| value.is_null() || value.is_array() || value.is_object())
        }
        _ => None,
    });
    if let Some(value) = nothing {
        let message = format!("`{value}` is no value that a paper has");
        return Some(found("body/wrong-argument", message));
    }
    let asks = matches!(name, "if" | "unless" | "not" | "and" | "or");
    let fixed = call.params.iter().find_map(|parameter| match parameter {
        Parameter::Literal(value) if !value.is_boolean() => Some(value),
        _ => None,
    });
    let value = fixed.filter(|_| asks)?;
    let message = format!("{value} is no condition: whatever the tables say, it is the same");
    Some(found("body/wrong-argument", message))
}
