//! The number of a paragraph should come from a helper and not be typed.
//!
//! When a paragraph is put in or taken out, every typed number after it is wrong.
//!
//! Example: 見上文第19至20段.
//!
//! Mend: give the paragraph a label at its end, `<transfer>`, and write
//! `{{para "transfer"}}`.

use crate::check::numbers::paragraph_references;
use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use crate::prose::Kind;

const NAME: &str = "numbers/typed-paragraph";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("typed_paragraph.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (body, passage, reference) in paragraph_references(look) {
        let known = 1..=body.paragraphs();
        if !reference
            .numbers
            .iter()
            .all(|number| known.contains(number))
        {
            continue;
        }
        let labels = reference.numbers.iter().take(4).map(|&number| {
            let mut pieces = body.pieces.iter();
            let piece = pieces.find(|piece| piece.kind == Kind::Paragraph(number));
            let label = piece.and_then(|piece| piece.label.as_deref());
            format!(" \"{}\"", label.unwrap_or("label"))
        });
        let labels: String = labels.collect();
        let typed = &passage.text[reference.range.clone()];
        findings.push(
            Diagnostic::warning(NAME, format!("`{typed}` is typed"))
                .at(passage.span(reference.range.clone()))
                .help(format!(
                    "write {{{{para{labels}}}}}, with the label at that paragraph's end"
                )),
        );
    }
    findings
}
