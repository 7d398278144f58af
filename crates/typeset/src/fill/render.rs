//! One text with its calls filled in: a body, or a text of paper.toml.

use handlebars::{Handlebars, Template};
use serde_json::Value;

use super::cache::FillCache;
use super::form::Form;
use super::helpers::{self, Facts};
use super::instrument::Instrumented;
use super::output::FilledBody;
use super::sink::Sink;
use super::{comment, depth, escape, syntax};
use content::edition::EditionContext;
use tables::diag::Diagnostic;
use tables::source::{FileId, SourceFile};

/// What is wrong with a text whatever the tables say.
pub(super) fn faults(id: FileId, file: &SourceFile) -> Vec<Diagnostic> {
    match template(&FillCache::default(), id, file) {
        Ok(mut template) => {
            let mut looked = Instrumented::new(id, file);
            looked.template(&mut template, &[]);
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

/// Fills in a text.
pub(super) fn render(
    edition: &EditionContext<'_>,
    cache: &FillCache,
    (id, file): (FileId, &SourceFile),
    form: Form,
) -> (Option<FilledBody>, Vec<Diagnostic>) {
    let mut template = match template(cache, id, file) {
        Ok(template) => template,
        Err(findings) => return (None, findings),
    };
    let mut looked = Instrumented::new(id, file);
    looked.template(&mut template, &[]);
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
        form,
    };
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    match form {
        Form::Source => registry.register_escape_fn(escape::literal),
        Form::Line | Form::Cell => registry.register_escape_fn(handlebars::no_escape),
    }
    registry.register_template("body", template);
    helpers::register(&mut registry, &facts);
    let rendered = registry.render("body", &Value::Null);
    drop(registry);
    let (found, asked) = sink.into_parts();
    findings.extend(found);
    match rendered {
        Ok(text) => (Some(FilledBody::read(&text, &spans, asked)), findings),
        Err(error) => {
            findings.push(syntax::render_error(&error, id, file));
            (None, findings)
        }
    }
}
