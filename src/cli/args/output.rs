//! What commands that write share: where output goes, and what it keeps.

use camino::Utf8PathBuf;

use typeset::export::{PdfStandard, Standards};

/// Where output goes, and what it keeps.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct OutputArgs {
    /// The folder that the papers' output folders stand in
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub(in crate::cli) out: Utf8PathBuf,

    /// PDF standards to keep, with commas between; `none` for plain PDF
    #[arg(long, value_name = "LIST", default_value_t = Standards::USUAL.join(","), value_parser = standards)]
    pub(in crate::cli) pdf_standard: String,
}

impl OutputArgs {
    /// As typed.
    pub(in crate::cli) fn words(&self) -> Vec<String> {
        let Self { out, pdf_standard } = self;
        let mut words = vec![format!("--out={out}")];
        if *pdf_standard != Standards::USUAL.join(",") {
            words.push(format!("--pdf-standard={pdf_standard}"));
        }
        words
    }
}

/// Checks a list of standards as soon as it is typed.
fn standards(list: &str) -> Result<String, String> {
    standards_of(list).map(|_| list.to_owned())
}

/// The standards of a list, and their names.
pub(in crate::cli) fn standards_of(list: &str) -> Result<(Standards, Vec<String>), String> {
    let names: Vec<String> = match list {
        "none" => Vec::new(),
        _ => list.split(',').map(|name| name.trim().to_owned()).collect(),
    };
    let standards: Vec<PdfStandard> = names
        .iter()
        .map(|name| name.parse())
        .collect::<Result<_, _>>()?;
    Ok((Standards::new(&standards)?, names))
}
