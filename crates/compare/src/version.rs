//! A version of a paper, with the way back to its files.

use std::collections::BTreeMap;

use camino::Utf8Path;
use check::prose::{BodyText, Prose};
use serde::Serialize;
use tables::diag::Diagnostic;
use tables::load::{self, Loaded};
use tables::model::{Lang, Project, Text};
use tables::source::{FileId, PAPER_TOML, PaperFolder, RowRef, Sources, Span};

/// A paper as it was loaded, and what it says.
#[derive(Debug)]
pub struct Version {
    /// The paper.
    pub project: Project,
    /// Its files.
    pub sources: Sources,
    /// Its words.
    pub prose: Prose,
    folder: PaperFolder,
    /// What loading it found.
    findings: Vec<Diagnostic>,
}

/// Where something stands in a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct At {
    /// The file, in the paper's folder.
    pub file: String,
    /// The line, from 1; none in a workbook, and for a file as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The cell in the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

impl At {
    /// A file as a whole, by its name in the folder.
    pub(crate) fn whole(name: &str) -> Self {
        Self {
            file: name.to_owned(),
            line: None,
            sheet: None,
            cell: None,
        }
    }
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let (Some(sheet), Some(cell)) = (&self.sheet, &self.cell) {
            write!(f, " {sheet}!{cell}")?;
        }
        Ok(())
    }
}

impl Version {
    /// Loads the version in a folder.
    ///
    /// # Errors
    /// What is wrong with its files, where they do not make a paper.
    pub fn load(folder: &PaperFolder) -> Result<Self, (Vec<Diagnostic>, Sources)> {
        let Loaded {
            project,
            sources,
            findings,
        } = load::load(folder);
        match project {
            Some(project) if project.sound => Ok(Self {
                prose: Prose::read(&project, &sources),
                project,
                sources,
                folder: folder.clone(),
                findings,
            }),
            _ => Err((findings, sources)),
        }
    }

    /// Its folder, and what loading that gave, for who goes on with both.
    pub fn into_loaded(self) -> (PaperFolder, Loaded) {
        let loaded = Loaded {
            project: Some(self.project),
            sources: self.sources,
            findings: self.findings,
        };
        (self.folder, loaded)
    }

    /// The version with all that is read of it later kept as it is now: the folder may
    /// change. `others` are names of files beside those that were loaded.
    #[must_use]
    pub(crate) fn keeping(mut self, others: impl IntoIterator<Item = String>) -> Self {
        let others = others.into_iter();
        let mut bytes: BTreeMap<String, Vec<u8>> = others
            .filter_map(|name| Some((name.clone(), self.bytes(&name)?)))
            .collect();
        // Its settings say which folder lends it tables.
        let settings = self.bytes(PAPER_TOML);
        bytes.extend(settings.map(|settings| (PAPER_TOML.to_owned(), settings)));
        self.folder = self.folder.with(bytes);
        // It is asked while that folder is there.
        let _ = self.folder.sibling();
        self
    }

    /// Whether it has an edition in a language.
    pub fn has(&self, lang: Lang) -> bool {
        let mut editions = self.project.paper.editions.iter();
        editions.any(|edition| edition.lang == lang)
    }

    /// Where a span begins.
    pub fn at(&self, span: Span) -> At {
        let file = self.sources.file(span.file);
        let cell = file.cell(span);
        At {
            file: self.name(file.path.as_str()),
            line: cell.is_none().then(|| file.line(span.start)),
            sheet: cell.as_ref().map(|cell| cell.sheet.to_owned()),
            cell: cell.map(|cell| cell.cell),
        }
    }

    /// Where a cell stands; its row, where the table has no such column.
    pub fn cell(&self, row: RowRef, column: &str) -> At {
        self.at(self.sources.cell_span(row, column))
    }

    /// The files of a text: a body may have an invitation before it.
    pub fn files_of(&self, text: &BodyText) -> Vec<FileId> {
        let mut bodies = self.project.bodies.iter();
        let body = bodies.find(|body| body.file == text.file);
        body.map_or_else(|| vec![text.file], |body| body.files().collect())
    }

    /// The name of a file in the folder.
    pub fn file(&self, file: FileId) -> String {
        self.name(self.sources.file(file).path.as_str())
    }

    /// A path without the folder; of the folder that lends it tables, `../NAME/FILE`.
    pub fn name(&self, path: &str) -> String {
        self.folder.input_name(Utf8Path::new(path))
    }

    /// The bytes of a file of the folder.
    pub fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        self.folder.read(name).ok()
    }

    /// The paper's first language with a text, with that text.
    pub fn first<'t>(&self, text: &'t Text) -> &'t str {
        let langs = self.project.bodies.iter().map(|body| body.lang);
        let texts = langs.chain(Lang::ALL).map(|lang| text.get(lang));
        texts
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    /// The names that no comparison of words cuts in half: titles, ranks and offices.
    pub fn names(&self) -> Vec<&str> {
        let establishment = &self.project.establishment;
        let posts = establishment.posts().iter().map(|post| &post.title);
        let ranks = establishment.ranks().iter().map(|rank| &rank.name);
        let offices = establishment.offices().iter();
        let offices = offices.flat_map(|office| [&office.name, &office.short]);
        let texts = posts.chain(ranks).chain(offices);
        let both = texts.flat_map(|text| Lang::ALL.map(|lang| text.get(lang)));
        both.filter(|name| !name.is_empty()).collect()
    }
}
