//! How much time is spent on a chart.

/// How many ways are tried and kept; smaller for larger charts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effort {
    /// The most shapes kept for each post.
    pub(crate) kept: usize,
    /// The most limits of height or width tried for one arrangement.
    pub(crate) limits: usize,
    /// Whether boxes of even height are tried too.
    pub(crate) evened: bool,
    /// From one text width tried to the next, in the list of the options.
    pub(crate) width_step: usize,
}

impl Effort {
    /// What can be tried in good time for so many posts.
    pub(crate) fn for_posts(posts: usize) -> Self {
        match posts {
            0..=200 => Self {
                kept: 16,
                limits: 12,
                evened: true,
                width_step: 1,
            },
            201..=1000 => Self {
                kept: 10,
                limits: 8,
                evened: false,
                width_step: 1,
            },
            _ => Self {
                kept: 6,
                limits: 4,
                evened: false,
                width_step: 2,
            },
        }
    }
}
