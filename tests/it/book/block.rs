//! The blocks of code of a page.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::links::OPTIONS;

/// A block of code with its place.
pub(super) struct Block {
    /// The line with which it begins, from 1.
    pub(super) line: usize,
    /// The words behind its fence.
    info: String,
    pub(super) text: String,
}

/// What is to be done with a block.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Use<'b> {
    /// Commands and what they print.
    Console,
    /// A file to write.
    File(&'b str),
    /// The body of a paper, and the error that it must have.
    Body(Option<&'b str>),
    /// A part of a paper.toml.
    Paper,
    /// To be read alone.
    Nothing,
}

impl Block {
    /// The blocks of a page.
    pub(super) fn all(page: &str) -> Vec<Self> {
        let mut blocks: Vec<Self> = Vec::new();
        let mut inside = false;
        for (event, range) in Parser::new_ext(page, OPTIONS).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let info = match kind {
                        CodeBlockKind::Fenced(info) => info.to_string(),
                        CodeBlockKind::Indented => "indented".to_owned(),
                    };
                    let line = page[..range.start].matches('\n').count() + 1;
                    let text = String::new();
                    blocks.push(Self { line, info, text });
                    inside = true;
                }
                Event::Text(text) if inside => {
                    if let Some(block) = blocks.last_mut() {
                        block.text += &text;
                    }
                }
                Event::End(_) => inside = false,
                _ => {}
            }
        }
        blocks
    }

    /// What it is for; an error for a block that says nothing that is known.
    pub(super) fn purpose(&self) -> Result<Use<'_>, String> {
        let words: Vec<&str> = self.info.split(',').collect();
        match words[..] {
            ["console"] => Ok(Use::Console),
            ["hbs", "body"] => Ok(Use::Body(None)),
            ["toml", "paper"] => Ok(Use::Paper),
            ["text" | "sh"] | ["sh", "no-test"] | ["rust", "ignore"] => Ok(Use::Nothing),
            [_, word] if word.starts_with("file=") => Ok(Use::File(&word["file=".len()..])),
            ["hbs", "body", word] if word.starts_with("fails=") => {
                Ok(Use::Body(Some(&word["fails=".len()..])))
            }
            _ => Err(format!("nothing is done with a block `{}`", self.info)),
        }
    }
}

#[test]
fn blocks_are_told_apart_by_their_words() {
    let page = "# One\n\n```csv,file=a/b.csv\nid\n```\n\n- two\n\n  ```console\n  $ ls\n  ```\n\n\
                ```hbs,body,fails=body/typst\n#\n```\n\n```toml\na = 1\n```\n";
    let blocks = Block::all(page);
    let places: Vec<usize> = blocks.iter().map(|block| block.line).collect();
    assert_eq!(places, [3, 9, 13, 17]);
    let uses: Vec<_> = blocks.iter().map(|block| block.purpose().ok()).collect();
    let (file, body) = (Use::File("a/b.csv"), Use::Body(Some("body/typst")));
    assert_eq!(uses, [Some(file), Some(Use::Console), Some(body), None]);
    assert_eq!(blocks[1].text, "$ ls\n");
}
