//! The paper folder that `panelpaper new` writes: the smallest one that shows
//! each table at work, in both languages.

macro_rules! starter {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../templates/new/", $name)))),*]
    };
}

/// Its files: name and text.
pub const STARTER: &[(&str, &str)] = starter![
    "annexes.csv",
    "body.en.hbs",
    "body.zh.hbs",
    "duties.csv",
    "figures.csv",
    "offices.csv",
    "paper.toml",
    "posts.csv",
    "ranks.csv",
];

#[cfg(test)]
mod tests {
    use super::STARTER;

    #[test]
    fn every_starter_file_is_listed() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/new");
        let found = std::fs::read_dir(folder).expect("the starter's folder");
        assert_eq!(found.count(), STARTER.len());
    }
}
