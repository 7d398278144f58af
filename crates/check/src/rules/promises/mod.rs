//! Rules about what the prose promises and the paper must keep.

pub(super) mod heading;
pub(super) mod item;
pub(super) mod mark;
pub(super) mod part;
