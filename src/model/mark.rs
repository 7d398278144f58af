//! Marks: how a chart shows what happens to a post.

use serde::Serialize;

use super::Change;

/// The line of a mark's border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Dashes.
    Dashed,
    /// Dots.
    Dotted,
}

/// How the box of a post with one change is drawn; told apart in black and
/// white print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// The change that it stands for.
    #[serde(skip)]
    pub change: Change,
    /// Width of the border, in points.
    pub border: f64,
    /// The border's line.
    pub dash: Dash,
    /// Whether the border is a double line.
    pub double: bool,
    /// The box's ground, `#rrggbb`.
    pub fill: Option<String>,
    /// A sign at the box's corner.
    pub symbol: Option<String>,
}
