//! Make's form, as compilers write it, which Ninja reads too: a rule a paper,
//! and an empty one for each input, so that one that is deleted stops nobody.
//!
//! What GNU Make 4.3 does with each character was tried; names that it has no
//! way to read are refused, since one that is left out or read as another would
//! be a file whose changes nobody sees.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::{DepfileNameError, PaperFiles};

/// Where a name stands: Make reads some characters in one side alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Before the colon of a rule.
    Target,
    /// Behind it.
    Input,
}

/// The whole depfile.
pub(super) fn text(papers: &[PaperFiles]) -> Result<String, DepfileNameError> {
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
        for input in in_order(paper.trace.inputs.keys())? {
            text.push_str(" \\\n  ");
            text.push_str(&name(input, Side::Input)?);
        }
        text.push('\n');
        inputs.extend(paper.trace.inputs.keys());
    }
    // Of a name that Make reads as a pattern or an assignment where a rule
    // begins, there is none: it stops when such a file is deleted.
    for input in inputs
        .into_iter()
        .filter(|path| !path.as_str().contains(['=', '%']))
    {
        text.push_str(&name(input, Side::Target)?);
        text.push_str(":\n");
    }
    Ok(text)
}

/// The inputs of a rule. Behind the colon a name with an equals sign would be an
/// assignment, unless another name stands before it.
fn in_order<'p>(
    inputs: impl Iterator<Item = &'p Utf8PathBuf>,
) -> Result<Vec<&'p Utf8PathBuf>, DepfileNameError> {
    let mut inputs: Vec<&Utf8PathBuf> = inputs.collect();
    inputs.sort_by_key(|path| path.as_str().contains('='));
    match inputs.first() {
        Some(first) if first.as_str().contains('=') => {
            Err(DepfileNameError::of(first, "an equals sign in it"))
        }
        _ => Ok(inputs),
    }
}

fn list(paths: &[Utf8PathBuf]) -> Result<String, DepfileNameError> {
    let names: Vec<String> = paths
        .iter()
        .map(|path| name(path, Side::Target))
        .collect::<Result<_, _>>()?;
    Ok(names.join(" \\\n"))
}

/// A path as Make reads it: what ends a name has a backslash before it, and so
/// have the backslashes that stand before that.
fn name(path: &Utf8Path, side: Side) -> Result<String, DepfileNameError> {
    if let Some(why) = unreadable(path.as_str(), side) {
        return Err(DepfileNameError::of(path, why));
    }
    let mut name = String::new();
    let mut slashes = 0;
    for c in path.as_str().chars() {
        match c {
            '$' => name.push('$'),
            ' ' | '#' | ':' => name.push_str(&"\\".repeat(slashes + 1)),
            // What Make takes for a pattern of the files that are there.
            '*' | '?' | '[' => name.push('\\'),
            '%' if side == Side::Target => name.push('\\'),
            // Read twice.
            ';' => name.push_str("\\\\\\"),
            _ => {}
        }
        slashes = if c == '\\' { slashes + 1 } else { 0 };
        name.push(c);
    }
    Ok(name)
}

/// What keeps Make from reading a name, however it is written.
fn unreadable(name: &str, side: Side) -> Option<&'static str> {
    let after_slash = |marks: &[char]| {
        name.match_indices('\\').any(|(at, _)| {
            let rest = &name[at + 1..];
            rest.starts_with('\\') || rest.starts_with(marks)
        })
    };
    let member = name.ends_with(')') && name.find('(').is_some_and(|at| at > 0);
    if name.contains(['\n', '\r']) {
        Some("a line break in it")
    } else if name.contains(char::is_control) {
        Some("a control character in it")
    } else if side == Side::Target && name.contains('=') {
        Some("an equals sign in it")
    } else if name.contains('|') {
        Some("a | in it")
    } else if name.starts_with('~') {
        Some("a ~ at its beginning")
    } else if name.ends_with(['\\', '&']) {
        Some("a backslash or & at its end")
    } else if after_slash(&[';', '%', '*', '?', '[']) {
        Some("a backslash before another mark")
    } else if member {
        Some("brackets at its end, as a part of an archive has")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Side, name};

    #[test]
    fn names_are_written_as_make_reads_them() {
        for (path, written) in [
            ("a/b.csv", "a/b.csv"),
            ("a b", r"a\ b"),
            ("a#b", r"a\#b"),
            ("$a", "$$a"),
            ("a:b", r"a\:b"),
            ("a;b", r"a\\\;b"),
            ("a[b]*?", r"a\[b]\*\?"),
            ("a%b", "a%b"),
            (r"a\b", r"a\b"),
            (r"a\ b", r"a\\\ b"),
            ("附件 1", r"附件\ 1"),
        ] {
            assert_eq!(name(path.into(), Side::Input).expect("a name"), written);
        }
        assert_eq!(name("a%b".into(), Side::Target).expect("a name"), r"a\%b");
    }

    #[test]
    fn names_that_make_cannot_read_are_refused() {
        for path in ["a\nb", "a\tb", "a|b", "~a", r"a\", r"a\;b", "lib(x)", "a&"] {
            assert!(name(path.into(), Side::Input).is_err(), "{path}");
        }
        assert!(name("a=b".into(), Side::Target).is_err());
        assert!(name("a=b".into(), Side::Input).is_ok());
    }
}
