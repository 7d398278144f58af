//! A body as a template, read in pieces.
//!
//! For each call, Handlebars' reader counts the lines from the beginning of the text:
//! of a text with 16,000 calls that takes twenty seconds. A piece is short, and begins
//! where no call or block is open, so that together the pieces are the template that
//! the whole would be.

use check::prose::{TagKind, tags};
use handlebars::template::{HelperTemplate, TemplateElement};
use handlebars::{Template, TemplateError};

/// The least length of a piece, in bytes, but for the last.
const LEAST: usize = 2_000;

/// Reads a body.
///
/// # Errors
/// Those of Handlebars, with their places in the whole text.
pub(super) fn compile(text: &str) -> Result<Template, TemplateError> {
    compile_by(text, LEAST)
}

fn compile_by(text: &str, least: usize) -> Result<Template, TemplateError> {
    let mut whole = Template::default();
    let (mut start, mut lines) = (0, 0);
    for end in ends(text, least) {
        let piece = &text[start..end];
        let Ok(read) = Template::compile(piece) else {
            return Template::compile(text);
        };
        join(&mut whole, read, lines);
        lines += piece.matches('\n').count();
        start = end;
    }
    Ok(whole)
}

/// Where the pieces of a text end: before a line's end that is neither beside a call
/// nor inside a block. Behind `~}}` there is none: what Handlebars takes away for it may
/// stand further on, behind comments.
fn ends(text: &str, least: usize) -> Vec<usize> {
    let tags = tags(text);
    let mut ends = Vec::new();
    // Raw blocks are none of ours.
    if tags.iter().any(|tag| matches!(tag.kind, TagKind::Raw)) {
        return vec![text.len()];
    }
    let (mut last, mut from, mut depth, mut trims) = (0, 0, 0_usize, false);
    let after = tags.iter().map(|tag| (tag.range.clone(), Some(tag.kind)));
    for (range, kind) in after.chain([(text.len()..text.len(), None)]) {
        if depth == 0 && !trims {
            let from = from.max(last + least);
            if let Some(end) = line_end(text, from, range.start) {
                ends.push(end);
                last = end;
            }
        }
        from = range.end;
        let is_comment = matches!(kind, Some(TagKind::Comment | TagKind::LongComment));
        let call = text[range].trim_end_matches('}');
        trims = call.ends_with('~') || trims && is_comment;
        match kind {
            Some(TagKind::Open) => depth += 1,
            Some(TagKind::Close) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    ends.push(text.len());
    ends
}

/// The first line's end between two places of a text that follows on a letter.
fn line_end(text: &str, from: usize, to: usize) -> Option<usize> {
    let from = text.ceil_char_boundary(from);
    let between = text.get(from..to)?;
    let ends = between.match_indices('\n').map(|(at, _)| from + at);
    let follows = |at: &usize| {
        let before = text[..*at].chars().next_back();
        before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '}' | '\\'))
    };
    ends.into_iter().find(follows)
}

/// Puts a template behind another that begins so many lines above it.
fn join(whole: &mut Template, mut piece: Template, lines: usize) {
    moved(&mut piece, lines);
    let mut elements = piece.elements.into_iter().peekable();
    let mut places = piece.mapping.into_iter();
    if let (Some(TemplateElement::RawString(before)), Some(TemplateElement::RawString(text))) =
        (whole.elements.last_mut(), elements.peek())
    {
        before.push_str(text);
        elements.next();
        places.next();
    }
    whole.elements.extend(elements);
    whole.mapping.extend(places);
}

/// Counts the lines above a template.
fn moved(template: &mut Template, lines: usize) {
    for place in &mut template.mapping {
        place.0 += lines;
    }
    for element in &mut template.elements {
        if let TemplateElement::HelperBlock(block) = element {
            of_block(block, lines);
        }
    }
}

fn of_block(block: &mut HelperTemplate, lines: usize) {
    let branches = block.template.iter_mut().chain(&mut block.inverse);
    branches.for_each(|branch| moved(branch, lines));
}

#[cfg(test)]
mod tests {
    use super::{compile_by, ends};
    use handlebars::Template;
    use proptest::prelude::*;
    use std::fs;
    use std::path::{Path, PathBuf};

    /// The bodies below a folder.
    fn bodies(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("a folder").flatten();
        let found = entries.flat_map(|entry| match entry.path() {
            path if path.is_dir() => bodies(&path),
            path if path.extension().is_some_and(|end| end == "hbs") => vec![path],
            _ => Vec::new(),
        });
        found.collect()
    }

    fn hold(text: &str, least: usize) {
        let (pieces, whole) = (compile_by(text, least), Template::compile(text));
        match (pieces, whole) {
            (Ok(pieces), Ok(whole)) => assert_eq!(pieces, whole, "{text:?}"),
            (Err(pieces), Err(whole)) => assert_eq!(pieces.to_string(), whole.to_string()),
            (pieces, whole) => panic!("{text:?}: {pieces:?} and {whole:?}"),
        }
    }

    #[test]
    fn pieces_of_a_body_are_the_template_of_the_whole() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let bodies = ["data", "tests", "crates"].map(|folder| bodies(&root.join(folder)));
        let bodies: Vec<PathBuf> = bodies.into_iter().flatten().collect();
        let mut pieces = 0;
        for path in &bodies {
            let text = fs::read_to_string(path).expect("a body");
            for least in [0, 100, 2_000] {
                hold(&text, least);
            }
            pieces += ends(&text, 0).len();
        }
        // Bodies of a page have a few, those of whole papers dozens.
        assert!(pieces > 400, "{pieces} in {}", bodies.len());
    }

    #[test]
    fn what_a_call_takes_away_behind_a_comment_stays_in_its_piece() {
        for text in [
            "{{name~}}\\{{\n{{!-- a --}}\t{{name}}",
            "{{name~}}.\n{{! a }}\n{{#if a}}{{/if}}",
            "{{name ~}}.\n{{! a }}\n{{! b }}.\n {{name}}",
        ] {
            hold(text, 0);
        }
    }

    /// What texts are made of, whose order is anybody's.
    const PARTS: [&str; 24] = [
        "The keeper",
        "職位",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "  \n",
        "\t",
        ".",
        "- ",
        "\\",
        "\\{{",
        "{{name}}",
        "{{~name}}",
        "{{name~}}",
        "{{title \"a\"}}",
        "{{#if a}}",
        "{{else}}",
        "{{/if}}",
        "{{#posts}}",
        "{{/posts}}",
        "{{! a\n\nb }}",
        "{{!-- a }}\n\n --}}",
        "{{{raw}}}",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

        #[test]
        fn pieces_of_anything_are_the_template_of_the_whole(
            parts in prop::collection::vec(0..PARTS.len(), 0..24),
        ) {
            let text: String = parts.into_iter().map(|part| PARTS[part]).collect();
            hold(&text, 0);
        }
    }
}
