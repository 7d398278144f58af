//! Make's form, as compilers write it, which Ninja reads too: a rule a paper,
//! and an empty one for each input, so that one that is deleted stops nobody.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::{NameError, PaperFiles};

/// The whole depfile.
pub(super) fn text(papers: &[PaperFiles]) -> Result<String, NameError> {
    let mut text = String::new();
    let mut inputs: BTreeSet<&Utf8PathBuf> = BTreeSet::new();
    for paper in papers {
        let outputs: Vec<Utf8PathBuf> = paper.outputs().collect();
        // A rule is of something.
        if outputs.is_empty() {
            continue;
        }
        text.push_str(&list(&outputs)?);
        text.push(':');
        for input in paper.trace.inputs.keys() {
            text.push_str(" \\\n  ");
            text.push_str(&name(input)?);
        }
        text.push('\n');
        inputs.extend(paper.trace.inputs.keys());
    }
    for input in inputs {
        text.push_str(&name(input)?);
        text.push_str(":\n");
    }
    Ok(text)
}

fn list(paths: &[Utf8PathBuf]) -> Result<String, NameError> {
    let names: Vec<String> = paths
        .iter()
        .map(|path| name(path))
        .collect::<Result<_, _>>()?;
    Ok(names.join(" \\\n"))
}

/// A path as Make reads it: what ends a name has a backslash before it, and so
/// have the backslashes that stand before that.
fn name(path: &Utf8Path) -> Result<String, NameError> {
    let mut name = String::new();
    let mut slashes = 0;
    for c in path.as_str().chars() {
        match c {
            '\n' | '\r' => return Err(NameError(path.to_owned())),
            '$' => name.push('$'),
            ' ' | '\t' | '#' | ':' => name.push_str(&"\\".repeat(slashes + 1)),
            _ => {}
        }
        slashes = if c == '\\' { slashes + 1 } else { 0 };
        name.push(c);
    }
    // A space or a colon follows.
    name.push_str(&"\\".repeat(slashes));
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_are_written_as_make_reads_them() {
        for (path, written) in [
            ("a/b.csv", "a/b.csv"),
            ("a b", r"a\ b"),
            ("a#b", r"a\#b"),
            ("$a", "$$a"),
            ("a:b", r"a\:b"),
            (r"a\b", r"a\b"),
            (r"a\ b", r"a\\\ b"),
            (r"a\", r"a\\"),
            ("附件 1", r"附件\ 1"),
        ] {
            assert_eq!(name(path.into()).expect("a name"), written);
        }
        assert!(name("a\nb".into()).is_err());
    }
}
