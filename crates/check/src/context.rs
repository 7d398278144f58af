//! What rules look at.

use std::sync::OnceLock;

use tables::model::Project;
use tables::source::Sources;

use crate::prose::Prose;
use crate::rules::words::Names;

/// What rules look at.
pub struct Context<'a> {
    /// The paper as values.
    pub project: &'a Project,
    /// Its files.
    pub sources: &'a Sources,
    /// Its words.
    pub prose: &'a Prose,
    /// The names that the tables have.
    names: OnceLock<Names>,
}

impl<'a> Context<'a> {
    /// A paper with its files and words.
    pub fn new(project: &'a Project, sources: &'a Sources, prose: &'a Prose) -> Self {
        Self {
            project,
            sources,
            prose,
            names: OnceLock::new(),
        }
    }

    /// The names that the tables have, which several rules ask for.
    pub(crate) fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(self.project))
    }
}
