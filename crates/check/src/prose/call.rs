//! Calls of helpers as a body writes them, read leniently.

use std::collections::BTreeSet;

use super::passage::UNKNOWN;
use content::annex::{SubjectTable, kind_of, named, shown_in};
use tables::model::{Annex, Establishment, Post, Project, Selection, Structure};
use tables::source::Span;

/// A call of a helper, at the top of an expression or inside one.
#[derive(Debug, Clone)]
pub struct Call {
    /// The helper's name; `posts` also for its block.
    pub name: String,
    /// Its quoted arguments without names.
    pub positional: Vec<String>,
    /// Its arguments with names.
    pub named: Vec<(String, String)>,
    /// The whole expression.
    pub span: Span,
    /// Where what it prints begins in its passage.
    pub at: usize,
    /// Whether it stands at the top of its expression.
    pub top: bool,
}

impl Call {
    /// A named argument.
    pub fn named(&self, name: &str) -> Option<&str> {
        let mut named = self.named.iter();
        named
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The description of posts that its filters make; `None` where one of
    /// them cannot be read, which `fill` reports.
    pub fn selection(&self, establishment: &Establishment) -> Option<Selection> {
        Selection::read(establishment, |name| self.named(name).map(str::to_owned)).ok()
    }

    /// The posts that its filters describe; `None` where one of them cannot be read.
    pub fn posts<'a>(&self, establishment: &'a Establishment) -> Option<Vec<&'a Post>> {
        Some(self.selection(establishment)?.posts(establishment))
    }

    /// The annexes that a call of `annex` names.
    pub fn annexes<'a>(&self, project: &'a Project) -> Vec<&'a Annex> {
        let kind = self.named("kind");
        let all = || {
            let annexes = project.annexes.iter();
            annexes.filter(move |annex| kind.is_none_or(|kind| annex.kind == kind))
        };
        if !self.positional.is_empty() {
            let structure = self.named("structure").and_then(Structure::from_word);
            let fits = |annex: &&Annex| {
                structure.is_none() || structure == shown_in(&project.establishment, annex)
            };
            let names = self.positional.iter();
            let mut found: Vec<&Annex> = names
                .flat_map(|name| named(all().filter(fits), name))
                .collect();
            found.sort_by_key(|annex| annex.number);
            found.dedup_by_key(|annex| annex.number);
            return found;
        }
        let Some(selection) = self.selection(&project.establishment) else {
            return Vec::new();
        };
        if kind.is_some() && selection == Selection::default() {
            return all().collect();
        }
        let posts = selection.posts(&project.establishment).into_iter();
        let posts: BTreeSet<&str> = posts.map(|post| post.id.as_str()).collect();
        let of_posts = |annex: &&Annex| {
            kind_of(annex).is_some_and(|kind| kind.subject == SubjectTable::Posts)
                && posts.contains(annex.subject.as_str())
        };
        all().filter(of_posts).collect()
    }

    /// How many posts answer to its filters.
    pub(super) fn count(&self, establishment: &Establishment) -> Option<u64> {
        Some(self.selection(establishment)?.count(establishment))
    }
}

/// The calls of one expression, `{{…}}` without its braces, the outermost
/// first.
pub(super) fn calls(inside: &str, span: Span, at: usize) -> Vec<Call> {
    let mut found: Vec<Call> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut key: Option<String> = None;
    let mut fresh = true;
    for token in tokens(inside) {
        match token {
            Token::Open => {
                // What the call inside gives is known to a build alone.
                if let Some(name) = key.take() {
                    argument(
                        &mut found,
                        &open,
                        Some(name),
                        UNKNOWN.encode_utf8(&mut [0; 4]),
                    );
                }
                fresh = true;
            }
            Token::Close => {
                open.pop();
            }
            Token::Word(word) if fresh => {
                fresh = false;
                open.push(found.len());
                found.push(Call {
                    name: word.trim_start_matches('#').to_owned(),
                    positional: Vec::new(),
                    named: Vec::new(),
                    span,
                    at,
                    top: found.is_empty(),
                });
            }
            Token::Word(word) => match word.strip_suffix('=') {
                Some(name) => key = Some(name.to_owned()),
                None => {
                    if let Some(name) = key.take() {
                        // A field of a block's round is known to a build alone.
                        let unknown = UNKNOWN.to_string();
                        let value = if word.starts_with("this") {
                            unknown.as_str()
                        } else {
                            word
                        };
                        argument(&mut found, &open, Some(name), value);
                    }
                }
            },
            Token::Quoted(text) => argument(&mut found, &open, key.take(), text),
        }
    }
    found
}

/// The name of an argument that one of the calls of an expression has twice.
pub fn named_twice(inside: &str, span: Span) -> Option<String> {
    let calls = calls(inside, span, 0);
    calls.iter().find_map(|call| {
        let names = call.named.iter().map(|(name, _)| name).enumerate();
        let mut earlier = names.filter(|(at, name)| {
            let mut before = call.named[..*at].iter();
            before.any(|(known, _)| known == *name)
        });
        earlier.next().map(|(_, name)| name.clone())
    })
}

fn argument(found: &mut [Call], open: &[usize], key: Option<String>, text: &str) {
    let Some(call) = open.last().and_then(|&at| found.get_mut(at)) else {
        return;
    };
    match key {
        Some(key) => call.named.push((key, text.to_owned())),
        None => call.positional.push(text.to_owned()),
    }
}

enum Token<'t> {
    Open,
    Close,
    /// A bare word; the name of an argument keeps its `=`.
    Word(&'t str),
    Quoted(&'t str),
}

fn tokens(mut rest: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else {
            return tokens;
        };
        let length = match first {
            '(' => {
                tokens.push(Token::Open);
                1
            }
            ')' => {
                tokens.push(Token::Close);
                1
            }
            '"' | '\'' => {
                let end = rest[1..].find(first).map_or(rest.len() - 1, |end| end);
                tokens.push(Token::Quoted(&rest[1..1 + end]));
                (end + 2).min(rest.len())
            }
            _ => {
                let stop = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | '\'');
                let end = rest.find(|c| stop(c) || c == '=').unwrap_or(rest.len());
                let end = if rest[end..].starts_with('=') {
                    end + 1
                } else {
                    end.max(first.len_utf8())
                };
                tokens.push(Token::Word(&rest[..end]));
                end
            }
        };
        rest = &rest[length..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::source::Sources;

    #[test]
    fn calls_are_read_with_those_inside() {
        let file = Sources::default().add("b".into(), String::new(), Vec::new());
        let inside = "#if (gt (count change=\"deleted\" office='dpo') 0)";
        let found = calls(inside, Span::new(file, 0, 0), 0);
        let names: Vec<&str> = found.iter().map(|call| call.name.as_str()).collect();
        assert_eq!(names, ["if", "gt", "count"]);
        assert_eq!(found[2].named("change"), Some("deleted"));
        assert_eq!(found[2].named("office"), Some("dpo"));
        let inside = "count noun=(rank \"keeper\") rank=\"clo\"";
        let found = calls(inside, Span::new(file, 0, 0), 0);
        assert_eq!(found[0].named("noun"), Some("\u{FFFC}"));
        assert_eq!(found[0].named("rank"), Some("clo"));
        assert_eq!(found[1].positional, ["keeper"]);
        assert_eq!(
            calls("annex \"a\" \"b\"", Span::new(file, 0, 0), 0)[0].positional,
            ["a", "b"]
        );
    }
}
