//! How deep the blocks and calls of a body are nested, known before Handlebars
//! goes down into them.

use tables::diag::Diagnostic;
use tables::source::{FileId, Span};

/// How many levels there may be; each `{{else if}}` is one.
const DEEPEST: usize = 200;

/// An error where a body is nested too deep.
pub(super) fn check(text: &str, file: FileId) -> Option<Diagnostic> {
    // The levels that each open block is, and all of them.
    let mut open: Vec<usize> = Vec::new();
    let mut depth = 0;
    let mut end = 0;
    for (start, _) in text.match_indices("{{") {
        // What stands inside a call opens none.
        if start < end || text[..start].ends_with('\\') {
            continue;
        }
        let inside = &text[start + "{{".len()..];
        let inside = &inside[..inside.find("}}").unwrap_or(inside.len())];
        end = start + "{{".len() + inside.len();
        let word = inside.trim_start_matches(['{', '~', ' ']);
        if word.starts_with(['#', '^']) {
            open.push(1);
            depth += 1;
        } else if word.starts_with('/') {
            depth -= open.pop().unwrap_or_default();
        } else if word.starts_with("else ")
            && let Some(levels) = open.last_mut()
        {
            *levels += 1;
            depth += 1;
        }
        if depth > DEEPEST || brackets(inside) > DEEPEST {
            end = text.len().min(end + "}}".len());
            return Some(too_deep(Span::new(
                file,
                start,
                text.floor_char_boundary(end),
            )));
        }
    }
    None
}

/// How deep the brackets of an expression are nested.
fn brackets(expression: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for found in expression.bytes() {
        match found {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error("body/too-deep", "blocks and calls are nested too deep here")
        .at(span)
        .help(format!(
            "{DEEPEST} levels can be read, and each {{{{else if}}}} is one: make several blocks of it"
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::source::Sources;

    #[test]
    fn levels_are_counted() {
        let mut sources = Sources::default();
        let file = sources.add("x".into(), String::new(), Vec::new());
        let start = |text: &str| {
            let finding = check(text, file)?;
            Some(finding.primary?.span.start)
        };
        let blocks = |n: usize| "{{#if a}}".repeat(n) + "x" + &"{{/if}}".repeat(n);
        assert_eq!(start(&blocks(200).repeat(3)), None);
        assert_eq!(start(&blocks(201)), Some(200 * 9));
        let chain = |n: usize| format!("{{{{#if a}}}}x{}{{{{/if}}}}", "{{else if b}}y".repeat(n));
        assert_eq!(start(&chain(199).repeat(3)), None);
        assert_eq!(start(&chain(200)), Some(10 + 199 * 14));
        assert_eq!(start(&format!("{{{{#if {}", "(eq 1 ".repeat(201))), Some(0));
        // What is literal or never opened is no level.
        assert_eq!(start(&"\\{{#if a}}".repeat(500)), None);
        assert_eq!(start(&"{{/if}}{{else}}{{else if x}}".repeat(500)), None);
    }
}
