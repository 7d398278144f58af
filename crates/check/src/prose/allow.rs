//! Comments that allow a finding: `# allow RULE: reason` before a row of a
//! table or a line of paper.toml, `{{! allow RULE: reason }}` in a paragraph.

use std::ops::Range;

use super::piece::BodyText;
use tables::model::Project;
use tables::source::{FileId, Sources, Span};

/// A comment that allows what a rule finds in one place.
#[derive(Debug, Clone)]
pub struct Allow {
    /// The rule's name as written.
    pub rule: String,
    /// Where it is written.
    pub rule_span: Span,
    /// The column that it is about; none for the whole row.
    pub column: Option<String>,
    /// Why; empty where none is given.
    pub reason: String,
    /// Where it holds: a row, a cell, a line or a paragraph with its list.
    pub scope: Span,
}

/// Every such comment of a paper.
pub(super) fn read<'a>(
    project: &Project,
    sources: &Sources,
    bodies: impl Iterator<Item = &'a BodyText>,
) -> Vec<Allow> {
    let mut allows = Vec::new();
    in_settings(project, sources, &mut allows);
    for table in sources.tables() {
        let text = &sources.file(table.file).text;
        for comment in &table.comments {
            let rows = &table.rows;
            let after = rows.partition_point(|row| row.span.start <= comment.start);
            let Some(row) = rows.get(after) else {
                continue;
            };
            let comment = comment.start..comment.end;
            let Some(mut allow) = parse(text, table.file, comment) else {
                continue;
            };
            allow.scope = row.span;
            if let Some(at) = allow.column.as_ref().and_then(|name| table.column(name)) {
                let cell = row.cells.get(at);
                allow.scope = cell.map_or(row.span, |cell| cell.span);
            }
            allows.push(allow);
        }
    }
    for body in bodies {
        let text = &sources.file(body.file).text;
        for comment in &body.comments {
            let Some(mut allow) = parse(text, body.file, comment.clone()) else {
                continue;
            };
            let scope = scope(text, body, comment);
            allow.scope = Span::new(body.file, scope.start, scope.end);
            allows.push(allow);
        }
    }
    allows
}

fn in_settings(project: &Project, sources: &Sources, allows: &mut Vec<Allow>) {
    let file = project.paper.kind_span.file;
    let text = &sources.file(file).text;
    let mut lines = lines(text).filter(|line| {
        let written = text[line.clone()].trim();
        !written.is_empty() && !written.starts_with('#')
    });
    let mut next = lines.next();
    for comment in hash_comments(text) {
        let Some(mut allow) = parse(text, file, comment.clone()) else {
            continue;
        };
        while next.as_ref().is_some_and(|line| line.start < comment.end) {
            next = lines.next();
        }
        if let Some(line) = &next {
            allow.scope = Span::new(file, line.start, line.end);
        }
        allows.push(allow);
    }
}

/// The paragraph that a comment is in, or the next one where it stands alone.
fn scope(text: &str, body: &BodyText, comment: &Range<usize>) -> Range<usize> {
    let at = body.blocks.partition_point(|block| block.end < comment.end);
    let block = body.blocks.get(at);
    let Some(block) = block.filter(|block| block.start <= comment.start) else {
        return comment.clone();
    };
    let before = text[block.start..comment.start].trim_start();
    let after = text[comment.end..block.end].trim_end();
    let opens = before.starts_with("{{") && before.len() <= "{{~!--".len();
    let alone = opens && after.ends_with("}}") && after.len() <= "--~}}".len();
    match body.blocks.get(at + 1) {
        Some(next) if alone => block.start..next.end,
        _ => block.clone(),
    }
}

/// The lines that begin with `#`, without that sign.
fn hash_comments(text: &str) -> impl Iterator<Item = Range<usize>> {
    let comments = lines(text).filter(|line| text[line.clone()].starts_with('#'));
    comments.map(|line| line.start + 1..line.end)
}

/// The lines of a text, with their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..at
    })
}

/// Reads `allow RULE in COLUMN: reason`; `None` for any other comment.
fn parse(text: &str, file: FileId, range: Range<usize>) -> Option<Allow> {
    let comment = &text[range.clone()];
    let rest = comment.trim_start().strip_prefix("allow")?;
    let rest = rest.strip_prefix([' ', '\t'])?.trim_start();
    let (head, reason) = rest.split_once([':', '：']).unwrap_or((rest, ""));
    let mut words = head.split_whitespace();
    let rule = words.next()?;
    let column = match (words.next(), words.next(), words.next()) {
        (None, ..) => None,
        (Some("in"), Some(column), None) => Some(column.to_owned()),
        // A sentence that happens to begin with the word.
        _ if !rule.contains('/') => return None,
        _ => None,
    };
    let start = range.end - rest.len();
    Some(Allow {
        rule: rule.to_owned(),
        rule_span: Span::new(file, start, start + rule.len()),
        column,
        reason: reason.trim().to_owned(),
        scope: Span::new(file, range.start, range.end),
    })
}
