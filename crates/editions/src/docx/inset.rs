//! How far paragraphs are set in.

/// How far the block that invites members is set in at both sides, in twentieths of a
/// point.
pub(super) const INVITATION: usize = 1_050;

/// How far paragraphs are set in, in twentieths of a point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Inset {
    pub(super) left: usize,
    pub(super) right: usize,
}

impl Inset {
    /// Further at the left.
    pub(super) fn further(self, by: usize) -> Self {
        Self {
            left: self.left + by,
            ..self
        }
    }

    /// The property, nothing where nothing is set in; the first line hangs out by so
    /// much.
    pub(super) fn xml(self, hanging: usize) -> String {
        if self == Self::default() {
            return String::new();
        }
        let Self { left, right } = self;
        let right = match right {
            0 => String::new(),
            right => format!(" w:right=\"{right}\""),
        };
        let hanging = match hanging {
            0 => String::new(),
            hanging => format!(" w:hanging=\"{hanging}\""),
        };
        format!("<w:ind w:left=\"{left}\"{right}{hanging}/>")
    }
}
