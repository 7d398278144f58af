//! The one integration-test binary that links Typst: each would link all of it
//! again.
//!
//! Tests run the program as a user does and look at the files and messages
//! that a user gets.

mod accessible;
mod acting;
mod annexes;
mod bad_input;
mod batch;
mod batch_faults;
mod batch_index;
mod batch_reports;
mod batch_told;
mod book;
mod bounds;
mod braces;
mod brief;
mod browser;
mod chart;
mod checks;
mod ci;
mod cli;
mod compared;
mod completions;
#[cfg(unix)]
mod damaged;
mod deep;
mod depfile;
mod drafting;
mod editions;
mod encodings;
mod english;
mod escape;
mod explain;
mod faults;
mod founding;
mod harbour;
mod helpers_said;
mod item;
mod junit;
mod kit;
mod library;
mod markup;
mod memory;
mod mending;
mod mutants;
mod ninja;
mod note_pages;
mod own_words;
mod page;
mod page_ends;
mod part_charts;
mod pdf;
#[cfg(unix)]
mod places;
mod preview;
mod proposal;
mod quotes;
mod ranks;
mod receipts;
mod review;
mod rooms;
mod scale;
mod small_paper;
mod spreadsheets;
mod stale;
mod starter;
mod support;
mod tables;
mod text_annexes;
mod titles;
mod tree;
mod unseen;
mod watch;
mod word_and_excel;
mod workbook;
