//! The filters that every helper about posts takes.

use super::args::HelperArgs;
use tables::diag::Diagnostic;
use tables::model::{Establishment, POST_OR_ROW, Selection, Structure, WrongFilter};

impl HelperArgs<'_> {
    /// `structure=`, existing or proposed.
    pub(super) fn structure(&mut self) -> Result<Option<Structure>, Diagnostic> {
        self.word("structure", &Structure::WORDS, Structure::from_word)
    }

    /// A description of posts: the filters that every helper about posts takes.
    pub(super) fn selection(
        &mut self,
        establishment: &Establishment,
    ) -> Result<Selection, Diagnostic> {
        let found = Selection::read(establishment, |name| self.named(name));
        found.map_err(|wrong| self.wrong_filter(establishment, wrong))
    }

    fn wrong_filter(&self, establishment: &Establishment, wrong: WrongFilter) -> Diagnostic {
        match wrong {
            WrongFilter::Word { name, text, words } => self.wrong_word(name, &text, &words),
            WrongFilter::Id { what, id } => self.unknown(what, &id, ids(establishment, what)),
            WrongFilter::Point(text) => {
                let message = format!("`{text}` is not a pay point");
                Diagnostic::error("body/wrong-argument", message)
                    .at(self.call.argument(&text))
                    .help("write D2, DL1 or another scale's point such as MPS 34")
            }
        }
    }
}

/// The ids that a filter may have.
fn ids<'a>(establishment: &'a Establishment, what: &str) -> Vec<&'a str> {
    let posts = || establishment.posts().iter().map(|it| it.id.as_str());
    match what {
        "office" => establishment
            .offices()
            .iter()
            .map(|it| it.id.as_str())
            .collect(),
        "rank" => establishment
            .ranks()
            .iter()
            .map(|it| it.id.as_str())
            .collect(),
        "Head" => establishment
            .heads()
            .iter()
            .map(|it| it.id.as_str())
            .collect(),
        POST_OR_ROW => {
            let staff = establishment.staff().iter().map(|it| it.id.as_str());
            posts().chain(staff).collect()
        }
        _ => posts().collect(),
    }
}
