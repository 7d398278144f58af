//! `eq`, `ne`, `gt`, `gte`, `lt`, `lte`, and `len`: what conditions compare.
//!
//! Numbers are compared with numbers, also where they are written as text (`3`,
//! `1,234`), and text with text. A number and a text that is none are never
//! equal, so that to compare them is a mistake.

use std::cmp::Ordering;

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError,
    Renderable, ScopedJson,
};
use serde_json::{Value, json};

use super::Facts;
use tables::diag::Diagnostic;

/// What an ordering must be for a comparison to hold.
type Holds = fn(Ordering) -> bool;

/// Those that compare, in the order of messages.
const ORDERS: &[(&str, Holds)] = &[
    ("eq", Ordering::is_eq),
    ("ne", Ordering::is_ne),
    ("gt", Ordering::is_gt),
    ("gte", Ordering::is_ge),
    ("lt", Ordering::is_lt),
    ("lte", Ordering::is_le),
];

/// The names of them all.
pub(in crate::fill) const NAMES: &[&str] = &["eq", "ne", "gt", "gte", "lt", "lte", "len"];

/// Registers them in place of Handlebars' own.
pub(super) fn register<'a>(registry: &mut Handlebars<'a>, facts: &'a Facts<'a>) {
    for name in NAMES {
        registry.register_helper(name, Box::new(Compare { name, facts }));
    }
}

/// One of them, with where it reports.
struct Compare<'a> {
    name: &'static str,
    facts: &'a Facts<'a>,
}

impl Compare<'_> {
    /// The value; nothing where the arguments cannot be compared.
    fn value(&self, helper: &Helper<'_>) -> Option<Value> {
        let mut values = helper.params().iter().map(|param| param.value());
        let first = values.next()?;
        let found = match ORDERS.iter().find(|(name, _)| *name == self.name) {
            Some((_, holds)) => compare(self.name, first, values.next()?, *holds),
            None => length(first),
        };
        let finding = match found {
            Ok(value) => return Some(value),
            // A helper that found no value has reported that.
            Err(_) if helper.params().iter().any(|param| param.value().is_null()) => return None,
            Err(finding) => finding,
        };
        let span = self.facts.call_of(helper).span;
        self.facts.sink.report(finding.at(span));
        None
    }
}

impl HelperDef for Compare<'_> {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        Ok(ScopedJson::Derived(self.value(helper).unwrap_or_default()))
    }

    /// As a block; standing alone in the text it is reported before.
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let holds = match self.value(helper) {
            Some(Value::Bool(holds)) => holds,
            Some(Value::Number(length)) => length.as_u64() != Some(0),
            _ => false,
        };
        let branch = match holds {
            true => helper.template(),
            false => helper.inverse(),
        };
        match branch {
            Some(branch) => branch.render(registry, context, render, out),
            None => Ok(()),
        }
    }
}

fn compare(name: &str, a: &Value, b: &Value, holds: Holds) -> Result<Value, Diagnostic> {
    let order = match (a, b) {
        (Value::String(a), Value::String(b)) if matches!(name, "eq" | "ne") => Some(a.cmp(b)),
        (Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
        _ => number(a)
            .zip(number(b))
            .and_then(|(a, b)| a.partial_cmp(&b)),
    };
    order
        .map(|order| json!(holds(order)))
        .ok_or_else(|| unlike(name, a, b))
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

/// How many characters a text has.
fn length(value: &Value) -> Result<Value, Diagnostic> {
    match value {
        Value::String(text) => Ok(json!(text.chars().count())),
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
        let holds = ORDERS.iter().find(|(known, _)| *known == name);
        let (_, holds) = holds.expect("it is listed");
        let found = compare(name, &a, &b, *holds).ok();
        assert_eq!(found, expected.map(|holds| json!(holds)), "{name} {a} {b}");
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
