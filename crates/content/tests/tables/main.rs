//! What tables on the page say, without setting them.

mod built_in;
mod changes;
mod heads;
mod lapsed;
mod own;
mod paper;
mod retrospective;
