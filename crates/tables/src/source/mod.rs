//! The files of a paper: their text, their places, their cells.
//!
//! Reads a paper's folder (and nothing outside it), decodes each file, keeps
//! the text for messages, and splits CSV into cells with exact spans. It never
//! knows what a column means.

mod decode;
mod encoding;
mod error_values;
mod folder;
mod foreign;
mod garbled;
mod likely;
pub mod limits;
mod lines;
mod one_byte;
mod open;
mod papers;
pub mod pictures;
mod replaced;
mod row;
mod setting_span;
mod sibling;
mod span;
mod split;
mod store;
mod sums;
mod table;
mod toml_text;
pub mod workbook;
mod written;

pub use decode::{Decoded, Doubt, What, decode, decode_usual};
pub use encoding::Encoding;
pub use error_values::ERROR_VALUES;
pub use folder::{FolderError, PaperFolder, read_file};
pub use foreign::{WORKBOOKS, foreign};
pub use garbled::garbled;
pub use open::open_below;
pub use papers::{Found, PAPER_TOML, papers, size};
pub use replaced::replaced;
pub use row::{Cell, Row, RowRef, TableFault};
pub use sibling::{Sibling, lender};
pub use span::{FileId, Place, Span};
pub use store::{SheetCell, SourceFile, Sources};
pub use sums::version_sum;
pub use table::Table;
pub use toml_text::TomlText;
pub use written::csv_row;
