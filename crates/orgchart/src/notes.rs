//! What is printed where a chart goes on on another page.

/// The words at boxes from which or to which the chart goes on; `{n}` is the
/// number of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    /// At a post that is drawn on another page.
    pub stub: String,
    /// At a post that is repeated from another page.
    pub head: String,
    /// At a post some of whose subordinates follow on another page.
    pub more: String,
    /// At a post that is drawn elsewhere on the same page.
    pub here: String,
}

impl Notes {
    /// Every pattern.
    pub(crate) fn all(&self) -> [&str; 4] {
        [&self.stub, &self.head, &self.more, &self.here]
    }
}

impl Default for Notes {
    fn default() -> Self {
        let pattern = |words: &str| words.to_owned();
        Self {
            stub: pattern("見第{n}頁"),
            head: pattern("承第{n}頁"),
            more: pattern("續見第{n}頁"),
            here: pattern("見本頁下文"),
        }
    }
}
