//! One edition's body and data, filled.

use super::cache::FillCache;
use super::cells::{CellCall, CellReference};
use super::form::Form;
use super::output::FilledBody;
use super::render::{faults, render};
use super::spacing::tidy;
use super::text::FilledText;
use super::{cells, paper, settings, text};
use check::Checked;
use content::edition::{EditionContext, EditionData};
use orgchart::Measure;
use tables::diag::{Diagnostic, has_errors};
use tables::model::{Body, Edition, Lang, Words};
use tables::source::{FileId, Sources};

/// An edition with every fact filled in: what `typeset` takes.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The edition's language.
    pub lang: Lang,
    /// The edition's words, for the numbers that typesetting finds.
    pub words: Words,
    /// The body as Typst source.
    pub body: FilledBody,
    /// The words of its references, in their order, once they are resolved.
    pub references: Vec<String>,
    /// The prose of annexes.
    pub texts: Vec<FilledText>,
    /// The references in cells, also once their words are in the cells.
    pub cell_references: Vec<CellReference>,
    /// The calls in cells, with what they print.
    pub cell_calls: Vec<CellCall>,
    /// Whether references are links: without the rest of the paper they are words.
    pub linked: bool,
    /// The data of the templates.
    pub paper: EditionData,
    /// The title with its calls filled in, for files and lists: the gaps typed in
    /// it, which are the layout's on the page, stand as they are.
    pub title: String,
    /// Who signs, in the same form.
    pub signatories: Vec<String>,
}

impl Filled {
    /// The same edition with an empty body and the annexes of these numbers
    /// alone, each as it is in the whole paper but for links.
    pub fn annexes_alone(&self, numbers: &[usize]) -> Self {
        let texts = self.texts.iter();
        let texts = texts.filter(|text| numbers.contains(&text.annex));
        let annexes = self.paper.annexes.iter();
        let wanted = annexes.filter(|annex| numbers.contains(&annex.number));
        Self {
            lang: self.lang,
            words: self.words.clone(),
            body: FilledBody::default(),
            references: Vec::new(),
            texts: texts.cloned().collect(),
            cell_references: Vec::new(),
            cell_calls: Vec::new(),
            linked: false,
            paper: EditionData {
                head: self.paper.head.clone(),
                annexes: wanted.cloned().collect(),
                placed: Vec::new(),
                fonts: self.paper.fonts.clone(),
            },
            title: self.title.clone(),
            signatories: self.signatories.clone(),
        }
    }

    /// The same edition with words in place of links.
    pub fn unlinked(&self) -> Self {
        Self {
            linked: false,
            ..self.clone()
        }
    }

    /// Whether an annex is prose.
    pub fn is_text(&self, number: usize) -> bool {
        self.texts.iter().any(|text| text.annex == number)
    }

    /// The same edition with the annexes of these numbers labelled as revised
    /// ones.
    pub fn revised(&self, numbers: &[usize]) -> Self {
        let mut filled = self.clone();
        let annexes = filled.paper.annexes.iter_mut();
        for annex in annexes.filter(|annex| numbers.contains(&annex.number)) {
            annex.label = self.words.revised.fill(&[("label", &annex.label)]);
        }
        filled
    }

    /// The numbers of its annexes.
    pub fn annex_numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.paper.annexes.iter().map(|annex| annex.number)
    }
}

/// Fills one edition of a checked paper. Errors in the body are findings, and
/// then there is no result. `cache` is of the fonts that `measure` measures.
pub fn fill(
    project: &Checked,
    sources: &Sources,
    lang: Lang,
    measure: &(dyn Measure + Sync),
    cache: &FillCache,
) -> (Option<Filled>, Vec<Diagnostic>) {
    let words = project.words.iter().find(|(known, _)| *known == lang);
    let body = project.bodies.iter().find(|body| body.lang == lang);
    let (Some((_, words)), Some(body)) = (words, body) else {
        // The caller asks for an edition that the paper has.
        return (None, Vec::new());
    };
    let typed = EditionContext {
        project,
        lang,
        words,
        measure,
        cache: &cache.sheets,
    };
    let cells = cells::fill(&typed, sources);
    let edition = match &cells {
        Some(cells) => EditionContext {
            project: &cells.project,
            ..typed
        },
        None => typed,
    };
    // Handlebars takes as long over the prose as the charts take to lay out.
    let prose = || {
        let of_body = body_of(&edition, sources, cache, body);
        (of_body, text::fill(&edition, sources, cache))
    };
    let (((filled, mut findings), (mut texts, of_texts)), (paper, more)) =
        rayon::join(prose, || paper::data(&edition, sources));
    findings.extend(of_texts);
    findings.extend(more);
    let (cell_references, cell_calls) = match cells {
        Some(cells) => {
            findings.extend(cells.findings);
            (cells.references, cells.calls)
        }
        None => (Vec::new(), Vec::new()),
    };
    let sound = !has_errors(&findings);
    let filled = filled.zip(paper).filter(|_| sound);
    let filled = filled.map(|(mut body, mut paper)| {
        paper.placed = std::mem::take(&mut body.placed);
        text::place(&mut texts, &mut paper);
        let (title, signatories) = (paper.head.title.clone(), paper.head.signatories.clone());
        if lang == Lang::Zh {
            paper.each_text(&mut |text| *text = tidy(text));
        }
        Filled {
            lang,
            words: words.clone(),
            body,
            references: Vec::new(),
            texts,
            cell_references,
            cell_calls,
            linked: true,
            paper,
            title,
            signatories,
        }
    });
    (filled, findings)
}

/// A body, behind the invitation that it may have.
fn body_of(
    edition: &EditionContext<'_>,
    sources: &Sources,
    cache: &FillCache,
    body: &Body,
) -> (Option<FilledBody>, Vec<Diagnostic>) {
    let read = |file| render(edition, cache, (file, sources.file(file)), Form::Source);
    let (mut filled, mut findings) = read(body.file);
    if let Some(invitation) = body.invitation {
        let (before, found) = read(invitation);
        findings.extend(found);
        filled = filled.zip(before).map(|(body, before)| body.behind(before));
    }
    (filled, findings)
}

/// What is wrong by itself in the files of prose, and in the texts of paper.toml that take
/// helpers, of a paper that is not fit to be filled, so that it need not wait for
/// the tables.
pub fn validate(prose: &[FileId], editions: &[Edition], sources: &Sources) -> Vec<Diagnostic> {
    let files = prose.iter().copied();
    let found = files.flat_map(|file| faults(file, sources.file(file)));
    found.chain(settings::validate(editions, sources)).collect()
}
