//! Comments of a body that lack their end.
//!
//! Handlebars lets `{{! … }` run to the next `}}`, and `{{!-- … }}` to the next
//! `--}}`, however many paragraphs stand between: they would be lost without a
//! word. What a comment holds tells: no `{{` and no `}` without its `{` in a
//! short one; no other long comment and no `}}` without its `{{` in a long one.

use crate::diag::Diagnostic;
use crate::prose::{Tag, TagKind, tags};
use crate::source::{FileId, Span};

/// A finding for each comment that is not closed where its author ended it.
pub(super) fn unclosed(text: &str, id: FileId) -> Vec<Diagnostic> {
    let tags = tags(text);
    let unclosed = tags.iter().filter(|tag| is_unclosed(text, tag));
    unclosed.map(|tag| finding(text, tag, id)).collect()
}

fn is_unclosed(text: &str, tag: &Tag) -> bool {
    let said = &text[tag.inside.clone()];
    match tag.kind {
        TagKind::Comment => {
            let long = said.trim_start().starts_with("--");
            long || !tag.closed || said.contains("{{") || stray_braces(said) > 0
        }
        TagKind::LongComment => said.contains("{{!--") || stray_braces(said) > 1,
        _ => false,
    }
}

/// How many closing braces that close nothing stand together, at most.
fn stray_braces(text: &str) -> usize {
    let (mut depth, mut together, mut most) = (0_usize, 0, 0);
    for found in text.chars() {
        match (found, depth) {
            ('{', _) => depth += 1,
            ('}', 0) => {
                together += 1;
                most = most.max(together);
                continue;
            }
            ('}', _) => depth -= 1,
            _ => {}
        }
        together = 0;
    }
    most
}

/// The finding, at the first line of the comment.
fn finding(text: &str, tag: &Tag, id: FileId) -> Diagnostic {
    let written = &text[tag.range.clone()];
    let line = written.lines().next().unwrap_or_default().trim_end();
    let end = line.find("}}").map_or(line.len(), |at| at + "}}".len());
    let span = Span::new(id, tag.range.start, tag.range.start + end);
    let opening = written.trim_start_matches(['{', '!', ' ']);
    let way_out = match opening.starts_with("--") {
        true => "end it with --}}",
        false => "end it with }}; a comment that holds braces is written {{!-- … --}}",
    };
    Diagnostic::error("body/handlebars", "this comment is never closed")
        .at(span)
        .help(way_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[track_caller]
    fn check(text: &str, places: &[usize]) {
        let id = Sources::default().add("b".into(), String::new(), Vec::new());
        let found = unclosed(text, id).into_iter();
        let found: Vec<usize> = found
            .filter_map(|finding| Some(finding.primary?.span.start))
            .collect();
        assert_eq!(found, places, "{text}");
    }

    #[test]
    fn what_a_comment_swallows_is_found() {
        check("a {{! note }\n\nb {{title \"x\"}} c", &[2]);
        check("{{! note }\n\nb }}", &[0]);
        check("{{! note", &[0]);
        check("{{!-- note }} b {{!-- note --}}", &[0]);
        check("{{!-- note -- }} b", &[0]);
        check("{{!-- note -->\n\n{{title \"x\"}}", &[0]);
        check("{{! -- note }} b {{!-- note --}}", &[0]);
        check("{{!-- note", &[0]);
    }

    #[test]
    fn whole_comments_are_none_of_it() {
        check("{{! a\n\n+ {b}\n\n c }} d {{title \"x\"}}", &[]);
        check("{{!-- {{title \"x\"}}\n\n{{! y }} {{{z}}} } --}} d", &[]);
        check("\\{{! a } b", &[]);
    }
}
