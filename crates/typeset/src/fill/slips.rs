//! Slips around braces that Handlebars passes over: a call with one brace, or
//! braces that close nothing, are text to it, and of an argument that is given
//! twice it takes the last.

use std::ops::Range;

use super::conditions;
use super::helpers::HELPERS;
use check::prose::{Tag, TagKind, named_twice};
use tables::diag::Diagnostic;
use tables::source::{FileId, Span};

/// The findings of a text with these tags.
pub(super) fn findings(text: &str, tags: &[Tag], id: FileId) -> Vec<Diagnostic> {
    let mut found = arguments(text, tags, id);
    let way_out = "write two braces on each side, {{name \"argument\"}}; where the sign itself is \
                   meant, write a backslash before it";
    found.extend(braces(text, tags).into_iter().map(|(range, message)| {
        Diagnostic::error("body/handlebars", message)
            .at(Span::new(id, range.start, range.end))
            .help(way_out)
    }));
    found
}

/// Arguments that a call has twice.
fn arguments(text: &str, tags: &[Tag], id: FileId) -> Vec<Diagnostic> {
    let kinds = [TagKind::Call, TagKind::Open, TagKind::Chain];
    let calls = tags.iter().filter(|tag| kinds.contains(&tag.kind));
    let twice = calls.filter_map(|tag| {
        let span = Span::new(id, tag.range.start, tag.range.end);
        let name = named_twice(&text[tag.inside.clone()], span)?;
        let message = format!("`{name}=` is given twice");
        let finding = Diagnostic::error("body/unknown-argument", message).at(span);
        Some(finding.help("give it once"))
    });
    twice.collect()
}

/// Braces in the text between the tags, with what is wrong with them.
fn braces(text: &str, tags: &[Tag]) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    let end = text.len()..text.len();
    for tag in tags.iter().map(|tag| tag.range.clone()).chain([end]) {
        between(text, start..tag.start, &mut depth, &mut found);
        start = tag.end;
    }
    found
}

fn between(
    text: &str,
    range: Range<usize>,
    depth: &mut usize,
    found: &mut Vec<(Range<usize>, String)>,
) {
    let start = range.start;
    let mut signs = text[range].char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let at = start + at;
        match sign {
            // `\{{` is two literal braces.
            '\\' if text[at..].starts_with("\\{{") => {
                signs.next();
                signs.next();
                *depth += 2;
            }
            '\\' => drop(signs.next()),
            '{' => {
                *depth += 1;
                if let Some(name) = called(&text[at + 1..]) {
                    let message = format!("`{{{name}` has one brace, and would be printed");
                    found.push((at..at + 1 + name.len(), message));
                }
            }
            '｛' if text[at..].starts_with("｛｛") => {
                signs.next();
                let message = "`｛｛` are full-width braces, and would be printed".to_owned();
                found.push((at..at + "｛｛".len(), message));
            }
            '}' if *depth > 0 => *depth -= 1,
            '}' if text[at + 1..].starts_with('}') => {
                signs.next();
                found.push((at..at + 2, "these braces close nothing".to_owned()));
            }
            _ => {}
        }
    }
}

/// The name of a helper that a text begins with, and what makes it a block.
fn called(text: &str) -> Option<&str> {
    let signs = usize::from(text.starts_with(['#', '/']));
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let end = text[signs..].find(|c| !is_word(c))? + signs;
    let helpers = HELPERS.iter().map(|helper| helper.name);
    let mut names = helpers.chain(conditions::names()).chain(["else"]);
    let known = names.any(|name| name == &text[signs..end]);
    (known && text[end..].starts_with(['}', ' '])).then(|| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use check::prose::tags;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = braces(text, &tags(text)).into_iter();
        let found: Vec<&str> = found.map(|(range, _)| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn single_and_stray_braces_are_found() {
        check("a {title \"beam\"} b {count} c", &["{title", "{count"]);
        check(
            "a {#if (count)} b {else} c {/if}",
            &["{#if", "{else", "{/if"],
        );
        check("a }} b", &["}}"]);
        check("a {{count}}}} b", &["}}"]);
    }

    #[test]
    fn other_braces_are_text() {
        check("a {b} \\{title \\{{count}} #{ let x = { 1 } }", &[]);
        check("{titles} {} } {{{count}}} {{! {count} }}", &[]);
    }
}
