//! A page on disk that leads to the preview. A command that opens the browser is
//! seen by all users of the machine, and so would be the secret in it.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use tempfile::{NamedTempFile, TempPath};

use super::Server;

/// The page, which its owner alone may read, until it is dropped.
#[derive(Debug)]
pub(crate) struct Doorway(TempPath);

impl Doorway {
    /// Writes the page.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn to(server: &Server) -> io::Result<Self> {
        let mut file: NamedTempFile<File> = tempfile::Builder::new()
            .prefix("panelpaper-")
            .suffix(".html")
            .tempfile()?;
        let url = server.url();
        write!(
            file,
            "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>panelpaper</title>\n<meta http-equiv=\"refresh\" content=\"0; url={url}\">\n\
             <a href=\"{url}\">The preview</a>\n"
        )?;
        file.flush()?;
        Ok(Self(file.into_temp_path()))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}
