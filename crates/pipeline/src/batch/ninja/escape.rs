//! Words as the shell reads them, and paths and values as Ninja does.

use camino::Utf8Path;

use super::NinjaNameError;

/// A word for a POSIX shell, in quotes where it needs them.
pub fn word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_@%+=:,./-".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A value behind an equals sign.
pub(super) fn value(text: &str) -> String {
    text.replace('$', "$$")
}

/// A path in a list of them. Ninja has no way to write some names.
pub(super) fn path(path: &Utf8Path) -> Result<String, NinjaNameError> {
    let mut text = String::new();
    for c in path.as_str().chars() {
        match c {
            '\n' | '\r' | '|' => return Err(NinjaNameError(path.to_owned())),
            '$' | ' ' | ':' => text.push('$'),
            _ => {}
        }
        text.push(c);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{path, value, word};

    #[test]
    fn words_and_paths_stay_whole() {
        assert_eq!(word("papers/a-1,b"), "papers/a-1,b");
        assert_eq!(word(""), "''");
        assert_eq!(word("it's $5"), r"'it'\''s $5'");
        assert_eq!(word("附件"), "'附件'");
        assert_eq!(value("'$5: a b'"), "'$$5: a b'");
        assert_eq!(path("a b:$c".into()).expect("a path"), "a$ b$:$$c");
        assert!(path("a|b".into()).is_err());
    }
}
