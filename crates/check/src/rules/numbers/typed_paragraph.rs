//! The number of a paragraph should come from a helper and not be typed.
//!
//! When a paragraph is put in or taken out, every typed number after it is wrong.
//!
//! Example: 見上文第19至20段.
//!
//! Fix: give the paragraph a label at its end, `<transfer>`, and write
//! `{{para "transfer"}}`.

use crate::prose::Kind;
use crate::rules::numbers::paragraph_references;
use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "numbers/typed-paragraph";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("typed_paragraph.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut labels: BTreeMap<(Lang, usize), &str> = BTreeMap::new();
    for body in &context.prose.bodies {
        for piece in &body.pieces {
            if let (Kind::Paragraph(number), Some(label)) = (piece.kind, &piece.label) {
                labels.entry((body.lang, number)).or_insert(label);
            }
        }
    }
    let mut findings = Vec::new();
    for (body, passage, reference) in paragraph_references(context) {
        let known = 1..=body.last;
        if !reference
            .numbers
            .iter()
            .all(|number| known.contains(number))
        {
            continue;
        }
        let named = reference.numbers.iter().take(4).map(|&number| {
            let label = labels.get(&(body.lang, number));
            format!(" \"{}\"", label.unwrap_or(&"label"))
        });
        let named: String = named.collect();
        let typed = &passage.text[reference.range.clone()];
        findings.push(
            Diagnostic::warning(NAME, format!("`{typed}` is typed"))
                .at(passage.span(reference.range.clone()))
                .help(format!(
                    "write {{{{para{named}}}}}, with the label at that paragraph's end"
                )),
        );
    }
    findings
}
