//! How a box looks that carries marks.

use serde::Serialize;

use super::SheetPost;
use tables::model::{Dash, Mark, Marked, Tenure};

/// The looks of a box: all of its marks at once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Look {
    /// The width of its border, in points.
    pub border: f64,
    /// The border's line.
    pub dash: Dash,
    /// Whether the border is a double line.
    pub double: bool,
    /// The box's ground, `#rrggbb`.
    pub fill: Option<String>,
    /// The signs after its title.
    pub symbols: String,
}

/// The ground of a marked supernumerary post whose border is double already.
const GROUND: &str = "#bdbdbd";

impl Look {
    /// The looks of marks together, for a post of this tenure: the widest
    /// border, the first line that is not solid, the first ground, and every
    /// sign. A supernumerary post has a double border, unless a mark says how it
    /// looks.
    pub fn of<'m>(marks: impl IntoIterator<Item = &'m Mark>, tenure: Tenure) -> Self {
        let mut look = Self {
            border: 0.0,
            dash: Dash::Solid,
            double: false,
            fill: None,
            symbols: String::new(),
        };
        let mut said = false;
        for mark in marks {
            said |= mark.of == Marked::Supernumerary;
            look.border = look.border.max(mark.border);
            if look.dash == Dash::Solid {
                look.dash = mark.dash;
            }
            look.double |= mark.double;
            look.fill = look.fill.or_else(|| mark.fill.clone());
            look.symbols += mark.symbol.as_deref().unwrap_or_default();
        }
        if tenure == Tenure::Supernumerary && !said {
            if look.double {
                look.fill = Some(GROUND.to_owned());
            }
            look.double = true;
        }
        look
    }
}

/// The marks that a post carries, in the legend's order.
pub(super) fn marks_of<'m>(post: &SheetPost, marks: &'m [Mark]) -> impl Iterator<Item = &'m Mark> {
    let SheetPost {
        changes,
        tenure,
        vacant,
        ..
    } = post.clone();
    marks.iter().filter(move |mark| match mark.of {
        Marked::Change(change) => changes.contains(&change),
        Marked::Supernumerary => tenure == Tenure::Supernumerary,
        Marked::Vacant => vacant,
    })
}

/// Gives each marked post the symbols and the frame of its marks; every look that
/// boxes have, by the index in their frames.
pub(super) fn mark(posts: &mut [SheetPost], marks: &[Mark]) -> Vec<Look> {
    let mut looks: Vec<Look> = Vec::new();
    for post in posts {
        if marks_of(post, marks).next().is_none() {
            continue;
        }
        let look = Look::of(marks_of(post, marks), post.tenure);
        post.shown.symbols.clone_from(&look.symbols);
        let known = looks.iter().position(|known| *known == look);
        post.shown.frame = Some(known.unwrap_or_else(|| {
            looks.push(look);
            looks.len() - 1
        }));
    }
    looks
}
