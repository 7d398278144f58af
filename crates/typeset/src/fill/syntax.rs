//! What is wrong with a body that Handlebars cannot read.
//!
//! Its own messages list the rules of its grammar, and stand where it gave up:
//! often at the end of the file. These say which expression or block is meant.

use std::ops::Range;

use handlebars::{RenderError, RenderErrorReason, TemplateError, TemplateErrorReason};

use check::prose::{TagKind, tags};
use tables::diag::Diagnostic;
use tables::source::{FileId, Place, SourceFile, Span};

const RULE: &str = "body/handlebars";

/// The finding for a template that did not compile.
pub(super) fn error(error: &TemplateError, id: FileId, file: &SourceFile) -> Diagnostic {
    let (line, column) = error.pos().unwrap_or((1, 1));
    let at = file.offset(Place { line, column });
    let text = &file.text;
    match error.reason() {
        TemplateErrorReason::InvalidSyntax(_) if open_quote(text, at).is_some() => {
            let start = open_quote(text, at).unwrap_or(at);
            Diagnostic::error(RULE, "a quote opens here and never closes")
                .at(expression(text, start, id))
                .help("close it before the braces: {{name \"argument\"}}")
        }
        TemplateErrorReason::InvalidSyntax(_) if misplaced(text, at).is_some() => {
            let (range, message) = misplaced(text, at).unwrap_or_default();
            Diagnostic::error(RULE, message)
                .at(Span::new(id, range.start, range.end))
                .help("write {{#if …}}…{{else if …}}…{{else}}…{{/if}}")
        }
        TemplateErrorReason::InvalidSyntax(_) if at < text.trim_end().len() => {
            unreadable(text, at, id)
        }
        TemplateErrorReason::InvalidSyntax(_) => match open_block(text) {
            Some((span, name)) => {
                let message = format!("the block `{name}` is never closed");
                Diagnostic::error(RULE, message)
                    .at(Span::new(id, span.start, span.end))
                    .help(format!("end it with {{{{/{name}}}}}"))
            }
            None => unreadable(text, at, id),
        },
        TemplateErrorReason::MismatchingClosedHelper(open, close) => {
            let message = format!("the block `{open}` is open, and `{close}` is closed");
            Diagnostic::error(RULE, message)
                .at(expression(text, at, id))
                .help(format!("close the inner block first: {{{{/{open}}}}}"))
        }
        // Of this one the reader gives no place.
        TemplateErrorReason::InvalidParam(argument) => {
            invalid(argument, text, id).unwrap_or_else(|| unreadable(text, at, id))
        }
        reason => Diagnostic::error(RULE, reason.to_string()).at(expression(text, at, id)),
    }
}

/// The finding for an argument that is no value: most often one with a line's end in its
/// quotes.
fn invalid(argument: &str, text: &str, id: FileId) -> Option<Diagnostic> {
    let tags = tags(text).into_iter();
    let mut places = tags.filter_map(|tag| {
        let inside = &text[tag.range.clone()];
        inside.find(argument).map(|at| tag.range.start + at)
    });
    let start = places.next()?;
    let finding = match argument.contains(['\n', '\r']) {
        true => Diagnostic::error(RULE, "a line ends inside these quotes")
            .help("write what stands between the quotes on one line"),
        false => Diagnostic::error(RULE, format!("`{argument}` is no value"))
            .help("write it in quotes: {{name \"argument\"}}"),
    };
    let line = argument.find(['\n', '\r']).unwrap_or(argument.len());
    Some(finding.at(Span::new(id, start, start + line)))
}

/// The finding for a template that could not be rendered.
pub(super) fn render_error(error: &RenderError, id: FileId, file: &SourceFile) -> Diagnostic {
    let place = (error.line_no.unwrap_or(1), error.column_no.unwrap_or(1));
    let (line, column) = place;
    let at = file.offset(Place { line, column });
    let message = match error.reason() {
        RenderErrorReason::ParamNotFoundForIndex(name, index) => {
            format!("`{name}` lacks its argument {}", index + 1)
        }
        reason => reason.to_string(),
    };
    Diagnostic::error(RULE, message).at(expression(&file.text, at, id))
}

/// The first `{{else}}`, up to where the reader gave up, that belongs to no
/// block or comes after the last branch of its own, and what is wrong with it.
fn misplaced(text: &str, at: usize) -> Option<(Range<usize>, &'static str)> {
    // Of each open block, whether its last branch has come.
    let mut open = Vec::new();
    for tag in tags(text)
        .into_iter()
        .take_while(|tag| tag.range.start <= at)
    {
        match (tag.kind, open.last_mut()) {
            (TagKind::Open, _) => open.push(false),
            (TagKind::Close, None) => return Some((tag.range, "this closes no block")),
            (TagKind::Close, Some(_)) => drop(open.pop()),
            (TagKind::Else | TagKind::Chain, None) => {
                return Some((tag.range, "this `else` stands in no block"));
            }
            (TagKind::Else | TagKind::Chain, Some(true)) => {
                return Some((
                    tag.range,
                    "this `else` comes after the last one of its block",
                ));
            }
            (TagKind::Else, Some(last)) => *last = true,
            _ => {}
        }
    }
    None
}

/// Where expressions of a text open, each with where the next one closes, after
/// its braces; the end of the text where none does.
fn expressions(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut closes = text.match_indices("}}").map(|(at, _)| at).peekable();
    text.match_indices("{{").map(move |(at, _)| {
        while closes.next_if(|&close| close < at).is_some() {}
        let close = closes.peek();
        (at, close.map_or(text.len(), |close| close + "}}".len()))
    })
}

/// The first expression up to where the reader gave up that closes within a
/// quote.
fn open_quote(text: &str, until: usize) -> Option<usize> {
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let before = |place: usize| quotes.partition_point(|&quote| quote < place);
    let mut found = expressions(text).take_while(|&(at, _)| at <= until);
    let found = found.find(|&(at, end)| (before(end) - before(at)) % 2 == 1);
    found.map(|(at, _)| at)
}

fn unreadable(text: &str, at: usize, id: FileId) -> Diagnostic {
    Diagnostic::error(RULE, "this expression cannot be read")
        .at(expression(text, at, id))
        .help("a helper is written {{name \"argument\" key=\"value\"}}; literal braces as \\{{")
}

/// The expression that the reader gave up at: the last one that opens before
/// that place, up to its end or its line's.
fn expression(text: &str, at: usize, id: FileId) -> Span {
    let next = text[at..].chars().next().map_or(0, char::len_utf8);
    // The place may be the opening itself.
    let reach = text.floor_char_boundary(at + "{{".len());
    let Some(start) = text[..reach].rfind("{{") else {
        return Span::new(id, at, at + next);
    };
    let rest = &text[start..];
    let line = rest.find('\n').unwrap_or(rest.len());
    let line = rest[..line].trim_end().len();
    let end = rest[..line].find("}}").map_or(line, |end| end + "}}".len());
    Span::new(id, start, start + end)
}

/// The innermost block that is open at the end of a text, with its name.
fn open_block(text: &str) -> Option<(Range<usize>, &str)> {
    let mut open = Vec::new();
    for (at, end) in expressions(text) {
        let rest = &text[at..];
        let inside = rest.trim_start_matches('{').trim_start_matches(['~', ' ']);
        let name = |inside: &'_ str| {
            let end = inside.find(|c: char| c.is_whitespace() || matches!(c, '}' | '~'));
            end.unwrap_or(inside.len())
        };
        if let Some(inside) = inside.strip_prefix('#') {
            let inside = inside.trim_start();
            open.push((at..end, &inside[..name(inside)]));
        } else if inside.starts_with('/') {
            open.pop();
        }
    }
    open.pop()
}
