//! Workflow commands of GitHub Actions: a line a finding, which the site shows
//! at the line of a pull request.

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use crate::characters::{visible, visible_lines};
use crate::diag::Diagnostic;
use crate::source::Sources;

/// The findings, a line each.
pub fn github(findings: &[Diagnostic], sources: &Sources) -> String {
    findings
        .iter()
        .map(|finding| line(finding, sources))
        .collect()
}

fn line(finding: &Diagnostic, sources: &Sources) -> String {
    let mut properties = Vec::new();
    let mut cell = None;
    if let Some(label) = finding.primary.as_ref().filter(|label| {
        cell = sources.file(label.span.file).cell(label.span);
        cell.is_some()
    }) {
        // The site has lines and columns alone.
        let path = visible(sources.file(label.span.file).path.as_str());
        properties.push(format!("file={}", property(&path)));
    } else if let Some(label) = &finding.primary {
        let (start, end) = sources.places(label.span);
        properties.push(format!(
            "file={}",
            property(&visible(sources.file(label.span.file).path.as_str()))
        ));
        properties.push(format!("line={},col={}", start.line, start.column));
        // The site takes columns of a range in one line alone.
        let last = end.column.saturating_sub(1).max(start.column);
        if start.line == end.line {
            properties.push(format!("endLine={},endColumn={last}", end.line));
        } else {
            properties.push(format!("endLine={}", end.line));
        }
    } else if let Some(path) = &finding.path {
        properties.push(format!("file={}", property(&visible(path.as_str()))));
    }
    properties.push(format!("title={}", property(&finding.rule)));
    let ways = finding.ways_out();
    let place = cell.map_or(String::new(), |cell| {
        format!("{}: ", visible(&cell.whole()))
    });
    let message = ways.fold(place + &finding.message, |message, way| {
        message + "; " + way
    });
    let command = finding.severity.word();
    format!("::{command} {}::{}\n", properties.join(","), data(&message))
}

/// The message of a command, as the runner reads it: nothing in it acts, whoever wrote it.
pub fn data(text: &str) -> String {
    visible_lines(text).replace('%', "%25").replace('\n', "%0A")
}

/// The value of a property of a command.
pub fn property(text: &str) -> String {
    let text = visible(text).replace('%', "%25");
    text.replace(':', "%3A").replace(',', "%2C")
}

/// The property that says which file a command is about: one of a folder, or of another
/// beside it that lends it tables, `../NAME/FILE`, which the site does not know so.
pub fn file(folder: &str, name: &str) -> String {
    let mut path = Utf8PathBuf::new();
    for part in Utf8Path::new(folder).join(name).components() {
        let is_named = matches!(
            path.components().next_back(),
            Some(Utf8Component::Normal(_))
        );
        match part {
            Utf8Component::ParentDir if is_named => drop(path.pop()),
            Utf8Component::CurDir => {}
            part => path.push(part),
        }
    }
    format!("file={}", property(path.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{data, file, property};

    #[test]
    fn files_of_other_folders_are_named_as_the_site_knows_them() {
        for (folder, name, printed) in [
            ("papers/one", "posts.csv", "papers/one/posts.csv"),
            ("papers/one", "../two/posts.csv", "papers/two/posts.csv"),
            ("one/", "../two, 3/posts.csv", "two%2C 3/posts.csv"),
            ("../one", "../two/posts.csv", "../two/posts.csv"),
            (".", "posts.csv", "posts.csv"),
            ("..", "../two/posts.csv", "../../two/posts.csv"),
            ("/papers/一", "../二/posts.csv", "/papers/二/posts.csv"),
        ] {
            assert_eq!(file(folder, name), format!("file={printed}"));
        }
    }

    #[test]
    fn nothing_in_a_command_acts() {
        for (text, printed) in [
            ("a\u{202E}b\u{1B}[2J", "a\\u{202E}b\\u{1B}[2J"),
            ("50%\nb\rc", "50%25%0Ab\\rc"),
            ("a\n::error::b", "a%0A\\u{3A}:error::b"),
        ] {
            assert_eq!(data(text), printed);
        }
        assert_eq!(property("a\u{2066},b:c\n"), "a\\u{2066}%2Cb%3Ac\\n");
    }
}
