//! Pages into files, and charts: one format a file here. Gives bytes; where they go is
//! `build`'s business.

mod bundle;
mod chart_json;
mod page_svg;
mod pdf;
mod svg;

pub use bundle::bundle;
pub use chart_json::chart_json;
pub use page_svg::{PageFacts, page_facts, page_svg};
pub use pdf::{FileFacts, PdfStandard, Standards, pdf};
pub use svg::svg;
