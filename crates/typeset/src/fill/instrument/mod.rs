//! The body's template, made ready before it is rendered.
//!
//! Every helper call is checked by name, told where it stands, and wrapped in
//! marks; what must not stand in a body (raw output, partials, values that are
//! nowhere) is reported and taken out, so that the rest can still be rendered
//! and its own mistakes found.

mod call;
mod instrumented;
mod names;

use handlebars::Template;
use handlebars::template::{HelperTemplate, TemplateElement};

use super::conditions;
use super::helpers::fields_of;
use super::marks::{close_mark, open_mark, text_mark};
use names::Fields;
use tables::diag::Diagnostic;
use tables::source::{Place, Span};

pub(super) use instrumented::Instrumented;

impl Instrumented<'_> {
    /// Makes a template ready; `fields` are those of `this` where it is inside a block
    /// with rounds, and else none.
    pub(super) fn template(&mut self, template: &mut Template, fields: Fields) {
        let elements = std::mem::take(&mut template.elements);
        let mapping = std::mem::take(&mut template.mapping);
        for (element, place) in elements.into_iter().zip(mapping) {
            let (line, column) = (place.0, place.1);
            let at = self.file.offset(Place { line, column });
            for element in self.element(element, at, fields) {
                template.elements.push(element);
                template.mapping.push(place.clone());
            }
        }
    }

    fn element(
        &mut self,
        element: TemplateElement,
        at: usize,
        fields: Fields,
    ) -> Vec<TemplateElement> {
        let raw = TemplateElement::RawString;
        match element {
            TemplateElement::RawString(text) => {
                let pieces = self.pieces(&text, at).into_iter();
                let marked = pieces.map(|(piece, at)| {
                    let mark = text_mark(self.span(at, at + piece.len()));
                    raw(mark + piece)
                });
                marked.collect()
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
                if !self.call(&mut call, at..end, fields) {
                    return Vec::new();
                }
                let open = open_mark(self.span(at, end));
                let call = TemplateElement::Expression(call);
                vec![raw(open), call, raw(close_mark())]
            }
            TemplateElement::HelperBlock(mut block) => {
                let sound = self.block(&mut block, at, fields);
                let block = sound.then_some(TemplateElement::HelperBlock(block));
                block.into_iter().collect()
            }
            TemplateElement::HtmlExpression(_) => {
                let span = self.here(at);
                self.findings.push(
                    Diagnostic::error("body/raw-output", "a value is never printed raw")
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

    /// Makes a block ready with its branches; false where it cannot be rendered.
    /// The branch of an `{{else if}}` is a block in the other's place, which
    /// ends with the first.
    fn block(&mut self, block: &mut HelperTemplate, at: usize, fields: Fields) -> bool {
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
            let good = self.call(branch, range.clone(), fields);
            sound &= good;
            let own = branch.name.as_name().and_then(fields_of);
            let inside = own.unwrap_or(fields);
            if let Some(template) = branch.template.as_mut().filter(|_| good) {
                self.template(template, inside);
            }
            let Some(rest) = branch.inverse.as_mut() else {
                return sound;
            };
            // Handlebars keeps no place of a branch.
            if !rest.mapping.is_empty() {
                self.template(rest, fields);
                return sound;
            }
            let Some(TemplateElement::HelperBlock(next)) = rest.elements.first_mut() else {
                return sound;
            };
            branch = next;
            range = branches.next().unwrap_or(range);
        }
    }
}
