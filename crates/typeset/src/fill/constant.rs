//! Conditions that say the same whatever the tables say.

use handlebars::template::{HelperTemplate, Parameter, TemplateElement};

use super::helpers::compared;
use tables::diag::Diagnostic;

/// What is wrong with a block whose condition is typed, so that one of its branches is
/// never printed.
pub(super) fn hides(name: &str, call: &HelperTemplate) -> Option<Diagnostic> {
    if !matches!(name, "if" | "unless") {
        return None;
    }
    let is_printed = truth(call.params.first()?)? == (name == "if");
    let hidden = match is_printed {
        true => &call.inverse,
        false => &call.template,
    };
    hidden.as_ref()?;
    let message = "words of this block are never printed: whatever the tables say, its \
        condition is the same";
    Some(Diagnostic::error("body/wrong-argument", message))
}

/// What a condition says, where it is typed.
fn truth(condition: &Parameter) -> Option<bool> {
    let call = match condition {
        Parameter::Literal(value) => return value.as_bool(),
        Parameter::Subexpression(inner) => match inner.element.as_ref() {
            TemplateElement::Expression(call) => call,
            _ => return None,
        },
        _ => return None,
    };
    let truths: Vec<Option<bool>> = call.params.iter().map(truth).collect();
    let all = |wanted: bool| truths.iter().all(|truth| *truth == Some(wanted));
    let any = |wanted: bool| truths.contains(&Some(wanted));
    match (call.name.as_name()?, &call.params[..]) {
        ("not", _) => Some(!(*truths.first()?)?),
        ("and", _) if any(false) => Some(false),
        ("and", _) if all(true) => Some(true),
        ("or", _) if any(true) => Some(true),
        ("or", _) if all(false) => Some(false),
        (name, [Parameter::Literal(a), Parameter::Literal(b)]) => compared(name, a, b).ok(),
        _ => None,
    }
}
