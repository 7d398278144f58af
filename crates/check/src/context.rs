//! What rules look at.

use std::sync::OnceLock;

use tables::model::{Lang, Project};
use tables::source::Sources;

use crate::prose::{Claim, Nameable, Passage, Prose, body_claims};
use crate::rules::words::{Definition, Names, definitions};

/// What rules look at.
pub struct Context<'a> {
    /// The paper as values.
    pub project: &'a Project,
    /// Its files.
    pub sources: &'a Sources,
    /// Its words.
    pub prose: &'a Prose,
    /// The names that the tables have in each language.
    names: [OnceLock<Names>; Lang::ALL.len()],
    /// What the names are those of.
    nameable: [OnceLock<Nameable<'a>>; Lang::ALL.len()],
    /// Where it gives the abbreviation of a name.
    definitions: OnceLock<Vec<Definition<'a>>>,
    /// The counts of posts that its bodies type.
    claims: OnceLock<Vec<(&'a Passage, Claim<'a>)>>,
}

impl<'a> Context<'a> {
    /// A paper with its files and words.
    pub fn new(project: &'a Project, sources: &'a Sources, prose: &'a Prose) -> Self {
        Self {
            project,
            sources,
            prose,
            names: Default::default(),
            nameable: Default::default(),
            definitions: OnceLock::new(),
            claims: OnceLock::new(),
        }
    }

    /// The names that the tables have in a language, which several rules ask for.
    pub(crate) fn names(&self, lang: Lang) -> &Names {
        self.names[index(lang)].get_or_init(|| Names::of(self.project, lang))
    }

    /// What a text names, which several rules ask for.
    pub(crate) fn nameable(&self, lang: Lang) -> &Nameable<'a> {
        self.nameable[index(lang)].get_or_init(|| Nameable::of(self.project, lang))
    }

    /// Where the paper gives the abbreviation of a name, in reading order, which
    /// several rules ask for.
    pub(crate) fn definitions(&self) -> &[Definition<'a>] {
        self.definitions.get_or_init(|| definitions(self))
    }

    /// The counts of posts that its bodies type, each with its passage, which several
    /// rules ask for.
    pub(crate) fn claims(&self) -> &[(&'a Passage, Claim<'a>)] {
        let claims = || body_claims(self.project, self.prose);
        self.claims.get_or_init(claims)
    }
}

/// Where a language has its place among all.
fn index(lang: Lang) -> usize {
    let at = Lang::ALL.iter().position(|known| *known == lang);
    at.unwrap_or_default()
}
