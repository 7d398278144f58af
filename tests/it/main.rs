//! The one integration-test binary: each would link all of Typst again.
//!
//! Tests run the program as a user does and look at the files and messages
//! that a user gets.

mod cli;
mod founding;
mod page;
mod pdf;
mod rooms;
mod support;
