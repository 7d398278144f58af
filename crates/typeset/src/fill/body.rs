//! One edition's body and data, filled.

use super::cache::FillCache;
use super::filled::Filled;
use super::form::Form;
use super::output::FilledBody;
use super::render::{faults, render};
use super::spacing::tidy;
use super::text::FilledText;
use super::{cells, paper, settings, text};
use check::Checked;
use content::edition::{EditionContext, EditionData};
use content::paper::PAPER_TYPES;
use orgchart::Measure;
use tables::diag::{Diagnostic, has_errors};
use tables::model::{Body, Edition, Lang, Project, Words};
use tables::source::{FileId, Sources};

/// An edition that is not fit to be typeset, with what of it is filled.
#[derive(Debug)]
pub struct Unfit(pub(crate) Option<Filled>);

/// Fills one edition of a checked paper. Errors in the body are findings, and
/// then there is no result to be typeset. `cache` is of the fonts that `measure`
/// measures.
pub fn fill(
    project: &Checked,
    sources: &Sources,
    lang: Lang,
    measure: &(dyn Measure + Sync),
    cache: &FillCache,
) -> (Result<Filled, Unfit>, Vec<Diagnostic>) {
    let filled = filled(project, sources, (lang, measure), cache, paper::data);
    // The caller asks for an edition that the paper has.
    let (filled, findings) = filled.unwrap_or_default();
    match filled {
        Some(filled) if !has_errors(&findings) => (Ok(filled), findings),
        filled => (Err(Unfit(filled)), findings),
    }
}

/// Fills the prose of an edition of a paper that broke a rule, without its charts and
/// job descriptions, for what is wrong with the prose; nothing where the paper has no
/// such edition, or is of no type that there is.
pub fn look_over(
    project: &Project,
    sources: &Sources,
    lang: Lang,
) -> Option<(Unfit, Vec<Diagnostic>)> {
    let cache = FillCache::default();
    // Nothing is laid out.
    let measure = |_: char| 1.0;
    PAPER_TYPES
        .iter()
        .find(|kind| kind.name == project.paper.kind)?;
    let found = filled(project, sources, (lang, &measure), &cache, paper::head);
    found.map(|(filled, findings)| (Unfit(filled), findings))
}

/// What makes the data of an edition.
type Data = fn(&EditionContext<'_>, &Sources) -> (Option<EditionData>, Vec<Diagnostic>);

/// An edition as far as it can be filled; nothing where the paper has none of the
/// language.
fn filled(
    project: &Project,
    sources: &Sources,
    (lang, measure): (Lang, &(dyn Measure + Sync)),
    cache: &FillCache,
    data: Data,
) -> Option<(Option<Filled>, Vec<Diagnostic>)> {
    let (_, words) = project.words.iter().find(|(known, _)| *known == lang)?;
    let body = project.bodies.iter().find(|body| body.lang == lang)?;
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
    let (((body, mut findings), (texts, of_texts)), (paper, more)) =
        rayon::join(prose, || data(&edition, sources));
    findings.extend(of_texts);
    findings.extend(more);
    let (cell_references, cell_calls) = match cells {
        Some(cells) => {
            findings.extend(cells.findings);
            (cells.references, cells.calls)
        }
        None => (Vec::new(), Vec::new()),
    };
    let expected = project.annex_texts.iter().filter(|text| text.lang == lang);
    let whole = texts.len() == expected.count();
    let parts = body.zip(paper).filter(|_| whole);
    let filled = parts.map(|(body, paper)| Filled {
        cell_references,
        cell_calls,
        ..put_together(lang, words, (body, texts), paper)
    });
    Some((filled, findings))
}

/// The parts of an edition, put together.
fn put_together(
    lang: Lang,
    words: &Words,
    (mut body, mut texts): (FilledBody, Vec<FilledText>),
    mut paper: EditionData,
) -> Filled {
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
        cell_references: Vec::new(),
        cell_calls: Vec::new(),
        linked: true,
        paper,
        title,
        signatories,
    }
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
