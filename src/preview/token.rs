//! The secret in the preview's address. Other users of the machine can reach its
//! ports, and only who was told the address may look.

use std::fmt::Write;

/// How many random bytes the secret has.
const LENGTH: usize = 24;

/// A secret of this process. It stands in the address as a folder, and so in
/// every address that the page asks for; in a cookie it would be sent to every
/// server of this machine, whatever its port.
#[derive(Clone)]
pub(super) struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub(super) fn new() -> std::io::Result<Self> {
        let mut bytes = [0_u8; LENGTH];
        getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
        let mut text = String::new();
        for byte in bytes {
            // Strings can always be written to.
            let _ = write!(text, "{byte:02x}");
        }
        Ok(Self(text))
    }

    /// Its characters.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// The rest of a path behind the secret, with the slash; none where the path
    /// does not begin with it.
    pub(super) fn behind<'p>(&self, path: &'p str) -> Option<&'p str> {
        let (given, rest) = path.strip_prefix('/')?.split_at_checked(self.0.len())?;
        (self.is(given) && rest.starts_with('/')).then_some(rest)
    }

    /// Compares every byte, however early one differs: the time must not tell
    /// how much was right.
    fn is(&self, given: &str) -> bool {
        let pairs = self.0.bytes().zip(given.bytes());
        let differing = pairs.fold(0, |sum, (own, other)| sum | (own ^ other));
        given.len() == self.0.len() && std::hint::black_box(differing) == 0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn only_the_whole_secret_opens() {
        let token = Token::new().expect("random numbers");
        let text = token.text().to_owned();
        assert_eq!(text.len(), 48);
        assert_eq!(token.behind(&format!("/{text}/a")), Some("/a"));
        assert_eq!(token.behind(&format!("/{text}/")), Some("/"));
        let other = text.replace(|c: char| c.is_ascii_digit(), "a");
        for path in [
            "",
            "/",
            "/a",
            &format!("/{text}"),
            &format!("/{text}x/"),
            &format!("/{}/", &text[1..]),
            &format!("/{other}z/"),
        ] {
            assert_eq!(token.behind(path), None, "{path}");
        }
        assert_ne!(Token::new().expect("random numbers").text(), text);
        assert_eq!(format!("{token:?}"), "Token");
    }
}
