//! The body's template, looked over before it is rendered.
//!
//! Every helper call is checked by name, told where it stands, and wrapped in
//! marks; what must not stand in a body (raw output, partials, values that are
//! nowhere) is reported and taken out, so that the rest can still be rendered
//! and its own mistakes found.

use std::collections::BTreeMap;
use std::ops::Range;

use handlebars::Template;
use handlebars::template::{HelperTemplate, Parameter, TemplateElement};
use serde_json::json;

use super::conditions;
use super::helpers::{COMPARISONS, HELPERS, POSTS_FIELDS};
use super::output::{close_mark, open_mark, text_mark};
use super::slips;
use check::prose::{Tag, chains, tags};
use tables::diag::{Diagnostic, nearest, question};
use tables::source::{FileId, Place, SourceFile, Span};

/// The hash argument that tells a helper which call it is.
pub(super) const AT: &str = "@at";

/// What looking over a template gives beside the template itself.
pub(super) struct Instrumented<'a> {
    pub(super) id: FileId,
    pub(super) file: &'a SourceFile,
    /// The pieces and expressions by index.
    pub(super) spans: Vec<Span>,
    pub(super) findings: Vec<Diagnostic>,
    tags: Vec<Tag>,
    /// The tags of `{{else if}}` by where their block begins: Handlebars keeps
    /// no places of theirs.
    chains: BTreeMap<usize, Vec<Range<usize>>>,
}

impl<'a> Instrumented<'a> {
    pub(super) fn new(id: FileId, file: &'a SourceFile) -> Self {
        let tags = tags(&file.text);
        Self {
            id,
            file,
            spans: Vec::new(),
            findings: slips::findings(&file.text, &tags, id),
            chains: chains(&tags),
            tags,
        }
    }

    /// Looks over a template; `in_posts` tells whether it is inside a
    /// `{{#posts}}` block, where `this` is a rank.
    pub(super) fn template(&mut self, template: &mut Template, in_posts: bool) {
        let elements = std::mem::take(&mut template.elements);
        let mapping = std::mem::take(&mut template.mapping);
        for (element, place) in elements.into_iter().zip(mapping) {
            let (line, column) = (place.0, place.1);
            let at = self.file.offset(Place { line, column });
            for element in self.element(element, at, in_posts) {
                template.elements.push(element);
                template.mapping.push(place.clone());
            }
        }
    }

    fn element(
        &mut self,
        element: TemplateElement,
        at: usize,
        in_posts: bool,
    ) -> Vec<TemplateElement> {
        let raw = TemplateElement::RawString;
        match element {
            TemplateElement::RawString(text) => {
                let at = self.find(&text, at);
                let mark = text_mark(self.span(at, at + text.len()));
                vec![raw(mark + &text)]
            }
            TemplateElement::Comment(_) => vec![element],
            TemplateElement::Expression(mut call) => {
                let end = self.end_of(at);
                let name = call.name.as_name().unwrap_or_default();
                if conditions::is_condition(name) {
                    let span = Span::new(self.id, at, end);
                    self.findings.push(conditions::silent(name, span));
                    return Vec::new();
                }
                if !self.call(&mut call, at..end, in_posts) {
                    return Vec::new();
                }
                let open = open_mark(self.span(at, end));
                let call = TemplateElement::Expression(call);
                vec![raw(open), call, raw(close_mark())]
            }
            TemplateElement::HelperBlock(mut block) => {
                let sound = self.block(&mut block, at, in_posts);
                let block = sound.then_some(TemplateElement::HelperBlock(block));
                block.into_iter().collect()
            }
            TemplateElement::HtmlExpression(_) => {
                let span = self.here(at);
                self.findings.push(
                    Diagnostic::error("body/raw-output", "values are never put out raw")
                        .at(span)
                        .help("write two braces: {{…}}"),
                );
                Vec::new()
            }
            _ => {
                let span = self.here(at);
                self.findings.push(
                    Diagnostic::error("body/partial", "a body has no partials or decorators")
                        .at(span)
                        .help("write the text here, or in a template"),
                );
                Vec::new()
            }
        }
    }

    /// Looks over a block with its branches; false where it cannot be rendered.
    /// The branch of an `{{else if}}` is a block in the other's place, which
    /// ends with the first.
    fn block(&mut self, block: &mut HelperTemplate, at: usize, in_posts: bool) -> bool {
        if self.file.text[at..].starts_with("{{{{") {
            let finding = Diagnostic::error("body/partial", "a body has no raw blocks");
            let span = self.here(at);
            let finding = finding.at(span);
            let way_out = "write the text without them, and literal braces as \\{{";
            self.findings.push(finding.help(way_out));
            return false;
        }
        let mut branches = self.chains.remove(&at).unwrap_or_default().into_iter();
        let mut range = at..self.end_of(at);
        let mut branch = block;
        let mut sound = true;
        loop {
            let good = self.call(branch, range.clone(), in_posts);
            sound &= good;
            let inside = in_posts || branch.name.as_name() == Some("posts");
            if let Some(template) = branch.template.as_mut().filter(|_| good) {
                self.template(template, inside);
            }
            let Some(rest) = branch.inverse.as_mut() else {
                return sound;
            };
            // Handlebars keeps no place of a branch.
            if !rest.mapping.is_empty() {
                self.template(rest, in_posts);
                return sound;
            }
            let Some(TemplateElement::HelperBlock(next)) = rest.elements.first_mut() else {
                return sound;
            };
            branch = next;
            range = branches.next().unwrap_or(range);
        }
    }

    /// Checks a call and tells it where it stands; false where it cannot be
    /// rendered.
    fn call(&mut self, call: &mut HelperTemplate, range: Range<usize>, in_posts: bool) -> bool {
        let before = self.findings.len();
        let span = Span::new(self.id, range.start, range.end);
        let name = call.name.as_name().unwrap_or_default().to_owned();
        let own = HELPERS.iter().any(|helper| helper.name == name);
        let bare = call.params.is_empty() && call.hash.is_empty() && !call.block;
        let condition = conditions::is_condition(&name);
        if own || COMPARISONS.contains(&name.as_str()) {
            let index = self.span(range.start, range.end);
            let at = Parameter::Literal(json!(index));
            call.hash.insert(AT.to_owned(), at);
        } else if name.is_empty() {
            let message = "an expression begins with the name of a helper";
            let finding = Diagnostic::error("body/unknown-helper", message).at(span);
            let way_out = "leave away the brackets around the whole: {{title \"post-id\"}}";
            self.findings.push(finding.help(way_out));
            return false;
        } else if bare && !condition {
            self.value(&name, span, in_posts);
        } else if !condition {
            self.unknown_helper(&name, span);
            return false;
        }
        let mut hash = std::mem::take(&mut call.hash);
        let named = hash.iter_mut();
        let mut named: Vec<_> = named.collect();
        named.sort_by(|a, b| a.0.cmp(b.0));
        let all = call
            .params
            .iter_mut()
            .chain(named.into_iter().map(|(_, v)| v));
        for parameter in all {
            self.parameter(parameter, span, in_posts);
        }
        call.hash = hash;
        // One slip in what stands there often makes it one too many.
        if condition && self.findings.len() == before {
            let found = conditions::arguments(&name, call);
            self.findings.extend(found.map(|found| found.at(span)));
        }
        self.findings.len() == before
    }

    fn parameter(&mut self, parameter: &mut Parameter, span: Span, in_posts: bool) {
        match parameter {
            Parameter::Path(_) | Parameter::Name(_) => {
                let name = parameter.as_name().unwrap_or_default().to_owned();
                if !is_field(&name, in_posts) {
                    let finding = self.unquoted(&name, span);
                    self.findings.push(finding);
                }
            }
            Parameter::Subexpression(inner) => {
                if let TemplateElement::Expression(call) = inner.element.as_mut() {
                    let name = call.name.as_name().unwrap_or_default();
                    if matches!(name, "if" | "unless") {
                        self.findings.push(conditions::silent(name, span));
                        return;
                    }
                    self.call(call, span.start..span.end, in_posts);
                }
            }
            // Literals, and what later versions may add: nothing to look up.
            _ => {}
        }
    }

    /// A bare name: only the fields of a rank in a `{{#posts}}` block exist.
    fn value(&mut self, name: &str, span: Span, in_posts: bool) {
        if in_posts && matches!(name, "@first" | "@last") {
            self.findings.push(conditions::silent(name, span));
            return;
        }
        if is_field(name, in_posts) {
            return;
        }
        let message = format!("there is no value `{name}` here");
        let finding = Diagnostic::error("body/unknown-value", message).at(span);
        let names = HELPERS.iter().map(|helper| helper.name);
        self.findings.push(if in_posts {
            finding.help(format!("a round has this.{}", POSTS_FIELDS.join(", this.")))
        } else if let Some(near) = nearest(name, names) {
            finding.saying(format!("did you mean the helper `{near}`?"))
        } else {
            finding.help("facts come by helpers, e.g. {{title \"post-id\"}}; text is quoted")
        });
    }

    /// A name among the arguments of a call: most often text without quotes.
    fn unquoted(&self, name: &str, span: Span) -> Diagnostic {
        let written = &self.file.text[span.start..span.end];
        // The name of the helper may hold the same letters.
        let at = written.rfind(name).map_or(span, |at| {
            let start = span.start + at;
            Span::new(self.id, start, start + name.len())
        });
        let plain = name.trim_matches(['“', '”', '「', '」', '‘', '’']);
        let message = format!("there is no value `{name}` here");
        let finding = Diagnostic::error("body/unknown-value", message).at(at);
        let helper = HELPERS.iter().any(|helper| helper.name == name);
        finding.help(match helper || conditions::is_condition(name) {
            true => format!("a call inside another stands in brackets: ({name} …)"),
            false => format!("text is quoted, with straight quotes: \"{plain}\""),
        })
    }

    fn unknown_helper(&mut self, name: &str, span: Span) {
        let known = || {
            let own = HELPERS.iter().map(|helper| helper.name);
            own.chain(conditions::names())
        };
        let finding = Diagnostic::error(
            "body/unknown-helper",
            format!("there is no helper `{name}`"),
        )
        .at(span);
        self.findings.push(match nearest(name, known()) {
            Some(near) => finding.saying(question(name, near)),
            None => finding.help(format!(
                "the helpers are: {}",
                known().collect::<Vec<_>>().join(", ")
            )),
        });
    }

    fn span(&mut self, start: usize, end: usize) -> usize {
        self.spans.push(Span::new(self.id, start, end));
        self.spans.len() - 1
    }

    fn here(&self, at: usize) -> Span {
        Span::new(self.id, at, self.end_of(at))
    }

    /// The end of the tag that begins at `at`.
    fn end_of(&self, at: usize) -> usize {
        let known = self.tags.binary_search_by_key(&at, |tag| tag.range.start);
        known.map_or(self.file.text.len(), |known| self.tags[known].range.end)
    }

    /// Where a raw text begins. Handlebars may have dropped white space or the
    /// backslash of an escape that stands before it, and gives the place after
    /// white space that the text still has.
    fn find(&self, text: &str, at: usize) -> usize {
        let all = &self.file.text;
        let mut start = all[..at].trim_end().len();
        while !all[start..].starts_with(text) {
            match all[start..].chars().next() {
                Some(dropped) if dropped.is_whitespace() || dropped == '\\' => {
                    start += dropped.len_utf8();
                }
                _ => return at,
            }
        }
        start
    }
}

/// Whether a name is a field of the round of a `{{#posts}}` block.
fn is_field(name: &str, in_posts: bool) -> bool {
    let field = name.strip_prefix("this.").or(name.strip_prefix("this/"));
    let known = field.is_some_and(|field| POSTS_FIELDS.contains(&field))
        || matches!(name, "@first" | "@last" | "@index");
    known && in_posts
}
