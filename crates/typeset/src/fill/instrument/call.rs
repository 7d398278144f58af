//! The calls of a body: each is checked, and told where it stands.

use std::ops::Range;

use handlebars::template::{HelperTemplate, Parameter, TemplateElement};
use serde_json::json;

use super::super::call::AT;
use super::super::conditions;
use super::super::helpers::{COMPARISONS, HELPERS};
use super::instrumented::Instrumented;
use super::names::{Fields, is_field};
use tables::diag::Diagnostic;
use tables::source::Span;

impl Instrumented<'_> {
    /// Checks a call and tells it where it stands; false where it cannot be
    /// rendered.
    pub(super) fn call(
        &mut self,
        call: &mut HelperTemplate,
        range: Range<usize>,
        fields: Fields,
    ) -> bool {
        let before = self.findings.len();
        let span = Span::new(self.id, range.start, range.end);
        let name = call.name.as_name().unwrap_or_default().to_owned();
        let own = HELPERS.iter().any(|helper| helper.name == name);
        let bare = call.params.is_empty() && call.hash.is_empty() && !call.block;
        let condition = conditions::is_condition(&name);
        if own || COMPARISONS.iter().any(|helper| helper.name == name) {
            let index = self.span(range.start, range.end);
            let at = Parameter::Literal(json!(index));
            call.hash.insert(AT.to_owned(), at);
        } else if name.is_empty() {
            let message = "an expression begins with the name of a helper";
            let finding = Diagnostic::error("body/unknown-helper", message).at(span);
            let way_out = "leave away the brackets around the whole: {{title \"post-id\"}}";
            self.findings.push(finding.help(way_out));
            return false;
        } else if bare && !condition {
            self.value(&name, span, fields);
        } else if !condition {
            self.unknown_helper(&name, span);
            return false;
        }
        let mut hash = std::mem::take(&mut call.hash);
        let named = hash.iter_mut();
        let mut named: Vec<_> = named.collect();
        named.sort_by(|a, b| a.0.cmp(b.0));
        let all = call
            .params
            .iter_mut()
            .chain(named.into_iter().map(|(_, v)| v));
        for parameter in all {
            self.parameter(parameter, span, fields);
        }
        call.hash = hash;
        // One slip in what stands there often makes it one too many.
        if condition && self.findings.len() == before {
            let found = conditions::arguments(&name, call);
            self.findings.extend(found.map(|found| found.at(span)));
        }
        self.findings.len() == before
    }

    fn parameter(&mut self, parameter: &mut Parameter, span: Span, fields: Fields) {
        match parameter {
            Parameter::Path(_) | Parameter::Name(_) => {
                let name = parameter.as_name().unwrap_or_default().to_owned();
                if !is_field(&name, fields) {
                    let finding = self.unquoted(&name, span);
                    self.findings.push(finding);
                }
            }
            Parameter::Subexpression(inner) => {
                if let TemplateElement::Expression(call) = inner.element.as_mut() {
                    let name = call.name.as_name().unwrap_or_default();
                    if matches!(name, "if" | "unless") {
                        self.findings.push(conditions::silent(name, span));
                        return;
                    }
                    self.call(call, span.start..span.end, fields);
                }
            }
            // Literals, and what later versions may add: nothing to look up.
            _ => {}
        }
    }
}
