//! The pages as the browser shows them: drawn once for each that is new.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::{Value, json};

use pipeline::build::{ShownEdition, ShownWords};
use typeset::export::{PageFacts, page_facts, page_svg};

/// A page that is shown.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// Its name in the document, as in `zh-3`.
    id: String,
    facts: PageFacts,
    /// The path that it is asked for by: another for other contents.
    pub(super) path: String,
    pub(super) svg: Arc<str>,
    /// The path of its words, and these.
    pub(super) words_path: String,
    pub(super) words: Arc<str>,
    lang: &'static str,
    number: usize,
    changed: bool,
}

/// The name of a page in the document.
pub(super) fn id(lang: &str, number: usize) -> String {
    format!("{lang}-{number}")
}

impl Shown {
    /// What the script is told of it.
    pub(super) fn told(&self) -> Value {
        json!({
            "id": self.id,
            "name": self.id,
            "lang": self.lang,
            "number": self.number,
            "src": self.path,
            "words": self.words_path,
            "width": self.facts.width.round(),
            "height": self.facts.height.round(),
            "changed": self.changed,
        })
    }
}

/// The pages of all editions; those that were drawn before are not drawn again. Where
/// nothing is new, those that changed last still count as changed.
pub(super) fn drawn(editions: &[ShownEdition], before: &[Shown], is_new: bool) -> Vec<Shown> {
    let paths: BTreeSet<&str> = before.iter().map(|page| page.path.as_str()).collect();
    let mut all = Vec::new();
    for edition in editions {
        let lang = edition.lang.code();
        let facts: Vec<PageFacts> = page_facts(&edition.pages);
        let numbered = facts.par_iter().zip(&edition.words).enumerate();
        let shown = numbered.map(|(index, (facts, words))| {
            let number = index + 1;
            let known = before.iter().find(|page| page.facts.sum == facts.sum);
            let (svg, path) = match known {
                Some(page) => (page.svg.clone(), page.path.clone()),
                None => {
                    let svg = page_svg(&edition.pages, number);
                    let path = path(lang, &svg, "svg");
                    (svg.into(), path)
                }
            };
            let words = told_words(words);
            let id = id(lang, number);
            let changed = match is_new {
                true => !paths.contains(path.as_str()),
                false => before.iter().any(|page| page.id == id && page.changed),
            };
            Shown {
                id,
                facts: *facts,
                changed,
                path,
                svg,
                words_path: self::path(lang, &words, "json"),
                words: words.into(),
                lang,
                number,
            }
        });
        all.extend(shown.collect::<Vec<_>>());
    }
    all
}

/// Words as the script reads them: what they are, where they stand, how wide and how
/// large they are, and where they were typed.
fn told_words(words: &[ShownWords]) -> String {
    let tenth = |length: f64| (length * 10.0).round() / 10.0;
    let told = words.iter().map(|shown| {
        let own = &shown.words;
        let [x, y, width, size] = [own.x, own.y, own.width, own.size].map(tenth);
        json!([own.text, x, y, width, size, shown.place])
    });
    Value::from(told.collect::<Vec<_>>()).to_string()
}

/// The path of what is shown, below that of the preview: made of its contents, so that
/// a browser may keep it for good.
fn path(lang: &str, contents: &str, end: &str) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    let mut path = format!("page/{lang}-");
    for byte in &Sha256::digest(contents.as_bytes())[..12] {
        let _ = write!(path, "{byte:02x}");
    }
    let _ = write!(path, ".{end}");
    path
}
