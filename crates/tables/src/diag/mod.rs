//! Findings as data, and the ways to print them.
//!
//! A [`Diagnostic`] says what is wrong, where, and the way out. Finding things
//! is the business of `load`, `check`, `fill` and `typeset`; this room never
//! decides whether something is wrong.

mod diagnostic;
mod few;
mod nearest;
mod number_of;
pub mod render;
mod sheets;

pub use diagnostic::{Diagnostic, Fix, Label, Severity, has_errors, sort};
pub use few::few;
pub use nearest::{nearest, question};
pub use number_of::number_of;
pub use sheets::name_sheets;
