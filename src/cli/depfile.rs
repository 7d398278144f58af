//! The depfile of a command, while its papers are built.

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};

use super::args::{DepfileArgs, OutputArgs};
use crate::batch::depfile::{self, PaperFiles};
use crate::build::{self, Trace};

/// What is to be written at the end; nothing where no depfile is asked for.
pub(super) struct Depfile<'a> {
    file: Option<&'a Utf8PathBuf>,
    out: &'a Utf8Path,
    papers: Vec<PaperFiles>,
}

impl<'a> Depfile<'a> {
    pub(super) fn new(args: &'a DepfileArgs, output: &'a OutputArgs) -> Self {
        Self {
            file: args.depfile.as_ref(),
            out: &output.out,
            papers: Vec::new(),
        }
    }

    /// Takes the files of a paper; its id is empty where it cannot be told.
    pub(super) fn add(&mut self, path: &Utf8Path, id: &str, trace: &Trace) {
        if self.file.is_some() {
            self.papers.push(PaperFiles {
                path: path.to_owned(),
                folder: (!id.is_empty()).then(|| self.out.join(id)),
                trace: trace.clone(),
            });
        }
    }

    /// Writes the file, if one is asked for.
    pub(super) fn write(&self) -> Result<()> {
        if let Some(file) = self.file {
            let text = depfile::text(file, &self.papers)?;
            build::write_file(file, text.as_bytes())?;
        }
        Ok(())
    }
}
