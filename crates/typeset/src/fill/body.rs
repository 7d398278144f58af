//! One edition's body and data, filled.

use handlebars::{Handlebars, Template};
use serde_json::Value;

use super::cache::FillCache;
use super::helpers::{self, Facts};
use super::instrument::Instrumented;
use super::output::FilledBody;
use super::sink::Sink;
use super::{comment, depth, escape, paper, syntax};
use check::Checked;
use content::edition::{EditionContext, EditionData};
use orgchart::Measure;
use tables::diag::{Diagnostic, has_errors};
use tables::model::{Body, Lang, Words};
use tables::source::{FileId, SourceFile, Sources};

/// An edition with every fact filled in: what `typeset` takes.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The edition's language.
    pub lang: Lang,
    /// The edition's words, for the numbers that typesetting finds.
    pub words: Words,
    /// The body as Typst source.
    pub body: FilledBody,
    /// The data of the templates.
    pub paper: EditionData,
}

impl Filled {
    /// The same edition with an empty body and the annexes of these numbers
    /// alone, each as it is in the whole paper.
    pub fn annexes_alone(&self, numbers: &[usize]) -> Self {
        let annexes = self.paper.annexes.iter();
        let wanted = annexes.filter(|annex| numbers.contains(&annex.number));
        Self {
            lang: self.lang,
            words: self.words.clone(),
            body: FilledBody::default(),
            paper: EditionData {
                head: self.paper.head.clone(),
                annexes: wanted.cloned().collect(),
                fonts: self.paper.fonts.clone(),
            },
        }
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
    let edition = EditionContext {
        project,
        lang,
        words,
        measure,
        cache: &cache.sheets,
    };
    let file = sources.file(body.file);
    // Handlebars takes as long over the prose as the charts take to lay out.
    let ((filled, mut findings), (paper, more)) = rayon::join(
        || render(&edition, cache, body.file, file),
        || paper::data(&edition, sources),
    );
    findings.extend(more);
    let sound = !has_errors(&findings);
    let filled = filled.zip(paper).filter(|_| sound);
    let filled = filled.map(|(body, paper)| Filled {
        lang,
        words: words.clone(),
        body,
        paper,
    });
    (filled, findings)
}

/// What is wrong by itself in the bodies of a paper that is not fit to be filled,
/// so that it need not wait for the tables.
pub fn validate(bodies: &[Body], sources: &Sources) -> Vec<Diagnostic> {
    let files = bodies.iter().map(|body| body.file);
    files
        .flat_map(|file| faults(file, sources.file(file)))
        .collect()
}

/// What is wrong with a body whatever the tables say.
fn faults(id: FileId, file: &SourceFile) -> Vec<Diagnostic> {
    match template(&FillCache::default(), id, file) {
        Ok(mut template) => {
            let mut looked = Instrumented::new(id, file);
            looked.template(&mut template, false);
            looked.findings
        }
        Err(findings) => findings,
    }
}

/// A body as a template. What a comment without its end swallows cannot be
/// judged, so that nothing else is said then.
fn template(cache: &FillCache, id: FileId, file: &SourceFile) -> Result<Template, Vec<Diagnostic>> {
    let unclosed = comment::unclosed(&file.text, id);
    if !unclosed.is_empty() {
        return Err(unclosed);
    }
    if let Some(deep) = depth::check(&file.text, id) {
        return Err(vec![deep]);
    }
    let template = cache.body(&file.text);
    template.map_err(|error| vec![syntax::error(&error, id, file)])
}

fn render(
    edition: &EditionContext<'_>,
    cache: &FillCache,
    id: FileId,
    file: &SourceFile,
) -> (Option<FilledBody>, Vec<Diagnostic>) {
    let mut template = match template(cache, id, file) {
        Ok(template) => template,
        Err(findings) => return (None, findings),
    };
    let mut looked = Instrumented::new(id, file);
    looked.template(&mut template, false);
    let Instrumented {
        spans,
        mut findings,
        ..
    } = looked;
    let sink = Sink::default();
    let facts = Facts {
        edition,
        file,
        spans: &spans,
        sink: &sink,
    };
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.register_escape_fn(escape::literal);
    registry.register_template("body", template);
    helpers::register(&mut registry, &facts);
    let rendered = registry.render("body", &Value::Null);
    drop(registry);
    let (found, requests) = sink.into_parts();
    findings.extend(found);
    match rendered {
        Ok(text) => (Some(FilledBody::read(&text, &spans, &requests)), findings),
        Err(error) => {
            findings.push(syntax::render_error(&error, id, file));
            (None, findings)
        }
    }
}
