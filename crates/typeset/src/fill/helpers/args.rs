//! The arguments of a helper call, taken one by one; what is left over when
//! the helper has taken its own is a mistake.

use handlebars::Helper;
use serde_json::Value;

use super::super::call::{AT, HelperCall};
use content::said::Unsaid;
use tables::diag::{Diagnostic, nearest, question};

/// The arguments of one call.
pub(super) struct HelperArgs<'a> {
    pub(super) call: HelperCall<'a>,
    /// The positional arguments as they are, and as texts.
    values: Vec<Value>,
    positional: Vec<String>,
    named: Vec<(String, String)>,
    /// The names that the helper asked for, for messages.
    asked: Vec<&'static str>,
    taken: usize,
}

impl<'a> HelperArgs<'a> {
    pub(super) fn new(helper: &Helper<'_>, call: HelperCall<'a>) -> Self {
        let text = |value: &Value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned)
        };
        let params = helper.params().iter();
        let values: Vec<Value> = params.map(|param| param.value().clone()).collect();
        let named = helper.hash().iter().filter(|(name, _)| **name != AT);
        Self {
            call,
            positional: values.iter().map(text).collect(),
            values,
            named: named
                .map(|(name, value)| ((*name).to_owned(), text(value.value())))
                .collect(),
            asked: Vec::new(),
            taken: 0,
        }
    }

    /// The one positional argument, which must be there.
    pub(super) fn one(&mut self, what: &str) -> Result<String, Diagnostic> {
        self.taken += 1;
        let found = self.positional.get(self.taken - 1).cloned();
        found.ok_or_else(|| {
            self.error("body/missing-argument", format!("{what} is missing"))
                .help("give it in quotes after the helper's name")
        })
    }

    /// Every positional argument.
    pub(super) fn all(&mut self) -> Vec<String> {
        self.taken = self.positional.len();
        self.positional.clone()
    }

    /// Every positional argument as the value that it is.
    pub(super) fn values(&mut self) -> Vec<Value> {
        self.taken = self.positional.len();
        self.values.clone()
    }

    /// A named argument.
    pub(super) fn named(&mut self, name: &'static str) -> Option<String> {
        self.asked.push(name);
        let at = self.named.iter().position(|(known, _)| known == name)?;
        Some(self.named.remove(at).1)
    }

    /// A named argument that is true or false, where it is given.
    pub(super) fn flag(&mut self, name: &'static str) -> Result<Option<bool>, Diagnostic> {
        self.word(name, &["true", "false"], |text| text.parse().ok())
    }

    /// A named argument that is one of some words.
    pub(super) fn word<T>(
        &mut self,
        name: &'static str,
        words: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Diagnostic> {
        let Some(text) = self.named(name) else {
            return Ok(None);
        };
        let value = read(&text).map(Some);
        value.ok_or_else(|| self.wrong_word(name, &text, words))
    }

    /// An error unless the id is known.
    pub(super) fn known<'n>(
        &self,
        what: &str,
        id: &str,
        known: impl IntoIterator<Item = &'n str> + Clone,
    ) -> Result<(), Diagnostic> {
        if known.clone().into_iter().any(|name| name == id) {
            return Ok(());
        }
        Err(self.unknown(what, id, known))
    }

    /// The error for an id that is not known.
    pub(super) fn unknown<'n>(
        &self,
        what: &str,
        id: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Diagnostic {
        let rule = match what {
            "office" => "body/unknown-office",
            "rank" => "body/unknown-rank",
            "Head" => "body/unknown-head",
            "figure" => "body/unknown-figure",
            "annex subject" => "body/unknown-annex",
            _ => "body/unknown-post",
        };
        let finding = Diagnostic::error(rule, format!("no {what} has the id `{id}`"))
            .at(self.call.argument(id));
        finding.did_you_mean(id, known)
    }

    pub(super) fn wrong_word(&self, name: &str, text: &str, words: &[&str]) -> Diagnostic {
        let message = format!("`{text}` is no {name}");
        let finding =
            Diagnostic::error("body/wrong-argument", message).at(self.call.argument(text));
        let finding = finding.did_you_mean(text, words.iter().copied());
        finding.help(format!("write one of: {}", words.join(", ")))
    }

    /// The error for a fact that cannot be said.
    pub(super) fn unsaid(&self, unsaid: Unsaid) -> Diagnostic {
        self.error(unsaid.rule, unsaid.message).help(unsaid.help)
    }

    /// Whether there are positional arguments.
    pub(super) fn has_positional(&self) -> bool {
        !self.positional.is_empty()
    }

    /// An error about the call as a whole.
    pub(super) fn error(&self, rule: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(rule, message).at(self.call.span)
    }

    /// Reports an argument that nobody asked for.
    pub(super) fn finish(self) -> Result<(), Diagnostic> {
        if let Some((name, _)) = self.named.first() {
            let message = format!("this helper takes no `{name}=`");
            let finding =
                Diagnostic::error("body/unknown-argument", message).at(self.call.argument(name));
            return Err(match nearest(name, self.asked.iter().copied()) {
                Some(near) => finding.saying(question(name, near)),
                None if self.asked.is_empty() => finding.help("it takes no named argument"),
                None => finding.help(format!("it takes: {}", self.asked.join(", "))),
            });
        }
        if let Some(extra) = self.positional.get(self.taken) {
            let message = format!("`{extra}` is one argument too many");
            let finding = Diagnostic::error("body/unknown-argument", message);
            return Err(finding.at(self.call.argument(extra)));
        }
        Ok(())
    }
}
