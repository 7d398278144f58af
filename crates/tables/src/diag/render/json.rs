//! One JSON object a line, for machines (SPEC 5). Lines and columns count from
//! 1, columns in characters; the end is the place just after the last one. What is
//! in a workbook has a sheet and a cell in their place.

use serde::Serialize;

use crate::characters::is_plain;
use crate::diag::Diagnostic;
use crate::source::{Place, Sources};

#[derive(Serialize)]
struct Finding<'a> {
    severity: &'a str,
    rule: &'a str,
    message: &'a str,
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    help: Option<String>,
}

fn help(finding: &Diagnostic) -> Option<String> {
    let parts: Vec<&str> = finding.ways_out().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// A text in JSON with each character that could act on a terminal, or that
/// nobody would see, escaped: whoever reads it as JSON gets the same. So is what
/// GitHub's runner takes for a command.
pub fn escaped(json: String) -> String {
    // What is ASCII is escaped already, but for one.
    let raw = |c: char| c == '\u{7F}' || !c.is_ascii() && !is_plain(c);
    let json = match json.contains("##[") {
        true => json.replace("##[", "##\\u005b"),
        false => json,
    };
    if !json.contains(raw) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if raw(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// The findings, a line each; `null` where a finding has no file or no place.
pub fn json(findings: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for finding in findings {
        let label = finding.primary.as_ref();
        let cell = label.and_then(|label| sources.file(label.span.file).cell(label.span));
        // The lines of a sheet are nowhere to be seen.
        let places: Option<(Place, Place)> = label
            .filter(|_| cell.is_none())
            .map(|label| sources.places(label.span));
        let file = label
            .map(|label| sources.file(label.span.file).path.as_str())
            .or(finding.path.as_ref().map(|path| path.as_str()));
        let line = Finding {
            severity: finding.severity.word(),
            rule: &finding.rule,
            message: &finding.message,
            file,
            sheet: cell.as_ref().map(|cell| cell.sheet),
            cell: cell.as_ref().map(|cell| cell.cell.clone()),
            line: places.map(|(start, _)| start.line),
            column: places.map(|(start, _)| start.column),
            end_line: places.map(|(_, end)| end.line),
            end_column: places.map(|(_, end)| end.column),
            help: help(finding),
        };
        // Plain strings and numbers always serialise.
        let line = serde_json::to_string(&line).unwrap_or_default();
        out.push_str(&escaped(line));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn json_says_the_same_in_plain_characters() {
        for text in [
            "署長",
            "##[error]x",
            "a\u{9B}31m\u{202E}",
            "\u{7F}\u{2028}\u{E0041}\u{FEFF}",
        ] {
            let json = escaped(serde_json::json!({ "a": text }).to_string());
            assert!(!json.contains("##["));
            assert!(!json.contains(['\u{9B}', '\u{202E}', '\u{7F}', '\u{2028}', '\u{FEFF}']));
            let back: serde_json::Value = serde_json::from_str(&json).expect("JSON");
            assert_eq!(back["a"], text);
        }
    }
}
