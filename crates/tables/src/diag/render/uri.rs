//! Names in addresses (RFC 3986): what no address may hold is written in
//! hexadecimal.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What is written in hexadecimal in one part of an address.
const PART: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same in a path of several parts.
const PATH: &AsciiSet = &PART.remove(b'/');

/// A name as one part of a relative address.
pub fn part(name: &str) -> String {
    utf8_percent_encode(name, PART).to_string()
}

/// A path as a relative reference.
pub fn path(path: &str) -> String {
    utf8_percent_encode(&path.replace('\\', "/"), PATH).to_string()
}

#[cfg(test)]
mod tests {
    use super::{part, path};

    #[test]
    fn names_become_parts() {
        assert_eq!(part("a-b.c_d~9"), "a-b.c_d~9");
        assert_eq!(part("a/b?c#d%&\"'"), "a%2Fb%3Fc%23d%25%26%22%27");
        assert_eq!(part("紙 1"), "%E7%B4%99%201");
    }

    #[test]
    fn paths_become_references() {
        assert_eq!(path("data/a b/posts.csv"), "data/a%20b/posts.csv");
        assert_eq!(path("data\\紙/a:b"), "data/%E7%B4%99/a%3Ab");
    }
}
