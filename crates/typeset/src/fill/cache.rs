//! What filling an edition can use again for the next.

use std::sync::{Mutex, PoisonError};

use handlebars::{Template, TemplateError};

use super::pieces;
use content::sheet::SheetCache;

/// Bodies read before and charts laid out before, for one set of font files.
#[derive(Default)]
pub struct FillCache {
    pub(super) sheets: SheetCache,
    /// The bodies read last, with their texts.
    bodies: Mutex<Vec<(String, Template)>>,
}

/// How many bodies are kept: those of a paper's editions with their invitations and the
/// texts of its annexes, and as many more.
const KEPT: usize = 16;

impl FillCache {
    /// A body as a template: Handlebars takes as long to read it as to fill it.
    pub(super) fn body(&self, text: &str) -> Result<Template, TemplateError> {
        let bodies = || self.bodies.lock().unwrap_or_else(PoisonError::into_inner);
        let known = bodies().iter().find(|(known, _)| known == text).cloned();
        if let Some((_, template)) = known {
            return Ok(template);
        }
        let template = pieces::compile(text)?;
        let mut bodies = bodies();
        bodies.truncate(KEPT - 1);
        bodies.insert(0, (text.to_owned(), template.clone()));
        Ok(template)
    }
}
