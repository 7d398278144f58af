//! One edition's body and data, filled.

use handlebars::{Handlebars, Template};
use serde_json::Value;

use super::helpers::{self, Facts};
use super::instrument::Instrumented;
use super::memo::Memo;
use super::output::FilledBody;
use super::sink::Sink;
use super::{comment, depth, escape, paper, syntax};
use check::Checked;
use content::annex::Edition;
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
    /// The data of the templates: a JSON object.
    pub paper: Value,
}

impl Filled {
    /// The same edition with an empty body and the annexes of these numbers
    /// alone, each as it is in the whole paper.
    pub fn annexes_alone(&self, numbers: &[usize]) -> Self {
        let mut paper = self.paper.clone();
        if let Some(annexes) = paper["annexes"].as_array_mut() {
            let wanted = |annex: &Value| {
                let number = annex["number"]
                    .as_u64()
                    .and_then(|n| usize::try_from(n).ok());
                number.is_some_and(|number| numbers.contains(&number))
            };
            annexes.retain(wanted);
        }
        Self {
            lang: self.lang,
            words: self.words.clone(),
            body: FilledBody::default(),
            paper,
        }
    }

    /// The same edition with the annexes of these numbers labelled as revised
    /// ones.
    pub fn revised(&self, numbers: &[usize]) -> Self {
        let mut filled = self.clone();
        let annexes = filled.paper["annexes"].as_array_mut();
        for annex in annexes.into_iter().flatten() {
            let number = annex["number"]
                .as_u64()
                .and_then(|n| usize::try_from(n).ok());
            if number.is_some_and(|number| numbers.contains(&number)) {
                let label = annex["label"].as_str().unwrap_or_default().to_owned();
                let revised = self.words.revised.fill(&[("label", &label)]);
                annex["label"] = Value::String(revised);
            }
        }
        filled
    }

    /// The numbers of its annexes.
    pub fn annex_numbers(&self) -> impl Iterator<Item = usize> + '_ {
        let annexes = self.paper["annexes"].as_array().into_iter().flatten();
        annexes.filter_map(|annex| usize::try_from(annex["number"].as_u64()?).ok())
    }
}

/// Fills one edition of a checked paper. Errors in the body are findings, and
/// then there is no result. `memo` is of the fonts that `measure` measures.
pub fn fill(
    project: &Checked,
    sources: &Sources,
    lang: Lang,
    measure: &(dyn Measure + Sync),
    memo: &Memo,
) -> (Option<Filled>, Vec<Diagnostic>) {
    let words = project.words.iter().find(|(known, _)| *known == lang);
    let body = project.bodies.iter().find(|body| body.lang == lang);
    let (Some((_, words)), Some(body)) = (words, body) else {
        // The caller asks for an edition that the paper has.
        return (None, Vec::new());
    };
    let edition = Edition {
        project,
        lang,
        words,
        measure,
        memo: &memo.charts,
    };
    let file = sources.file(body.file);
    // Handlebars takes as long over the prose as the charts take to lay out.
    let ((filled, mut findings), (paper, more)) = rayon::join(
        || render(&edition, memo, body.file, file),
        || paper::data(&edition),
    );
    findings.extend(more);
    let sound = !has_errors(&findings);
    let filled = filled.filter(|_| sound).map(|body| Filled {
        lang,
        words: words.clone(),
        body,
        paper,
    });
    (filled, findings)
}

/// Looks over the bodies of a paper that is not fit to be filled, so that what
/// is wrong in them by itself need not wait for the tables.
pub fn look_over(bodies: &[Body], sources: &Sources) -> Vec<Diagnostic> {
    let files = bodies.iter().map(|body| body.file);
    files
        .flat_map(|file| faults(file, sources.file(file)))
        .collect()
}

/// What is wrong with a body whatever the tables say.
fn faults(id: FileId, file: &SourceFile) -> Vec<Diagnostic> {
    match template(&Memo::default(), id, file) {
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
fn template(memo: &Memo, id: FileId, file: &SourceFile) -> Result<Template, Vec<Diagnostic>> {
    let unclosed = comment::unclosed(&file.text, id);
    if !unclosed.is_empty() {
        return Err(unclosed);
    }
    if let Some(deep) = depth::check(&file.text, id) {
        return Err(vec![deep]);
    }
    let template = memo.body(&file.text);
    template.map_err(|error| vec![syntax::error(&error, id, file)])
}

fn render(
    edition: &Edition<'_>,
    memo: &Memo,
    id: FileId,
    file: &SourceFile,
) -> (Option<FilledBody>, Vec<Diagnostic>) {
    let mut template = match template(memo, id, file) {
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
