//! The page of all papers of a batch.

/// The page, as a Handlebars template.
pub const INDEX: &str = include_str!("../../../../templates/batch/index.html.hbs");

/// Its style sheet, which stands inside the page.
pub const INDEX_CSS: &str = include_str!("../../../../templates/batch/index.css");
