//! What a build would read and make, by loading the paper alone.

use super::request::Request;
use super::stages::Run;
use super::trace::Trace;
use crate::build::store::manifest::MANIFEST;
use tables::load;

/// What is known of a build before it is made.
#[derive(Debug, Clone, Default)]
pub struct Predicted {
    /// The paper's id; none where it cannot be told.
    pub id: Option<String>,
    /// Its files, but what only typesetting reads. Of a paper that cannot be
    /// loaded it is what was read, and of its outputs the manifest at least.
    pub trace: Trace,
}

/// Looks a paper over for what a build of it would read and make. It finds no
/// faults: a build does.
pub fn predicted(request: &Request) -> Predicted {
    let id = load::id(&request.paper);
    let trace = match Run::new(request) {
        Ok(mut run) => {
            if let Some(project) = run.loaded() {
                let dirs = run.font_dirs(&project.paper);
                run.made.trace.fonts_of(&dirs);
            }
            run.made.trace
        }
        Err(_) => Trace::default(),
    };
    let mut found = Predicted { id, trace };
    if found.id.is_some() && found.trace.outputs.is_empty() {
        found.trace.outputs.push(MANIFEST.to_owned());
    }
    found
}
