//! The built-in templates. A file of a paper's own `templates/` folder takes
//! the place of the one of the same name.

/// What the paths of the program's own files begin with, where a paper's are
/// named beside them.
pub const BUILT_IN: &str = "<built-in>";

/// One embedded template.
#[derive(Debug, Clone, Copy)]
pub struct EmbeddedTemplate {
    /// File name under `templates/`.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! template {
    ($name:literal) => {
        EmbeddedTemplate {
            name: $name,
            text: include_str!(concat!("../../../../templates/", $name)),
        }
    };
}

/// Every built-in template, by name.
pub const TEMPLATES: &[EmbeddedTemplate] = &[
    template!("annex.typ"),
    template!("chart.typ"),
    template!("columns.typ"),
    template!("data.typ"),
    template!("duties.typ"),
    template!("front.typ"),
    template!("layout.typ"),
    template!("main.typ"),
    template!("marks.toml"),
    template!("page.typ"),
    template!("picture.typ"),
    template!("placed.typ"),
    template!("redline.typ"),
    template!("sheet.typ"),
    template!("table.typ"),
    template!("text.typ"),
    template!("words.en.toml"),
    template!("words.zh.toml"),
];

#[cfg(test)]
mod tests {
    use super::TEMPLATES;

    #[test]
    fn every_template_file_is_listed() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
        let mut found: Vec<String> = std::fs::read_dir(folder)
            .expect("the templates folder")
            .map(|entry| entry.expect("an entry"))
            .filter(|entry| entry.path().is_file())
            .map(|entry| entry.file_name().into_string().expect("a name"))
            .collect();
        found.sort();
        let listed: Vec<&str> = TEMPLATES.iter().map(|template| template.name).collect();
        assert_eq!(found, listed);
    }
}
