//! The one integration-test binary: each would link all of Typst again.
//!
//! Tests run the program as a user does and look at the files and messages
//! that a user gets.

mod annexes;
mod bad_input;
mod batch;
mod batch_faults;
mod batch_index;
mod batch_reports;
mod batch_told;
mod browser;
mod chart;
mod checks;
mod ci;
mod cli;
mod depfile;
mod drafting;
mod escape;
mod explain;
mod faults;
mod founding;
mod fuzz;
mod memory;
mod messages;
mod mutants;
mod names;
mod ninja;
mod page;
mod pdf;
mod preview;
mod receipts;
mod rooms;
mod rules;
mod small_paper;
mod support;
mod tree;
mod watch;
