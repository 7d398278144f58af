//! What papers are made as beside their PDFs.

use clap::ValueEnum;

use tables::model::Output;

/// What papers are made as beside their PDFs.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct EditionArgs {
    /// Also make these editions of each paper, with commas between, beside those
    /// that paper.toml asks for
    #[arg(long = "with", value_name = "LIST", value_enum, value_delimiter = ',')]
    with: Vec<EditionArg>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EditionArg {
    /// A Word document
    Docx,
    /// One HTML file
    Html,
}

impl EditionArgs {
    /// The editions wanted.
    pub(in crate::cli) fn outputs(&self) -> Vec<Output> {
        let output = |edition: &EditionArg| match edition {
            EditionArg::Docx => Output::Docx,
            EditionArg::Html => Output::Html,
        };
        let mut outputs: Vec<Output> = self.with.iter().map(output).collect();
        outputs.sort();
        outputs.dedup();
        outputs
    }

    /// As typed.
    pub(in crate::cli) fn words(&self) -> Vec<String> {
        let outputs = self.outputs().into_iter();
        outputs
            .map(|output| format!("--with={}", output.word()))
            .collect()
    }
}
