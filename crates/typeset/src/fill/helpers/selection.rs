//! The filters that every helper about posts takes.

use super::args::HelperArgs;
use tables::diag::Diagnostic;
use tables::model::{Change, Establishment, PayPoint, Selection, Structure, Tenure};

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
        let changes: Vec<&str> = Change::WORDS.iter().map(|(word, _)| *word).collect();
        let offices = establishment
            .offices()
            .iter()
            .map(|office| office.id.as_str());
        let ranks = establishment.ranks().iter().map(|rank| rank.id.as_str());
        let posts: Vec<&str> = establishment
            .posts()
            .iter()
            .map(|post| post.id.as_str())
            .collect();
        let except = self.named("except").unwrap_or_default();
        for id in except.split_whitespace() {
            self.known("post", id, posts.iter().copied())?;
        }
        Ok(Selection {
            change: self.word("change", &changes, Change::from_word)?,
            office: self.id("office", "office", offices.clone())?,
            from: self.id("from", "office", offices)?,
            rank: self.id("rank", "rank", ranks)?,
            point: self.point()?,
            superior: self.id("superior", "post", posts.iter().copied())?,
            tenure: self.word("tenure", &Tenure::WORDS, Tenure::from_word)?,
            structure: self.structure()?,
            except: except.split_whitespace().map(str::to_owned).collect(),
        })
    }

    fn point(&mut self) -> Result<Option<PayPoint>, Diagnostic> {
        let Some(text) = self.named("point") else {
            return Ok(None);
        };
        let point = PayPoint::parse(&text);
        point.map(Some).ok_or_else(|| {
            let message = format!("`{text}` is not a pay point");
            Diagnostic::error("body/wrong-argument", message)
                .at(self.call.argument(&text))
                .help("write D2, DL1 or another scale's point such as MPS 34")
        })
    }
}
