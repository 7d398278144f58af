//! The texts of paper.toml that take helpers: committee, title and signatories.
//! What they print is plain text, here as on the page.

use super::cache::FillCache;
use super::render::{faults, render};
use content::edition::{EditionContext, HeadData};
use tables::diag::{Diagnostic, Label};
use tables::model::{Edition, SettingText};
use tables::source::{FileId, SourceFile, Sources, Span, TomlText};

/// Fills in the texts of a head; gives what is wrong with them.
pub(super) fn fill(
    edition: &EditionContext<'_>,
    sources: &Sources,
    head: &mut HeadData,
) -> Vec<Diagnostic> {
    let editions = &edition.project.paper.editions;
    let Some(own) = editions.iter().find(|own| own.lang == edition.lang) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let mut put = |typed: &SettingText, printed: &mut String| {
        if !typed.has_calls() {
            return;
        }
        let (filled, found) = filled(edition, sources, typed);
        findings.extend(found);
        if let Some(filled) = filled {
            *printed = filled;
        }
    };
    if let Some(committee) = &own.committee {
        put(committee, &mut head.committee);
    }
    put(&own.title, &mut head.title);
    for (typed, printed) in own.signatories.iter().zip(&mut head.signatories) {
        put(typed, printed);
    }
    findings
}

/// What is wrong by itself with the texts of a paper that is not fit to be
/// filled.
pub(super) fn validate(editions: &[Edition], sources: &Sources) -> Vec<Diagnostic> {
    let texts = editions.iter().flat_map(Edition::texts);
    let calling = texts.filter(|text| text.has_calls());
    let found = calling.flat_map(|typed| {
        let read = Read::new(typed, sources);
        let found = faults(read.id, read.file());
        read.home(found)
    });
    found.collect()
}

/// A text as it is printed.
fn filled(
    edition: &EditionContext<'_>,
    sources: &Sources,
    typed: &SettingText,
) -> (Option<String>, Vec<Diagnostic>) {
    let read = Read::new(typed, sources);
    // Such a text is short: it takes no place in the cache from a body.
    let cache = FillCache::default();
    let (filled, found) = render(edition, &cache, (read.id, read.file()), true);
    let mut found = read.home(found);
    let filled = filled.map(|filled| filled.text);
    if found.is_empty() && filled.as_ref().is_some_and(|text| text.trim().is_empty()) {
        let finding = Diagnostic::error("paper/wrong-value", "this text prints nothing");
        let way_out = "give it words that stand whatever its calls and conditions print";
        found.push(finding.at(typed.span).help(way_out));
    }
    (filled, found)
}

/// A text as TOML reads it, as if it were a file, with the way back to paper.toml.
struct Read {
    text: TomlText,
    own: Sources,
    own_id: FileId,
    /// paper.toml.
    id: FileId,
}

impl Read {
    fn new(typed: &SettingText, sources: &Sources) -> Self {
        let id = typed.span.file;
        let file = sources.file(id);
        let text = TomlText::at(file, typed.span);
        let mut own = Sources::default();
        let own_id = own.add(file.path.clone(), text.text.clone(), Vec::new());
        Self {
            text,
            own,
            own_id,
            id,
        }
    }

    fn file(&self) -> &SourceFile {
        self.own.file(self.own_id)
    }

    /// Findings with places of the text, at those of paper.toml.
    fn home(&self, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let home = |span: &mut Span| {
            if span.file == self.id {
                *span = self.text.place(span.start..span.end);
            }
        };
        for finding in &mut findings {
            let labels = finding.primary.iter_mut().chain(&mut finding.others);
            labels.for_each(|Label { span, .. }| home(span));
            finding.fixes.iter_mut().for_each(|fix| home(&mut fix.span));
        }
        findings
    }
}
