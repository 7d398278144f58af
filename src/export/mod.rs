//! Pages into files: one format a file here. Gives bytes; where they go is
//! `build`'s business.

mod bundle;
mod pdf;

pub use bundle::bundle;
pub use pdf::{FileFacts, PdfStandard, Standards, pdf};
