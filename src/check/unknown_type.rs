//! The `type` of a paper must be a known paper type.

use super::Rule;
use crate::diag::Diagnostic;
use crate::model::Project;
use crate::paper::PAPER_TYPES;
use crate::source::Sources;

const NAME: &str = "paper/unknown-type";
pub(super) const RULE: Rule = Rule {
    names: &[NAME],
    run,
};

fn run(project: &Project, sources: &Sources) -> Vec<Diagnostic> {
    let kind = &project.paper.kind;
    if PAPER_TYPES.iter().any(|known| known.name == kind) {
        return Vec::new();
    }
    let names: Vec<&str> = PAPER_TYPES.iter().map(|known| known.name).collect();
    let finding = Diagnostic::error(NAME, format!("`{kind}` is no paper type"))
        .help(format!("the types are: {}", names.join(", ")));
    let mut files = sources.files();
    let file = files.find(|(_, file)| file.path.file_name() == Some("paper.toml"));
    vec![match file {
        Some((_, file)) => finding.in_file(file.path.clone()),
        None => finding,
    }]
}
