//! The texts of paper.toml that take helpers: committee, title and signatories.
//! What they print is plain text, here as on the page.

use super::cache::FillCache;
use super::form::Form;
use super::read::Read;
use super::render::{faults, render};
use content::edition::{EditionContext, HeadData};
use tables::diag::Diagnostic;
use tables::model::{Edition, SettingText};
use tables::source::{Sources, TomlText};

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
        let read = read(typed, sources);
        let found = faults(read.id, read.file());
        read.home(found)
    });
    found.collect()
}

/// A text as TOML reads it.
fn read(typed: &SettingText, sources: &Sources) -> Read {
    let text = TomlText::at(sources.file(typed.span.file), typed.span);
    Read::new(text, typed.span.file, sources)
}

/// A text as it is printed.
fn filled(
    edition: &EditionContext<'_>,
    sources: &Sources,
    typed: &SettingText,
) -> (Option<String>, Vec<Diagnostic>) {
    let read = read(typed, sources);
    // Such a text is short: it takes no place in the cache from a body.
    let cache = FillCache::default();
    let (filled, found) = render(edition, &cache, (read.id, read.file()), Form::Line);
    let mut found = read.home(found);
    let filled = filled.map(|filled| filled.text);
    if found.is_empty() && filled.as_ref().is_some_and(|text| text.trim().is_empty()) {
        let finding = Diagnostic::error("paper/wrong-value", "this text prints nothing");
        let way_out = "give it words that stand whatever its calls and conditions print";
        found.push(finding.at(typed.span).help(way_out));
    }
    (filled, found)
}
