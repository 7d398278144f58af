//! The sums of a paper's files by which one version is told from another.

use camino::Utf8Path;
use sha2::{Digest, Sha256};

use super::PAPER_TOML;

/// Which files a paper is made into says nothing of what they say.
const OUTPUTS: &str = "outputs";

/// The sum of a file of a version, in hexadecimal: of paper.toml that of what it says,
/// without the outputs that it asks for; of any other file that of its bytes.
pub fn version_sum(path: &Utf8Path, bytes: &[u8]) -> String {
    let said = match path.ends_with(PAPER_TOML) {
        true => said(bytes),
        false => None,
    };
    let digest = match said {
        Some(said) => Sha256::digest(said),
        None => Sha256::digest(bytes),
    };
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn said(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut table: toml::Table = text.parse().ok()?;
    table.remove(OUTPUTS);
    toml::to_string(&table).ok()
}

#[cfg(test)]
mod tests {
    use super::version_sum;

    #[test]
    fn settings_are_what_they_say() {
        let sum = |text: &str| version_sum("a/paper.toml".into(), text.as_bytes());
        let plain = sum("type = \"panel\"\ndate = 2031-11-03\n");
        assert_eq!(
            plain,
            sum("# A comment\ndate = 2031-11-03\ntype = 'panel'\noutputs = [\"docx\"]\n")
        );
        assert_ne!(plain, sum("type = \"ec\"\ndate = 2031-11-03\n"));
        let table = |text: &str| version_sum("a/posts.csv".into(), text.as_bytes());
        assert_ne!(table("a,b\n"), table("# A comment\na,b\n"));
    }
}
