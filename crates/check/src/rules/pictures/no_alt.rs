//! A picture needs words for readers who cannot see it.
//!
//! They are read aloud in its place, and no PDF for everybody is made without
//! them: `alt=` of `{{picture}}`, alt_zh and alt_en of an annex.
//!
//! Example: `{{picture "map.png"}}`.
//!
//! Fix: say what the picture shows: `{{picture "map.png" alt="Map of the harbour"}}`.

use crate::{Context, Level, Rule};
use content::annex::picture;
use tables::characters::as_seen;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "pictures/no-alt";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("no_alt.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let calls = context.prose.calls().filter(|call| call.name == "picture");
    let silent = calls.filter(|call| call.named("alt").is_none_or(|alt| as_seen(alt).is_empty()));
    let of_calls = silent.map(|call| {
        let finding = Diagnostic::error(NAME, "nothing says what this picture shows");
        let finding = finding.at(call.span);
        finding.help("add alt=\"…\" with a sentence for readers who cannot see it")
    });
    let mut findings: Vec<Diagnostic> = of_calls.collect();
    let annexes = project.annexes.iter();
    for annex in annexes.filter(|annex| annex.kind == picture::NAME) {
        for body in &project.bodies {
            let column = format!("alt_{}", body.lang.code());
            if as_seen(annex.alt.get(body.lang)).is_empty() {
                let message =
                    format!("`{column}` is empty, and nothing says what the picture shows");
                let span = sources.cell_span(annex.row, &column);
                let finding = Diagnostic::error(NAME, message).at(span);
                findings.push(finding.help("write a sentence for readers who cannot see it"));
            }
        }
    }
    findings
}
