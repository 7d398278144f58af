//! The comments of a document.

use crate::package::Refused;
use crate::xml::{Node, Walk};

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// What the text calls it by.
    pub id: String,
    /// Who made it.
    pub author: String,
    /// When.
    pub date: Option<String>,
    /// What it says.
    pub text: String,
}

/// The most comments.
const MOST: usize = 10_000;

/// Reads a part of comments.
pub(super) fn read(text: &str, comments: &mut Vec<Comment>) -> Result<(), Refused> {
    let mut walk = Walk::new(text);
    let mut open: Vec<String> = Vec::new();
    while let Some(node) = walk.next()? {
        if comments.len() > MOST {
            let message = format!("it has more than {MOST} comments");
            return Err(Refused::TooLarge(message));
        }
        match node {
            Node::Open(element) => {
                let of = |name: &str| element.value(name).map(str::to_owned);
                match (element.is_word, element.name.as_str()) {
                    (true, "comment") => comments.push(Comment {
                        id: of("id").unwrap_or_default(),
                        author: of("author").unwrap_or_default(),
                        date: of("date"),
                        text: String::new(),
                    }),
                    (true, "p" | "br" | "cr") => {
                        let last = comments.last_mut().filter(|it| !it.text.is_empty());
                        if let Some(comment) = last {
                            comment.text.push('\n');
                        }
                    }
                    _ => {}
                }
                open.push(element.name);
            }
            Node::Close => drop(open.pop()),
            Node::Text(text) => {
                if open.last().is_some_and(|name| name == "t")
                    && let Some(comment) = comments.last_mut()
                {
                    comment.text.push_str(&text);
                }
            }
        }
    }
    for comment in comments {
        comment.text.truncate(comment.text.trim_end().len());
    }
    Ok(())
}
