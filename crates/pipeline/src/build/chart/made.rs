//! A chart made, and what came of making it.

use serde_json::Value;

use crate::build::run::made::Stage;
use tables::diag::Diagnostic;
use tables::source::Sources;

/// A change as people and as machines read it.
#[derive(Debug, Clone)]
pub struct ListedChange {
    /// One line.
    pub line: String,
    /// A JSON object.
    pub json: Value,
}

/// A chart in memory, or why there is none.
#[derive(Debug, Default)]
pub struct ChartMade {
    /// The file; `None` where a finding is an error.
    pub bytes: Option<Vec<u8>>,
    /// How many posts are drawn.
    pub posts: usize,
    /// On how many pages.
    pub pages: usize,
    /// The least text size, in points.
    pub font_pt: f64,
    /// What changes from the earlier table.
    pub changes: Vec<ListedChange>,
    /// What the table's columns were taken for, where they are not our own.
    pub mapped: Option<String>,
    /// What was found, by place.
    pub findings: Vec<Diagnostic>,
    /// What was read, for showing the findings.
    pub sources: Sources,
    /// Where the time went.
    pub stages: Vec<Stage>,
}
