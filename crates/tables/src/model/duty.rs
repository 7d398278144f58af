//! Duties: the lines of a job description.

use super::Text;
use crate::source::RowRef;

/// One duty of a post, without the separator that the layout prints after it.
#[derive(Debug, Clone)]
pub struct Duty {
    /// The post's id.
    pub post: String,
    /// The words.
    pub text: Text,
    /// Its row in duties.csv.
    pub row: RowRef,
}
