//! Names that a body uses and that nothing has.

use super::super::conditions;
use super::super::helpers::HELPERS;
use super::instrumented::Instrumented;
use tables::diag::{Diagnostic, nearest, question};
use tables::source::Span;

impl Instrumented<'_> {
    /// A bare name: only the fields of a round exist.
    pub(super) fn value(&mut self, name: &str, span: Span, fields: Fields) {
        if !fields.is_empty() && matches!(name, "@first" | "@last") {
            self.findings.push(conditions::silent(name, span));
            return;
        }
        if is_field(name, fields) {
            return;
        }
        let message = format!("there is no value `{name}` here");
        let finding = Diagnostic::error("body/unknown-value", message).at(span);
        let names = HELPERS.iter().map(|helper| helper.name);
        self.findings.push(if !fields.is_empty() {
            finding.help(format!("a round has this.{}", fields.join(", this.")))
        } else if let Some(near) = nearest(name, names) {
            finding.saying(format!("did you mean the helper `{near}`?"))
        } else {
            finding.help("facts come by helpers, e.g. {{title \"post-id\"}}; text is quoted")
        });
    }

    /// A name among the arguments of a call: most often text without quotes.
    pub(super) fn unquoted(&self, name: &str, span: Span) -> Diagnostic {
        let written = &self.file.text[span.start..span.end];
        // The name of the helper may hold the same letters.
        let at = written.rfind(name).map_or(span, |at| {
            let start = span.start + at;
            Span::new(self.id, start, start + name.len())
        });
        let plain = name.trim_matches(['“', '”', '「', '」', '‘', '’']);
        let message = format!("there is no value `{name}` here");
        let finding = Diagnostic::error("body/unknown-value", message).at(at);
        let helper = HELPERS.iter().any(|helper| helper.name == name);
        finding.help(match helper || conditions::is_condition(name) {
            true => format!("a call inside another stands in brackets: ({name} …)"),
            false => format!("text is quoted, with straight quotes: \"{plain}\""),
        })
    }

    pub(super) fn unknown_helper(&mut self, name: &str, span: Span) {
        let known = || {
            let own = HELPERS.iter().map(|helper| helper.name);
            own.chain(conditions::names())
        };
        let finding = Diagnostic::error(
            "body/unknown-helper",
            format!("there is no helper `{name}`"),
        )
        .at(span);
        self.findings.push(match nearest(name, known()) {
            Some(near) => finding.saying(question(name, near)),
            None => finding.help(format!(
                "the helpers are: {}",
                known().collect::<Vec<_>>().join(", ")
            )),
        });
    }
}

/// The fields of `this` where a text stands in the round of a block; none elsewhere.
pub(super) type Fields = &'static [&'static str];

/// Whether a name is a field of the round of a block, or tells which round it is.
pub(super) fn is_field(name: &str, fields: Fields) -> bool {
    let field = name.strip_prefix("this.").or(name.strip_prefix("this/"));
    field.is_some_and(|field| fields.contains(&field))
        || (!fields.is_empty() && matches!(name, "@first" | "@last" | "@index"))
}
