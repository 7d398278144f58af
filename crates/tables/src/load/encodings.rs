//! What is said of a file whose bytes are not the text that was meant.

use crate::diag::Diagnostic;
use crate::source::{Encoding, What};

/// What is known of a table's encoding beforehand.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableEncoding {
    /// What paper.toml or `--encoding` states.
    pub(super) stated: Option<Encoding>,
    /// What such tables are in where they are not UTF-8.
    pub(super) usual: Encoding,
}

impl Default for TableEncoding {
    fn default() -> Self {
        Self::stated(None)
    }
}

impl TableEncoding {
    /// A table of a paper, or like one.
    pub(super) fn stated(stated: Option<Encoding>) -> Self {
        Self {
            stated,
            usual: Encoding::Big5Hkscs,
        }
    }
}

const WRONG: &str = "tables/wrong-encoding";

/// The finding for a text that something speaks against.
pub(super) fn doubted(what: What, is_table: bool) -> Diagnostic {
    let save = match is_table {
        true => "save it as UTF-8; in Excel: File, Save As, CSV UTF-8",
        false => "save it as UTF-8",
    };
    // Only a table's encoding can be stated.
    let state = |name: &str| is_table.then(|| state(name));
    let unless = |name: &str| state(name).map(|state| format!("if it is right as it is, {state}"));
    match what {
        What::Other(name) => {
            let known = Encoding::from_name(name).map(|_| name.to_ascii_lowercase());
            let or = match known {
                Some(name) => state(&name).map(|state| format!("or {state}")),
                // Of this there is no doubt.
                None if name.starts_with("UTF-32") => None,
                None => unless("big5-hkscs"),
            };
            let open = "in Excel: Data, From Text/CSV, choose the file's encoding and load it; \
                then File, Save As, CSV UTF-8";
            let save = if is_table { open } else { save };
            helped(WRONG, format!("this file seems to be in {name}"), save, or)
        }
        What::Mixed(name, rest) => {
            let message = format!("this line seems to be in {name}, unlike the rest of the file");
            let help = format!("type it again, or put it right, and {save}");
            // No text is right in UTF-8 that is not valid.
            let rest = Some(rest).filter(|rest| *rest != Encoding::Utf8);
            let or = rest.and_then(|rest| unless(&rest.name().to_ascii_lowercase()));
            helped(WRONG, message, help, or)
        }
        What::Unknown => {
            let message = "what this file says makes no sense in any encoding that is known";
            let or = state("big5-hkscs").map(|state| format!("or {state}, or whatever it is in"));
            helped(WRONG, message, save, or)
        }
        What::Twice(was, read) => twice((was, read), is_table, unless("utf-8")),
        What::Lost => {
            let message =
                "characters were lost when this file was saved: this stands in their place";
            let help = format!("take the file as it was before, or type them again, and {save}");
            helped("tables/lost-characters", message, help, unless("utf-8"))
        }
        What::Unsure(encoding) => {
            let name = encoding.name();
            let message =
                format!("this file is read as {name}, and holds too little to be sure of it");
            let finding = Diagnostic::warning("tables/unsure-encoding", message);
            let or = state(&name.to_ascii_lowercase()).map(|state| format!("or {state}"));
            or.into_iter().fold(finding.help(save), Diagnostic::help)
        }
        What::Unlike(encoding) => {
            let name = encoding.name();
            let message = format!("this file is stated to be in {name}, and looks like UTF-8");
            Diagnostic::warning("tables/unsure-encoding", message)
                .help("state what it is in, or nothing: UTF-8 is recognised")
        }
    }
}

/// The finding for a text that was saved after it had been opened wrongly.
fn twice((was, read): (&str, &str), is_table: bool, or: Option<String>) -> Diagnostic {
    let message = format!(
        "this file was in {was}, was opened as {read} and saved: it says something else now"
    );
    let (how, form) = match is_table {
        true => (" (in Excel: Data, From Text/CSV)", "CSV UTF-8"),
        false => ("", "UTF-8"),
    };
    let help =
        format!("take the file as it was before, open it as {was}{how}, and save it as {form}");
    helped(WRONG, message, help, or)
}

/// An error with a way out, and a second one if there is one.
fn helped(
    rule: &'static str,
    message: impl Into<String>,
    help: impl Into<String>,
    or: Option<String>,
) -> Diagnostic {
    let finding = Diagnostic::error(rule, message).help(help);
    or.into_iter().fold(finding, Diagnostic::help)
}

fn state(name: &str) -> String {
    format!("state it: encoding = \"{name}\" in paper.toml, or chart --encoding {name}")
}

/// The finding for bytes that are no text in a file's encoding.
pub(super) fn undecodable(
    bytes: &[u8],
    encoding: Encoding,
    stated: Option<Encoding>,
    is_table: bool,
) -> Diagnostic {
    let hex: Vec<String> = bytes.iter().map(|byte| format!("0x{byte:02X}")).collect();
    let message = format!("{} is not {}", hex.join(" "), encoding.name());
    let finding = Diagnostic::error("tables/undecodable", message);
    if stated == Some(encoding) {
        return finding.help("this encoding was stated: state the file's own, or none");
    }
    finding.help(match is_table {
        true => {
            "save the file as UTF-8, or state what it is: encoding = \"big5-hkscs\" in \
             paper.toml, or chart --encoding big5-hkscs"
        }
        false => "save the file as UTF-8",
    })
}
