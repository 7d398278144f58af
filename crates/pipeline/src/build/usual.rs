//! Requests as most callers want them.

use camino::Utf8PathBuf;

use super::chart::{ChartFormat, ChartRequest};
use super::run::Request;
use content::sheet::A4;
use tables::model::Structure;
use typeset::export::{PdfStandard, Standards};

impl Request {
    /// A paper as `panelpaper build` makes it where nothing else is said: in every
    /// language that it has, in the fonts of the program, in the usual standards.
    pub fn new(paper: impl Into<Utf8PathBuf>) -> Self {
        let (standards, standard_names) = standards();
        Self {
            paper: paper.into(),
            langs: Vec::new(),
            font_dirs: Vec::new(),
            standards,
            standard_names,
            outputs: Vec::new(),
            show: false,
        }
    }
}

impl ChartRequest {
    /// A chart of a whole table as `panelpaper chart` draws it where nothing else
    /// is said: on A4, with text of 8 points or more.
    pub fn new(table: impl Into<Utf8PathBuf>, format: ChartFormat) -> Self {
        Self {
            table: table.into(),
            against: None,
            ranks: None,
            marks: None,
            encoding: None,
            structure: Structure::Proposed,
            office: None,
            lang: None,
            title: String::new(),
            paper: A4,
            min_font_pt: 8.0,
            lenient: false,
            font_dirs: Vec::new(),
            format,
        }
    }
}

/// The usual standards, and their names.
fn standards() -> (Standards, Vec<String>) {
    let usual = Standards::USUAL.map(|name| name.parse::<PdfStandard>());
    let usual: Result<Vec<_>, String> = usual.into_iter().collect();
    match usual.and_then(|usual| Standards::new(&usual)) {
        Ok(standards) => (standards, Standards::USUAL.map(str::to_owned).to_vec()),
        // A test holds that they go together.
        Err(_) => (Standards::none(), Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::Request;
    use typeset::export::Standards;

    #[test]
    fn the_usual_standards_go_together() {
        assert_eq!(Request::new("paper").standard_names, Standards::USUAL);
    }
}
