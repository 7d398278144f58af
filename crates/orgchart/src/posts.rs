//! The posts of a chart, and why some do not make one.

/// One post of a chart, as its box shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChartPost {
    /// The post's id in the caller's tables; carried through to the drawing.
    pub id: String,
    /// The post's title; may be empty, and then the rank takes its place.
    pub title: String,
    /// The rank's name; may be empty.
    pub rank: String,
    /// The pay point, without brackets; may be empty.
    pub point: String,
    /// What stands below these in its box, each on lines of its own.
    pub notes: Vec<String>,
    /// The index of the post to which this one reports; none for a head.
    pub superior: Option<usize>,
    /// Whether it stands beside its superior's trunk, and not in its row.
    pub staff: bool,
    /// The indices of the posts to which it also reports, by a dotted line.
    pub dotted_to: Vec<usize>,
    /// Signs that are printed after the title and never parted from it.
    pub symbols: String,
    /// How the box is framed: an index into the frames of the options.
    pub frame: Option<usize>,
}

impl ChartPost {
    /// Whether the rank is printed already where the title is: there is no
    /// title, or the two are the same but for white space and capitals.
    #[must_use]
    pub fn rank_is_title(&self) -> bool {
        let words = |text: &'_ str| {
            text.split_whitespace()
                .map(str::to_lowercase)
                .collect::<Vec<_>>()
        };
        let title = words(&self.title);
        title.is_empty() || title == words(&self.rank)
    }
}

/// Why posts do not make a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartError {
    /// The post at this index names a superior, by a whole or a dotted line, that
    /// is not in the list.
    UnknownSuperior(usize),
    /// These posts report to one another in a circle, each to the next.
    Cycle(Vec<usize>),
}

impl std::fmt::Display for ChartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownSuperior(post) => {
                write!(f, "the superior of post {post} is not in the list")
            }
            Self::Cycle(posts) => write!(f, "{} posts report in a circle", posts.len()),
        }
    }
}

impl std::error::Error for ChartError {}
