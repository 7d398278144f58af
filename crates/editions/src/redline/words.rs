//! Two wordings of one text as one: what stays, what is removed, what is added.

use content::wording::{Fate, Names, fates, tokens};

use super::atom::Atom;
use super::{Merge, notes};
use crate::document::{Change, Document, Inline, Look, PassageKind, Words, text_of};

/// What stands for a mark of a note.
const NOTE: &str = "\u{E000}";

impl Merge<'_> {
    /// Two wordings of a text as one.
    pub(super) fn inline(&mut self, old: &[Inline], new: &[Inline]) -> Vec<Inline> {
        if self.is_same(old, new) {
            let mut out = anchors(new);
            for piece in words(new) {
                push(&mut out, self.come(std::slice::from_ref(piece)));
            }
            return out;
        }
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        atoms(self.old, &self.cut_by, old, &mut gone);
        atoms(self.new, &self.cut_by, new, &mut come);
        let mut out: Vec<Inline> = anchors(new);
        let stay = notes::that_stay((self.old, &gone), (self.new, &mut come), self.names);
        let (mut gone, mut come) = (gone.into_iter(), come.into_iter());
        let mut next = (0, 0);
        for (was, is) in stay {
            let before = gone.by_ref().take(was - next.0).collect();
            let after = come.by_ref().take(is - next.1).collect();
            self.between_notes(before, after, &mut out);
            for (old, new) in gone.by_ref().zip(come.by_ref()).take(1) {
                if let (Inline::Note(was), Inline::Note(is)) = (&old.piece, &new.piece) {
                    self.note(*was, *is);
                }
                push(&mut out, self.come(&[new.piece]));
            }
            next = (was + 1, is + 1);
        }
        self.between_notes(gone.collect(), come.collect(), &mut out);
        out
    }

    /// The words of two texts between notes that both have.
    fn between_notes(&mut self, gone: Vec<Atom>, come: Vec<Atom>, out: &mut Vec<Inline>) {
        let before: Vec<&str> = gone.iter().map(|atom| atom.key.as_str()).collect();
        let after: Vec<&str> = come.iter().map(|atom| atom.key.as_str()).collect();
        let fates = fates(&before, &after);
        let (mut gone, mut come) = (gone.into_iter(), come.into_iter());
        for (fate, count) in fates {
            match fate {
                Fate::Kept => {
                    for (_, new) in gone.by_ref().zip(come.by_ref()).take(count) {
                        push(out, self.come(&[new.piece]));
                    }
                }
                Fate::Removed => {
                    let pieces: Vec<Inline> =
                        gone.by_ref().take(count).map(|it| it.piece).collect();
                    let pieces = joined(self.gone(&pieces));
                    out.push(Inline::Changed(Change::Removed, pieces));
                }
                Fate::Added => {
                    let pieces: Vec<Inline> =
                        come.by_ref().take(count).map(|it| it.piece).collect();
                    let pieces = joined(self.come(&pieces));
                    out.push(Inline::Changed(Change::Added, pieces));
                }
            }
        }
    }

    /// Whether both are the same words in the same looks, without marks of notes and
    /// without links: which words they are need not be known.
    fn is_same(&self, old: &[Inline], new: &[Inline]) -> bool {
        let (was, is) = (words(old), words(new));
        let both = was.iter().zip(&is);
        was.len() == is.len()
            && both.into_iter().all(|pair| match pair {
                (Inline::Text(was), Inline::Text(is)) => {
                    was.text == is.text
                        && was.look == is.look
                        && is_call(self.old, was) == is_call(self.new, is)
                }
                (Inline::Break, Inline::Break) => true,
                _ => false,
            })
    }

    /// Two wordings of a text without looks as one.
    pub(super) fn plain(&mut self, old: &str, new: &str) -> Vec<Inline> {
        let lines = |text| Inline::lines(text, Look::default(), None);
        self.inline(&lines(old), &lines(new))
    }

    /// What this version alone has, or has still.
    pub(super) fn come(&self, inside: &[Inline]) -> Vec<Inline> {
        let piece = |piece: &Inline| match piece {
            Inline::Text(words) => unplaced(words),
            Inline::Link { to, inside } => Inline::Link {
                to: to.clone(),
                inside: self.come(inside),
            },
            other => other.clone(),
        };
        inside.iter().map(piece).collect()
    }

    /// What the earlier version alone has: it leads nowhere, and nothing leads to it.
    pub(super) fn gone(&mut self, inside: &[Inline]) -> Vec<Inline> {
        let mut out = Vec::new();
        for piece in inside {
            match piece {
                Inline::Text(words) => out.push(unplaced(words)),
                Inline::Break => out.push(Inline::Break),
                // Of an annex that moved it stands where that stood.
                Inline::Note(_) if self.annex.is_some() => {}
                Inline::Note(at) => {
                    let at = self.gone_note(*at);
                    out.push(Inline::Note(at));
                }
                Inline::Link { inside, .. } | Inline::Changed(_, inside) => {
                    out.extend(self.gone(inside));
                }
                Inline::Anchor(_) => {}
            }
        }
        out
    }

    /// A text that became another as a whole.
    pub(super) fn whole(&mut self, change: Change, inside: &[Inline]) -> Vec<Inline> {
        let inside = match change.is_gone() {
            true => self.gone(inside),
            false => self.come(inside),
        };
        match inside.is_empty() {
            true => inside,
            false => vec![Inline::Changed(change, inside)],
        }
    }
}

fn unplaced(words: &Words) -> Inline {
    Inline::Text(Words {
        passage: None,
        ..words.clone()
    })
}

/// The places that links lead to, which stand at the beginning.
fn anchors(inside: &[Inline]) -> Vec<Inline> {
    let anchors = inside
        .iter()
        .filter(|piece| matches!(piece, Inline::Anchor(_)));
    anchors.cloned().collect()
}

/// What stands between those places.
fn words(inside: &[Inline]) -> Vec<&Inline> {
    let words = inside.iter();
    let words = words.filter(|piece| !matches!(piece, Inline::Anchor(_)));
    words.collect()
}

/// Whether a helper printed some words.
fn is_call(document: &Document, words: &Words) -> bool {
    let passage = words.passage.and_then(|at| document.passages.get(at));
    passage.is_some_and(|passage| passage.kind == PassageKind::Call)
}

/// A text cut into words. What a helper printed, and a link, are one each: neither is
/// cut in half.
fn atoms(document: &Document, names: &Names<'_>, inside: &[Inline], out: &mut Vec<Atom>) {
    for piece in inside {
        match piece {
            Inline::Text(words) => {
                let texts = match is_call(document, words) {
                    true => vec![words.text.as_str()],
                    false => tokens(&words.text, names),
                };
                out.extend(texts.into_iter().map(|text| Atom {
                    key: format!("{}{text}", look(&words.look)),
                    piece: Inline::Text(Words {
                        text: text.to_owned(),
                        ..words.clone()
                    }),
                }));
            }
            Inline::Break => out.push(Atom {
                key: "\n".to_owned(),
                piece: Inline::Break,
            }),
            Inline::Note(_) => out.push(Atom {
                key: NOTE.to_owned(),
                piece: piece.clone(),
            }),
            Inline::Link { .. } => out.push(Atom {
                key: text_of(std::slice::from_ref(piece)),
                piece: piece.clone(),
            }),
            Inline::Changed(_, inside) => atoms(document, names, inside, out),
            Inline::Anchor(_) => {}
        }
    }
}

/// What stands before words of a look, so that words which look otherwise are others.
fn look(look: &Look) -> String {
    let signs = look.signs();
    match signs.is_empty() {
        true => signs,
        false => format!("\u{E001}{signs}\u{E002}"),
    }
}

/// The pieces with words of one look in one piece.
fn joined(pieces: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::new();
    push(&mut out, pieces);
    out
}

/// Adds pieces; words that look as the last ones do go on with these.
fn push(out: &mut Vec<Inline>, pieces: Vec<Inline>) {
    for piece in pieces {
        match (out.last_mut(), piece) {
            (Some(Inline::Text(last)), Inline::Text(words)) if last.look == words.look => {
                last.text.push_str(&words.text);
            }
            (_, piece) => out.push(piece),
        }
    }
}
