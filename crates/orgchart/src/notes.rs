//! What is printed where a chart goes on on another page.

/// The words at boxes from which or to which the chart goes on; `{n}` is the
/// number of the page, which counts from one. By default they are English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    /// At a post that is drawn on another page.
    pub stub: String,
    /// At a post that is repeated from another page.
    pub head: String,
    /// At a post some of whose subordinates follow on another page.
    pub more: String,
    /// At a post that is drawn with what is under it elsewhere on the same page, at the
    /// right or below.
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
            stub: pattern("see page {n}"),
            head: pattern("from page {n}"),
            more: pattern("continued on page {n}"),
            here: pattern("on this page"),
        }
    }
}
