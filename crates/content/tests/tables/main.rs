//! What tables on the page say, without setting them.

mod built_in;
mod changes;
mod own;
mod paper;
