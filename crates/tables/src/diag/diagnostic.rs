//! One finding.

use std::borrow::Cow;

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};

use super::{nearest, question};
use crate::characters::visible;
use crate::source::Span;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing is written while one stands.
    Error,
    /// Reported; stops nothing unless warnings are denied.
    Warning,
}

impl Severity {
    /// The word that messages begin with.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place that belongs to a finding, with what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The words beside it; may be empty.
    pub text: String,
}

/// A safe change of a text: what stands in the span gives way to other words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// The place; empty to put words in.
    pub span: Span,
    /// The words that belong there.
    pub text: String,
}

/// What was found, where, and how to mend it.
///
/// Its words are made visible as they are taken (see [`visible`]): they quote
/// what was typed, and no way to print them may let that act on a terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The rule's name, `area/kebab-case`.
    pub rule: Cow<'static, str>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The main place, if it is in a file that was read.
    pub primary: Option<Label>,
    /// The file, where there is no place in it (a missing file, a folder).
    pub path: Option<Utf8PathBuf>,
    /// Other places that belong to it.
    pub others: Vec<Label>,
    /// The way out; one entry a suggestion.
    pub help: Vec<String>,
    /// The changes that mend it, where that is safe to do unasked.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    fn new(severity: Severity, rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity,
            rule: Cow::Borrowed(rule),
            message: shown(message),
            primary: None,
            path: None,
            others: Vec::new(),
            help: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// An error under a rule's name.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, rule, message)
    }

    /// A warning under a rule's name.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, rule, message)
    }

    /// Adds the main place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.primary = Some(Label {
            span,
            text: String::new(),
        });
        self
    }

    /// Adds the main place, where there is one.
    #[must_use]
    pub fn at_any(self, span: Option<Span>) -> Self {
        match span {
            Some(span) => self.at(span),
            None => self,
        }
    }

    /// Says of the main place which of the known names is nearest to what is
    /// written there, where one is near.
    #[must_use]
    pub fn did_you_mean<'n>(self, written: &str, known: impl IntoIterator<Item = &'n str>) -> Self {
        match nearest(written, known) {
            Some(near) => self.saying(question(written, near)),
            None => self,
        }
    }

    /// Says something of the main place.
    #[must_use]
    pub fn saying(mut self, text: impl Into<String>) -> Self {
        if let Some(label) = &mut self.primary {
            label.text = shown(text);
        }
        self
    }

    /// Names the file, where the finding has no place in a text.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<Utf8PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn with(mut self, span: Span, text: impl Into<String>) -> Self {
        self.others.push(Label {
            span,
            text: shown(text),
        });
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(shown(help));
        self
    }
}

impl Diagnostic {
    /// Adds a safe change.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fixes.push(Fix {
            span,
            text: text.into(),
        });
        self
    }
}

impl Diagnostic {
    /// Whether it says where it is, at least in which file.
    pub fn has_place(&self) -> bool {
        self.primary.is_some() || self.path.is_some()
    }

    /// The main place, if it is in a file that was read.
    pub fn place(&self) -> Option<Span> {
        self.primary.as_ref().map(|label| label.span)
    }

    /// What stands beside the place (a name that was meant, for one), and the
    /// ways out.
    pub fn ways_out(&self) -> impl Iterator<Item = &str> {
        let beside = self.primary.iter().map(|label| label.text.as_str());
        let ways = self.help.iter().map(String::as_str);
        beside.chain(ways).filter(|part| !part.is_empty())
    }

    /// Every place that it names.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        let labels = self.primary.iter().chain(&self.others);
        let labels = labels.map(|label| label.span);
        labels.chain(self.fixes.iter().map(|fix| fix.span))
    }
}

/// Words as messages have them.
fn shown(words: impl Into<String>) -> String {
    let words = words.into();
    match visible(&words) {
        Cow::Owned(shown) => shown,
        Cow::Borrowed(_) => words,
    }
}

/// Whether any finding is an error.
pub fn has_errors(findings: &[Diagnostic]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

/// Sorts findings by place: those without one first, then by file and offset.
/// What two editions both find is said once.
pub fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by(|a, b| {
        let words = |finding: &Diagnostic| (finding.rule.clone(), finding.message.clone());
        a.place()
            .cmp(&b.place())
            .then_with(|| a.path.cmp(&b.path))
            .then_with(|| words(a).cmp(&words(b)))
    });
    findings.dedup();
}
