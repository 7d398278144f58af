//! Arranging families: every post, from the lowest up, keeps the few shapes of
//! all that stands under it that no other beats in both width and height.

mod block;
mod choices;
mod contour;
mod effort;
mod gaps;
mod hung;
mod outline;
mod row;
mod rows;
mod shape;
mod solve;
mod style;
mod trunk;

pub(crate) use effort::Effort;
pub(crate) use gaps::Gaps;
pub(crate) use shape::{ChildPosition, Form, Group, Item, Shape};
pub(crate) use solve::Solution;
pub(crate) use style::Style;
