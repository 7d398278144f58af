//! The pages as the browser shows them: drawn once for each that is new.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::{Value, json};

use tables::model::Lang;
use typeset::export::{PageFacts, page_facts, page_svg};
use typeset::pages::Pages;

/// A page that is shown.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// Its name in the document, as in `zh-3`.
    id: String,
    facts: PageFacts,
    /// The path that it is asked for by: another for other contents.
    pub(super) path: String,
    pub(super) svg: Arc<str>,
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
            "src": self.path,
            "width": self.facts.width.round(),
            "height": self.facts.height.round(),
            "changed": self.changed,
        })
    }
}

/// The pages of all editions; those that were drawn before are not drawn again.
/// None counts as changed the first time.
pub(super) fn drawn(set: &[(Lang, Pages)], before: &[Shown], first: bool) -> Vec<Shown> {
    let paths: BTreeSet<&str> = before.iter().map(|page| page.path.as_str()).collect();
    let mut all = Vec::new();
    for (lang, pages) in set {
        let facts: Vec<PageFacts> = page_facts(pages);
        let numbered = facts.par_iter().enumerate();
        let shown = numbered.map(|(index, facts)| {
            let number = index + 1;
            let known = before.iter().find(|page| page.facts.sum == facts.sum);
            let (svg, path) = match known {
                Some(page) => (page.svg.clone(), page.path.clone()),
                None => {
                    let svg = page_svg(pages, number);
                    let path = path(lang.code(), &svg);
                    (svg.into(), path)
                }
            };
            Shown {
                id: id(lang.code(), number),
                facts: *facts,
                changed: !first && !paths.contains(path.as_str()),
                path,
                svg,
            }
        });
        all.extend(shown.collect::<Vec<_>>());
    }
    all
}

/// The path of a page's picture, below that of the preview: made of its contents, so that a browser may
/// keep it for good.
fn path(lang: &str, svg: &str) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    let mut path = format!("page/{lang}-");
    for byte in &Sha256::digest(svg.as_bytes())[..12] {
        let _ = write!(path, "{byte:02x}");
    }
    path.push_str(".svg");
    path
}
