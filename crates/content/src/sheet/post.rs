//! A post as a chart shows it.

use orgchart::ChartPost;
use tables::model::{Change, Tenure};

/// A post of a chart, in the words of one edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetPost {
    /// What its box shows. The sheet gives it the symbols and the frame of its
    /// marks.
    pub shown: ChartPost,
    /// What happens to it, as far as this chart may show it.
    pub changes: Vec<Change>,
    /// For how long it is provided.
    pub tenure: Tenure,
    /// Whether nobody holds it.
    pub vacant: bool,
}
