//! A text of paper.toml or of a cell that takes helpers.

use tables::diag::{Diagnostic, Label};
use tables::source::{FileId, SourceFile, Sources, Span, TomlText};

/// Such a text as if it were a file, with the way back to its own.
pub(super) struct Read {
    pub(super) text: TomlText,
    own: Sources,
    own_id: FileId,
    /// The file that it is written in.
    pub(super) id: FileId,
}

impl Read {
    /// A text of a file.
    pub(super) fn new(text: TomlText, id: FileId, sources: &Sources) -> Self {
        let file = sources.file(id);
        let mut own = Sources::default();
        let own_id = own.add(file.path.clone(), text.text.clone(), Vec::new());
        Self {
            text,
            own,
            own_id,
            id,
        }
    }

    pub(super) fn file(&self) -> &SourceFile {
        self.own.file(self.own_id)
    }

    /// Findings with places of the text, at those of its own file.
    pub(super) fn home(&self, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let home = |span: &mut Span| {
            if span.file == self.id {
                *span = self.text.place(span.start..span.end);
            }
        };
        for finding in &mut findings {
            let labels = finding.primary.iter_mut().chain(&mut finding.others);
            labels.for_each(|Label { span, .. }| home(span));
            finding.fixes.iter_mut().for_each(|fix| home(&mut fix.span));
        }
        findings
    }
}
