//! `eq`, `ne`, `gt`, `gte`, `lt`, `lte`, and `len`: what conditions compare.
//!
//! Numbers are compared with numbers, also where they are written as text (`3`,
//! `1,234`), and text with text. A number and a text that is none are never
//! equal, so that to compare them is a mistake.

use std::cmp::Ordering;

use serde_json::{Value, json};

use super::answer::{Answer, Written};
use super::args::HelperArgs;
use super::facts::Facts;
use tables::diag::Diagnostic;

/// What an ordering must be for a comparison of this name to hold.
fn holds(name: &str) -> fn(Ordering) -> bool {
    match name {
        "eq" => Ordering::is_eq,
        "ne" => Ordering::is_ne,
        "gt" => Ordering::is_gt,
        "gte" => Ordering::is_ge,
        "lt" => Ordering::is_lt,
        _ => Ordering::is_le,
    }
}

/// Whether two values stand to one another as the name says; no value where they
/// cannot be compared.
pub(super) fn compare(name: &str, args: &mut HelperArgs<'_>) -> Answer {
    match &args.values()[..] {
        [a, b, ..] => written(args, compared(name, a, b).map(|truth| json!(truth))),
        _ => Ok(Written::Value(Value::Null)),
    }
}

/// The same of two values that are known.
///
/// # Errors
/// Why they cannot be compared.
pub(in crate::fill) fn compared(name: &str, a: &Value, b: &Value) -> Result<bool, Diagnostic> {
    order(name, a, b).map(holds(name))
}

/// How many characters a text has.
pub(super) fn length(_: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    match &args.values()[..] {
        [text, ..] => written(args, count(text).map(|count| json!(count))),
        [] => Ok(Written::Value(Value::Null)),
    }
}

/// A result as the answer to a call. A helper among the arguments that found no
/// value has reported that.
fn written(args: &mut HelperArgs<'_>, found: Result<Value, Diagnostic>) -> Answer {
    match found {
        Ok(value) => Ok(Written::Value(value)),
        Err(_) if args.values().iter().any(Value::is_null) => Ok(Written::Value(Value::Null)),
        Err(finding) => Err(finding.at(args.call.span)),
    }
}

fn order(name: &str, a: &Value, b: &Value) -> Result<Ordering, Diagnostic> {
    let order = match (a, b) {
        (Value::String(a), Value::String(b)) if matches!(name, "eq" | "ne") => Some(a.cmp(b)),
        (Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
        _ => number(a)
            .zip(number(b))
            .and_then(|(a, b)| a.partial_cmp(&b)),
    };
    order.ok_or_else(|| unlike(name, a, b))
}

/// A value as a number: also one that is written as text, with commas or the
/// spaces of printed counts.
fn number(value: &Value) -> Option<f64> {
    let text = match value {
        Value::Number(number) => return number.as_f64(),
        Value::String(text) => text,
        _ => return None,
    };
    let grouped = |mark: char| {
        let mut groups = text.trim_start_matches('-').split(mark);
        let first = groups
            .next()
            .is_some_and(|first| (1..=3).contains(&first.len()));
        first && groups.all(|group| group.len() == 3)
    };
    let marks = [',', ' ', '\u{202F}'];
    let mark = marks.into_iter().find(|mark| text.contains(*mark));
    let plain = match mark {
        Some(mark) if grouped(mark) => text.replace(mark, ""),
        _ => text.clone(),
    };
    let sound = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.');
    plain.parse().ok().filter(|_| plain.chars().all(sound))
}

fn unlike(name: &str, a: &Value, b: &Value) -> Diagnostic {
    let message = match (number(a), number(b)) {
        (None, None) => format!("`{name}` cannot compare {a} and {b}"),
        _ => format!("`{name}` compares a number with text: {a} and {b}"),
    };
    let way_out = match name {
        "eq" | "ne" => {
            "compare text with text, (eq (rank \"post-id\") \"…\"), or a count with a number, (eq (count) 3)"
        }
        _ => "only numbers are more or less: (gt (count change=\"created\") 0)",
    };
    Diagnostic::error("body/wrong-argument", message).help(way_out)
}

fn count(value: &Value) -> Result<usize, Diagnostic> {
    match value {
        Value::String(text) => Ok(text.chars().count()),
        other => {
            let message = format!("`len` counts the characters of a text, and {other} is none");
            let finding = Diagnostic::error("body/wrong-argument", message);
            Err(finding.help("give it a text: (len (title \"post-id\"))"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, a: Value, b: Value, expected: Option<bool>) {
        let found = compared(name, &a, &b).ok();
        assert_eq!(found, expected, "{name} {a} {b}");
    }

    #[test]
    fn numbers_are_compared_however_they_are_written() {
        check("eq", json!(3), json!("3"), Some(true));
        check("ne", json!("3"), json!(3), Some(false));
        check("gt", json!("1,234,567"), json!(1_000_000), Some(true));
        check("lte", json!("194\u{202F}000"), json!(87), Some(false));
        check("lt", json!("9"), json!("10"), Some(true));
    }

    #[test]
    fn text_is_compared_with_text_alone() {
        check("eq", json!("三"), json!("三"), Some(true));
        check("ne", json!("a"), json!("b"), Some(true));
        check("eq", json!("首長級薪級第3點"), json!(3), None);
        check("gt", json!("甲"), json!("乙"), None);
        check("eq", json!("1,23"), json!(123), None);
        check("eq", json!(true), json!(1), None);
        check("eq", json!(true), json!(true), Some(true));
    }
}
