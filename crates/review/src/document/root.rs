//! Whether a part is what its name says: what holds no words of Word's says nothing of
//! those that were there.

use crate::package::Refused;
use crate::xml::{Node, Walk};

/// Refuses a main part in which no text of Word's begins.
pub(super) fn of_document(text: &str) -> Result<(), Refused> {
    begins(text, &["document", "body", "p"], "the text")
}

/// Refuses a part of notes that holds none.
pub(super) fn of_notes(text: &str) -> Result<(), Refused> {
    begins(text, &["footnotes"], "the notes")
}

/// Refuses a part whose first elements are not these, one in another; others may stand
/// before all but the first.
fn begins(text: &str, names: &[&str], what: &str) -> Result<(), Refused> {
    let mut walk = Walk::new(text);
    let mut left = names.iter();
    let mut next = left.next();
    let mut is_first = true;
    while let (Some(name), Some(node)) = (next, walk.next()?) {
        let Node::Open(element) = node else {
            continue;
        };
        if element.is_word && element.name == *name {
            next = left.next();
        } else if is_first {
            break;
        }
        is_first = false;
    }
    match next {
        None => Ok(()),
        Some(name) => Err(Refused::damaged(format!(
            "{what} of it is none of Word's (it has no `{name}`)"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::{of_document, of_notes};

    #[test]
    fn a_part_is_of_words() {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        let of = |space: &str, inside: &str| {
            format!("<w:document xmlns:w=\"{space}\">{inside}</w:document>")
        };
        let whole = "<w:background/><w:body><w:sdt><w:p/></w:sdt></w:body>";
        for space in [word, strict] {
            assert!(of_document(&of(space, whole)).is_ok(), "{space}");
            assert!(of_document(&of(space, "<w:body/>")).is_err());
            assert!(of_document(&of(space, "<w:p/>")).is_err());
        }
        for other in ["", "<a/>", "<w/>", &of("urn:other", whole)] {
            assert!(of_document(other).is_err(), "{other}");
            assert!(of_notes(other).is_err(), "{other}");
        }
        let notes = format!("<w:footnotes xmlns:w=\"{word}\"/>");
        assert!(of_notes(&notes).is_ok());
    }
}
