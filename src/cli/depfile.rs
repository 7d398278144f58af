//! The depfile of a command, while its papers are built.

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};

use super::args::{DepfileArgs, OutputArgs};
use super::named;
use pipeline::batch::depfile::{self, PaperFiles};
use pipeline::build::Trace;

/// The files of a paper, if a depfile is asked for. The paper's id is empty
/// where it cannot be told.
pub(super) fn files(
    (args, output): (&DepfileArgs, &OutputArgs),
    (path, id): (&Utf8Path, &str),
    trace: &Trace,
) -> Option<PaperFiles> {
    args.depfile.as_ref().map(|_| PaperFiles {
        path: path.to_owned(),
        folder: (!id.is_empty()).then(|| output.out.join(id)),
        trace: trace.clone(),
    })
}

/// What is to be written at the end; nothing where no depfile is asked for.
pub(super) struct Depfile<'a> {
    file: Option<&'a Utf8PathBuf>,
    papers: Vec<PaperFiles>,
}

impl<'a> Depfile<'a> {
    pub(super) fn new(args: &'a DepfileArgs) -> Self {
        Self {
            file: args.depfile.as_ref(),
            papers: Vec::new(),
        }
    }

    /// Takes the files of a paper.
    pub(super) fn add(&mut self, files: Option<PaperFiles>) {
        self.papers.extend(files);
    }

    /// Writes the file, if one is asked for.
    pub(super) fn write(&self) -> Result<()> {
        if let Some(file) = self.file {
            let text = depfile::text(file, &self.papers)?;
            named::write(file, text.as_bytes())?;
        }
        Ok(())
    }
}
