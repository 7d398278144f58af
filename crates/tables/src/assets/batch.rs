//! The looks of the page of all papers of a batch.

/// Its style sheet, which stands inside the page.
pub const INDEX_CSS: &str = include_str!("../../../../templates/batch/index.css");
