//! JSON: an object a paper, with sums, and with what would change it by being
//! there.

use camino::Utf8PathBuf;
use serde_json::{Value, json};

use super::PaperFiles;

/// The whole depfile.
pub(super) fn text(papers: &[PaperFiles]) -> String {
    let papers: Vec<Value> = papers.iter().map(paper).collect();
    // Plain strings always serialise.
    serde_json::to_string_pretty(&json!({ "papers": papers })).unwrap_or_default() + "\n"
}

fn paper(paper: &PaperFiles) -> Value {
    let trace = &paper.trace;
    let input = |(path, sum): (&Utf8PathBuf, &Option<String>)| match sum {
        Some(sum) => json!({ "path": path.as_str(), "sha256": sum }),
        None => json!({ "path": path.as_str() }),
    };
    json!({
        "path": paper.path.as_str(),
        "outputs": paper.outputs().map(Utf8PathBuf::into_string).collect::<Vec<_>>(),
        "inputs": trace.inputs.iter().map(input).collect::<Vec<Value>>(),
        "absent": trace.absent.iter().map(|path| path.as_str()).collect::<Vec<_>>(),
        "folders": trace.folders.iter().map(|path| path.as_str()).collect::<Vec<_>>(),
    })
}
