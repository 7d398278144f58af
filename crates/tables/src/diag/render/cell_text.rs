//! The cells of workbooks that a finding names, as they are shown under it: the
//! text of the cell as it was typed, beside the number of its row.

use std::ops::Range;

use crate::characters::visible;
use crate::diag::{Diagnostic, Label};
use crate::source::{SourceFile, Sources, Span};

/// How many bytes of a cell are shown around a place, where it has very many.
const AROUND: usize = 400;

/// How many bytes of a cell are shown at most.
const MOST: usize = 4 << 10;

/// A cell, or a row of cells, with the places of a finding in it.
pub(super) struct CellText<'a> {
    /// `paper/tables.xlsx posts!C7`.
    pub(super) path: String,
    /// The number of its row; of a text with lines, of its first line.
    pub(super) line: usize,
    pub(super) text: String,
    /// The places in the text.
    pub(super) labels: Vec<(&'a Label, bool, Range<usize>)>,
}

/// The cells that a finding names, that of the main place first.
pub(super) fn cell_texts<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Vec<CellText<'a>> {
    let primary = finding.primary.iter().map(|label| (label, true));
    let labels = primary.chain(finding.others.iter().map(|label| (label, false)));
    let mut found: Vec<CellText<'a>> = Vec::new();
    for (label, is_primary) in labels {
        let file = sources.file(label.span.file);
        let Some(cell) = file.cell(label.span) else {
            continue;
        };
        let path = format!("{} {}", visible(file.path.as_str()), visible(&cell.whole()));
        let (text, place, line) = shown(file, label.span);
        match found
            .iter_mut()
            .find(|it| it.path == path && it.text == text)
        {
            Some(known) => known.labels.push((label, is_primary, place)),
            None => found.push(CellText {
                path,
                line,
                text,
                labels: vec![(label, is_primary, place)],
            }),
        }
    }
    found
}

/// The text of the cell of a span, the span in it, and the number of its line.
fn shown(file: &SourceFile, span: Span) -> (String, Range<usize>, usize) {
    let Some(sheet) = &file.sheet else {
        return (String::new(), 0..0, 1);
    };
    let (start, end) = sheet.whole(span.start, span.end);
    let written = file.text.get(start..end).unwrap_or_default();
    let inside = written
        .strip_prefix('"')
        .and_then(|inside| inside.strip_suffix('"'));
    let (text, place) = match inside.filter(|_| sheet.is_one(span.start, span.end)) {
        Some(inside) => {
            let at = |place: usize| {
                let before = place.saturating_sub(start + 1).min(inside.len());
                let before = &inside[..inside.floor_char_boundary(before)];
                before.len() - before.matches("\"\"").count()
            };
            (inside.replace("\"\"", "\""), at(span.start)..at(span.end))
        }
        None => {
            let at = |place: usize| place.saturating_sub(start).min(written.len());
            (written.to_owned(), at(span.start)..at(span.end))
        }
    };
    let line = match text.contains('\n') {
        true => 1,
        false => sheet.row(span.start),
    };
    cut(text, place, line)
}

/// A text without what is far from a place in it.
fn cut(text: String, place: Range<usize>, line: usize) -> (String, Range<usize>, usize) {
    let start = text.floor_char_boundary(place.start.min(text.len()));
    let end = text
        .ceil_char_boundary(place.end.min(text.len()))
        .max(start);
    if text.len() <= MOST {
        return (text, start..end, line);
    }
    let end = text.ceil_char_boundary(end.min(start + MOST)).max(start);
    let from = text
        .ceil_char_boundary(start.saturating_sub(AROUND))
        .min(start);
    let to = text
        .floor_char_boundary((end + AROUND).min(text.len()))
        .max(end);
    let before = text[..from].matches('\n').count();
    let line = if before > 0 || text.contains('\n') {
        before + 1
    } else {
        line
    };
    (text[from..to].to_owned(), start - from..end - from, line)
}

impl CellText<'_> {
    /// Takes the line and column that the renderer put after the cell out again.
    pub(super) fn correct(&self, rendered: &mut String) {
        let said = format!("{}:", self.path);
        let mut from = 0;
        while let Some(at) = rendered[from..].find(&said).map(|at| from + at) {
            let after = at + said.len() - 1;
            let is_place = |c: char| c == ':' || c.is_ascii_digit();
            let length = rendered[after..].find(|c| !is_place(c));
            let end = length.map_or(rendered.len(), |length| after + length);
            rendered.replace_range(after..end, "");
            from = after;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diag::render::{human::human, json::json, short::short};
    use crate::diag::{Diagnostic, render};
    use crate::source::{FileId, Sources, Span, workbook::Book};

    fn sheet(rows: &[&[&str]]) -> (Sources, FileId) {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet().set_name("posts").expect("a name");
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write(row, column, *cell).expect("a cell");
            }
        }
        let bytes = workbook.save_to_buffer().expect("a workbook");
        let mut book = Book::open(bytes).expect("a workbook");
        let sheet = book.sheet("posts").expect("a sheet");
        let mut sources = Sources::default();
        let file = sources.add_sheet("p/tables.xlsx".into(), sheet.text, sheet.places);
        (sources, file)
    }

    #[test]
    fn a_finding_shows_the_cell_as_it_was_typed() {
        let (sources, file) = sheet(&[
            &["id", "name"],
            &["a", "Head, \"the\" Unit"],
            &["b\nc", "d"],
        ]);
        let text = &sources.file(file).text;
        assert_eq!(text, "id,name\na,\"Head, \"\"the\"\" Unit\"\n\"b\nc\",d\n");
        let at = |word: &str| {
            let start = text.find(word).expect("the word");
            Span::new(file, start, start + word.len())
        };
        let finding = Diagnostic::error("a/b", "wrong")
            .at(at("the"))
            .with(at("Unit"), "and here")
            .with(at("c"), "two lines")
            .with(Span::new(file, 0, 7), "a row");
        let found = [finding.help("mend it")];
        insta::assert_snapshot!(human(&found, &sources, false), @r#"
        error[a/b]: wrong
         --> p/tables.xlsx posts!B2
          |
        2 | Head, "the" Unit
          |        ^^^  ---- and here
          |
         ::: p/tables.xlsx posts!A3
          |
        2 | c
          | - two lines
          |
         ::: p/tables.xlsx posts!A1:B1
          |
        1 | id,name
          | ------- a row
          |
          = help: mend it
        "#);
        assert_eq!(
            short(&found, &sources),
            "p/tables.xlsx posts!B2: error[a/b]: wrong\n"
        );
        let json = json(&found, &sources);
        assert!(
            json.contains(
                "\"file\":\"p/tables.xlsx\",\"sheet\":\"posts\",\"cell\":\"B2\",\"line\":null"
            ),
            "{json}"
        );
        assert_eq!(
            render::github::github(&found, &sources),
            "::error file=p/tables.xlsx,title=a/b::posts!B2: wrong; mend it\n"
        );
    }
}
