//! Comments of a body that lack their end: Handlebars would let them run to the
//! next one, and print nothing of what stands between.

use check::prose::{Tag, TagKind, tags};
use tables::diag::Diagnostic;
use tables::source::{FileId, Span};

/// A finding for each comment that is not closed where its author ended it.
pub(super) fn unclosed(text: &str, id: FileId) -> Vec<Diagnostic> {
    let tags = tags(text);
    let comments = [TagKind::Comment, TagKind::LongComment];
    let comments = tags.iter().filter(|tag| comments.contains(&tag.kind));
    let unclosed = comments.filter(|tag| !tag.closed);
    unclosed.map(|tag| finding(text, tag, id)).collect()
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
    use tables::source::Sources;

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
